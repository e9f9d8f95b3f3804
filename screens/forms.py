"""Forms: what a dialog asks, as data. A form makes changes of its answers; the dialog has them done."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

from panel_tui.domain.changes import Change

Answers = Mapping[str, str]
"""What was answered, by the field's id; a choice answers with the id of what was chosen."""


class Field(NamedTuple):
    """One question of a form. `choices` are ids with their words; a `text` may have many lines."""

    id: str
    label: str
    kind: Literal["line", "text", "choice"] = "line"
    value: str = ""
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()


class Form(NamedTuple):
    """A question in one sentence, its fields, and the changes that the answers come to.

    `make` may raise `Refused` in words, which the dialog shows while it stays open. `preview` shows
    back how the answers are understood, before they are kept.
    """

    title: str
    fields: tuple[Field, ...]
    make: Callable[[Answers], Sequence[Change]]
    preview: Callable[[Answers], str] | None = None
    note: str = ""


def answered(form: Form, answers: Answers) -> Form:
    """The form as it was left, with what was answered so far."""
    fields = (each._replace(value=answers.get(each.id, each.value)) for each in form.fields)
    return form._replace(fields=tuple(fields))


def yes_no(question_id: str, label: str, *, yes: str, no: str, value: str = "yes") -> Field:
    """A choice between two."""
    return Field(question_id, label, "choice", value, choices=(("yes", yes), ("no", no)))
