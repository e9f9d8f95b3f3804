"""`panel-tui minutes`: the minutes of a meeting as files, one a case."""

from argparse import Namespace
from pathlib import Path

from exports.minutes_files import Written
from exports.recording import remarks, write_files
from panel_tui.headless.ending import DONE, INCOMPLETE
from panel_tui.headless.printing import tell
from panel_tui.headless.workplace import meeting_as_typed, workplace


def run(args: Namespace) -> int:
    """Write the minutes of the cases named, or of all, and print where each file is.

    The exit code is 1 where one of them is a draft or could not be written.
    """
    place = workplace(args)
    with place.session() as session:
        meeting = meeting_as_typed(session, args.meeting)
        case_ids = list(dict.fromkeys(args.cases)) or meeting.case_ids
        folder = Path(args.to or meeting.id)
        done = write_files(session, meeting, case_ids, folder, place.calendar())
    written = [each for each in done if isinstance(each, Written)]
    for each in written:
        print(each.path)
    tell(*remarks(done))
    final = [each for each in written if each.state == "approved"]
    return DONE if len(final) == len(done) else INCOMPLETE
