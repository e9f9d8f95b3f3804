"""Who was there, on a form: a line a person, with role and times.

It belongs to the meeting, and stands on the form of every case. A form lists who was there for its own
case, as the minutes do, and leaves the others as they are.
"""

import re
from collections.abc import Hashable, Iterator, Sequence
from datetime import datetime
from typing import Any, ClassVar, NamedTuple

from panel_tui.domain.attendance import RemoveAttendee
from panel_tui.domain.case import Case
from panel_tui.domain.changes import Change
from panel_tui.domain.forms.grammar import Typed, same_words
from panel_tui.domain.forms.part import Edit, Edits, Entries, Entry, Made, Part
from panel_tui.domain.forms.reading import Reading
from panel_tui.domain.forms.rows import write_row
from panel_tui.domain.forms.sections import rows_of
from panel_tui.domain.forms.stage import Phase, Stage
from panel_tui.domain.forms.stays import apology_changes, read_spans, say_span, stay_changes
from panel_tui.domain.forms.values import Titles, as_recorded, same_minute
from panel_tui.domain.leaks import names_another
from panel_tui.domain.meeting import Attendee, Meeting, Stay
from panel_tui.domain.model import Refused, name_key
from panel_tui.domain.roster import Seat, roster
from panel_tui.domain.template import MeetingTemplate

_CELLS = ("name", "role", "from when to when")
_APOLOGIES = "apologies"
_SEAT = "seat"
_OTHER = re.compile(r"(?:\A|,)\s*other\s*:\s*", re.IGNORECASE)


class Seated(NamedTuple):
    """A person of the meeting: in which role, and whether they sent apologies."""

    name: str
    role: str | None
    part: str
    apologies: bool


class Was(NamedTuple):
    """That a person was there from a moment on; until when, None where it is not said yet."""

    name: str
    joined: datetime
    left: datetime | None


