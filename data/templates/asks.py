"""What a template leaves for the council to set: numbers that its source does not state."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from data.templates.entries import Loc, say_place
from panel_tui.domain.limits import Span
from panel_tui.domain.model import Model
from panel_tui.domain.template import MeetingTemplate
from panel_tui.domain.when import When


class Ask(NamedTuple):
    """One number to set: where it stands in the template, and in words what it is."""

    place: str
    words: str


def asks(template: MeetingTemplate) -> list[Ask]:
    """Every number that the council must set before the rule it belongs to can hold."""
    values = template.model_dump()
    return [
        Ask(say_place(values, loc), f"{title}: {words}")
        for loc, title, words in _asked(template, (), template.title)
    ]


def _asked(value: Any, loc: Loc, title: str) -> Iterator[tuple[Loc, str, str]]:
    if isinstance(value, Span):
        if value.amount == "ask":
            yield loc, title, f"how many {value.unit}"
    elif isinstance(value, When):
        for name in value.open_ages:
            yield (*loc, name), title, f"{name.removesuffix('_age')} what age"
    elif isinstance(value, Model):
        title = getattr(value, "title", title)
        for name in type(value).model_fields:
            yield from _asked(getattr(value, name), (*loc, name), title)
    elif isinstance(value, tuple):
        for number, each in enumerate(value):
            yield from _asked(each, (*loc, number), title)
