"""The end of a slot: what is open in one calm list, each thing one key from its place."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Static

from data.store.opening import open_store
from panel_tui.domain.actions import AddAction
from panel_tui.domain.changes import Change
from panel_tui.domain.decisions import Decide
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.notes import RecordView
from panel_tui.domain.prompts import SetPrompt
from panel_tui.domain.register import RegisterChild
from panel_tui.domain.slots import DeferCase, StartSlot
from panel_tui.domain.working_days import WorkingCalendar
from panel_tui.session import Session
from screens.desk import Desk
from screens.dialogs.form import FormDialog
from screens.finish import FinishScreen
from screens.finish_view import entries, finish_lines
from screens.next import NextScreen
from screens.slot import SlotScreen
from tests.conftest import FakeClock
from tests.making import (
    MEETING_ID,
    TEMPLATE,
    after,
    at,
    moment,
    of_meeting,
    opened,
    opening,
    template,
)
from tests.ui.keyboard import press
from tests.ui.stage import Stage, desk_on

SIZE = (80, 24)
BOTH = ("C-2", "C-3")
PROMPTS = ("return-home", "family", "siblings")


def covered(prompt: str, *case_ids: str) -> Change:
    return of_meeting(SetPrompt, case_ids=case_ids, prompt=prompt, state="covered")


def undated(owner: str, *case_ids: str) -> Change:
    return of_meeting(AddAction, case_ids=case_ids, owner=owner, what="Refer")


def all_done(*case_ids: str) -> list[Change]:
    return [
        *(covered(each, *case_ids) for each in PROMPTS),
        of_meeting(RecordView, case_ids=case_ids, view="child", text="Home."),
        of_meeting(Decide, case_ids=case_ids, text="Track"),
    ]


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    clock.set(at(9, 50))
    with desk_on(tmp_path, clock) as desk:
        clock.set(at(10))
        desk.session.do(of_meeting(StartSlot, slot=1))
        clock.set(at(10, 18))
        yield desk


def shown(pilot: Pilot[None], selector: str) -> str:
    return str(pilot.app.screen.query_one(selector, Static).visual)


async def finishing(pilot: Pilot[None]) -> None:
    await press(pilot, "f8")
    await pilot.pause()
    assert isinstance(pilot.app.screen, FinishScreen)


class TestTheScreen:
    async def test_it_lists_what_is_open_with_a_key_for_each(self, desk: Desk) -> None:
        desk.session.do(undated("Tom", "C-1"))
        async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await finishing(pilot)
            assert shown(pilot, "#open").splitlines()[:9] == [
                "Before you finish   6 open",
                "",
                "1  Prompt: Return home",
                "2  Prompt: Family and friends",
                "3  Prompt: Siblings",
                "4  Views: The child",
                "5  Decision",
                "6  By when? Tom: Refer",
                "",
            ]

    async def test_a_key_takes_the_notes_to_an_open_prompt(self, desk: Desk) -> None:
        slot = SlotScreen(desk, 1)
        async with Stage(slot).run_test(size=SIZE) as pilot:
            await finishing(pilot)
            await press(pilot, "3", "o", "k", "f2")
            assert pilot.app.screen is slot
            assert [note.place for note in desk.meeting.case("C-1").notes] == ["siblings"]
            assert desk.meeting.slot(1).timer.state == "running"

    async def test_a_key_asks_for_the_decision(self, desk: Desk) -> None:
        async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await finishing(pilot)
            await press(pilot, "5", "enter", "Y", "e", "s", "f2")
            decision = desk.meeting.case("C-1").decision
            assert decision is not None
            assert decision.text == "Yes"

    async def test_a_key_asks_for_the_view_that_is_missing(self, desk: Desk) -> None:
        async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await finishing(pilot)
            await press(pilot, "4", "enter", "enter", "enter", "H", "i", "f2")
            assert [each.view for each in desk.meeting.case("C-1").views] == ["child"]

    async def test_a_key_asks_for_the_date_of_that_action(self, desk: Desk) -> None:
        desk.session.do(undated("Tom", "C-1"), undated("Jean", "C-1"))
        async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await finishing(pilot)
            await press(pilot, "7", "enter", "enter", *"10 Dec", "f2")
            dated = [each.owner for each in desk.meeting.case("C-1").actions if each.due]
            assert dated == ["Jean"]

    async def test_what_is_typed_ahead_goes_where_the_key_leads(self, desk: Desk) -> None:
        slot = SlotScreen(desk, 1)
        async with Stage(slot).run_test(size=SIZE) as pilot:
            await finishing(pilot)
            for key in "2abc":
                pilot.app.post_message(Key(key, key))
            await pilot.pause()
            await pilot.pause()
            assert slot.place_id == "family"
            assert slot.editor.text == "abc"

    async def test_the_same_key_again_finishes_and_says_who_is_next(self, desk: Desk) -> None:
        async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await finishing(pilot)
            await press(pilot, "f8")
            await pilot.pause()
            assert desk.meeting.slot(1).timer.state == "finished"
            assert "Decision" in desk.meeting.case("C-1").left_open
            assert isinstance(pilot.app.screen, NextScreen)

    async def test_where_nothing_is_open_enter_finishes(self, desk: Desk) -> None:
        desk.session.do(*all_done("C-1"))
        async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await finishing(pilot)
            assert shown(pilot, "#open").startswith("√ Nothing is open.")
            await press(pilot, "enter")
            assert desk.meeting.slot(1).timer.state == "finished"

    async def test_escape_goes_back_to_the_notes_and_finishes_nothing(self, desk: Desk) -> None:
        slot = SlotScreen(desk, 1)
        async with Stage(slot).run_test(size=SIZE) as pilot:
            await press(pilot, "h", "i")
            await finishing(pilot)
            await press(pilot, "escape", "!")
            assert slot.editor.text == "hi!"
            assert desk.meeting.slot(1).timer.state == "running"

    async def test_the_note_in_hand_is_kept_before_the_slot_ends(self, desk: Desk) -> None:
        async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await press(pilot, "h", "i", "f8", "f8")
            assert [note.text for note in desk.meeting.case("C-1").notes] == ["hi"]

    async def test_the_screen_can_be_hidden_here_too(self, desk: Desk) -> None:
        async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await finishing(pilot)
            await press(pilot, "f9", "x")
            await pilot.pause()
            assert isinstance(pilot.app.screen, FinishScreen)


@contextmanager
def desk_asking(folder: Path, clock: FakeClock, section: str) -> Iterator[Desk]:
    """A desk where nothing is open in slot 1 but a section that must be filled."""
    sections = [each | {"must_fill": each["id"] == section} for each in TEMPLATE["sections"]]
    opens = opening(kind=template(sections=sections))
    children = [
        RegisterChild(child_id=each.child_id, case_id=each.case_id, name="A.B.")
        for each in opens.children
    ]
    with open_store(folder / "panel.db", clock=clock, create=True, backup=False) as store:
        session = Session(store, clock, "Colin Marsh", WorkingCalendar)
        session.do(*children, opens, of_meeting(StartSlot, slot=1), *all_done("C-1"))
        yield Desk(session, WorkingCalendar, MEETING_ID)


@pytest.mark.parametrize(
    ("section", "question"),
    [
        ("contact", "Contact plan"),
        ("limb", "Why now"),
        ("options", "Which option?"),
        ("actions", "Who does what, by when?"),
    ],
)
async def test_a_part_that_must_be_filled_is_asked_for(
    tmp_path: Path, clock: FakeClock, section: str, question: str
) -> None:
    with desk_asking(tmp_path, clock, section) as desk:
        async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await finishing(pilot)
            await press(pilot, "1")
            await pilot.pause()
            assert isinstance(pilot.app.screen, FormDialog)
            assert shown(pilot, "#title") == question


async def test_a_text_that_must_be_filled_is_opened(tmp_path: Path, clock: FakeClock) -> None:
    with desk_asking(tmp_path, clock, "context") as desk:
        slot = SlotScreen(desk, 1)
        async with Stage(slot).run_test(size=SIZE) as pilot:
            await finishing(pilot)
            await press(pilot, "1")
            await pilot.pause()
            assert slot.place_id == "context"


class TestTheWords:
    def lines(self, meeting: Meeting, slot: int = 2) -> list[str]:
        return [line.plain for line in finish_lines(meeting, entries(meeting, slot), 76)]

    def done_for(self, *steps: Change) -> Meeting:
        return after(opened(), *((each, moment(10, 30)) for each in steps))

    def test_siblings_who_share_everything_are_not_named(self) -> None:
        assert self.lines(opened())[2] == "1  Prompt: Return home"

    def test_what_differs_is_said_child_by_child_after_what_they_share(self) -> None:
        meeting = self.done_for(*all_done(*BOTH), covered("family", "C-2"))
        meeting = after(
            meeting,
            (covered("family", "C-2").changed(state="open"), moment(10, 31)),
            (undated("Tom", *BOTH), moment(10, 31)),
            (undated("Jean", "C-3"), moment(10, 31)),
        )
        assert self.lines(meeting)[:-1] == [
            "Before you finish   3 open",
            "",
            "B.C. and C.D.",
            "1  By when? Tom: Refer",
            "",
            "B.C.",
            "2  Prompt: Family and friends",
            "",
            "C.D.",
            "3  By when? Jean: Refer",
            "",
        ]

    def test_a_sibling_who_is_put_off_has_nothing_open(self) -> None:
        defer = of_meeting(DeferCase, case_ids=("C-3",), reason="No papers")
        found = entries(self.done_for(defer), 2)
        assert {each.case_ids for each in found} == {("C-2",)}
        assert "B.C." in self.lines(self.done_for(defer))

    def test_no_two_things_have_the_same_key(self) -> None:
        many = [undated(f"P{number}", "C-1") for number in range(40)]
        meeting = self.done_for(*many)
        keys = [line[0] for line in self.lines(meeting, 1) if line[1:3] == "  "]
        named = [key for key in keys if key.strip()]
        assert len(named) == len(set(named)) == 35