class PeoplePart(Part):
    """Who was there for a case. `people` are those that the settings know, with their roles."""

    phase: ClassVar[Phase] = "people"

    def __init__(
        self,
        field_id: str,
        title: str,
        meeting: Meeting,
        case_id: str,
        people: Sequence[tuple[str, str]] = (),
    ) -> None:
        """The part of a case, as its slot stood when the form was written."""
        self.id, self.title = field_id, title
        self.guidance = (
            f"A line a person: {' | '.join(_CELLS)}",
            "Times are such as 10:00 to 12:30, or 10:00 to, or apologies; none for who did not come.",
            "For a role that is not known here, write other: interpreter",
        )
        self._people = people
        self._slot = meeting.slot_of(case_id)
        self._day = meeting.heard_on(case_id)
        self._roles = _role_titles(meeting.template)

    def text(self, meeting: Meeting, case: Case) -> str:
        """Who was there or is expected."""
        rows = []
        for seat in self._seats(meeting, case):
            person = seat.attendee
            role = self._say_role(seat.role, seat.part)
            if person is None:
                rows.append((seat.name, role, ""))
            elif self._when(person) or seat.group != "others":
                rows.append((person.name, role, self._when(person)))
        return "\n".join(map(write_row, rows))

    def _seats(self, meeting: Meeting, case: Case) -> list[Seat]:
        """Who is there or expected, but for those whose name or part names another child."""
        seats = roster(meeting, self._people, meeting.slot(self._slot.number))
        named = [f"{each.name} {each.part}" for each in seats]
        if not names_another(meeting, case.case_id, "\n".join(named)):
            return list(seats)
        return [
            seat
            for seat, words in zip(seats, named, strict=True)
            if not names_another(meeting, case.case_id, words)
        ]

    def read(self, typed: Typed, reading: Reading) -> Entries:
        """Who was there or sent apologies; of whom neither is said is not there yet.

        The seat of a person and each time they were there are things of their own: several forms may
        each know another one.
        """
        entries: Entries = {}
        for row in rows_of(typed, _CELLS, reading):
            name, role, when = row.cells
            if not when:
                continue
            if not name:
                reading.fault(row.line, "write who it was, in front")
            seat = reading.value(row.line, "", self._read_role, role)
            excused = same_words(when, _APOLOGIES)
            spans = () if excused else reading.value(row.line, "", read_spans, when, self._day)
            if seat is None or spans is None:
                continue
            key = name_key(name)
            reading.once(entries, (key, _SEAT), Entry(Seated(name, *seat, excused), row.line))
            for joined, left in spans:
                entries[key, joined] = Entry(Was(name, joined, left), row.line)
        return entries

    def holds(self, after: Any, now: Any) -> bool:
        """An end that the form leaves open may be recorded."""
        return bool(after == now) or (_begin_alike(after, now) and after.left is None)

    def same(self, before: Any, now: Any) -> bool:
        """An end that the record leaves open may be said."""
        return bool(before == now) or (isinstance(now, Was) and now.left is None)

    def record(self, edits: Edits, stage: Stage, case_id: str) -> Made:
        """Everybody as the form has them."""
        for key in dict.fromkeys(name for name, _ in _keys(edits)):
            own = {about: edits[name, about] for name, about in _keys(edits) if name == key}
            line = next(iter(own.values())).line
            for change in self._changes(key, own, stage):
                yield line, change

    def _changes(self, key: str, edits: Edits, stage: Stage) -> Iterator[Change | Refused]:
        meeting = stage.meeting
        person = next((each for each in meeting.attendees if name_key(each.name) == key), None)
        stays = list(person.stays if person else ())
        for edit in (each for about, each in edits.items() if about != _SEAT):
            stays = [each for each in stays if not _is_of(each, edit)]
            if edit.after:
                stays.append(_stay(edit.after, person))
        seat = edits.get(_SEAT)
        if seat and seat.after is None and not stays:
            if person:
                yield RemoveAttendee(meeting_id=meeting.id, name=person.name)
            return
        said = seat.after if seat and seat.after else person
        if said is None:
            return  # a seat that another form took off
        target = Attendee(
            name=person.name if person else said.name,
            role=said.role,
            part=said.part,
            stays=tuple(sorted(stays, key=lambda stay: stay.joined_at)),
        )
        if said.apologies and not stays:
            yield from apology_changes(meeting, person, target)
        else:
            yield from stay_changes(meeting, person, target, stage.moment.at)

    def _when(self, person: Attendee) -> str:
        if person.apologies:
            return _APOLOGIES
        shown = (stay for stay in person.stays if self._is_shown(stay))
        return ", ".join(say_span(each.joined_at, each.left_at, self._day) for each in shown)

    def _is_shown(self, stay: Stay) -> bool:
        """Whether a stay is about this case: it reaches into its slot, or goes on."""
        timer = self._slot.timer
        begins = timer.began_at or self._slot.starts_at
        ends = timer.finished_at or max(begins, self._slot.planned_end)
        goes_on = stay.left_at is None and timer.finished_at is None
        return goes_on or stay.overlaps(begins, ends)

    def _say_role(self, role: str | None, part: str) -> str:
        other = f"other: {part}" if part else ""
        return ", ".join(filter(None, (self._roles.say(role) if role else "", other)))

    def _read_role(self, text: str) -> tuple[str | None, str]:
        title, *part = _OTHER.split(text, maxsplit=1)
        role = self._roles.read(title) if title.strip() else None
        return role, part[0].strip() if part else ""


def _role_titles(template: MeetingTemplate) -> Titles:
    return Titles(((each.id, each.title) for each in template.attendance.roles), "role")


def _keys(edits: Edits) -> list[tuple[str, Hashable]]:
    """The keys of edits: whom they are about, and their seat or when they joined."""
    return [key for key in edits if isinstance(key, tuple)]


def _begin_alike(one: Any, other: Any) -> bool:
    return isinstance(one, Was) and isinstance(other, Was) and one[:2] == other[:2]


def _is_of(stay: Stay, edit: Edit) -> bool:
    """Whether a stay is the one that an edit is about."""
    was = edit.before or edit.after
    return isinstance(was, Was) and same_minute(stay.joined_at, was.joined)


def _stay(was: Was, person: Attendee | None) -> Stay:
    """A stay as a form says it, to the second where its minute is recorded."""
    known = [
        each for each in (person.stays if person else ()) if same_minute(each.joined_at, was.joined)
    ]
    return Stay(
        joined_at=as_recorded(was.joined, [each.joined_at for each in known]) or was.joined,
        left_at=as_recorded(was.left, [each.left_at for each in known]),
    )
