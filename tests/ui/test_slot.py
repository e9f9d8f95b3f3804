from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input, Static

from panel_tui.domain.actions import AddAction
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.notes import WriteNote
from panel_tui.domain.prompts import EvidenceAction, SetPrompt
from panel_tui.domain.sign_off import Approve
from panel_tui.domain.slots import StartSlot, WithdrawCase
from screens.desk import Desk
from screens.dialogs.form import FormDialog
from screens.slot import SlotScreen
from screens.slot_places import state_of
from screens.widgets.notes_editor import NotesEditor
from tests.conftest import FakeClock
from tests.making import MEETING_ID, at, of_meeting
from tests.ui.keyboard import press
from tests.ui.stage import Stage, desk_on

SIZE = (80, 24)


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    clock.set(at(9, 50))
    with desk_on(tmp_path, clock) as desk:
        clock.set(at(10, 24))
        yield desk


def shown(pilot: Pilot[None], selector: str) -> str:
    return str(pilot.app.screen.query_one(selector, Static).visual)


def note(desk: Desk, place: str, case_id: str = "C-1") -> str:
    return "\n".join(each.text for each in desk.meeting.case(case_id).notes if each.place == place)


async def burst(pilot: Pilot[None], keys: str) -> None:
    """Keys as a terminal sends them in one write: all are posted before the first is done."""
    for key in keys.split():
        character = key if len(key) == 1 else None
        pilot.app.post_message(Key(key, character))
    await pilot.pause()
    await pilot.pause()


async def test_the_notes_have_the_cursor_and_what_is_typed_is_kept_as_a_draft(desk: Desk) -> None:
    async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
        await press(pilot, "h", "i")
        await pilot.pause(0.4)
        draft = desk.session.store.draft(MEETING_ID)
        assert draft is not None
        assert (draft.text, draft.place, draft.column) == ("hi", "return-home", 2)
        assert shown(pilot, "#saved") == "√ saved 10:24:00"


async def test_covered_keeps_the_note_marks_the_prompt_and_goes_on(desk: Desk) -> None:
    async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
        await press(pilot, "o", "k", "f2", "n", "o", "w", "f2")
        mark = desk.meeting.case("C-1").mark("return-home")
        assert mark is not None
        assert mark.state == "covered"
        assert note(desk, "return-home") == "ok"
        assert note(desk, "family") == "now"


async def test_covered_goes_on_from_a_prompt_that_ended_otherwise_and_leaves_it(desk: Desk) -> None:
    action = EvidenceAction(owner="Tom", what="Assess the aunt", due=date(2026, 12, 18))
    waiting = of_meeting(
        SetPrompt,
        case_ids=("C-3",),
        prompt="return-home",
        state="evidence outstanding",
        action=action,
    )
    desk.session.do(waiting)
    async with Stage(SlotScreen(desk, 2)).run_test(size=SIZE) as pilot:
        assert "f2 Covered" in shown(pilot, "#keys")
        await press(pilot, "f2", "ctrl+t")
        states = [state_of(desk.meeting, (each,), "return-home") for each in ("C-2", "C-3")]
        assert states == ["covered", "evidence outstanding"]
        await press(pilot, "ctrl+l", "ctrl+l")
        assert "f2 Next" in shown(pilot, "#keys")
        await press(pilot, "f2")
        assert [each.what for each in desk.meeting.case("C-3").actions] == ["Assess the aunt"]
        assert shown(pilot, "#title").startswith("Family")


async def test_keys_of_one_burst_go_where_they_were_meant(desk: Desk) -> None:
    async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
        await burst(pilot, "a b c backspace d f2 e f ctrl+n")
        assert note(desk, "return-home") == "abd"
        assert note(desk, "family") == "ef"


async def test_what_is_typed_after_the_key_of_a_dialog_goes_into_the_dialog(desk: Desk) -> None:
    async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
        await burst(pilot, "x f3 T o m : space v i s i t enter y")
        await pilot.pause()
        action = desk.meeting.case("C-1").actions[0]
        assert (action.owner, action.what, action.due) == ("Tom", "visit", None)
        assert pilot.app.screen.query_one(NotesEditor).text == "xy"


async def test_an_action_is_shown_back_with_its_date_before_it_is_kept(desk: Desk) -> None:
    async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
        await press(pilot, "f3")
        pilot.app.screen.query_one(Input).value = "Amira: refer to FGC by 12 Dec"
        await pilot.pause()
        assert shown(pilot, "#words") == "Amira · refer to FGC · by Sat 12 Dec 2026"
        await press(pilot, "enter")
        assert desk.meeting.case("C-1").actions[0].due == date(2026, 12, 12)


async def test_a_refusal_stays_in_the_dialog_and_nothing_is_lost(desk: Desk) -> None:
    async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
        await press(pilot, "f3")
        pilot.app.screen.query_one(Input).value = "refer to FGC asap"
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, FormDialog)
        assert shown(pilot, "#words").startswith("! ")
        await press(pilot, "escape")
        assert not desk.meeting.case("C-1").actions
        assert isinstance(pilot.app.focused, NotesEditor)


async def test_a_note_for_one_sibling_stands_beside_the_note_for_both(desk: Desk) -> None:
    async with Stage(SlotScreen(desk, 2)).run_test(size=SIZE) as pilot:
        await press(pilot, "a", "ctrl+l", "b")
        assert shown(pilot, "#title") == "Return home   for B.C. · also for B.C. and C.D."
        await press(pilot, "ctrl+n")
        assert note(desk, "return-home", "C-2") == "a\nb"
        assert note(desk, "return-home", "C-3") == "a"


