"""`panel-tui import`: an agenda file becomes a meeting, or all its faults are told."""

import uuid
from argparse import Namespace
from collections.abc import Sequence
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from data.agendas.reading import read_agenda
from data.agendas.stated import Given
from data.agendas.times import NotATime, read_start
from panel_tui.domain.agenda import CaseFacts
from panel_tui.domain.agenda_differences import agenda_differences
from panel_tui.domain.meeting import Meeting, Slot
from panel_tui.domain.model import Refused
from panel_tui.domain.opening import KnownChild, OpenMeeting, meeting_id
from panel_tui.domain.register import RegisterChild
from panel_tui.domain.updating import AgendaDiffers, NothingToApply, UpdateAgenda
from panel_tui.domain.words import LONDON, say_time
from panel_tui.headless.ending import DONE, INCOMPLETE
from panel_tui.headless.printing import give, tell
from panel_tui.headless.workplace import Workplace, read_day, workplace
from panel_tui.session import Session

if TYPE_CHECKING:
    from data.agendas.reading import ReadAgenda


class Imported(NamedTuple):
    """A meeting that an agenda has become, or had become before.

    `applied` says how a changed agenda changed it, `left` what stayed since it had begun.
    """

    meeting: Meeting
    new: bool
    applied: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def run(args: Namespace) -> int:
    """Set up the meeting of an agenda file, and print its id and running order."""
    place = workplace(args)
    read = read_file(place, Path(args.agenda), given(args, place.today))
    with place.session(create=True, backup=True) as session:
        imported = take_in(session, read, update=args.update)
    tell(*_remarks(args.agenda, read, imported))
    meeting = imported.meeting
    give(args, [meeting.id, *map(_line, meeting.slots)], _as_json(read, imported))
    return INCOMPLETE if imported.left else DONE


def read_file(place: Workplace, path: Path, given: Given) -> "ReadAgenda":
    """The agenda in a file.

    Raises:
        Faulty: it cannot be used, with all its faults.
    """
    templates = place.templates()
    usual = place.settings.default_template
    return read_agenda(path, given, templates.find, templates.ids(), usual)


def take_in(session: Session, read: "ReadAgenda", *, update: bool = False) -> Imported:
    """The meeting of an agenda: as it is kept where the agenda is the same, else set up now.

    With `update`, a changed agenda is applied to what has not begun. Children whom the register knows
    by their case ID are the same children.

    Raises:
        AgendaDiffers: the meeting is set up already from another agenda, and not to be updated.
        Refused: it cannot be; the words say how they differ.
    """
    own_id = _own_id(session, read)
    kept = session.store.load(f"meeting/{own_id}").state
    if isinstance(kept, Meeting):
        return _taken_in_again(session, read, kept, update=update)
    registering, children = _known_children(session, read.agenda.cases)
    opening = OpenMeeting(
        meeting_id=own_id, template=read.template, agenda=read.agenda, children=children
    )
    session.do(*registering, opening)
    return Imported(session.meeting(own_id), new=True)


def _taken_in_again(
    session: Session, read: "ReadAgenda", kept: Meeting, *, update: bool
) -> Imported:
    differences = agenda_differences(kept, read.agenda)
    if not differences:
        return Imported(kept, new=False)
    told = "\n".join(differences)
    if not update:
        words = (
            f"{kept.id} is set up already, from another agenda:\n{told}\n"
            "To apply this to what has not begun: panel-tui import, with --update."
        )
        raise AgendaDiffers(words, kept.id, differences)
    session.recover(kept.id)  # what was in hand when the program last ended is written first
    before = [facts for slot in kept.agenda for facts in slot.cases]
    registering, children = _known_children(session, read.agenda.cases, before)
    change = UpdateAgenda(meeting_id=kept.id, agenda=read.agenda, children=children)
    try:
        session.do(*registering, change)
    except NothingToApply as nothing:
        raise Refused(f"{nothing}\n{told}") from None
    updated = session.meeting(kept.id)
    left = agenda_differences(updated, read.agenda)
    applied = tuple(each for each in differences if each not in left)
    return Imported(updated, new=False, applied=applied, left=tuple(left))


def _known_children(
    session: Session, cases: Sequence[CaseFacts], before: Sequence[CaseFacts] = ()
) -> tuple[list[RegisterChild], tuple[KnownChild, ...]]:
    """The children of `cases` and of those `before`, and what registers whom nobody knows yet."""
    known = session.store.child_ids([case.case_id for case in (*cases, *before)])
    registering = [
        RegisterChild(
            child_id=uuid.uuid4().hex,
            case_id=case.case_id,
            name=case.child,
            born=case.born,
            due=case.due,
        )
        for case in cases
        if case.case_id not in known
    ]
    known |= {each.case_id: each.child_id for each in registering}
    children = tuple(KnownChild(case_id=each, child_id=known[each]) for each in known)
    return registering, children


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
        return read_start(text)
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
    first = meeting_id(read.agenda, read.template)
    if imported.new and meeting.id != first:
        words.append(
            f"{first} is set up as well, with another start. If that is this meeting, move it on its "
            "agenda screen."
        )
    if imported.left:
        words += ["Left as it is, since it has begun or is approved:", *imported.left]
    if imported.applied:
        words += ["Applied:", *imported.applied]
    whole = f"{len(meeting.cases)} cases in {len(slots)} slots, until {ends}."
    return [*words, f"{_done(imported)}: {whole}"]


def _done(imported: Imported) -> str:
    if imported.new:
        return "Set up"
    return "Updated" if imported.applied else "Set up already, from the same agenda"


def _line(slot: Slot) -> str:
    return f"{say_time(slot.starts_at)}  {', '.join(slot.case_ids) or slot.title}"


def _as_json(read: "ReadAgenda", imported: Imported) -> dict[str, Any]:
    return {
        "meeting": imported.meeting.id,
        "new": imported.new,
        "applied": list(imported.applied),
        "left": list(imported.left),
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
