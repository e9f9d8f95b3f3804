"""The folder of papers as the screens have it read: in a thread, ended at any time, as plain words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.settings import Settings
from data.store.paper_files import known_files
from data.store.store import SqlStore
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.paper_check import sought
from panel_tui.headless.paper_folder import PaperFolders
from panel_tui.headless.workplace import Workplace
from tests.conftest import FakeClock
from tests.making import MEETING_ID, at
from tests.store.working import open_sample_meeting

NAMED = "C-2/Care plan \x1b[31m.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    for name, words in (
        ("C-1/Care plan.md", "# Care plan\n\nC-1 goes\thome.\x1b[2J\n"),
        (NAMED, "C-2 stays.\n"),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words, "utf-8")
    return folder


@pytest.fixture
def place(tmp_path: Path, clock: FakeClock) -> Workplace:
    clock.set(at(9))
    return Workplace(str(tmp_path / "panel.db"), clock, Settings(your_name="Colin Marsh"))


@pytest.fixture
def store(place: Workplace) -> Iterator[SqlStore]:
    with place.store(create=True) as store:
        open_sample_meeting(place.session_on(store))
        yield store


@pytest.fixture
def meeting(place: Workplace, store: SqlStore) -> Meeting:
    return place.session_on(store).meeting(MEETING_ID)


def never() -> bool:
    return False


def test_a_folder_is_checked_beside_a_meeting_that_is_open(
    place: Workplace, store: SqlStore, meeting: Meeting, folder: Path
) -> None:
    heard: list[tuple[int, int]] = []

    def done(count: int, total: int) -> None:
        heard.append((count, total))

    place.session_on(store).claim(MEETING_ID)
    check = PaperFolders(place).check(meeting, folder, done, never)
    assert check is not None
    states = {papers.case_id: papers.findings[0].state for papers in check.cases}
    assert states == {"C-1": "complete", "C-2": "complete", "C-3": "missing", "C-4": "missing"}
    assert (check.folder, heard) == (str(folder), [(1, 2), (2, 2)])


def test_one_that_nobody_waits_for_ends_and_what_was_read_is_remembered(
    place: Workplace, store: SqlStore, meeting: Meeting, folder: Path
) -> None:
    heard: list[int] = []

    def done(count: int, _total: int) -> None:
        heard.append(count)

    check = PaperFolders(place).check(meeting, folder, done, lambda: bool(heard))
    assert check is None
    assert list(known_files(store, MEETING_ID, sought(meeting).digest)) == ["C-1/Care plan.md"]


def test_a_folder_that_is_none_is_refused_in_words(
    place: Workplace, meeting: Meeting, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match="not there"):
        PaperFolders(place).check(meeting, tmp_path / "nowhere", lambda _count, _all: None, never)


def test_the_words_of_a_file_are_plain_whatever_its_name(place: Workplace, folder: Path) -> None:
    reader = PaperFolders(place)
    words = reader.words(folder, "C-1/Care plan.md", never)
    assert words is not None
    assert words.splitlines()[-1] == "C-1 goes    home.[2J"
    assert reader.words(folder, "C-2/Care plan ␛[31m.md", never) == "C-2 stays."
    with pytest.raises(Refused, match="does not lie in the folder"):
        reader.words(folder / "C-1", f"../{NAMED}", never)
