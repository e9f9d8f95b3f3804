"""Reading back, finding words in the notes, and handing the keyboard over."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from panel_tui.domain.actions import AddAction
from panel_tui.domain.case import ReadBack
from panel_tui.domain.changes import Change
from panel_tui.domain.decisions import ConfirmReadBack, Decide, RecordDissent
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.notes import WriteNote
from panel_tui.domain.slots import StartSlot
from panel_tui.domain.working_days import WorkingCalendar
from screens.desk import Desk
from screens.find import FindScreen
from screens.find_view import find, fold, hit_line
from screens.hand_over import hand_over_form
from screens.read_back import ReadBackScreen
from screens.read_back_view import read_back_lines, to_confirm
from screens.slot import SlotScreen
from tests.conftest import FakeClock
from tests.hostile import SHORT
from tests.making import after, at, moment, of_meeting, opened
from tests.ui.keyboard import press
from tests.ui.stage import Stage, desk_on

SIZE = (80, 24)
BOTH = ("C-2", "C-3")


def decide(*case_ids: str, text: str = "Track", rationale: str = "Not all is known.") -> Change:
    return of_meeting(
        Decide, case_ids=case_ids, text=text, rationale=rationale, outcomes=("track",)
    )


def act(*case_ids: str, due: date | None = date(2026, 12, 18)) -> Change:
    return of_meeting(AddAction, case_ids=case_ids, owner="Seán", what="Viability", due=due)


def write(place: str, text: str, *case_ids: str) -> Change:
    return of_meeting(WriteNote, case_ids=case_ids, place=place, text=text)


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


async def letter(pilot: Pilot[None], key: str) -> None:
    await press(pilot, "ctrl+g", key)
    await pilot.pause()


class TestReadBack:
    async def test_one_key_from_the_notes_and_one_to_confirm(self, desk: Desk) -> None:
        desk.session.do(decide("C-1"), act("C-1"))
        async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await press(pilot, "ctrl+r")
            await pilot.pause()
            assert isinstance(pilot.app.screen, ReadBackScreen)
            assert "The decision: Track." in shown(pilot, "#sentences")
            await press(pilot, "enter")
            await pilot.pause()
            assert shown(pilot, "#words") == "√ read back and confirmed at 10:18"
        confirmed = desk.meeting.case("C-1").read_back
        assert confirmed == ReadBack(at=at(10, 18), by="Colin Marsh")

    async def test_before_the_slot_ends_the_countdown_hints_at_it(
        self, desk: Desk, clock: FakeClock
    ) -> None:
        desk.session.do(decide("C-1"))
        clock.set(at(10, 17, 59))
        slot = SlotScreen(desk, 1)
        async with Stage(slot).run_test(size=SIZE) as pilot:
            await pilot.pause()
            assert shown(pilot, "#time").startswith("02:01 left")
            clock.set(at(10, 18))
            slot.show_all()
            assert shown(pilot, "#time").startswith("^r read-back   02:00 left")
            desk.session.do(of_meeting(ConfirmReadBack, case_ids=("C-1",)))
            slot.show_all()
            assert shown(pilot, "#time").startswith("02:00 left")
            assert "√ read back 10:18" in shown(pilot, "#glance")

    async def test_with_nothing_to_read_there_is_nothing_to_confirm(self, desk: Desk) -> None:
        async with Stage(ReadBackScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await pilot.pause()
            assert shown(pilot, "#sentences").startswith("No decision is recorded yet.")
            assert "Confirm" not in shown(pilot, "#keys")
            await press(pilot, "enter")
            assert desk.meeting.case("C-1").read_back is None

    async def test_a_second_copy_only_reads(self, desk: Desk) -> None:
        desk.session.do(decide("C-1"))
        screen = ReadBackScreen(replace(desk, writable=False), 1)
        async with Stage(screen).run_test(size=SIZE) as pilot:
            await press(pilot, "enter")
            assert desk.meeting.case("C-1").read_back is None

    def lines(self, meeting: Meeting, slot: int = 1) -> list[str]:
        return [
            line.plain for line in read_back_lines(meeting, slot, WorkingCalendar()) if line.plain
        ]

    def said(self, *steps: Change) -> Meeting:
        return after(opened(), *((each, moment(10, 18)) for each in steps))

    def test_it_is_sentences_to_say_aloud(self) -> None:
        dissent = of_meeting(
            RecordDissent,
            case_ids=("C-1",),
            who="Jo March",
            what="Adoption was not looked at",
            why="The assessment is old",
            route="Head of Service decides",
            owner="Ada Bell",
            due=date(2026, 12, 10),
        )
        meeting = self.said(decide("C-1"), act("C-1"), act("C-1", due=None), dissent)
        assert self.lines(meeting) == [
            "The decision: Track.",
            "That is: Track.",
            "Because: Not all is known.",
            "! The meeting is not quorate: this is advisory until it is confirmed.",
            "Seán: Viability, by Fri 18 Dec 2026.",
            "Seán: Viability   ! no date yet",
            "Jo March does not agree: Adoption was not looked at. Because: The assessment is old. "
            "Head of Service decides: Ada Bell, by Thu 10 Dec 2026.",
        ]

    def test_what_the_decision_starts_is_said_with_its_days(self) -> None:
        decided = {"outcomes": ("fostering-agreed",), "text": "To stay."}
        meeting = self.said(of_meeting(Decide, case_ids=("C-1",), **decided))
        assert [each for each in self.lines(meeting) if each.startswith("It starts")] == [
            "It starts: Write the matching report (Social worker), by Thu 31 Dec 2026.",
            "It starts: Approve the match (Fostering panel), by Thu 14 Jan 2027, "
            "once “Write the matching report” is done.",
        ]

    def test_what_siblings_share_is_said_once(self) -> None:
        lines = self.lines(self.said(decide(*BOTH), act(*BOTH), act("C-3")), 2)
        assert [each for each in lines if each.startswith("For ")] == [
            "For B.C. and C.D.",
            "For B.C.",
            "For C.D.",
        ]
        assert sum("The decision" in each for each in lines) == 1

    def test_a_decision_without_a_reason_is_pointed_out(self) -> None:
        assert "! No reason is recorded." in self.lines(self.said(decide("C-1", rationale="")))

    def test_only_what_is_said_and_not_confirmed_is_confirmed(self) -> None:
        confirm = of_meeting(ConfirmReadBack, case_ids=("C-2",))
        meeting = self.said(decide(*BOTH), confirm)
        assert to_confirm(meeting, 2) == ("C-3",)
        assert "√ Read back and confirmed at 10:18." in self.lines(meeting, 2)

    @pytest.mark.parametrize("text", SHORT.values(), ids=SHORT.keys())
    def test_words_stay_words(self, text: str) -> None:
        if text.strip():
            meeting = self.said(decide("C-1", text=f"X {text}"))
            decision = meeting.case("C-1").decision
            assert decision is not None
            assert decision.text in "\n".join(self.lines(meeting))


class TestFind:
    def notes(self) -> Meeting:
        return after(
            opened(),
            (write("family", "Aunt Zoë came.\nHer AUNT did not.", *BOTH), moment(10, 20)),
            (write("return-home", "No word of her.", "C-2"), moment(10, 21)),
            (write("context", "An aunt of Luc alone", "C-3"), moment(10, 22)),
        )

    def found(self, words: str) -> list[tuple[str, tuple[str, ...], int, int]]:
        hits = find(self.notes(), BOTH, words)
        return [(hit.place, hit.case_ids, hit.row, hit.column) for hit in hits]

    def test_words_are_found_across_prompts_and_sections_once_each(self) -> None:
        assert self.found("aunt") == [
            ("family", BOTH, 0, 0),
            ("family", BOTH, 1, 4),
            ("context", ("C-3",), 0, 3),
        ]

    @pytest.mark.parametrize("words", ["zoe", "ZOË", "Zoe\N{COMBINING DIAERESIS}", " zoë  came"])
    def test_case_and_accents_do_not_matter(self, words: str) -> None:
        assert self.found(words) == [("family", BOTH, 0, 5)]

    @pytest.mark.parametrize("words", ["", "  ", "uncle", "\N{COMBINING DIAERESIS}"])
    def test_what_is_not_there_is_not_found(self, words: str) -> None:
        assert self.found(words) == []

    def test_the_place_is_that_of_the_text_as_it_was_typed(self) -> None:
        text = "e\N{COMBINING ACUTE ACCENT}te\N{COMBINING ACUTE ACCENT} ß straße home"
        folded, origins = fold(text)
        where = origins[folded.index("home")]
        assert text[where:] == "home"
        meeting = after(opened(), (write("family", text, "C-1"), moment(10)))
        (hit,) = find(meeting, ("C-1",), "STRASSE")
        assert hit.line[hit.column : hit.column + hit.length] == "straße"

    def test_a_line_shows_a_few_words_around(self) -> None:
        text = "long before " * 20 + "the aunt" + " long after" * 20
        meeting = after(opened(), (write("family", text, "C-2"), moment(10)))
        (hit,) = find(meeting, BOTH, "the aunt")
        line = hit_line(meeting, hit, BOTH, 76).plain
        assert line.startswith("Family and friends, B")
        assert "before the aunt long after" in line
        assert hit_line(meeting, hit, BOTH, 76).cell_length <= 76

    @pytest.mark.parametrize("text", SHORT.values(), ids=SHORT.keys())
    def test_a_line_of_any_text_fits(self, text: str) -> None:
        meeting = after(opened(), (write("family", f"{text}needle{text}", "C-1"), moment(10)))
        for hit in find(meeting, ("C-1",), "needle"):
            line = hit_line(meeting, hit, ("C-1",), 76)
            assert "needle" in line.plain
            assert line.cell_length <= 76

    async def test_enter_goes_to_the_words(self, desk: Desk) -> None:
        desk.session.do(write("siblings", "They met.\nAt the lake.", "C-1"))
        slot = SlotScreen(desk, 1)
        async with Stage(slot).run_test(size=SIZE) as pilot:
            await letter(pilot, "/")
            await press(pilot, *"lake", "enter")
            await pilot.pause()
            assert isinstance(pilot.app.screen, SlotScreen)
            assert slot.place_id == "siblings"
            assert slot.editor.cursor_location == (1, 7)

    async def test_the_arrows_choose_among_what_was_found(self, desk: Desk) -> None:
        desk.session.do(write("family", "lake", "C-1"), write("siblings", "lake", "C-1"))
        slot = SlotScreen(desk, 1)
        async with Stage(slot).run_test(size=SIZE) as pilot:
            await letter(pilot, "/")
            await press(pilot, *"lak", "down", "enter")
            assert slot.place_id == "siblings"

    async def test_what_was_just_typed_is_found(self, desk: Desk) -> None:
        async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await press(pilot, "h", "i")
            await letter(pilot, "/")
            await press(pilot, "H", "I")
            await pilot.pause()
            assert shown(pilot, "#words") == "1 place"
            assert pilot.app.screen.query_one(OptionList).option_count == 1

    async def test_where_nothing_is_found_it_says_so(self, desk: Desk) -> None:
        slot = SlotScreen(desk, 1)
        async with Stage(slot).run_test(size=SIZE) as pilot:
            await letter(pilot, "/")
            await press(pilot, "x", "enter")
            await pilot.pause()
            assert isinstance(pilot.app.screen, FindScreen)
            assert shown(pilot, "#words") == "Nothing found."
            await press(pilot, "escape")
            await pilot.pause()
            assert slot.is_current


class TestHandOver:
    async def test_what_follows_is_written_by_the_other_person(self, desk: Desk) -> None:
        async with Stage(SlotScreen(desk, 1)).run_test(size=(120, 36)) as pilot:
            await press(pilot, "a", "b")
            await letter(pilot, "k")
            await press(pilot, *"Jo Lee", "enter")
            await pilot.pause()
            assert "Jo Lee" in shown(pilot, "#actor")
            await press(pilot, "f2")
        case = desk.meeting.case("C-1")
        mark = case.mark("return-home")
        assert [note.by for note in case.notes] == ["Colin Marsh"]
        assert mark is not None
        assert mark.by == "Jo Lee"

    async def test_it_can_be_thought_better_of(self, desk: Desk) -> None:
        async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await letter(pilot, "k")
            await press(pilot, "J", "o", "escape")
            await pilot.pause()
            assert desk.session.actor == "Colin Marsh"

    async def test_a_second_copy_has_nothing_to_hand_over(self, desk: Desk) -> None:
        screen = ReadBackScreen(replace(desk, writable=False), 1)
        async with Stage(screen).run_test(size=SIZE) as pilot:
            await letter(pilot, "k")
            assert pilot.app.screen is screen

    def test_somebody_has_to_be_named(self) -> None:
        with pytest.raises(Refused, match="Say who takes over"):
            hand_over_form("Colin Marsh", []).make({"name": " "})
