"""`panel-tui record`: filled forms become the record, or all that is wrong with them is told."""

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from data.forms.reading import NoForm, read_form
from data.papers.reading import read_request
from panel_tui.domain.change import Moment
from panel_tui.domain.faults import Fault, Faulty
from panel_tui.domain.filled_request import FilledRequest
from panel_tui.domain.forms.grammar import FilledForm
from panel_tui.domain.forms.recording import FaultyForms, Recorded, record_forms
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.paper_check import sought
from panel_tui.domain.prefilling import with_requests
from panel_tui.headless.ending import DONE
from panel_tui.headless.form import kept_with_history
from panel_tui.headless.printing import give, tell
from panel_tui.headless.workplace import Workplace, meeting_as_typed, workplace
from panel_tui.session import Session

_NEVER_MINUTES = (".doc", ".docm", ".docx", ".odt", ".pdf", ".rtf")
"""The endings of files that are request forms, if they are forms: minutes forms are text."""


class _Read(NamedTuple):
    """What was read: minutes forms, request forms with their files, and what is wrong with files."""

    forms: list[FilledForm]
    requests: list[tuple[str, FilledRequest]]
    faults: list[tuple[str, Fault]]


def run(args: Namespace) -> int:
    """Record what all the forms say, or nothing; print how much of each was new."""
    place = workplace(args)
    with place.session() as session:
        meeting = meeting_as_typed(session, args.meeting)
        session.claim(meeting.id)
        read = _read(args.forms, meeting)
        recorded = _recorded(place, session, meeting.id, read)
        if recorded.changes:
            session.do(*recorded.changes)
    tell(*recorded.remarks)
    lines = [f"{case_id}  {_count(len(each))}" for case_id, each in recorded.by_case.items()]
    value = [
        {"case_id": case_id, "changes": [each.kind for each in changes]}
        for case_id, changes in recorded.by_case.items()
    ]
    give(args, lines, value)
    return DONE


def _read(files: Iterable[str], meeting: Meeting) -> _Read:
    read = _Read([], [], [])
    for file in dict.fromkeys(files):
        try:
            form = _form(Path(file), meeting)
        except Faulty as faulty:
            read.faults.extend((faulty.file, fault) for fault in faulty.faults)
            continue
        if isinstance(form, FilledForm):
            read.forms.append(form)
        else:
            read.requests.append((file, form))
    return read


def _form(path: Path, meeting: Meeting) -> FilledForm | FilledRequest:
    """The minutes form or the request form in a file.

    Raises:
        Faulty: it is neither, or cannot be read.
    """
    if path.suffix.lower() in _NEVER_MINUTES:
        return read_request(path, sought(meeting))
    try:
        return read_form(path)
    except NoForm as no_form:
        try:
            return read_request(path, sought(meeting))
        except Faulty as faulty:
            raise Faulty(no_form.file, [*no_form.faults, *faulty.faults]) from None


def _recorded(place: Workplace, session: Session, meeting_id: str, read: _Read) -> Recorded:
    """What the forms come to.

    Raises:
        FaultyForms: one of them could not be read, or cannot be recorded.
    """
    kept = kept_with_history(session, meeting_id)
    moment = Moment(at=session.clock.now(), by=session.actor)
    faults = list(read.faults)
    recorded = Recorded((), {}, ())
    try:
        recorded = record_forms(read.forms, kept, moment, place.calendar())
    except FaultyForms as faulty:
        faults += faulty.faults
    try:
        recorded = with_requests(recorded, read.requests, kept.meeting, moment)
    except FaultyForms as faulty:
        faults += faulty.faults
    if faults:
        raise FaultyForms(faults)
    return recorded


def _count(changes: int) -> str:
    if not changes:
        return "nothing new"
    return f"{changes} change{'' if changes == 1 else 's'} recorded"
