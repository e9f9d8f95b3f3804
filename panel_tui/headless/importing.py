"""`panel-tui import`: an agenda file becomes a meeting, or all its faults are told."""

import uuid
from argparse import Namespace
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from data.agendas.reading import read_agenda
from data.agendas.stated import Given
from data.agendas.times import NotATime, as_time, read_slot_time
from panel_tui.domain.meeting import Meeting, Slot
from panel_tui.domain.model import Refused
from panel_tui.domain.opening import KnownChild, OpenMeeting, agenda_differences, meeting_id
from panel_tui.domain.register import RegisterChild
from panel_tui.domain.words import LONDON, say_time
from panel_tui.headless.ending import DONE
from panel_tui.headless.printing import give, tell
from panel_tui.headless.workplace import Workplace, read_day, workplace
from panel_tui.session import Session

if TYPE_CHECKING:
    from data.agendas.reading import ReadAgenda


class Imported(NamedTuple):
    """A meeting that an agenda has become, or had become before."""

    meeting: Meeting
    new: bool


def run(args: Namespace) -> int:
    """Set up the meeting of an agenda file, and print its id and running order."""
    place = workplace(args)
    read = read_file(place, Path(args.agenda), given(args, place.today))
    with place.session(create=True, backup=True) as session:
        imported = take_in(session, read)
    tell(*_remarks(args.agenda, read, imported))
    meeting = imported.meeting
    give(args, [meeting.id, *map(_line, meeting.slots)], _as_json(read, imported))
    return DONE


def read_file(place: Workplace, path: Path, given: Given) -> "ReadAgenda":
    """The agenda in a file.

    Raises:
        Faulty: it cannot be used, with all its faults.
    """
    templates = place.templates()
    usual = place.settings.default_template
    return read_agenda(path, given, templates.find, templates.ids(), usual)


def take_in(session: Session, read: "ReadAgenda") -> Imported:
    """The meeting of an agenda: as it is kept where the agenda is the same, else set up now.

    Children whom the register knows by their case ID are the same children.

    Raises:
        Refused: the meeting is set up already from another agenda; the words say how they differ.
    """
    agenda, template = read.agenda, read.template
    own_id = _own_id(session, read)
    kept = session.store.load(f"meeting/{own_id}").state
    if isinstance(kept, Meeting):
        differences = agenda_differences(kept, agenda)
        if differences:
            told = "\n".join(differences)
            raise Refused(f"{own_id} is set up already, from another agenda:\n{told}")
        return Imported(kept, new=False)
    known = session.store.child_ids([case.case_id for case in agenda.cases])
    registering = [
        RegisterChild(
            child_id=uuid.uuid4().hex,
            case_id=case.case_id,
            name=case.child,
            born=case.born,
            due=case.due,
        )
        for case in agenda.cases
        if case.case_id not in known
    ]
    known |= {each.case_id: each.child_id for each in registering}
    children = tuple(
        KnownChild(case_id=case.case_id, child_id=known[case.case_id]) for case in agenda.cases
    )
    opening = OpenMeeting(meeting_id=own_id, template=template, agenda=agenda, children=children)
    session.do(*registering, opening)
    return Imported(session.meeting(own_id), new=True)


def _own_id(session: Session, read: "ReadAgenda") -> str:
    """The id of this template, date and start, whether or not there is such a meeting yet."""
    plain = meeting_id(read.agenda, read.template)
    kept = session.store.load(f"meeting/{plain}").state
    if isinstance(kept, Meeting) and _start(kept) != read.agenda.start:
        return meeting_id(read.agenda, read.template, frozenset({plain}))
    return plain


def _start(meeting: Meeting) -> time:
    return meeting.stated.starts_at.astimezone(LONDON).time()


def given(args: Namespace, today: date) -> Given:
    """What the options of a command say of a meeting.

    Raises:
        Refused: a date or a time that is none.
    """
    return Given(
        date=read_day("--date", args.date, today),
        start=_time(args.start) if args.start else None,
        template=args.template or "",
        chair=args.chair or "",
        minute_taker=args.minute_taker or "",
        venue=args.venue or "",
    )


def _time(text: str) -> time:
    try:
        return as_time(read_slot_time(text).starts)
    except NotATime as wrong:
        raise Refused(f"--start: {wrong}.") from None


def _remarks(file: str, read: "ReadAgenda", imported: Imported) -> list[str]:
    words = [f"{file}: {warning}" for warning in read.warnings]
    if read.unknown_columns:
        unknown = ", ".join(read.unknown_columns)
        words.append(f"Columns that are not known, kept with each case: {unknown}.")
    meeting = imported.meeting
    slots = [slot for slot in meeting.slots if not slot.is_break]
    ends = say_time(max(slot.planned_end for slot in meeting.slots))
    done = "Set up" if imported.new else "Set up already, from the same agenda"
    return [*words, f"{done}: {len(meeting.cases)} cases in {len(slots)} slots, until {ends}."]


def _line(slot: Slot) -> str:
    return f"{say_time(slot.starts_at)}  {', '.join(slot.case_ids) or slot.title}"


def _as_json(read: "ReadAgenda", imported: Imported) -> dict[str, Any]:
    return {
        "meeting": imported.meeting.id,
        "new": imported.new,
        "running_order": [
            {
                "slot": slot.number,
                "start": say_time(slot.starts_at),
                "minutes": slot.planned,
                "cases": list(slot.case_ids),
                "title": slot.title,
            }
            for slot in imported.meeting.slots
        ],
        "unknown_columns": list(read.unknown_columns),
        "warnings": [str(warning) for warning in read.warnings],
    }
