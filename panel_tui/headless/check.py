"""`panel-tui check`: the folder of papers is read, and each document of each case gets its word."""

from argparse import Namespace
from pathlib import Path

from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.paper_grid import paper_grid
from panel_tui.domain.paper_standing import KeepPaperCheck
from panel_tui.domain.paper_words import tally_words
from panel_tui.headless.ending import DONE, INCOMPLETE
from panel_tui.headless.paper_folder import checked
from panel_tui.headless.paper_words import give_grid
from panel_tui.headless.printing import tell
from panel_tui.headless.progress import progress
from panel_tui.headless.workplace import Workplace, workplace
from panel_tui.session import Session


def run(args: Namespace) -> int:
    """Check the papers of a meeting, keep what was found with it, and print it; 1 unless all is ready."""
    place = workplace(args)
    if args.papers:
        _is_there(Path(args.papers))
    new = Path(args.agenda).is_file()
    with place.store(create=new, backup=new) as store:
        session = place.session_on(store)
        meeting = _meeting(args, place, session)
        folder = _folder(args, meeting)
        with progress() as begin:
            check = checked(store, place, meeting, folder, begin("Reading the papers"))
        try:
            session.do(KeepPaperCheck(meeting_id=meeting.id, check=check))
        except Refused as refused:
            tell(f"This check is not kept with the meeting. {refused}")
    grid = paper_grid(meeting, check)
    give_grid(args, meeting, grid, place.clock.now())
    tell(tally_words(grid))
    return DONE if grid.ready else INCOMPLETE


def _meeting(args: Namespace, place: Workplace, session: Session) -> Meeting:
    """The meeting that is named, or the one of the agenda file that is, set up where it is not yet."""
    if not Path(args.agenda).is_file():
        return session.meeting(args.agenda)
    # Slow to load, and not needed for a meeting that is set up.
    from panel_tui.headless import importing

    read = importing.read_file(place, Path(args.agenda), importing.given(args, place.today))
    return importing.take_in(session, read, update=args.update).meeting


def _folder(args: Namespace, meeting: Meeting) -> Path:
    """The folder that is named, else that of the last check.

    Raises:
        Refused: there is none, or it is not there.
    """
    kept = meeting.paper_check.folder if meeting.paper_check else ""
    if not (args.papers or kept):
        raise Refused(f"Where are the papers of {meeting.id}? Name their folder with --papers.")
    return _is_there(Path(args.papers or kept))


def _is_there(path: Path) -> Path:
    folder = path.expanduser().absolute()
    if not folder.is_dir():
        raise Refused(f"{folder} is not a folder. Name the folder of papers with --papers.")
    return folder
