"""What is typed into a dialog is kept like a note: a sudden end takes none of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList

from panel_tui.domain.drafts import Draft
from panel_tui.domain.slots import StartSlot
from screens import slot_notes
from screens.desk import Desk
from screens.dialogs.form import FormDialog
from screens.slot import SlotScreen
from screens.widgets.notes_editor import NotesEditor
from tests.conftest import FakeClock
from tests.making import MEETING_ID, at, of_meeting
from tests.ui.keyboard import press
from tests.ui.stage import Stage, desk_on

SIZE = (80, 24)


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(slot_notes, "SAVE_AFTER", 0.01)
    clock.set(at(10, 24))
    with desk_on(tmp_path, clock) as desk:
        desk.session.do(of_meeting(StartSlot, slot=1))
        yield desk


def draft_of(desk: Desk) -> Draft:
    draft = desk.session.store.draft(MEETING_ID)
    assert draft is not None
    return draft


async def until_kept(pilot: Pilot[None], desk: Desk, words: str) -> None:
    for _ in range(500):
        if words in draft_of(desk).answers.values():
            return
        await pilot.pause(0.01)
    raise AssertionError(draft_of(desk))


def next_start(desk: Desk) -> Stage:
    """The same slot, as the next start opens it."""
    return Stage(SlotScreen(desk, 1, desk.session.recover(MEETING_ID)))


def dialog_of(app: Stage) -> FormDialog:
    assert isinstance(app.screen, FormDialog)
    return app.screen


async def test_half_an_action_is_asked_again_with_the_cursor_at_its_end(desk: Desk) -> None:
    async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
        await press(pilot, "a", "f3", "T", "o", "m", ":")
        await until_kept(pilot, desk, "Tom:")
    app = next_start(desk)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert dialog_of(app).query_one(Input).value == "Tom:"
        app.screen.query_one(Input).insert_text_at_cursor(" visit by 12 Dec")
        await press(pilot, "enter", "b")
        assert desk.meeting.case("C-1").actions[0].what == "visit"
        assert app.screen.query_one(NotesEditor).text == "ab"


async def test_who_takes_over_is_asked_what_the_other_copy_had_open(desk: Desk) -> None:
    async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
        await press(pilot, "a", "f3", "T", "o", "m", ":")
        await until_kept(pilot, desk, "Tom:")
    desk.writable, desk.held = False, "Colin Marsh has it."
    app = Stage(SlotScreen(desk, 1))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "ctrl+g", "T")
        await pilot.pause()
        assert dialog_of(app).query_one(Input).value == "Tom:"
        await press(pilot, "escape", "b")
        assert app.screen.query_one(NotesEditor).text == "ab"


async def test_a_dialog_of_many_fields_comes_back_with_its_choice_and_its_cursor(
    desk: Desk,
) -> None:
    async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
        await press(pilot, "ctrl+g", "j", "down", "enter", "y", "e", "s")
        await until_kept(pilot, desk, "yes")
    app = next_start(desk)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert dialog_of(app).query(OptionList).first().highlighted == 1
        await press(pilot, "!", "f2")
        (declared,) = desk.meeting.case("C-1").declarations
        assert (declared.person, declared.interest) == ("Helen Frost", "yes!")


async def test_a_decision_comes_back_with_the_outcome_that_was_chosen_first(desk: Desk) -> None:
    async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
        await press(pilot, "f4", "down", "enter", "y", "e", "s")
        await until_kept(pilot, desk, "yes")
    app = next_start(desk)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await press(pilot, "!", "f2")
        decision = desk.meeting.case("C-1").decision
        assert decision is not None
        assert (decision.text, decision.outcomes) == ("yes!", ("fostering-agreed",))


async def test_a_part_of_the_minutes_that_was_chosen_first_comes_back_too(desk: Desk) -> None:
    async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
        await press(pilot, "ctrl+g", "l", "enter", "M", "u", "m")
        await until_kept(pilot, desk, "Mum")
    app = next_start(desk)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert dialog_of(app).query_one(NotesEditor).text == "Mum"


@pytest.mark.parametrize("ends_with", ["escape", "enter"])
async def test_a_dialog_that_is_done_with_does_not_come_back(desk: Desk, ends_with: str) -> None:
    async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
        await press(pilot, "f5", "T", "e", "a")
        await until_kept(pilot, desk, "Tea")
        await press(pilot, ends_with)
        await pilot.pause()
        assert draft_of(desk).asked == ""
    app = next_start(desk)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert not isinstance(app.screen, ModalScreen)
