"""A store that cannot write: typing goes on, a steady line says what is not saved, and it is saved later."""

import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from data.store.store import SqlStore
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.model import Refused
from panel_tui.domain.sign_off import Approve
from panel_tui.domain.slots import StartSlot
from screens import slot_notes
from screens.desk import Desk
from screens.leaving import has_unkept, keep_typed
from screens.slot import SlotScreen
from screens.widgets.notes_editor import NotesEditor
from tests.conftest import FakeClock
from tests.live.terminal import Terminal
from tests.live.typist import kept_in, open_first_slot, started
from tests.making import MEETING_ID, at, of_meeting
from tests.ui.keyboard import press
from tests.ui.stage import Stage, desk_on

SIZE = (80, 24)


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(slot_notes, "SAVE_AFTER", 0.01)
    monkeypatch.setattr(slot_notes, "TRY_AGAIN_AFTER", 0.01)
    clock.set(at(10, 24))
    with desk_on(tmp_path, clock) as desk:
        store_of(desk).wait_at_most(0)
        yield desk


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "panel.db"


def store_of(desk: Desk) -> SqlStore:
    store = desk.session.store
    assert isinstance(store, SqlStore)
    return store


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Another program is writing to the database, and does not finish."""
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


@contextmanager
def full(desk: Desk) -> Iterator[None]:
    """There is no room for one page more."""
    connection = store_of(desk).connection
    room = connection.execute("PRAGMA max_page_count").fetchone()[0]
    connection.execute("PRAGMA max_page_count = 1")
    yield
    connection.execute(f"PRAGMA max_page_count = {room}")


def said(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#saved", Static).visual)


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Let the program go on until something holds."""
    for _ in range(500):
        if holds():
            return
        await pilot.pause(0.01)
    raise AssertionError(said(pilot))


def note(desk: Desk, place: str) -> str:
    return "\n".join(each.text for each in desk.meeting.case("C-1").notes if each.place == place)


async def test_typing_goes_on_while_another_program_writes(
    desk: Desk, file: Path, clock: FakeClock
) -> None:
    async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
        with locked(file):
            clock.advance(minutes=1)
            await press(pilot, "a", "b", "ctrl+n", "c")
            assert pilot.app.screen.query_one(NotesEditor).text == "c"
            words = "! not saved since 10:24:00: Return home, Family and friends."
            await until(pilot, lambda: said(pilot).startswith(words))
            assert "another program" in said(pilot)
        await until(pilot, lambda: said(pilot) == "√ saved 10:25:00")
        assert note(desk, "return-home") == "ab"
        draft = desk.session.store.draft(MEETING_ID)
        assert draft is not None
        assert (draft.place, draft.text) == ("family", "c")


async def test_a_full_disk_is_said_until_there_is_room(desk: Desk, file: Path) -> None:
    long = "x" * 40_000
    async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
        with full(desk):
            pilot.app.screen.query_one(NotesEditor).insert(long)
            words = "! not saved since 10:24:00: Return home."
            await until(pilot, lambda: said(pilot).startswith(words))
            assert "the disk is full" in said(pilot)
            await press(pilot, "y")
        await until(pilot, lambda: said(pilot) == "√ saved 10:24:00")
        draft = desk.session.store.draft(MEETING_ID)
        assert draft is not None
        assert draft.text == f"{long}y"


async def test_a_start_while_another_program_writes_shows_what_was_typed_and_goes_on(
    desk: Desk, file: Path
) -> None:
    def typed() -> str:
        draft = desk.session.draft(MEETING_ID)
        return draft.text if draft else ""

    async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
        await press(pilot, "a", "b")
        await until(pilot, lambda: typed() == "ab")
    assert note(desk, "return-home") == ""
    with locked(file):
        draft = desk.take_up()
        app = Stage(SlotScreen(desk, 1, draft))
        async with app.run_test(size=SIZE) as pilot:
            await until(pilot, lambda: said(pilot).startswith("! not saved since"))
            await press(pilot, "c")
            assert app.screen.query_one(NotesEditor).text == "abc"
    assert typed() == "ab"
    async with Stage(SlotScreen(desk, 1, draft)).run_test(size=SIZE) as pilot:
        await until(pilot, lambda: note(desk, "return-home") == "ab")


