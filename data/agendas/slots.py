"""The rows of an agenda laid out as slots: who shares one, when each starts and how long it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time

from data.agendas.rows import Item
from data.agendas.times import DAY, as_time, say_minutes
from data.tables.findings import Findings
from data.tables.table import Table
from panel_tui.domain.agenda import AgendaSlot
from panel_tui.domain.template import MeetingTemplate

BREAK_MINUTES = 15
"""How long a break is that states no end and has no slot after it."""


@dataclass
class _Slot:
    """Rows that are heard together. `starts` is None where it cannot be told."""

    items: list[Item]
    starts: int | None
    stated: int | None
    usual: int | None

    @property
    def row(self) -> int:
        return self.items[0].row

    @property
    def is_break(self) -> bool:
        return bool(self.items[0].title)

    @property
    def minutes(self) -> int | None:
        """Its length, if that does not depend on what follows."""
        return self.stated or self.usual


def lay_out(
    items: Sequence[Item],
    start: time | None,
    template: MeetingTemplate | None,
    table: Table,
    found: Findings,
) -> tuple[AgendaSlot, ...]:
    """The slots of an agenda in their order; empty once a fault is found.

    `start` is the meeting's, `template` None where it is not known (then what depends on it is not
    checked), `table` names the columns. Without times, slots follow one another from `start` with the
    template's length, and rows that stand together share one as if they had one time. A break lasts as
    long as it says, else until the next slot, else `BREAK_MINUTES`.
    """
    timed = any(item.time or item.time_unread for item in items)
    layout = _Layout(template, table, found)
    slots = layout.grouped(items, timed=timed)
    if timed:
        layout.check_order(slots, start)
    elif start is not None:
        layout.follow_one_another(slots, start)
    layout.warn_of_parted_siblings(slots)
    return () if found.faulty else tuple(_agenda_slots(slots))


class _Layout:
    def __init__(self, template: MeetingTemplate | None, table: Table, found: Findings) -> None:
        rule = template.slot if template else None
        self._usual = rule.length_minutes if rule else None
        self._by_worker = template is None or (rule is not None and rule.per == "social worker")
        self._table = table
        self._found = found

    def grouped(self, items: Sequence[Item], *, timed: bool) -> list[_Slot]:
        """The rows that share a slot together; a row that has no time and joins none is a fault."""
        slots: list[_Slot] = []
        for item in items:
            if slots and self._joins(slots[-1], item):
                self._join(slots[-1], item)
                continue
            if timed and not (item.time or item.time_unread or item.title):
                words = "empty; give the time, or the sibling group of the row above"
                self._fault(item, words)
            starts, stated = item.time or (None, None)
            slots.append(_Slot([item], starts, stated, None if item.title else self._usual))
        return slots

    def check_order(self, slots: Sequence[_Slot], start: time | None) -> None:
        """Each slot starts after the one before it has ended, and the first not before `start`."""
        last: _Slot | None = None
        for slot in slots:
            if slot.starts is None:
                continue
            if last is None or last.starts is None:
                self._check_first(slot, start)
                last = slot
            elif slot.starts < last.starts:
                words = f"is before row {last.row}'s {say_minutes(last.starts)}"
                self._fault_of_time(slot, words)
            else:
                self._check_apart(last, last.starts, slot, slot.starts)
                last = slot

    def follow_one_another(self, slots: Sequence[_Slot], start: time) -> None:
        """Give each slot its start, from the lengths of those before it."""
        now = start.hour * 60 + start.minute
        for slot in slots:
            if now >= DAY:
                words = "its slot would begin after midnight; give the rows their times"
                self._found.fault(words, row=slot.row)
                return
            slot.starts = now
            now += slot.minutes or 0

    def warn_of_parted_siblings(self, slots: Sequence[_Slot]) -> None:
        """Siblings in two slots may be meant, or one of the times is wrong."""
        column = self._table.title("sibling_group")
        first: dict[str, _Slot] = {}
        for slot in slots:
            for item in slot.items:
                if item.siblings and first.setdefault(item.siblings, slot) is not slot:
                    # A sibling group may be written with the children's names.
                    words = (
                        f"the same as on row {first[item.siblings].row}, in another slot; "
                        "siblings who are heard together need one time"
                    )
                    self._found.warn(words, row=item.row, column=column)

    def _joins(self, slot: _Slot, item: Item) -> bool:
        if slot.is_break or item.title or item.time_unread:
            return False
        if item.time and item.time.starts != slot.starts:
            return False
        return any(
            (item.siblings and item.siblings == other.siblings)
            or (self._by_worker and item.worker and item.worker == other.worker)
            for other in slot.items
        )

    def _join(self, slot: _Slot, item: Item) -> None:
        stated = item.time.minutes if item.time else None
        if stated and slot.stated and stated != slot.stated:
            self._fault(item, f"its end is not that of row {slot.row}, which shares the slot")
        slot.stated = slot.stated or stated
        slot.items.append(item)

    def _check_first(self, slot: _Slot, start: time | None) -> None:
        if start and slot.starts is not None and as_time(slot.starts) < start:
            begins = say_minutes(start.hour * 60 + start.minute)
            self._fault_of_time(slot, f"is before the start of the meeting ({begins})")

    def _check_apart(self, last: _Slot, last_starts: int, slot: _Slot, starts: int) -> None:
        if starts == last_starts:
            words = f"is the time of row {last.row} too; {self._how_to_share(last, slot)}"
            self._fault_of_time(slot, words)
        elif last.minutes and starts < last_starts + last.minutes:
            span = f"{say_minutes(last_starts)} to {say_minutes(last_starts + last.minutes)}"
            self._fault_of_time(slot, f"lies in the slot of row {last.row} ({span})")

    def _how_to_share(self, last: _Slot, slot: _Slot) -> str:
        if last.is_break or slot.is_break:
            return "give one of them another"
        shared = (
            "one sibling group or one social worker" if self._by_worker else "one sibling group"
        )
        return f"give one of them another, or both {shared}"

    def _fault_of_time(self, slot: _Slot, words: str) -> None:
        self._fault(slot.items[0], f"{say_minutes(slot.starts or 0)} {words}")

    def _fault(self, item: Item, words: str) -> None:
        self._found.fault(words, row=item.row, column=self._table.title("time"))


def _agenda_slots(slots: Sequence[_Slot]) -> Iterator[AgendaSlot]:
    for slot, following in zip(slots, [*slots, None][1:], strict=True):
        starts, minutes = slot.starts or 0, slot.minutes
        if slot.is_break and minutes is None:
            ends = following.starts if following else None
            minutes = ends - starts if ends is not None else BREAK_MINUTES
        yield AgendaSlot(
            starts=as_time(starts),
            minutes=minutes,
            cases=tuple(item.facts for item in slot.items if item.facts),
            title=slot.items[0].title,
        )
