"""One row of a council's list of children, read: who it is about, and what happened on which day."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from data.register.vocabulary import kind_of
from data.tables.findings import Findings
from data.tables.row_reading import RowReading, say_birthday
from data.tables.table import Table
from data.tables.wanted import plain
from panel_tui.domain.model import Refused
from panel_tui.domain.register_import import StatedChild
from panel_tui.ports import Told

FindKind = Callable[[str], str]
"""The id of the kind of event that a text names; raises `Refused` for none."""


_TELL_EVERY = 500  # rows


def read_rows(
    table: Table, today: date, find_kind: FindKind, found: Findings, told: Told
) -> Iterator[StatedChild]:
    """What each row of the table states of a child; rows whose case ID is spoilt are left out."""
    columns = [(field, kind) for field in table.columns if (kind := kind_of(field))]
    for count, row in enumerate(table.rows):
        if count % _TELL_EVERY == 0:
            told(count, len(table.rows))
        stated = _Reading(table, row, today, "today", found).stated(columns, find_kind)
        if stated.case_id:
            yield stated


class _Reading(RowReading):
    def stated(self, columns: Sequence[tuple[str, str]], find_kind: FindKind) -> StatedChild:
        self.check_width()
        self.check_no_dates("case_id", "child", "former_case_id", "former_name", "event")
        self.check_not_mixed_up()
        case_id = self.case_id()
        born, due = self.birth()
        events = [
            (kind, on)
            for field, kind in columns
            if (on := self._happened(field, self.day_of(field), born))
        ]
        return StatedChild(
            row=self.row.number,
            case_id=case_id,
            name=self._name("child"),
            born=born,
            due=due,
            former_case_id=self.unless_nothing("former_case_id"),
            former_name=self._name("former_name"),
            events=(*events, *self._of_row(born, find_kind)),
        )

    def _name(self, field: str) -> str:
        name = self.text(field)
        return name if plain(name) else ""

    def _happened(self, field: str, on: date | None, born: date | None) -> date | None:
        """The day of an event; one that is still to come has not happened, and is left out."""
        if on is None:
            return None
        if self.last_day and on > self.last_day:
            self.warn(field, f"{say_birthday(on)} is still to come, and was left out")
            return None
        if born and on < born:
            self.fault(field, "before the child was born")
        return on

    def _of_row(self, born: date | None, find_kind: FindKind) -> Iterator[tuple[str, date]]:
        """The event that the row as a whole tells of, where the table has columns for that."""
        said, on = self.unless_nothing("event"), self.day_of("on")
        if not said:
            if on:
                self.fault("event", "empty; say what happened on that day")
            return
        if not self.unless_nothing("on"):
            self.fault("on", "empty; give the day on which it happened")
        on = self._happened("on", on, born)
        try:
            kind = find_kind(said)
        except Refused as refused:
            self.fault("event", str(refused).rstrip("."))
            return
        if on:
            yield kind, on
