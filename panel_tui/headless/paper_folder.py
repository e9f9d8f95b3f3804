"""A folder of papers, checked for a meeting: read, remembered and judged.

What is needed for that alone is loaded only then: a meeting opens without it.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from panel_tui.domain.faults import Faulty
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused

if TYPE_CHECKING:
    from data.store.store import SqlStore
    from panel_tui.domain.paper_findings import PaperCheck
    from panel_tui.headless.workplace import Workplace


def checked(
    store: "SqlStore",
    place: "Workplace",
    meeting: Meeting,
    folder: Path,
    done: Callable[[int, int], object],
    cancelled: Callable[[], bool] = lambda: False,
) -> "PaperCheck":
    """What the papers in a folder are worth; `done` hears how many files are read, and of how many.

    What was read until it was cancelled is remembered, so that the next check goes on from there.

    Raises:
        Faulty: the folder cannot be read.
        HalfRead: `cancelled` became true.
        NotKept: the database cannot be written just now.
    """
    from data.papers.reading import HalfRead, read_papers
    from data.store.paper_files import keep_files, known_files
    from panel_tui.domain.paper_check import paper_check, sought

    seek = sought(meeting)
    known = known_files(store, meeting.id, seek.digest)
    try:
        files = read_papers(folder, seek, known, done, cancelled)
    except HalfRead as half:
        keep_files(store, meeting.id, seek.digest, half.files, place.clock.now())
        raise
    seen = keep_files(store, meeting.id, seek.digest, files, place.clock.now())
    return paper_check(meeting, files, seen, place.calendar, str(folder))


class PaperFolders:
    """Reads folders of papers for the screens, in a thread: so each time on a store of its own."""

    def __init__(self, place: "Workplace") -> None:
        """A reader of papers at a workplace."""
        self._place = place

    def check(
        self,
        meeting: Meeting,
        folder: Path,
        done: Callable[[int, int], object],
        unwanted: Callable[[], bool],
    ) -> "PaperCheck | None":
        """What the papers of a meeting are worth: see `screens.desk.PaperReader`."""
        from data.papers.reading import HalfRead

        try:
            with self._place.store() as store:
                return checked(store, self._place, meeting, folder, done, unwanted)
        except HalfRead:
            return None
        except Faulty as faulty:
            raise Refused(str(faulty)) from None

    def words(self, folder: Path, name: str, unwanted: Callable[[], bool]) -> str | None:
        """The words of a file that a check calls `name`: see `screens.desk.PaperReader`."""
        from data.guarded import Cancelled
        from data.papers.reading import words_of

        try:
            return words_of(folder, _path_of(folder, name), unwanted)
        except Cancelled:
            return None
        except Faulty as faulty:
            raise Refused(str(faulty)) from None


def _path_of(folder: Path, name: str) -> str:
    """The path of a file that is shown as `name`; most are shown as they are."""
    from data.papers.shown import shown
    from data.papers.walking import walk

    if (folder / name).exists():
        return name
    return next((each.path for each in walk(folder) if shown(each.path) == name), name)
