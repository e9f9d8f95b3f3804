"""Minutes files and the record of them: what the journal is told, and what the person should know."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from exports.minutes_files import NotWritten, Written, write_minutes
from panel_tui.domain.clocks import UPLOADED, due_line, meeting_clocks
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import listed
from panel_tui.domain.sign_off import RecordExport
from panel_tui.domain.working_days import WorkingCalendar
from panel_tui.session import Session


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
    session.claim(meeting.id)
    due = upload_days(meeting, calendar)
    done = write_minutes(meeting, case_ids, folder, session.clock.now(), due)
    exports = exports_of(meeting, done)
    if exports:
        session.do(*exports)
    return done


def upload_days(meeting: Meeting, calendar: WorkingCalendar) -> dict[str, date]:
    """The day by which the minutes of each case are to be on the child's file, where there is one."""
    return {
        clock.case_id: due_line(clock, calendar).due_on
        for clock in meeting_clocks(meeting)
        if clock.limit.id == UPLOADED
    }


def exports_of(meeting: Meeting, done: Sequence[Written | NotWritten]) -> list[RecordExport]:
    """The changes that record the files that are in place."""
    return [
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


def remarks(done: Sequence[Written | NotWritten]) -> list[str]:
    """What to know of the files: which could not be written, what to look at, which are drafts."""
    words = [each.reason for each in done if isinstance(each, NotWritten)]
    written = [each for each in done if isinstance(each, Written)]
    words += [
        f"{each.case_id}: look at {mention}." for each in written for mention in each.mentions
    ]
    drafts = [each.case_id for each in written if each.state == "draft"]
    if drafts:
        words.append(f"Not approved, so drafts and not for the child's file: {listed(drafts)}.")
    return words
