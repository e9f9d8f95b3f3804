"""`panel-tui minutes`: the minutes of a meeting as files, one a case."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from exports.minutes_files import NotWritten, Written, write_minutes
from panel_tui.domain.clocks import UPLOADED, due_line, meeting_clocks
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.sign_off import RecordExport
from panel_tui.domain.working_days import WorkingCalendar
from panel_tui.headless.ending import DONE, INCOMPLETE
from panel_tui.headless.printing import tell
from panel_tui.headless.workplace import workplace
from panel_tui.session import Session


def run(args: Namespace) -> int:
    """Write the minutes of the cases named, or of all, and print where each file is.

    The exit code is 1 where one of them is a draft or could not be written.
    """
    place = workplace(args)
    with place.session() as session:
        meeting = session.meeting(args.meeting)
        case_ids = list(dict.fromkeys(args.cases)) or meeting.case_ids
        folder = Path(args.to or meeting.id)
        done = write_files(session, meeting, case_ids, folder, place.calendar())
    written = [each for each in done if isinstance(each, Written)]
    for each in written:
        print(each.path)
    tell(*remarks(done))
    final = [each for each in written if each.state == "approved"]
    return DONE if len(final) == len(done) else INCOMPLETE


def write_files(
    session: Session,
    meeting: Meeting,
    case_ids: Sequence[str],
    folder: Path,
    calendar: WorkingCalendar,
) -> list[Written | NotWritten]:
    """Write the minutes of these cases into a folder, and have the journal say so.

    Raises:
        Refused: a case is not on the agenda, or the meeting is open elsewhere; nothing was written.
    """
    session.store.claim(meeting.id)
    due = {
        clock.case_id: due_line(clock, calendar).due_on
        for clock in meeting_clocks(meeting)
        if clock.limit.id == UPLOADED
    }
    done = write_minutes(meeting, case_ids, folder, session.clock.now(), due)
    exports = [
        RecordExport(
            meeting_id=meeting.id,
            case_id=each.case_id,
            version=each.version,
            file_name=each.path.name,
            file_sha256=each.file_sha256,
        )
        for each in done
        if isinstance(each, Written)
    ]
    session.do(*exports)
    return done


def remarks(done: Sequence[Written | NotWritten]) -> list[str]:
    """What to know of the files: which could not be written, what to look at, which are drafts."""
    words = [each.reason for each in done if isinstance(each, NotWritten)]
    written = [each for each in done if isinstance(each, Written)]
    words += [
        f"{each.case_id}: look at {mention}." for each in written for mention in each.mentions
    ]
    drafts = [each for each in written if each.state == "draft"]
    if drafts:
        words.append(f"{len(drafts)} of {len(done)} are drafts: not approved, so not for the file.")
    return words