async def test_the_timer_starts_with_one_key_and_tells_the_time(
    desk: Desk, clock: FakeClock
) -> None:
    async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
        assert "not started, 24:00 after its time" in shown(pilot, "#time")
        await press(pilot, "f5")
        clock.advance(minutes=13, seconds=18)
        await pilot.pause(1.1)
        assert shown(pilot, "#time").startswith("06:42 left")
        clock.advance(minutes=7)
        await pilot.pause(1.1)
        assert shown(pilot, "#time").startswith("! 00:18 over")


async def test_the_social_worker_comes_in_with_the_slot_and_goes_with_it(
    desk: Desk, clock: FakeClock
) -> None:
    others = ("C-1", "C-2", "C-3")
    desk.session.do(of_meeting(WithdrawCase, case_ids=others, reason="Went home"))
    async with Stage(SlotScreen(desk, 4)).run_test(size=SIZE) as pilot:
        await press(pilot, "f5")
        await pilot.pause()
        assert "marked as here: Tom Okafor" in shown(pilot, "#saved")
        clock.advance(minutes=18)
        await press(pilot, "f8", "f8")
        await pilot.pause()
    tom, timer = desk.meeting.attendee("Tom Okafor"), desk.meeting.slot(4).timer
    assert tom
    there = [(each.joined_at, each.left_at) for each in tom.stays]
    assert there == [(timer.began_at, timer.finished_at)] == [(at(10, 24), at(10, 42))]


@pytest.mark.parametrize(("size", "sized"), [((80, 24), "-short"), ((120, 40), "-tall")])
async def test_it_knows_its_size_before_it_is_painted(
    desk: Desk, size: tuple[int, int], sized: str
) -> None:
    known: list[bool] = []

    class Watched(SlotScreen):
        def show_all(self) -> None:
            known.append(self.has_class(sized))
            super().show_all()

    async with Stage(Watched(desk, 1)).run_test(size=size):
        assert all(known)
        assert known


async def test_a_slip_of_the_hand_is_undone(desk: Desk) -> None:
    async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
        await press(pilot, "f5", "ctrl+g", "z")
        await pilot.pause()
        assert desk.meeting.attendee("Tom Okafor") is None
        assert desk.meeting.slot(1).timer.state == "planned"
        assert "took back: start slot" in shown(pilot, "#saved")


async def test_the_next_start_has_the_words_the_place_and_the_cursor(
    desk: Desk, tmp_path: Path, clock: FakeClock
) -> None:
    desk.session.do(StartSlot(meeting_id=MEETING_ID, slot=1))
    async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
        await press(pilot, "f2", "h", "e", "y", "left")
        await pilot.pause(0.4)
    desk.session.store.close()  # type: ignore[attr-defined]
    with desk_on(tmp_path, clock) as again:
        draft = again.session.recover(MEETING_ID)
        assert note(again, "family") == "hey"
        async with Stage(SlotScreen(again, 1, draft)).run_test(size=SIZE) as pilot:
            editor = pilot.app.screen.query_one(NotesEditor)
            assert (editor.text, editor.cursor_location) == ("hey", (0, 2))


async def test_the_screen_blanks_with_one_key_and_any_key_brings_it_back(desk: Desk) -> None:
    async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
        await press(pilot, "f9")
        assert not isinstance(pilot.app.screen, SlotScreen)
        await press(pilot, "x")
        assert isinstance(pilot.app.screen, SlotScreen)
        assert pilot.app.screen.query_one(NotesEditor).text == ""


async def test_what_was_said_of_both_is_edited_for_the_one_whose_minutes_are_open(
    desk: Desk,
) -> None:
    ended = (of_meeting(StartSlot, slot=2), of_meeting(FinishSlot, slot=2))
    said = of_meeting(WriteNote, case_ids=("C-2", "C-3"), place="return-home", text="Both settled")
    agreed = of_meeting(AddAction, case_ids=("C-2", "C-3"), owner="Tom", what="Refer")
    approve = of_meeting(Approve, case_ids=("C-2",), approver="Patricia Adeyemi")
    desk.session.do(said, agreed, *ended, approve)
    async with Stage(SlotScreen(desk, 2)).run_test(size=SIZE) as pilot:
        assert shown(pilot, "#title") == "Return home   for C.D."
        await press(pilot, "ctrl+end", ".", "ctrl+l", "ctrl+n")
        await press(pilot, "ctrl+g", "c", *"Ann", "f2")
    assert note(desk, "return-home", "C-2") == "Both settled"
    assert note(desk, "return-home", "C-3") == "Both settled."
    owners = [desk.meeting.case(each).actions[0].owner for each in ("C-2", "C-3")]
    assert owners == ["Tom", "Ann"]


async def test_after_a_sibling_is_deferred_the_words_are_the_other_one_s(desk: Desk) -> None:
    async with Stage(SlotScreen(desk, 2)).run_test(size=SIZE) as pilot:
        await press(pilot, "f5", *"ok", "ctrl+g", "D", "enter", *"ill", "f2", "!", "ctrl+n")
        assert shown(pilot, "#title").endswith("for C.D.")
    assert note(desk, "return-home", "C-2") == "ok"
    assert note(desk, "return-home", "C-3") == "ok!"
