"""A folder that is read again: what is unchanged is known, and the reading can be watched and stopped."""

import os
from itertools import count
from pathlib import Path

import pytest

from data.guarded import Guarded
from data.papers import reading
from data.papers.reading import HalfRead, read_papers
from panel_tui.domain.paper_files import PaperFile, Sought


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("Care plan")
        os.utime(tmp_path / name, ns=(0, 1_700_000_000_123_456_789))
    return tmp_path


def read(folder: Path, sought: Sought, known: dict[str, PaperFile]) -> dict[str, PaperFile]:
    return {file.path: file for file in read_papers(folder, sought, known)}


def nothing_can_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Guarded("tests.planted:no_such_function", seconds=20, megabytes=200)
    monkeypatch.setattr(reading, "_guarded", lambda _: broken)


def test_an_unchanged_file_is_not_opened_again(
    folder: Path, sought: Sought, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = read(folder, sought, {})
    kept = {path: PaperFile(**file.model_dump(mode="json")) for path, file in known.items()}
    nothing_can_be_opened(monkeypatch)
    assert read(folder, sought, kept) == known


def test_a_file_is_read_again_when_its_size_or_time_changes(folder: Path, sought: Sought) -> None:
    known = read(folder, sought, {})
    (folder / "a.txt").write_text("Dated 3 March 2025")
    (folder / "b.txt").write_text("Care note")
    again = read(folder, sought, known)
    assert again["a.txt"].dated
    assert again["b.txt"].sha256 != known["b.txt"].sha256
    assert again["c.txt"] is known["c.txt"]


def test_a_file_that_could_not_be_read_is_tried_again(folder: Path, sought: Sought) -> None:
    known = read(folder, sought, {})
    closed = known["a.txt"].changed(state="not readable", sha256="")
    slow = known["b.txt"].changed(state="too large", sha256="")
    assert read(folder, sought, {**known, "a.txt": closed, "b.txt": slow}) == known


def test_a_file_that_is_gone_is_no_longer_found(folder: Path, sought: Sought) -> None:
    known = read(folder, sought, {})
    (folder / "a.txt").unlink()
    assert set(read(folder, sought, known)) == {"b.txt", "c.txt"}


def test_progress_is_told_file_by_file(folder: Path, sought: Sought) -> None:
    told: list[tuple[int, int]] = []
    read_papers(folder, sought, {}, lambda *progress: told.append(progress))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_reading_that_is_cancelled_keeps_what_it_has_read(folder: Path, sought: Sought) -> None:
    told: list[int] = []
    with pytest.raises(HalfRead) as cancelled:
        read_papers(folder, sought, {}, lambda count, _: told.append(count), lambda: len(told) == 2)
    assert [file.path for file in cancelled.value.files] == ["a.txt", "b.txt"]


def test_a_reading_can_be_cancelled_while_a_file_hangs(
    folder: Path, sought: Sought, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.txt").rename(folder / "hang.txt")
    asked = count()
    planted = Guarded("tests.planted:facts_of", seconds=50, megabytes=200)
    monkeypatch.setattr(reading, "_guarded", lambda _: planted)
    with pytest.raises(HalfRead):
        read_papers(folder, sought, {}, cancelled=lambda: next(asked) > 9)
