"""Forms: what a dialog asks, as data. A form makes changes of its answers; the dialog has them done."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from textual.content import Content

from panel_tui.domain.changes import Change
from panel_tui.domain.model import Refused
from panel_tui.domain.text import clean

Answers = Mapping[str, str]
"""What was answered, by the field's id; a choice answers with the id of what was chosen.

Of `choices` several can be chosen; the answer is their ids, parted by spaces.
"""

WORDS_WIDTH = 67
"""Cells that a dialog has for what its preview shows."""


Choice = tuple[str, str]
"""The id of what can be chosen, and its words."""


class Field(NamedTuple):
    """One question of a form. `choices` are ids with their words; a `text` may have many lines."""

    id: str
    label: str
    kind: Literal["line", "text", "choice", "choices"] = "line"
    value: str = ""
    hint: str = ""
    choices: tuple[Choice, ...] = ()


class Form(NamedTuple):
    """A question in one sentence, its fields, and the changes that the answers come to.

    `make` may raise `Refused` in words, which the dialog shows while it stays open. `preview` shows
    back how the answers are understood, before they are kept. `keep` names the key that does it.
    """

    title: str
    fields: tuple[Field, ...]
    make: Callable[[Answers], Sequence[Change]]
    preview: Callable[[Answers], str | Content] | None = None
    note: str = ""
    keep: str = "Keep"


def which_form(
    title: str,
    choices: Iterable[Choice],
    chosen: Callable[[str], None],
    preview: Callable[[Answers], str] | None = None,
) -> Form:
    """Which of several is meant: `chosen` hears its id, and nothing is changed yet."""

    def make(answers: Answers) -> list[Change]:
        chosen(answers["which"])
        return []

    field = Field("which", "", "choice", choices=tuple(choices))
    return Form(title, (field,), make, preview, keep="Choose")


def words_field(field_id: str, label: str, value: str) -> Field:
    """A field for a line of words, or for the many lines that were there before."""
    return Field(field_id, label, "text" if "\n" in value else "line", value)


def answered(form: Form, answers: Answers) -> Form:
    """The form as it was left, with what was answered so far."""
    fields = (each._replace(value=answers.get(each.id, each.value)) for each in form.fields)
    return form._replace(fields=tuple(fields))


def cleaned(form: Form, answers: Answers) -> Answers:
    """The answers as they are kept: of words that nobody can see, nothing is left."""
    choices = {field.id for field in form.fields if field.choices}
    return {name: text if name in choices else clean(text) for name, text in answers.items()}


def read_path(text: str, ask: str) -> Path:
    """The file or folder that a person means, whole.

    Raises:
        Refused: there are no words (`ask` says what is wanted), or no such account.
    """
    words = text.strip()
    if len(words) > 2 and words[0] == words[-1] and words[0] in "\"'":
        words = words[1:-1]  # as a file manager copies a path, or a terminal takes a dropped file
    if not words:
        raise Refused(ask)
    try:
        return Path(words).expanduser().absolute()
    except RuntimeError:
        raise Refused("There is no such account: write the path out.") from None


def yes_no(question_id: str, label: str, *, yes: str, no: str, value: str = "yes") -> Field:
    """A choice between two."""
    return Field(question_id, label, "choice", value, choices=(("yes", yes), ("no", no)))
