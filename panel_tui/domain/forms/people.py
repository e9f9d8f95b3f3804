"""Who was there, on a form: a line a person, with role and times.

It belongs to the meeting, and stands on the form of every case. A form lists who was there for its own
case, as the minutes do, and leaves the others as they are.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar, NamedTuple

from panel_tui.domain.attendance import RemoveAttendee
from panel_tui.domain.case import Case
from panel_tui.domain.changes import Change
from panel_tui.domain.forms.grammar import Typed, same_words
from panel_tui.domain.forms.part import (
    Edit,
    Edits,
    Entries,
    Entry,
    Made,
    Part,
    Phase,
    Reading,
    Stage,
)
from panel_tui.domain.forms.rows import write_row
from panel_tui.domain.forms.sections import rows_of
from panel_tui.domain.forms.stays import Span, apology_changes, read_spans, say_span, stay_changes
from panel_tui.domain.forms.values import Titles, as_recorded
from panel_tui.domain.leaks import names_another
from panel_tui.domain.meeting import Attendee, Meeting, Stay
from panel_tui.domain.model import Refused, name_key
from panel_tui.domain.roster import roster
from panel_tui.domain.template import MeetingTemplate

_CELLS = ("name", "role", "from when to when")
_APOLOGIES = "apologies"
_OTHER = re.compile(r"(?:\A|,)\s*other\s*:\s*", re.IGNORECASE)


class Was(NamedTuple):
    """A person in the meeting for a case: in which role, and when; or their apologies."""

    name: str
    role: str | None
    part: str
    spans: tuple[Span, ...]
    apologies: bool


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
            f"A line a person: {' | '.join(_CELLS)}. Leave the times out of who did not come.",
            "Such as 10:00 to 12:30, or apologies. Another role: other: interpreter",
        )
        self._people = people
        self._slot = meeting.slot_of(case_id)
        self._day = meeting.heard_on(case_id)
        self._roles = _role_titles(meeting.template)

    def text(self, meeting: Meeting, case: Case) -> str:
        """Who was there or is expected."""
        rows = []
        for seat in roster(meeting, self._people, self._slot):
            if names_another(meeting, case.case_id, f"{seat.name} {seat.part}"):
                continue
            person = seat.attendee
            if person is None:
                rows.append((seat.name, self._say_role(seat.role, seat.part), ""))
            elif self._when(person) or seat.group != "others":
                role = self._say_role(person.role, person.part)
                rows.append((person.name, role, self._when(person)))
        return "\n".join(map(write_row, rows))

    def read(self, typed: Typed, reading: Reading) -> Entries:
        """Who was there or sent apologies, by name; of whom neither is said is not there yet."""
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
            was = Was(name, *seat, spans, excused)
            reading.once(entries, name_key(name), Entry(was, row.line))
        return entries

    def record(self, edits: Edits, stage: Stage, case_id: str) -> Made:
        """Everybody as the form has them."""
        for key, edit in edits.items():
            for change in self._changes(str(key), edit, stage):
                yield edit.line, change

    def _changes(self, key: str, edit: Edit, stage: Stage) -> list[Change | Refused]:
        meeting = stage.meeting
        person = next((each for each in meeting.attendees if name_key(each.name) == key), None)
        stays = person.stays if person else ()
        elsewhere = [stay for stay in stays if not self._is_shown(stay)]
        if edit.after is None and person and not elsewhere:
            return [RemoveAttendee(meeting_id=meeting.id, name=person.name)]
        was: Was = edit.after or edit.before._replace(spans=())
        target = Attendee(
            name=person.name if person else was.name,
            role=was.role,
            part=was.part,
            stays=tuple(sorted([*elsewhere, *self._stays(was, stays)], key=_joined)),
        )
        if was.apologies and not elsewhere:
            return list(apology_changes(meeting, person, target))
        return list(stay_changes(meeting, person, target, stage.moment.at))

    def _stays(self, was: Was, recorded: Sequence[Stay]) -> list[Stay]:
        """When the person was there, to the second where that is recorded."""
        shown: list[Stay | None] = [stay for stay in recorded if self._is_shown(stay)]
        shown += [None] * (len(was.spans) - len(shown))
        return [
            Stay(
                joined_at=as_recorded(begins, [stay.joined_at if stay else None]) or begins,
                left_at=as_recorded(ends, [stay.left_at if stay else None]),
            )
            for (begins, ends), stay in zip(was.spans, shown, strict=False)
        ]

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


def _joined(stay: Stay) -> datetime:
    return stay.joined_at
