"""Names that are safe anywhere, and files that are put in place whole or not at all."""

import errno
import os
import re
import stat
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from exports import files
from exports.files import FileInTheWay, NotKept, file_name, write_whole
from panel_tui.domain.text import clean_line
from tests.conftest import scaled
from tests.hostile import HOSTILE

PANEL_DAY = date(2026, 12, 3)
RESERVED = {
    "CON",
    "PRN",
    "AUX",
    "NUL",
    *(f"{port}{n}" for port in ("COM", "LPT") for n in "0123456789"),
}
CASE_IDS = (
    st.text(min_size=1)
    | st.text("aAbB1-_/. ", min_size=1, max_size=6)
    | st.sampled_from([each for each in map(clean_line, HOSTILE.values()) if each])
)


def name_of(case_id: str, *, version: int = 1, draft: bool = True, **more: Any) -> str:
    """The name of a minutes file of the panel day."""
    return file_name(case_id, PANEL_DAY, "minutes", version, draft, ".md", **more)


class TestNames:
    def test_say_the_case_the_day_the_version_and_that_it_is_a_draft(self) -> None:
        assert name_of("C-098155") == "C-098155-2026-12-03-minutes-v1-draft.md"
        assert name_of("00412", version=2, draft=False) == "00412-2026-12-03-minutes-v2.md"

    @given(case_id=CASE_IDS, version=st.integers(1, 999), draft=st.booleans())
    @settings(max_examples=scaled(300, 5_000))
    @pytest.mark.soak
    def test_of_any_case_id_are_safe(self, case_id: str, version: int, draft: bool) -> None:
        name = name_of(case_id, version=version, draft=draft)
        assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*\.md", name)
        assert len(name) <= 80
        assert name.removesuffix(".md").upper() not in RESERVED
        assert (Path("/folder") / name).parent == Path("/folder")

    @given(one=CASE_IDS, other=CASE_IDS)
    @example(one="a/b", other="a-b")
    @example(one="c-1", other="C-1")
    @example(one="X" * 60 + "1", other="X" * 60 + "2")
    @example(one="-1", other="1")
    @example(one="é", other="è")
    @settings(max_examples=scaled(300, 5_000))
    @pytest.mark.soak
    def test_of_two_case_ids_are_two_even_where_capitals_do_not_count(
        self, one: str, other: str
    ) -> None:
        same = name_of(one).casefold() == name_of(other).casefold()
        assert same == (one == other)

    @pytest.mark.parametrize("case_id", ["a/b", "c-1", "X" * 90, "é"])
    def test_cannot_be_taken_by_a_case_id_made_to_look_like_one(self, case_id: str) -> None:
        taken = name_of(case_id)
        looks_like_it = taken.removesuffix("-2026-12-03-minutes-v1-draft.md")
        for imitation in (looks_like_it, looks_like_it.upper()):
            assert name_of(imitation).casefold() != taken.casefold()

    def test_hold_no_childs_name_though_the_case_id_does(self) -> None:
        name = name_of("ADA-LOVELL-1", unspoken=["Lovell"])
        assert re.fullmatch(r"case_[0-9a-f]{10}-2026-12-03-minutes-v1-draft\.md", name)
        assert name != name_of("ADA-LOVELL-2", unspoken=["Lovell"])


