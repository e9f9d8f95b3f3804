"""A database is private from its first moment, and what is not ours is left as it is."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from data.store.opening import open_store
from data.store.store import SqlStore
from panel_tui.domain.model import Refused
from panel_tui.session import Session
from tests.conftest import FakeClock
from tests.making import MEETING_ID
from tests.store.working import MEETING, at_work, open_sample_meeting

posix = pytest.mark.skipif(os.name != "posix", reason="Windows guards a user's folder itself")


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def opened(where: str | Path, clock: FakeClock, *, create: bool = True) -> SqlStore:
    return open_store(where, clock=clock, create=create, backup=False)


@posix
def test_only_the_account_can_read_the_file_its_side_files_and_its_folder(
    file: Path, clock: FakeClock
) -> None:
    before = os.umask(0)
    try:
        with opened(file, clock) as store:
            open_sample_meeting(at_work(store, clock))
            files = {path.name: mode(path) for path in file.parent.iterdir()}
    finally:
        os.umask(before)
    assert mode(file.parent) == 0o700
    assert {"panel.db", "panel.db-wal", "panel.db-shm"} <= files.keys()
    assert set(files.values()) == {0o600}


@posix
def test_a_folder_that_was_there_stays_as_it_is(tmp_path: Path, clock: FakeClock) -> None:
    tmp_path.chmod(0o755)
    opened(tmp_path / "panel.db", clock).close()
    assert mode(tmp_path) == 0o755


def test_nothing_acknowledged_is_lost_and_references_hold(store: SqlStore) -> None:
    driver = store.connection
    settings = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    found = [driver.execute(f"PRAGMA {name}").fetchone()[0] for name in settings]
    assert found == ["wal", 2, 1, 5000]


def test_without_create_nothing_is_made(file: Path, clock: FakeClock) -> None:
    with opened(file, clock, create=False) as store:
        assert store.load(MEETING).state is None
        assert store.journal_head() == "0"
        store.claim(MEETING_ID, "Colin Marsh")
    assert not file.parent.exists()


@pytest.mark.parametrize("where", ["sqlite://", "sqlite:///:memory:"])
def test_a_store_in_memory_does_everything(where: str, clock: FakeClock) -> None:
    with opened(where, clock) as store:
        session = at_work(store, clock)
        open_sample_meeting(session)
        assert store.load(MEETING).state == session.meeting(MEETING_ID)


def test_a_file_is_named_by_its_path_or_its_url(file: Path, clock: FakeClock) -> None:
    with opened(f"sqlite:///{file}", clock) as store:
        open_sample_meeting(at_work(store, clock))
        head = store.journal_head()
    with opened(str(file), clock, create=False) as store:
        assert store.journal_head() == head


@pytest.mark.parametrize("name", ["a b.db", "100%?.db", "ünïcode#.db", "file:x.db"])
def test_a_file_may_have_any_name(name: str, tmp_path: Path, clock: FakeClock) -> None:
    opened(tmp_path / name, clock).close()
    assert (tmp_path / name).stat().st_size > 0


@pytest.mark.parametrize("url", ["postgresql://user:secret@host/panel", "mysql://x", "://"])
def test_another_kind_of_database_is_refused_without_repeating_its_password(
    url: str, clock: FakeClock
) -> None:
    with pytest.raises(Refused, match="as a path or as sqlite:///path") as refused:
        opened(url, clock)
    assert "secret" not in str(refused.value)


def test_a_file_of_another_kind_is_refused_and_left_as_it_is(
    tmp_path: Path, clock: FakeClock
) -> None:
    agenda = tmp_path / "agenda.md"
    agenda.write_text("| Time | Child |\n" * 100, encoding="utf-8")
    before = agenda.read_bytes()
    with pytest.raises(Refused, match=r"agenda\.md is not a panel-tui database"):
        opened(agenda, clock)
    assert agenda.read_bytes() == before
    assert list(tmp_path.iterdir()) == [agenda]


@pytest.mark.parametrize("table", ["journal", "alembic_version", "bookmarks"])
def test_the_database_of_another_program_is_refused_and_left_as_it_is(
    table: str, tmp_path: Path, clock: FakeClock
) -> None:
    file = tmp_path / "other.db"
    with closing(sqlite3.connect(file)) as other:
        other.execute(f"CREATE TABLE {table} (version_num)")
    before = file.read_bytes()
    with pytest.raises(Refused, match=r"other\.db is not a panel-tui database"):
        opened(file, clock)
    assert file.read_bytes() == before


def test_a_database_from_a_newer_version_is_refused_untouched(
    session: Session, store: SqlStore, file: Path, clock: FakeClock
) -> None:
    store.close()
    with closing(sqlite3.connect(file)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()
    before = file.read_bytes()
    with pytest.raises(Refused, match="newer version of panel-tui") as refused:
        open_store(file, clock=clock, create=True, backup=True)
    assert "Nothing was changed" in str(refused.value)
    assert file.read_bytes() == before
    assert not file.with_name("panel.db-copies").exists()


@pytest.mark.parametrize("start", [0, 100])
def test_a_damaged_file_is_told_in_words(
    start: int, session: Session, store: SqlStore, file: Path, clock: FakeClock
) -> None:
    store.close()
    content = bytearray(file.read_bytes())
    content[start : start + 2_000] = b"\xff" * 2_000
    file.write_bytes(content)
    with pytest.raises(Refused, match=r"panel\.db is (damaged|not a panel-tui database)"):
        opened(file, clock)


def test_damage_further_on_is_told_in_words_when_it_is_met(
    session: Session, store: SqlStore, file: Path, clock: FakeClock
) -> None:
    store.close()
    content = bytearray(file.read_bytes())
    content[4_096:] = b"\xff" * (len(content) - 4_096)
    file.write_bytes(content)
    with (
        pytest.raises(Refused, match=r"panel\.db is damaged\. Take the latest copy"),
        opened(file, clock) as damaged,
    ):
        damaged.load(MEETING)


def test_an_empty_file_becomes_a_database_only_with_create(
    tmp_path: Path, clock: FakeClock
) -> None:
    file = tmp_path / "panel.db"
    file.touch()
    with opened(file, clock, create=False) as store:
        assert store.file is None
    assert file.stat().st_size == 0
    with opened(file, clock) as store:
        assert store.file == file
    assert file.stat().st_size > 0


def test_a_folder_that_cannot_be_made_is_told_in_words(tmp_path: Path, clock: FakeClock) -> None:
    (tmp_path / "letters").touch()
    with pytest.raises(Refused, match=r"panel\.db cannot be made: Not a directory"):
        opened(tmp_path / "letters" / "panel.db", clock)


def test_a_folder_without_permission_is_told_in_words(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_args: object, **_how: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", denied)
    with pytest.raises(Refused, match=r"panel\.db cannot be made: Permission denied"):
        opened(tmp_path / "new" / "panel.db", clock)


def test_a_folder_in_place_of_a_file_is_told_in_words(tmp_path: Path, clock: FakeClock) -> None:
    with pytest.raises(Refused, match="cannot be opened"):
        opened(tmp_path, clock)
