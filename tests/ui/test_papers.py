"""The papers: what was found of each of them, and what is done about it by keys alone."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from data.store.store import SqlStore
from panel_tui.domain.paper_standing import WaivePaper
from panel_tui.domain.slots import StartSlot
from panel_tui.domain.text import clean
from screens.agenda import AgendaScreen
from screens.chase import ChaseScreen
from screens.desk import Desk
from screens.dialogs.form import FormDialog
from screens.distribution import DistributionScreen
from screens.front import MeetingsFront
from screens.home import HomeScreen
from screens.meeting_screen import MeetingScreen
from screens.open_agenda import Taken
from screens.papers import PapersScreen
from screens.slot import SlotScreen
from screens.slot_view import papers_line
from screens.widgets.cell_grid import CellGrid
from screens.widgets.lines_view import LinesView
from tests.conftest import FakeClock
from tests.hostile import SHORT
from tests.making import MEETING_ID, at, of_meeting, template
from tests.paper_values import PLAN, asking_for, file
from tests.ui.keyboard import Keyboard
from tests.ui.painted import painted, squeezed, written
from tests.ui.papers_desk import ANSWERED, FILES, PLAN_1, SCAN, TUESDAY, Slow, Told, papers_desk
from tests.ui.stage import Stage

SMALL, LARGE = (80, 24), (120, 40)


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    with papers_desk(tmp_path, clock) as desk:
        yield desk


class Papers(Keyboard):
    """Hands on the keys of the papers screen."""

    async def open(self) -> None:
        await self.settle()

    async def read(self) -> None:
        """Wait until the words of the marked file are there: they are asked for after a check."""
        while "reading…" in self.about():
            await self.settle()

    @property
    def told(self) -> Told:
        desk = self.screen.desk
        assert isinstance(desk.papers, Told)
        return desk.papers

    @property
    def screen(self) -> PapersScreen:
        return next(each for each in self.app.screen_stack if isinstance(each, PapersScreen))

    def rows(self) -> list[str]:
        """The rows of the grid that are in sight."""
        grid = self.screen.query_one(CellGrid)
        return [" ".join(grid.render_line(y).text.split()) for y in range(grid.size.height)]

    def about(self) -> str:
        """All that is said about what is marked, on one line."""
        lines = self.app.screen.query_one("#about", LinesView)._lines
        return " ".join(" ".join(line.plain for line in lines).split())


def on(pilot: Pilot[None]) -> Papers:
    return Papers(pilot)


class TestWhatItShows:
    async def test_each_document_of_each_case_has_a_symbol_and_a_word(self, desk: Desk) -> None:
        async with Stage(PapersScreen(desk)).run_test(size=SMALL) as pilot:
            hands = on(pilot)
            await hands.open()
            assert hands.rows()[:4] == [
                "C-1 √ ready ▸√ complete √ complete – no need",
                "C-2 ! not ready ! in part ! too old ! missing",
                "C-3 ! not ready ! missing ! missing ! missing",
                "C-4 ! not ready ! missing ! missing – no need",
            ]
            assert hands.shown("#where") == "1 of 4 cases ready, 3 not ready"

    async def test_it_says_when_by_whom_and_where_they_were_checked(self, desk: Desk) -> None:
        async with Stage(PapersScreen(desk)).run_test(size=SMALL) as pilot:
            await on(pilot).open()
            words = "checked Mon 30 Nov 2026, 09:00 by Colin Marsh · /panel/papers"
            assert words in on(pilot).shown("#meeting")

    async def test_the_arrows_mark_a_cell_which_says_where_what_and_how_to_mend_it(
        self, desk: Desk
    ) -> None:
        async with Stage(PapersScreen(desk)).run_test(size=SMALL) as pilot:
            hands = on(pilot)
            await hands.open()
            await hands.press("down", "right")
            assert "▸! too old" in hands.rows()[1]
            for words in (
                "C-2 B.C. Care plan",
                "! out of date: dated Mon 3 Mar 2025",
                "In C-2/Care plan.pdf; expected dated Wed 3 Jun 2026 or later.",
                "Ask for one that is up to date",
                "came Mon 30 Nov 2026",
            ):
                assert words in hands.about()
            await hands.press("left", "left", "up", "up")
            assert "▸√ complete" in hands.rows()[0]

    async def test_a_paper_has_its_own_words_beside_it_as_they_are(self, desk: Desk) -> None:
        async with Stage(PapersScreen(desk)).run_test(size=LARGE) as pilot:
            hands = on(pilot)
            await hands.open()
            assert "C-1/Request form.docx: it has no words to read." in hands.about()
            await hands.press("right")
            assert "The plan is that [b]A.B.[/b] goes home." in hands.about()

    async def test_whatever_a_paper_says_is_text_and_no_more(self, desk: Desk) -> None:
        words = [clean(each) for each in SHORT.values()]
        assert isinstance(desk.papers, Told)
        desk.papers.texts["C-1/Request form.docx"] = "\n".join(words)
        async with Stage(PapersScreen(desk)).run_test(size=LARGE) as pilot:
            hands = on(pilot)
            await hands.open()
            for key in ("enter", *["pagedown"] * 3):
                await hands.press(key)
                painted(hands.screen)
            seen = squeezed(written(hands.screen))
            assert [each for each in words if squeezed(each) not in seen] == []

    async def test_words_of_a_paper_are_gone_when_another_is_marked(self, desk: Desk) -> None:
        async with Stage(PapersScreen(desk)).run_test(size=SMALL) as pilot:
            hands = on(pilot)
            await hands.open()
            await hands.press("right", "right")
            assert "goes home" not in hands.about()
            assert hands.screen._words is None

    async def test_files_that_count_for_none_are_listed_with_what_they_are_offered_to(
        self, desk: Desk
    ) -> None:
        async with Stage(PapersScreen(desk)).run_test(size=SMALL) as pilot:
            hands = on(pilot)
            await hands.open()
            assert hands.rows()[4:7] == [
                "",
                "files that count for no document",
                f"? {SCAN} offered to C-4 as Care plan",
            ]
            await hands.press("end")
            assert hands.rows()[6] == f"▸ {SCAN} offered to C-4 as Care plan"
            assert "no folder and no name says whose it is; speaks of C-4" in hands.about()
            assert hands.told.read[-1] == SCAN

    async def test_a_paper_has_the_whole_screen_when_it_is_asked_for(self, desk: Desk) -> None:
        async with Stage(PapersScreen(desk)).run_test(size=SMALL) as pilot:
            hands = on(pilot)
            await hands.open()
            await hands.press("right", "enter")
            assert not any("not ready" in line for line in painted(hands.screen)[3:-2])
            assert any("goes home" in line for line in painted(hands.screen))
            await hands.press("escape", "down")
            assert "▸! too old" in hands.rows()[1]

    async def test_before_the_first_check_it_says_what_to_do(
        self, tmp_path: Path, clock: FakeClock
    ) -> None:
        with papers_desk(tmp_path, clock, checked=False) as desk:
            async with Stage(PapersScreen(desk)).run_test(size=SMALL) as pilot:
                hands = on(pilot)
                await hands.open()
                assert hands.about() == (
                    "The papers have not been checked yet. f2 asks for their folder."
                )
                assert "Chase" not in hands.shown("#keys")

    async def test_columns_that_have_no_room_come_in_sight_with_the_mark(
        self, tmp_path: Path, clock: FakeClock
    ) -> None:
        many = [
            {"id": f"paper-{n}", "title": f"Paper {n}", "names": [f"paper {n}"]} for n in range(9)
        ]
        papers = {
            "documents": [{**each, "source": {"document": "A guide"}} for each in many],
            "source": {"document": "A guide"},
        }
        with papers_desk(tmp_path, clock, kind=template(papers=papers)) as desk:
            async with Stage(PapersScreen(desk)).run_test(size=SMALL) as pilot:
                hands = on(pilot)
                await hands.open()
                assert "Paper 0" in painted(hands.screen)[4]
                assert painted(hands.screen)[4].rstrip().endswith(">")
                await hands.press(*["right"] * 8)
                assert "Paper 8" in painted(hands.screen)[4]
                assert "Paper 0" not in painted(hands.screen)[4]


class TestChecking:
    async def test_one_key_checks_the_folder_again_and_keeps_what_was_found(
        self, desk: Desk, clock: FakeClock
    ) -> None:
        async with Stage(PapersScreen(desk)).run_test(size=SMALL) as pilot:
            hands = on(pilot)
            await hands.open()
            more = file("C-3/Request form.docx", answers=ANSWERED)
            hands.told.files = (*FILES, more)
            await hands.press("f2")
            assert hands.told.folders == [Path("/panel/papers")]
            assert "C-3 ! not ready √ complete" in hands.rows()[2]
            assert hands.shown("#words") == "√ checked: 6 files"
            kept = desk.meeting.paper_check
            assert kept is not None
            assert (kept.at, kept.by) == (clock.now(), "Colin Marsh")

    async def test_the_paper_that_is_marked_is_read_again_after_a_check(
        self, desk: Desk, clock: FakeClock
    ) -> None:
        async with Stage(PapersScreen(desk)).run_test(size=SMALL) as pilot:
            hands = on(pilot)
            await hands.open()
            await hands.press("right")
            hands.told.texts[PLAN_1] = "Another plan."
            await hands.press("f2")
            await hands.read()
            assert "Another plan." in hands.about()

    async def test_where_no_folder_is_known_it_is_asked_for(
        self, tmp_path: Path, clock: FakeClock
    ) -> None:
        with papers_desk(tmp_path, clock, checked=False) as desk:
            async with Stage(PapersScreen(desk)).run_test(size=SMALL) as pilot:
                hands = on(pilot)
                await hands.open()
                await hands.press("f2")
                assert hands.on(FormDialog)
                await hands.answer("/panel/december")
                assert hands.told.folders == [Path("/panel/december")]
                assert "· /panel/december" in hands.shown("#meeting")
                assert "C-1 √ ready" in hands.rows()[0]

    async def test_another_folder_can_be_chosen(self, desk: Desk) -> None:
        async with Stage(PapersScreen(desk)).run_test(size=SMALL) as pilot:
            hands = on(pilot)
            await hands.open()
            await hands.leader("f")
            await hands.press("end")
            await hands.answer("/nowhere")
            assert hands.shown("#words") == "! /panel/papers/nowhere is not there."
            kept = desk.meeting.paper_check
            assert kept is not None
            assert kept.folder == "/panel/papers"

    async def test_a_check_shows_how_far_it_is_and_escape_ends_it(
        self, tmp_path: Path, clock: FakeClock
    ) -> None:
        slow = Slow()
        with papers_desk(tmp_path, clock, reader=slow) as desk:
            async with Stage(AgendaScreen(desk)).run_test(size=SMALL) as pilot:
                hands = on(pilot)
                await hands.open()
                await hands.press("f8")
                before = desk.meeting
                pilot.app.post_message(events.Key("f2", None))
                await asyncio.to_thread(slow.reached.wait)
                hands.screen.show_progress()
                assert "3 of 10 files   esc cancels" in hands.shown("#words")
                assert "f2" not in hands.shown("#keys")
                pilot.app.post_message(events.Key("escape", None))
                await hands.settle()
                assert hands.shown("#words") == "cancelled: nothing was changed"
                assert desk.meeting is before
                await hands.press("escape")
                assert hands.on(AgendaScreen)

    async def test_the_end_of_the_program_ends_a_check(
        self, tmp_path: Path, clock: FakeClock
    ) -> None:
        slow = Slow()
        with papers_desk(tmp_path, clock, reader=slow) as desk:
            async with Stage(PapersScreen(desk)).run_test(size=SMALL) as pilot:
                await on(pilot).open()
                pilot.app.post_message(events.Key("f2", None))
                await asyncio.to_thread(slow.reached.wait)


class TestWhatPeopleSay:
    async def test_a_named_person_waives_a_paper_and_says_why(self, desk: Desk) -> None:
        async with Stage(PapersScreen(desk)).run_test(size=SMALL) as pilot:
            hands = on(pilot)
            await hands.open()
            await hands.press("down", "f3")
            await hands.answer("The form was read out", "")
            assert "▸– waived" in hands.rows()[1]
            waiver = desk.meeting.case("C-2").waivers[0]
            assert (waiver.by, waiver.reason) == ("Patricia Adeyemi", "The form was read out")
            assert "waived: by Patricia Adeyemi (The form was read out)" in hands.about()
            await hands.leader("z")
            assert "▸! in part" in hands.rows()[1]

    async def test_without_a_reason_nothing_is_waived(self, desk: Desk) -> None:
        async with Stage(PapersScreen(desk)).run_test(size=SMALL) as pilot:
            hands = on(pilot)
            await hands.open()
            await hands.press("down", "f3", "f2")
            assert hands.shown("FormDialog #words") == "! Say why: the minutes print it."

    async def test_what_is_complete_is_not_waived(self, desk: Desk) -> None:
        async with Stage(PapersScreen(desk)).run_test(size=SMALL) as pilot:
            hands = on(pilot)
            await hands.open()
            await hands.press("f3")
            assert hands.on(PapersScreen)
            assert "f3" not in hands.shown("#keys")

    async def test_the_day_on_which_a_paper_came_is_typed_in(self, desk: Desk) -> None:
        async with Stage(PapersScreen(desk)).run_test(size=SMALL) as pilot:
            hands = on(pilot)
            await hands.open()
            await hands.press("right", "f4")
            await hands.answer("27 Nov")
            assert desk.meeting.case("C-1").received[0].on == date(2026, 11, 27)
            assert "came Fri 27 Nov 2026" in hands.about()

    async def test_a_second_copy_sees_the_last_check_and_changes_nothing(self, desk: Desk) -> None:
        looking = replace(desk, writable=False)
        async with Stage(PapersScreen(looking)).run_test(size=SMALL) as pilot:
            hands = on(pilot)
            await hands.open()
            before = desk.meeting
            await hands.press("down", "f2", "f3", "f4")
            assert hands.on(PapersScreen)
            assert "C-1 √ ready" in hands.rows()[0]
            assert "f2" not in hands.shown("#keys")
            assert desk.meeting is before


class TestLists:
    async def test_the_chase_list_is_shown_handed_to_the_terminal_and_written(
        self, desk: Desk, tmp_path: Path
    ) -> None:
        async with Stage(PapersScreen(desk)).run_test(size=SMALL) as pilot:
            hands = on(pilot)
            await hands.open()
            await hands.press("f5")
            lines = "\n".join(painted(pilot.app.screen))
            assert "To: Tom Okafor" in lines
            assert "- Sibling assessment: missing. Please send it." in lines
            await hands.press("f2")
            copied = pilot.app.clipboard
            assert copied.startswith("To: Tom Okafor\n")
            assert "A.B." not in copied
            await hands.press("f3", "ctrl+u")
            await hands.answer(str(tmp_path / "lists"))
            written = tmp_path / "lists" / "2026-12-03-test-panel-chase-list-2026-12-01.txt"
            assert written.read_text("utf-8") == f"{copied}\n"
            assert "√ written to" in hands.shown("#words")

    async def test_where_nothing_is_to_be_asked_for_the_list_says_so(
        self, tmp_path: Path, clock: FakeClock
    ) -> None:
        with papers_desk(tmp_path, clock, kind=template()) as desk:
            waive = of_meeting(
                WaivePaper,
                case_ids=desk.meeting.case_ids,
                paper="care-plan",
                waived_by="Jo",
                reason="Read out",
            )
            desk.session.do(waive)
            async with Stage(ChaseScreen(desk)).run_test(size=SMALL) as pilot:
                await on(pilot).settle()
                assert "There is nothing to ask for" in "\n".join(painted(pilot.app.screen))
                assert "f2" not in on(pilot).shown("#keys")

    async def test_that_papers_went_to_a_member_is_noted_with_day_and_name(
        self, desk: Desk
    ) -> None:
        async with Stage(PapersScreen(desk)).run_test(size=SMALL) as pilot:
            hands = on(pilot)
            await hands.open()
            await hands.press("f8")
            assert hands.on(DistributionScreen)
            assert hands.listed()[0] == "▸ Patricia Adeyemi Group Manager o to send: 4 cases"
            assert "C-1 Request form, Care plan" in " ".join(hands.shown("#about").split())
            await hands.press("f2")
            await hands.answer("", "")
            sent = desk.meeting.papers_sent[0]
            assert (sent.to, sent.by, sent.on) == ("Patricia Adeyemi", "Colin Marsh", TUESDAY)
            assert "√ sent Tue 1 Dec 2026" in hands.listed()[0]
            assert hands.shown("#where").startswith("1 of 2 members have their papers")
            await hands.press("f2", "enter")
            assert hands.on(DistributionScreen)
            await hands.press("escape")
            assert hands.on(PapersScreen)


class TestTheWayThere:
    async def test_a_key_of_the_agenda_leads_to_the_papers_and_escape_back(
        self, desk: Desk
    ) -> None:
        async with Stage(AgendaScreen(desk)).run_test(size=SMALL) as pilot:
            hands = on(pilot)
            await hands.open()
            await hands.press("f8")
            assert hands.on(PapersScreen)
            await hands.press("escape")
            assert hands.on(AgendaScreen)

    async def test_from_the_slot_they_are_a_key_away_with_its_child_marked(
        self, desk: Desk
    ) -> None:
        async with Stage(SlotScreen(desk, 2)).run_test(size=SMALL) as pilot:
            hands = on(pilot)
            await hands.open()
            await hands.leader("P")
            assert "C-2 ! not ready▸! in part" in hands.rows()[1]
            await hands.press("escape")
            assert hands.on(SlotScreen)


DUE = asking_for(PLAN, due_in={"amount": 2, "unit": "days"})


class TestAtTheStart:
    """`panel-tui run` opens a meeting at once."""

    @pytest.mark.parametrize(
        ("day", "first", "expected"),
        [
            pytest.param(2, MEETING_ID, PapersScreen, id="due"),
            pytest.param(1, MEETING_ID, AgendaScreen, id="not due yet"),
            pytest.param(2, "", AgendaScreen, id="opened from home"),
        ],
    )
    async def test_papers_that_are_due_and_not_ready_are_shown_before_the_agenda(
        self,
        day: int,
        first: str,
        expected: type[MeetingScreen],
        tmp_path: Path,
        clock: FakeClock,
    ) -> None:
        with papers_desk(tmp_path, clock, kind=DUE) as desk:
            clock.set(at(9, day=date(2026, 12, day)))
            async with Stage(HomeScreen()).run_test(size=SMALL) as pilot:
                await opened(pilot, desk, first)
                assert on(pilot).on(expected)
                while not on(pilot).on(AgendaScreen):
                    await on(pilot).press("escape")

    async def test_they_are_shown_once(self, tmp_path: Path, clock: FakeClock) -> None:
        with papers_desk(tmp_path, clock, kind=DUE) as desk:
            clock.set(at(9))
            async with Stage(HomeScreen()).run_test(size=SMALL) as pilot:
                front = await opened(pilot, desk, MEETING_ID)
                await on(pilot).press("escape", "escape")
                await front.open(MEETING_ID)
                await on(pilot).settle()
                assert on(pilot).on(AgendaScreen)

    async def test_never_in_the_way_of_a_meeting_that_has_begun(
        self, tmp_path: Path, clock: FakeClock
    ) -> None:
        with papers_desk(tmp_path, clock, kind=DUE) as desk:
            clock.set(at(10))
            desk.session.do(of_meeting(StartSlot, slot=1))
            async with Stage(HomeScreen()).run_test(size=SMALL) as pilot:
                await opened(pilot, desk, MEETING_ID)
                assert on(pilot).on(AgendaScreen)


async def opened(pilot: Pilot[None], desk: Desk, first: str) -> MeetingsFront:
    """The sample meeting, opened as the program does it."""
    assert isinstance(desk.session.store, SqlStore)
    front = MeetingsFront(pilot.app, desk.session.store, desk, lambda wanted: Taken(""), first)
    await front.open(MEETING_ID)
    await on(pilot).settle()
    return front


class TestInTheSlot:
    async def test_the_slot_says_whether_papers_were_ready_and_when_that_was_checked(
        self, desk: Desk
    ) -> None:
        for slot, words in (
            (1, "papers ready, checked Mon 30 Nov 2026"),
            (2, "papers not ready, checked Mon 30 Nov 2026"),
        ):
            async with Stage(SlotScreen(desk, slot)).run_test(size=LARGE) as pilot:
                await on(pilot).settle()
                assert on(pilot).shown("#who").splitlines()[-1] == words

    async def test_of_siblings_it_names_those_whose_papers_are_not(self, desk: Desk) -> None:
        waive = [
            of_meeting(
                WaivePaper, case_ids=("C-2",), paper=each.id, waived_by="Jo", reason="Read out"
            )
            for each in desk.meeting.template.documents
        ]
        desk.session.do(*waive)
        words = papers_line(desk.meeting, desk.meeting.slot(2))
        assert words == "papers not ready (C.D.), checked Mon 30 Nov 2026"

    async def test_before_a_check_it_says_nothing(self, tmp_path: Path, clock: FakeClock) -> None:
        with papers_desk(tmp_path, clock, checked=False) as desk:
            assert papers_line(desk.meeting, desk.meeting.slot(1)) == ""