async def test_a_register_that_cannot_be_read_is_said_and_stops_nobody(
    desk: Desk, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(_desk: Desk, _child_id: str) -> None:
        raise Refused("The disk reports a fault.")

    monkeypatch.setattr(Desk, "child", unreadable)
    async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
        await until(pilot, lambda: said(pilot) == "! The disk reports a fault.")
        await press(pilot, "a", "ctrl+g", "S")
        words = pilot.app.screen.query_one("#words", Static)
        await until(pilot, lambda: str(words.visual) == "! The disk reports a fault.")
        await press(pilot, "escape", "b", "f2")
        assert note(desk, "return-home") == "ab"


async def test_what_was_refused_for_want_of_room_does_not_hide_the_warning(
    desk: Desk, file: Path
) -> None:
    async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
        with locked(file):
            await press(pilot, "a", "f2")
            await until(pilot, lambda: said(pilot).startswith("! not saved since"))
        await until(pilot, lambda: said(pilot).startswith("√ saved"))
        await press(pilot, "f2")
        mark = desk.meeting.case("C-1").mark("return-home")
        assert mark is not None
        assert (mark.state, note(desk, "return-home")) == ("covered", "a")


async def test_words_in_a_dialog_count_as_unsaved_until_they_are(desk: Desk, file: Path) -> None:
    app = Stage(SlotScreen(desk, 1))
    async with app.run_test(size=SIZE) as pilot:
        with locked(file):
            await press(pilot, "f3", "T", "o", "m")
            keep_typed(app)
            assert has_unkept(app)
        keep_typed(app)
        assert not has_unkept(app)


async def test_a_slot_is_not_left_before_its_notes_are_kept(desk: Desk, file: Path) -> None:
    app = Stage(SlotScreen(desk, 1))
    async with app.run_test(size=SIZE) as pilot:
        await app.push_screen(SlotScreen(desk, 2))
        with locked(file):
            await press(pilot, "a", "escape")
            assert isinstance(app.screen, SlotScreen)
            assert app.screen.slot_number == 2
        await press(pilot, "escape")
        await pilot.pause()
        assert isinstance(app.screen, SlotScreen)
        assert app.screen.slot_number == 1
        notes = desk.meeting.case("C-2").notes
        assert [each.text for each in notes] == ["a"]


async def test_a_slot_in_the_background_leaves_the_draft_to_the_one_at_work(
    desk: Desk, file: Path
) -> None:
    app = Stage(SlotScreen(desk, 1))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "a")
        await app.push_screen(SlotScreen(desk, 2))
        await press(pilot, "b")

        def kept() -> bool:
            draft = desk.session.store.draft(MEETING_ID)
            return draft is not None and (draft.slot, draft.text) == (2, "b")

        await until(pilot, kept)
        assert note(desk, "return-home") == "a"


async def test_what_was_typed_last_is_kept_when_a_slot_is_left(desk: Desk, file: Path) -> None:
    app = Stage(SlotScreen(desk, 1))
    async with app.run_test(size=SIZE) as pilot:
        await app.push_screen(SlotScreen(desk, 2))
        await press(pilot, "a", "b", "escape")
        assert [each.text for each in desk.meeting.case("C-2").notes] == ["ab"]


async def test_approved_minutes_are_read_here_and_not_typed_into(desk: Desk, file: Path) -> None:
    for change in (StartSlot, FinishSlot):
        desk.session.do(change(meeting_id=MEETING_ID, slot=1))
    desk.session.do(of_meeting(Approve, case_ids=("C-1",), approver="Patricia Adeyemi"))
    async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
        assert said(pilot) == "! The minutes of C-1 are approved. Reopen them first."
        await press(pilot, "a", "ctrl+n", "b")
        await pilot.pause(0.05)
        assert not desk.meeting.case("C-1").notes


@pytest.mark.skipif(sys.platform != "linux", reason="another process is limited from outside")
def test_the_program_in_a_terminal_outlives_a_lock_and_a_full_disk(file: Path) -> None:
    with started(file) as terminal:
        open_first_slot(terminal)
        with locked(file):
            terminal.press(*"locked ", "f2", *"and ", "ctrl+n")
            terminal.wait_for("! not saved since")
            terminal.wait_for("Return home, Family")
        terminal.wait_for("√ saved")
        with no_room(terminal, file):
            terminal.press(*"full ")
            terminal.wait_for("! not saved since")
            terminal.press(*"to the brim")
            terminal.wait_for("full to the brim")
        terminal.wait_for("√ saved")
        with locked(file):
            terminal.press("!")
            terminal.wait_for("! not saved since")
            assert terminal.end(signal.SIGTERM) == 1
        assert "What was typed last could not be saved." in terminal.raw
    work = kept_in(file)
    assert (work.notes["return-home"], work.notes["family"]) == ("locked and", "full to the brim")


@contextmanager
def no_room(terminal: Terminal, file: Path) -> Iterator[None]:
    """No file of the program can grow."""
    import resource

    sizes = [each.stat().st_size for each in file.parent.glob(f"{file.name}*")]
    _, hard = resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, (min(sizes), hard))
    yield
    resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, (hard, hard))