class TestWriting:
    def test_puts_the_content_into_a_new_folder_that_is_private(self, tmp_path: Path) -> None:
        path = write_whole(tmp_path / "minutes", "a.md", "für\n".encode())
        assert path == tmp_path.resolve() / "minutes" / "a.md"
        assert path.read_bytes() == b"f\xc3\xbcr\n"
        assert [each.name for each in path.parent.iterdir()] == ["a.md"]
        if os.name == "posix":
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
            assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert path.stat().st_nlink == 1

    def test_leaves_a_file_of_the_same_content_untouched(self, tmp_path: Path) -> None:
        before = write_whole(tmp_path, "a.md", b"same").stat()
        after = write_whole(tmp_path, "a.md", b"same").stat()
        assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)

    def test_never_overwrites_another_file_silently(self, tmp_path: Path) -> None:
        write_whole(tmp_path, "a.md", b"theirs")
        with pytest.raises(FileInTheWay, match=r"a\.md is in .* already and is not the same"):
            write_whole(tmp_path, "a.md", b"ours")
        assert (tmp_path / "a.md").read_bytes() == b"theirs"

    def test_replaces_a_file_that_may_go(self, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_bytes(b"earlier")
        write_whole(tmp_path, "a.md", b"later", lambda there: there == b"earlier")
        assert (tmp_path / "a.md").read_bytes() == b"later"
        if os.name == "posix":
            assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == 0o600

    @pytest.mark.parametrize("points_to", ["outside.md", "nothing.md", "folder"])
    def test_follows_no_link_out_of_the_folder(self, tmp_path: Path, points_to: str) -> None:
        (tmp_path / "outside.md").write_bytes(b"theirs")
        (tmp_path / "folder").mkdir()
        target = tmp_path / "out" / "a.md"
        target.parent.mkdir()
        target.symlink_to(tmp_path / points_to)
        with pytest.raises(FileInTheWay):
            write_whole(target.parent, "a.md", b"ours", lambda _: True)
        assert target.is_symlink()
        assert (tmp_path / "outside.md").read_bytes() == b"theirs"
        assert not (tmp_path / "nothing.md").exists()

    def test_replaces_no_folder(self, tmp_path: Path) -> None:
        (tmp_path / "a.md").mkdir()
        with pytest.raises(FileInTheWay):
            write_whole(tmp_path, "a.md", b"ours", lambda _: True)

    def test_goes_into_the_folder_that_a_link_names(self, tmp_path: Path) -> None:
        (tmp_path / "real").mkdir()
        (tmp_path / "link").symlink_to(tmp_path / "real")
        path = write_whole(tmp_path / "link", "a.md", b"x")
        assert path == tmp_path.resolve() / "real" / "a.md"

    @pytest.mark.parametrize(
        "name", ["", "..", "../a.md", "a/b.md", "/a.md", "a.md\n", "é.md", "a b"]
    )
    def test_takes_only_a_plain_name(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(ValueError, match="file name"):
            write_whole(tmp_path, name, b"x")
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("fails", ["fsync", "replace"])
    @pytest.mark.parametrize("there", [None, b"earlier"])
    def test_that_fails_leaves_all_as_it_was(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str, there: bytes | None
    ) -> None:
        if there:
            (tmp_path / "a.md").write_bytes(there)

        def full(*_: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        if fails == "fsync":
            monkeypatch.setattr(os, "fsync", full)
        else:
            monkeypatch.setattr(Path, "replace", full)
            monkeypatch.setattr(Path, "hardlink_to", full)
        with pytest.raises(NotKept, match="No space left on device"):
            write_whole(tmp_path, "a.md", b"later", lambda _: True)
        assert [each.read_bytes() for each in tmp_path.iterdir()] == ([there] if there else [])

    def test_does_not_overwrite_what_came_meanwhile(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "a.md").write_bytes(b"theirs")
        monkeypatch.setattr(files, "_content", lambda _: None)
        with pytest.raises(FileInTheWay):
            write_whole(tmp_path, "a.md", b"ours")
        assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"theirs"]

    def test_works_on_a_drive_without_links_too(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def no_links(*_: object) -> None:
            raise PermissionError(errno.EPERM, "Operation not permitted")

        monkeypatch.setattr(Path, "hardlink_to", no_links)
        assert write_whole(tmp_path, "a.md", b"x").read_bytes() == b"x"
        assert len(list(tmp_path.iterdir())) == 1

    def test_into_something_that_is_no_folder_is_refused_in_words(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_bytes(b"")
        with pytest.raises(
            NotKept, match=r"a\.md could not be written into .*file: .* Give another"
        ):
            write_whole(tmp_path / "file", "a.md", b"x")
