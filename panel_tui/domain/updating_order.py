"""The running order after a changed agenda: its times for what has not begun, all else as it was."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count

from panel_tui.domain.agenda import AgendaSlot
from panel_tui.domain.case import Case
from panel_tui.domain.meeting import Meeting, Slot
from panel_tui.domain.updating_scope import Scope


def reordered(meeting: Meeting, cases: Sequence[Case], scope: Scope) -> tuple[Slot, ...]:
    """The slots of `meeting` for these `cases`, which may be others than it has.

    A slot that both agendas state alike stays as people have made it since. One that differs takes its
    place on the new agenda, and keeps its number. Cases that no agenda names, such as late ones, keep
    their slots.
    """
    if _timetable(scope.old, scope) == _timetable(scope.new, scope):
        return meeting.slots
    order = _Order(meeting, cases, scope)
    stated = list(order.stated())
    slots = [*order.held(), *order.breaks(), *stated, *order.others()]
    return tuple(sorted(slots, key=lambda slot: slot.starts_at))


class _Order:
    def __init__(self, meeting: Meeting, cases: Sequence[Case], scope: Scope) -> None:
        self._meeting = meeting
        self._scope = scope
        self._case_ids = {case.child_id: case.case_id for case in cases}
        child_ids = {case.case_id: case.child_id for case in meeting.cases}
        self._shares = {
            slot.number: tuple(child_ids[case_id] for case_id in slot.case_ids)
            for slot in meeting.slots
        }
        self._slot_of = {
            child: slot for slot in meeting.slots for child in self._shares[slot.number]
        }
        self._named = {child for slot in scope.new for child in scope.children(slot)}
        self._old = Counter(map(self._told, scope.old))
        self._numbers = count(max(self._shares) + 1)
        self._taken: set[int] = set()

    def held(self) -> Iterator[Slot]:
        """The slots that stay as they are."""
        for slot in self._meeting.slots:
            if not self._scope.held.isdisjoint(self._shares[slot.number]):
                self._taken.add(slot.number)
                yield slot

    def breaks(self) -> Iterator[Slot]:
        """The breaks: those that are over, and the new agenda's where they differ from the old one's."""
        old, new = _breaks(self._scope.old), _breaks(self._scope.new)
        for slot in self._meeting.slots:
            if slot.is_break and (old == new or self._scope.is_over(slot.starts_at)):
                yield slot
        for stated in new if old != new else ():
            yield self._laid(stated, (), next(self._numbers))

    def stated(self) -> Iterator[Slot]:
        """The slots of the new agenda that have cases."""
        for stated in self._scope.new:
            children = tuple(
                each for each in self._scope.children(stated) if each in self._case_ids
            )
            if not children:
                continue
            own = self._own(children)
            if own is None:
                yield self._laid(stated, children, next(self._numbers))
            elif self._old[self._told(stated)]:
                yield own
            else:
                yield self._laid(stated, (*children, *self._left_in(own)), own.number)

    def others(self) -> Iterator[Slot]:
        """The slots of cases that the new agenda does not name."""
        for slot in self._meeting.slots:
            children = tuple(self._left_in(slot))
            if children and slot.number not in self._taken:
                yield slot.changed(case_ids=tuple(map(self._case_ids.__getitem__, children)))

    def _own(self, children: Sequence[str]) -> Slot | None:
        """The slot that the first of the children had, if no other has taken its place."""
        slots = (self._slot_of[child] for child in children if child in self._slot_of)
        own = next((slot for slot in slots if slot.number not in self._taken), None)
        if own is not None:
            self._taken.add(own.number)
        return own

    def _left_in(self, slot: Slot) -> Iterator[str]:
        """The children of a slot who still have a case, and no place on the new agenda."""
        for child in self._shares[slot.number]:
            if child in self._case_ids and child not in self._named:
                yield child

    def _laid(self, stated: AgendaSlot, children: Sequence[str], number: int) -> Slot:
        return Slot(
            number=number,
            starts_at=self._scope.starts_at(stated.starts),
            planned=stated.minutes,
            case_ids=tuple(self._case_ids[child] for child in children),
            title=stated.title,
        )

    def _told(self, stated: AgendaSlot) -> tuple[object, ...]:
        return (stated.starts, stated.minutes, frozenset(self._scope.children(stated)))


def _breaks(slots: Sequence[AgendaSlot]) -> list[AgendaSlot]:
    return [slot for slot in slots if not slot.cases]


def _timetable(slots: Sequence[AgendaSlot], scope: Scope) -> list[tuple[object, ...]]:
    return [
        (slot.starts, slot.minutes, slot.title, frozenset(scope.children(slot))) for slot in slots
    ]
