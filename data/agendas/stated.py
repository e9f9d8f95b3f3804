"""What the meeting as a whole is: stated above the table, given on the command line, or asked for."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from typing import NamedTuple, TypeVar

from data.agendas.times import NotATime, read_start, say_minutes
from data.agendas.vocabulary import vocabulary
from data.tables.findings import Findings
from data.tables.sheet import Row
from data.tables.wanted import plain
from panel_tui.domain.model import Line, Model, listed
from panel_tui.domain.template import MeetingTemplate
from panel_tui.domain.text import clean_line
from panel_tui.domain.words import NotADate, read_agenda_date, say_date

T = TypeVar("T")

FindTemplate = Callable[[str], MeetingTemplate | None]
"""The meeting template of an ID, or None where there is none."""


class Given(Model):
    """What the command line gave for an agenda; `template` is the ID of a meeting template."""

    date: datetime.date | None = None
    start: datetime.time | None = None
    template: Line = ""
    chair: Line = ""
    minute_taker: Line = ""
    venue: Line = ""


class Stated(NamedTuple):
    """The meeting as a whole. None is what could not be found out; then there is a fault.

    Only `start` may be None without one: the agenda's first slot may tell it.
    """

    template: MeetingTemplate | None
    date: datetime.date | None
    start: datetime.time | None
    chair: str
    minute_taker: str
    venue: str


class Templates(NamedTuple):
    """How meeting templates are found, all IDs there are, and which one it is where none is named."""

    find: FindTemplate
    ids: Sequence[str]
    default: str


def settle(above: Sequence[Row], given: Given, templates: Templates, found: Findings) -> Stated:
    """Bring together what the file states `above` the table and what was given.

    Faults: what cannot be read, what contradicts itself, what nobody says, an unknown template.
    """
    settler = _Settler(tuple(stated_above(above)), found)
    template_id = settler.settle("template", given.template or None, str, str)
    return Stated(
        template=_template(template_id or "", templates, found),
        date=settler.needed("date", given.date, read_agenda_date, say_date, "YYYY-MM-DD"),
        start=settler.settle("start", given.start, read_start, _say_start),
        chair=settler.settle("chair", given.chair or None, str, str) or "",
        minute_taker=settler.settle("minute_taker", given.minute_taker or None, str, str) or "",
        venue=settler.settle("venue", given.venue or None, str, str) or "",
    )


def stated_above(rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """Label fields with what is said of them: in the cell beside, or after a colon.

    A row may hold several; a label with nothing beside it says nothing.
    """
    labels = vocabulary().labels
    for row in rows:
        cells = [cell for cell in map(clean_line, row.cells) if cell]
        for cell, beside in zip(cells, [*cells, ""][1:], strict=True):
            label, _, after = cell.partition(":")
            field, value = labels.field(label), after.strip() or beside
            if field and value and labels.field(value) is None:
                yield field, value


def ask_for(label: str, form: str, found: Findings) -> None:
    """The fault of something that the file should say and does not; `form` is how to write it."""
    words = f"the file does not say it; add {_option(label)} {form}"
    found.fault(words, column=vocabulary().labels.titles[label], lacks=label)


class _Settler:
    def __init__(self, texts: Sequence[tuple[str, str]], found: Findings) -> None:
        self._texts = texts
        self._found = found

    def settle(
        self, label: str, given: T | None, read: Callable[[str], T], say: Callable[[T], str]
    ) -> T | None:
        """What the file says, or else what was given; a contradiction is a fault."""
        title = vocabulary().labels.titles[label]
        values: list[T] = []
        for text in self._texts_of(label):
            try:
                values.append(read(text))
            except (NotADate, NotATime) as wrong:
                self._found.fault(str(wrong), column=title)
        if not values:
            return given
        first = values[0]
        if also := [value for value in values if not _same(say(value), say(first))]:
            self._found.fault(f"the file says {say(first)}, and also {say(also[0])}", column=title)
        elif given is not None and not _same(say(given), say(first)):
            words = (
                f"the file says {say(first)}, {_option(label)} says {say(given)}; "
                "leave the option out, or correct the file"
            )
            self._found.fault(words, column=title)
        return first

    def needed(
        self,
        label: str,
        given: T | None,
        read: Callable[[str], T],
        say: Callable[[T], str],
        form: str,
    ) -> T | None:
        """As `settle`; a fault too where neither the file nor the command line says it."""
        value = self.settle(label, given, read, say)
        if value is None and not self._texts_of(label):
            ask_for(label, form, self._found)
        return value

    def _texts_of(self, label: str) -> list[str]:
        return [text for named, text in self._texts if named == label]


def _template(named: str, templates: Templates, found: Findings) -> MeetingTemplate | None:
    template_id = named or templates.default
    template = templates.find(template_id)
    if template is None:
        near = get_close_matches(template_id, templates.ids, n=1)
        known = f"nearest: {near[0]}" if near else f"there are {listed(templates.ids)}"
        whose = "" if named else ", the default_template of the settings,"
        found.fault(f"{template_id}{whose} is not known; {known}", column="Template")
    return template


def _say_start(start: datetime.time) -> str:
    return say_minutes(start.hour * 60 + start.minute)


def _same(one: str, other: str) -> bool:
    return plain(one) == plain(other)


def _option(label: str) -> str:
    return "--" + label.replace("_", "-")
