"""`panel-tui form`: minutes forms to fill in with any editor, one a case."""

import hashlib
from argparse import Namespace
from pathlib import Path

from data.forms.reading import form_in
from exports.form_files import FormWritten, write_forms
from exports.minutes_files import NotWritten
from panel_tui.domain.carried import Carried
from panel_tui.domain.change import Moment
from panel_tui.domain.faults import Faulty
from panel_tui.domain.forms.origin import Kept
from panel_tui.domain.forms.recording import record_forms
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.sign_off import RecordExport
from panel_tui.headless.ending import DONE, INCOMPLETE
from panel_tui.headless.printing import give, tell
from panel_tui.headless.workplace import Workplace, meeting_as_typed, workplace
from panel_tui.session import Session


def run(args: Namespace) -> int:
    """Write the forms of the cases named, or of all, and print where each one is.

    The exit code is 1 where one of them was not written.
    """
    place = workplace(args)
    with place.session() as session:
        meeting = meeting_as_typed(session, args.meeting)
        session.claim(meeting.id)
        session.recover(meeting.id)  # what was in hand when the program last ended is written first
        kept = kept_with_history(session, meeting.id)
        moment = Moment(at=session.clock.now(), by=session.actor)
        case_ids = list(dict.fromkeys(args.cases)) or meeting.case_ids
        done = write_forms(
            kept.meeting,
            case_ids,
            Path(args.to or meeting.id),
            kept.history[-1].number,
            [(each.name, each.role) for each in place.settings.people],
            kept.carried,
            lambda there: _holds_nothing_new(there, kept, moment, place),
        )
        written = [each for each in done if isinstance(each, FormWritten)]
        _note(session, meeting.id, written)
    tell(*(each.reason for each in done if isinstance(each, NotWritten)))
    value = [{"case_id": each.case_id, "file": str(each.path)} for each in written]
    give(args, [str(each.path) for each in written], value)
    return DONE if len(written) == len(done) else INCOMPLETE


def kept_with_history(session: Session, meeting_id: str) -> Kept:
    """A meeting with all that was done to it, and what its children bring from earlier ones."""
    meeting = session.meeting(meeting_id)
    brought = {case_id: _brought(session, meeting, case_id) for case_id in meeting.case_ids}
    return Kept(
        meeting,
        session.store.history(f"meeting/{meeting_id}"),
        {case_id: carried for case_id, carried in brought.items() if carried},
    )


def _brought(session: Session, meeting: Meeting, case_id: str) -> Carried | None:
    """What a child brings from earlier meetings; what the case took in when its slot began."""
    case = meeting.case(case_id)
    return case.carried or session.brought(meeting, case_id, session.child(case_id))


def _holds_nothing_new(content: bytes, kept: Kept, moment: Moment, place: Workplace) -> bool:
    """Whether a form may be replaced: as it was written, or all that it says is recorded."""
    digest = hashlib.sha256(content).hexdigest()
    for entry in kept.history:
        if isinstance(entry.change, RecordExport) and entry.change.file_sha256 == digest:
            return True
    try:
        form = form_in("the form that is there", content)
        return not record_forms([form], kept, moment, place.calendar()).changes
    except (Faulty, Refused):
        return False


def _note(session: Session, meeting_id: str, written: list[FormWritten]) -> None:
    """Have the journal say which files went out."""
    exports = [
        RecordExport(
            meeting_id=meeting_id,
            case_id=each.case_id,
            version=each.version,
            file_name=each.path.name,
            file_sha256=each.file_sha256,
        )
        for each in written
    ]
    if exports:
        session.do(*exports)
