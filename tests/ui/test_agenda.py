"""The agenda: what it shows, and what can be moved, added and put right with the keyboard."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from panel_tui.domain.child import Child
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.slots import StartSlot, WithdrawCase
from panel_tui.domain.words import say_time
from screens.agenda import AgendaScreen
from screens.agenda_forms import add_case_form
from screens.desk import Desk
from screens.dialogs.form import FormDialog
from screens.slot import SlotScreen
from tests.conftest import FakeClock
from tests.making import PANEL_DAY, at, of_meeting, opened
from tests.ui.keyboard import press
from tests.ui.stage import Stage, desk_on

SIZE = (80, 24)
START_1 = of_meeting(StartSlot, slot=1)
FINISH_1 = of_meeting(FinishSlot, slot=1)


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    clock.set(at(9, 50))
    with desk_on(tmp_path, clock) as desk:
        yield desk


def order(desk: Desk) -> list[str]:
    return [
        f"{say_time(slot.starts_at)} {' '.join(slot.case_ids) or slot.title}"
        for slot in desk.meeting.slots
    ]


def shown(pilot: Pilot[None], selector: str) -> str:
    return str(pilot.app.screen.query_one(selector, Static).visual)


def slot_shown(pilot: Pilot[None]) -> int | None:
    screen = pilot.app.screen
    return screen.slot_number if isinstance(screen, SlotScreen) else None


async def choose(pilot: Pilot[None], letter: str) -> None:
    """A command by the leader key and its letter."""
    await press(pilot, "ctrl+g", letter)
    await pilot.pause()


async def fill(pilot: Pilot[None], *answers: str) -> None:
    """Answers to a form, line by line; an empty answer leaves what stands there."""
    for answer in answers:
        if answer:
            await press(pilot, "end", "ctrl+u", *answer)
        await press(pilot, "enter")


class TestMoving:
    async def test_the_marked_slot_moves_and_stays_marked(self, desk: Desk) -> None:
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            await press(pilot, "f5")
            assert order(desk)[:2] == ["10:00 C-2 C-3", "10:20 C-1"]
            assert pilot.app.screen.query_one(OptionList).highlighted == 1
            await press(pilot, "f4")
            assert order(desk)[0] == "10:00 C-1"

    async def test_the_cursor_chooses_what_moves(self, desk: Desk) -> None:
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            await press(pilot, "down", "f4")
            assert order(desk)[0] == "10:00 C-2 C-3"

    async def test_keys_in_one_burst_are_done_in_their_order(self, desk: Desk) -> None:
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            for key in ("down", "f4", "f4"):
                pilot.app.post_message(Key(key, None))
            await pilot.pause()
            await pilot.pause()
            assert order(desk)[0] == "10:00 C-2 C-3"
            assert pilot.app.screen.query_one(OptionList).highlighted == 0
            assert shown(pilot, "#words") == "! Nothing before it that has not begun."

    async def test_a_refusal_is_said_on_the_screen(self, desk: Desk) -> None:
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            await press(pilot, "f4")
            assert shown(pilot, "#words") == "! Nothing before it that has not begun."

    async def test_a_slip_of_the_hand_is_undone(self, desk: Desk) -> None:
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            await press(pilot, "f5")
            await choose(pilot, "z")
            assert order(desk)[0] == "10:00 C-1"
            assert shown(pilot, "#words") == "took back: move slot"


class TestForms:
    async def test_a_child_is_deferred(self, desk: Desk) -> None:
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            await choose(pilot, "f")
            await fill(pilot, "no report", "14 jan")
            deferral = desk.meeting.case("C-1").deferral
            assert deferral is not None
            assert deferral.return_on == date(2027, 1, 14)

    async def test_a_child_is_withdrawn(self, desk: Desk) -> None:
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            await choose(pilot, "w")
            await fill(pilot, "went home")
            assert desk.meeting.case("C-1").withdrawal is not None

    async def test_a_late_case_is_heard_last_and_registered(self, desk: Desk) -> None:
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            await choose(pilot, "l")
            await fill(pilot, "C-7", "G.H.", "1/2/20")
            await press(pilot, "f2")
            await pilot.pause()
            assert order(desk)[-1] == "11:15 C-7"
            child_id = desk.meeting.case("C-7").child_id
            assert desk.session.store.child_ids(["C-7"]) == {"C-7": child_id}

    async def test_a_long_form_begins_at_its_first_question(self, desk: Desk) -> None:
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            await choose(pilot, "l")
            assert pilot.app.screen.query_one("#fields").scroll_y == 0
            assert shown(pilot, "#keys") == "enter Next  f2 Keep  esc Cancel"
            await press(pilot, "shift+tab")
            assert shown(pilot, "#keys") == "enter Keep  esc Cancel"
            await press(pilot, "f1")
            await pilot.pause()
            assert shown(pilot, "#lines").startswith("Which case is heard late?\n\nenter  On to")
            await press(pilot, "escape")
            assert isinstance(pilot.app.screen, FormDialog)

    async def test_a_late_case_without_an_id_stays_in_the_dialog(self, desk: Desk) -> None:
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            await choose(pilot, "l")
            await press(pilot, "f2")
            assert isinstance(pilot.app.screen, FormDialog)
            assert "needs a case ID" in shown(pilot, "#words")
            pilot.app.screen.on_input_changed()
            assert "needs a case ID" in shown(pilot, "#words"), "late news of what was typed before"
            await press(pilot, "x")
            assert "needs a case ID" not in shown(pilot, "#words")

    async def test_a_break_stands_before_the_marked_slot(self, desk: Desk) -> None:
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            await press(pilot, "down")
            await choose(pilot, "r")
            await fill(pilot, "5", "")
            assert order(desk)[1] == "10:20 Break"
            assert desk.meeting.slots[1].planned == 5

    async def test_a_wrong_case_id_is_put_right_on_the_register_too(self, desk: Desk) -> None:
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            await choose(pilot, "c")
            await fill(pilot, "C-9")
            await press(pilot, "f2")
            await pilot.pause()
            assert order(desk)[0] == "10:00 C-9"
            child = desk.session.store.load("child/child-1").state
            assert isinstance(child, Child)
            assert child.case_ids == ("C-1", "C-9")

    async def test_an_id_the_register_knows_makes_it_that_childs_case(self, desk: Desk) -> None:
        late = desk.session.store.child_ids(["C-4"])["C-4"]
        desk.session.do(of_meeting(WithdrawCase, case_ids=("C-4",), reason="Went home"))
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            await choose(pilot, "c")
            await fill(pilot, "C-4")
            assert "becomes that child's" in shown(pilot, "#words")
            await press(pilot, "f2")
            assert shown(pilot, "#words") == "! C-4 is on the agenda already."
            assert desk.meeting.case("C-1").child_id != late

    def test_whose_case_id_it_is_can_be_told_by_the_day_of_birth(self) -> None:
        born = date(2016, 2, 3)
        known = Child(
            child_id="child-9", case_ids=("C-9",), names=("Q.Q.",), known_since=PANEL_DAY, born=born
        )
        form = add_case_form(opened(), lambda case_id: known if case_id == "C-9" else None)
        answers = {field.id: "" for field in form.fields}
        assert form.preview is not None
        assert form.preview(answers | {"case_id": " C-9 "}) == (
            "The register knows this case ID, born Wed 3 Feb 2016: it is that child."
        )
        assert form.preview(answers | {"case_id": "C-8", "child": "R.R."}) == "C-8 · R.R."

    async def test_of_siblings_it_is_asked_whose_facts_are_wrong(self, desk: Desk) -> None:
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            await press(pilot, "down")
            await choose(pilot, "c")
            await press(pilot, "down", "enter")
            await pilot.pause()
            await fill(pilot, "", "C.E.")
            await press(pilot, "f2")
            await pilot.pause()
            assert desk.meeting.case("C-3").facts.child == "C.E."

    async def test_the_meeting_is_moved(self, desk: Desk) -> None:
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            await choose(pilot, "v")
            await fill(pilot, "10 dec", "14:00", "Room 5")
            assert order(desk)[0] == "14:00 C-1"
            assert desk.meeting.on == date(2026, 12, 10)

    async def test_the_rest_is_adjourned(self, desk: Desk, clock: FakeClock) -> None:
        desk.session.do(START_1)
        clock.advance(minutes=20)
        desk.session.do(FINISH_1)
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            await choose(pilot, "j")
            await fill(pilot, "10 dec", "9:30", "")
            assert [slot.sitting for slot in desk.meeting.slots] == [0, 1, 1, 1]
            assert order(desk)[1] == "09:30 C-2 C-3"

    async def test_the_meeting_is_cancelled_and_nothing_can_be_moved(self, desk: Desk) -> None:
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            await choose(pilot, "x")
            await fill(pilot, "snow")
            assert desk.meeting.cancelled is not None
            await press(pilot, "f5")
            assert order(desk)[0] == "10:00 C-1"
            assert "cancelled: snow" in shown(pilot, "#meeting")

    async def test_the_next_panel_is_set(self, desk: Desk) -> None:
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            await choose(pilot, "n")
            await fill(pilot, "14 jan")
            assert desk.meeting.next_panel == date(2027, 1, 14)


class TestGoing:
    async def test_enter_opens_the_slot_and_escape_comes_back(self, desk: Desk) -> None:
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            await press(pilot, "down", "enter")
            assert slot_shown(pilot) == 2
            await press(pilot, "escape")
            assert isinstance(pilot.app.screen, AgendaScreen)

    async def test_a_break_cannot_be_opened_and_the_screen_says_so(self, desk: Desk) -> None:
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            await press(pilot, "down", "down", "enter")
            assert shown(pilot, "#words") == "! A break begins and ends by itself."

    async def test_from_slot_to_agenda_to_slot_the_screens_do_not_pile_up(self, desk: Desk) -> None:
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            await press(pilot, "enter")
            for _ in range(2):
                await choose(pilot, "G")
                await press(pilot, "down", "enter")
                await pilot.pause()
            assert slot_shown(pilot) == 2
            assert len(pilot.app.screen_stack) == 3

    async def test_a_slot_follows_an_id_that_was_corrected_on_the_agenda(self, desk: Desk) -> None:
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            await press(pilot, "enter", "h", "i")
            await choose(pilot, "G")
            await choose(pilot, "c")
            await fill(pilot, "C-9")
            await press(pilot, "f2")
            await pilot.pause()
            await press(pilot, "escape", "!", "f2")
            assert [each.text for each in desk.meeting.case("C-9").notes] == ["hi!"]

    async def test_what_runs_is_marked_at_first(self, desk: Desk) -> None:
        desk.session.do(of_meeting(StartSlot, slot=4))
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            assert pilot.app.screen.query_one(OptionList).highlighted == 3

    async def test_the_clock_moves_only_what_has_other_words(
        self, desk: Desk, clock: FakeClock
    ) -> None:
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            desk.session.do(START_1)
            clock.advance(minutes=3)
            await pilot.pause(1.1)
            listed = pilot.app.screen.query_one(OptionList)
            assert "17:00 left" in str(listed.get_option_at_index(0).prompt)

    async def test_a_copy_that_follows_can_look_and_not_change(self, desk: Desk) -> None:
        desk.writable, desk.held = False, "Open on another screen"
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            assert "Open on another screen" in shown(pilot, "#meeting")
            await press(pilot, "f5")
            assert order(desk)[0] == "10:00 C-1"
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, SlotScreen)
