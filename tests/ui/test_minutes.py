"""The minutes: how they stand, and what is done with them by keys alone."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from data.remembered import minutes_folder
from data.store.opening import open_store
from panel_tui.domain.agenda import AgendaSlot
from panel_tui.domain.attendance import TakeMinutes
from panel_tui.domain.case import Case
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.notes import WriteNote
from panel_tui.domain.sign_off import Approve, RecordExport, Reopen
from panel_tui.domain.slots import StartSlot
from panel_tui.domain.working_days import WorkingCalendar
from panel_tui.session import Session
from screens.desk import Desk
from screens.dialogs.form import FormDialog
from screens.minutes import MinutesScreen
from screens.slot import SlotScreen
from screens.widgets.lines_view import LinesView
from screens.widgets.marked_list import ListOverLines
from tests.conftest import FakeClock
from tests.hostile import PROGRAMS
from tests.making import MEETING_ID, agenda, at, facts, of_meeting
from tests.store.working import open_sample_meeting
from tests.ui.keyboard import press
from tests.ui.stage import Stage, desk_on

SMALL, LARGE = (80, 24), (120, 36)
MARKUP = " ".join(words for name, words in PROGRAMS.items() if name.startswith("textual"))
MONDAY = date(2026, 12, 7)


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    """The Monday after the panel: C-1 and the siblings C-2 and C-3 were heard, C-4 was not."""
    clock.set(at(9, 50))
    with desk_on(tmp_path, clock) as desk:
        for slot, minute in ((1, 0), (2, 20)):
            clock.set(at(10, minute))
            desk.session.do(of_meeting(StartSlot, slot=slot))
            clock.set(at(10, minute + 18))
            desk.session.do(of_meeting(FinishSlot, slot=slot))
        clock.set(at(11, 30, day=MONDAY))
        yield desk


class App(Stage):
    """A stage whose screen has its limits counted before anything is looked at."""

    def __init__(self, desk: Desk, case_id: str = "") -> None:
        super().__init__(MinutesScreen(desk, case_id))


async def ready(pilot: Pilot[None]) -> None:
    """Wait for what is done beside the screen: the calendar, the files."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def fill(pilot: Pilot[None], *answers: str) -> None:
    """Answers to a form, line by line; an empty answer leaves what stands there."""
    for answer in answers:
        field = pilot.app.focused
        if answer and isinstance(field, Input):
            field.value = answer
        await press(pilot, "enter")
    await pilot.pause()


def screen(pilot: Pilot[None]) -> MinutesScreen:
    found = pilot.app.screen
    assert isinstance(found, MinutesScreen)
    return found


def shown(pilot: Pilot[None], selector: str) -> str:
    return str(pilot.app.screen.query_one(selector, Static).visual)


def cases(pilot: Pilot[None]) -> list[str]:
    options = screen(pilot).query_one(ListOverLines).options
    return [" ".join(str(option.prompt).split()) for option in options]


def read(pilot: Pilot[None]) -> str:
    """The minutes as they are to be read, whole."""
    return "\n".join(line.plain for line in screen(pilot).query_one(LinesView)._lines)


def shown_choices(pilot: Pilot[None]) -> list[str]:
    return [str(option.prompt) for option in pilot.app.screen.query_one(OptionList).options]


def case(desk: Desk, case_id: str = "C-1") -> Case:
    return desk.meeting.case(case_id)


class TestWhatItShows:
    async def test_each_case_has_a_line_with_its_state_and_its_limit(self, desk: Desk) -> None:
        async with App(desk).run_test(size=SMALL) as pilot:
            await ready(pilot)
            assert cases(pilot) == [
                "▸ C-1 A.B. draft available in 3 working days, by 10 Dec",
                "C-2 B.C. draft available in 3 working days, by 10 Dec",
                "C-3 C.D. draft available in 3 working days, by 10 Dec",
                "C-4 D.E. not heard yet",
            ]
            assert shown(pilot, "#where") == "4 children · 0 approved · 3 to approve"

    async def test_what_is_late_is_counted_and_said(self, desk: Desk, clock: FakeClock) -> None:
        clock.set(at(9, day=date(2026, 12, 16)))
        async with App(desk).run_test(size=LARGE) as pilot:
            await ready(pilot)
            assert "! available 4 working days late, due Thu 10 Dec" in cases(pilot)[0]
            assert "! upload 2 working days late, due Mon 14 Dec" in shown(pilot, "#standing")
            assert "! 6 late" in shown(pilot, "#where")

    async def test_the_marked_case_has_its_minutes_beside_it(self, desk: Desk) -> None:
        note = of_meeting(WriteNote, case_ids=("C-2",), place="context", text="Settled at school.")
        desk.session.do(note)
        async with App(desk).run_test(size=LARGE) as pilot:
            await ready(pilot)
            assert "Child               A.B." in read(pilot)
            await press(pilot, "down")
            assert "Settled at school." in read(pilot)
            assert "DRAFT" in read(pilot)

    async def test_what_is_open_stands_beside_where_there_is_room_else_above(
        self, desk: Desk
    ) -> None:
        async with App(desk).run_test(size=LARGE) as pilot:
            await ready(pilot)
            assert "Views: The child" in shown(pilot, "#standing")
            await pilot.resize_terminal(*SMALL)
            await ready(pilot)
            assert shown(pilot, "#standing") == ""
            assert "Views: The child" in read(pilot)

    async def test_pages_of_the_minutes_are_turned_while_the_cases_have_the_keys(
        self, desk: Desk
    ) -> None:
        async with App(desk).run_test(size=SMALL) as pilot:
            await ready(pilot)
            view = screen(pilot).query_one(LinesView)
            await press(pilot, "pagedown")
            there = view.scroll_offset.y
            await press(pilot, "pageup")
            assert (there > 0, view.scroll_offset.y) == (True, 0)
            assert screen(pilot).case_id == "C-1"

    async def test_it_opens_at_the_case_it_is_given(self, desk: Desk) -> None:
        async with App(desk, "C-3").run_test(size=SMALL) as pilot:
            await ready(pilot)
            assert screen(pilot).query_one(ListOverLines).highlighted == 2
            assert "C.D." in read(pilot)

    async def test_a_second_copy_only_looks(self, desk: Desk) -> None:
        desk.writable = False
        async with App(desk).run_test(size=SMALL) as pilot:
            await ready(pilot)
            await press(pilot, "f2", "f3")
            assert isinstance(pilot.app.screen, MinutesScreen)
            assert "Approve" not in shown(pilot, "#keys")


class TestApproving:
    async def test_a_named_person_approves(self, desk: Desk) -> None:
        async with App(desk).run_test(size=SMALL) as pilot:
            await ready(pilot)
            await press(pilot, "f2")
            await fill(pilot, "Patricia Adeyemi")
            version = case(desk).approved
            assert version is not None
            assert (version.approver, version.writer) == ("Patricia Adeyemi", "Colin Marsh")
            assert version.journal_head
            assert "approved v1" in cases(pilot)[0]
            assert shown(pilot, "#words") == "√ Patricia Adeyemi approved C-1"

    async def test_what_is_open_is_said_before(self, desk: Desk) -> None:
        async with App(desk).run_test(size=SMALL) as pilot:
            await ready(pilot)
            await press(pilot, "f2")
            assert "Views: The child" in shown(pilot, "#note")

    async def test_in_a_burst_of_keys_it_is_the_marked_case_that_is_approved(
        self, desk: Desk
    ) -> None:
        async with App(desk, "C-1").run_test(size=SMALL) as pilot:
            await ready(pilot)
            for key in ("down", "down", "f2"):
                pilot.app.post_message(events.Key(key, None))
            await pilot.pause()
            assert shown(pilot, "#title") == "Who approves the minutes of C.D.?"

    async def test_nobody_is_no_approver(self, desk: Desk) -> None:
        async with App(desk).run_test(size=SMALL) as pilot:
            await ready(pilot)
            await press(pilot, "f2", "enter")
            assert shown(pilot, "FormDialog #words") == "! Name the person who approves."

    async def test_who_took_the_minutes_is_asked_for_another_person(self, desk: Desk) -> None:
        async with App(desk).run_test(size=SMALL) as pilot:
            await ready(pilot)
            await press(pilot, "f2")
            await fill(pilot, "colin  marsh", "")
            assert case(desk).approved is None
            await fill(pilot, "Patricia Adeyemi")
            version = case(desk).approved
            assert version is not None
            assert version.approver == "Patricia Adeyemi"

    async def test_one_person_may_do_both_when_asked_again_and_the_record_shows_it(
        self, desk: Desk
    ) -> None:
        async with App(desk).run_test(size=LARGE) as pilot:
            await ready(pilot)
            await press(pilot, "f2")
            await fill(pilot, "Colin Marsh")
            await press(pilot, "down", "enter")
            await pilot.pause()
            version = case(desk).approved
            assert version is not None
            assert version.approver == version.writer == "Colin Marsh"
            assert "who also wrote them" in shown(pilot, "#standing")

    async def test_minutes_that_name_another_child_are_refused_in_words(self, desk: Desk) -> None:
        desk.session.do(
            of_meeting(WriteNote, case_ids=("C-1",), place="context", text="Like D.E. next door.")
        )
        async with App(desk).run_test(size=LARGE) as pilot:
            await ready(pilot)
            assert "! Context: the name of C-4" in shown(pilot, "#standing")
            await press(pilot, "f2")
            assert isinstance(pilot.app.screen, MinutesScreen)
            assert "speak of another child" in shown(pilot, "#words")

    async def test_all_that_are_ready_are_approved_at_once(self, desk: Desk) -> None:
        desk.session.do(
            of_meeting(WriteNote, case_ids=("C-2",), place="context", text="Like D.E. next door.")
        )
        async with App(desk).run_test(size=LARGE) as pilot:
            await ready(pilot)
            await press(pilot, "ctrl+g", "A")
            await pilot.pause()
            assert shown(pilot, "#title") == "Who approves the minutes of 2 children?"
            await fill(pilot, "Patricia Adeyemi")
            assert [bool(each.approved) for each in desk.meeting.cases] == [
                True,
                False,
                True,
                False,
            ]

    async def test_one_of_several_minute_takers_is_enough_to_ask_again(self, desk: Desk) -> None:
        desk.session.do(of_meeting(TakeMinutes, name="Jo Ray"))
        async with App(desk).run_test(size=SMALL) as pilot:
            await ready(pilot)
            await press(pilot, "ctrl+g", "A")
            await pilot.pause()
            await fill(pilot, "Colin Marsh")
            assert "took the minutes" in shown(pilot, "#title")


class TestFiles:
    async def test_approved_minutes_and_drafts_are_written_and_recorded(
        self, desk: Desk, tmp_path: Path
    ) -> None:
        async with App(desk).run_test(size=LARGE) as pilot:
            await ready(pilot)
            await press(pilot, "f2")
            await fill(pilot, "Patricia Adeyemi")
            await press(pilot, "f3", "down")
            await fill(pilot, "", str(tmp_path / "out"))
            await ready(pilot)
            names = sorted(each.name for each in (tmp_path / "out").iterdir())
            assert names == [
                "C-1-2026-12-03-minutes-v1.md",
                "C-2-2026-12-03-minutes-v1-draft.md",
                "C-3-2026-12-03-minutes-v1-draft.md",
                "C-4-2026-12-03-minutes-v1-draft.md",
            ]
            changes = [each.change for each in desk.session.store.history(f"meeting/{MEETING_ID}")]
            recorded = [each for each in changes if isinstance(each, RecordExport)]
            assert [each.file_name for each in recorded] == names
            assert f"4 files written to {tmp_path / 'out'}" in shown(pilot, "#words")
            assert "√ available Mon 7 Dec 2026" in shown(pilot, "#standing")

    async def test_the_folder_is_remembered_with_the_next_meeting_in_its_name(
        self, desk: Desk, tmp_path: Path
    ) -> None:
        async with App(desk, "C-1").run_test(size=LARGE) as pilot:
            await ready(pilot)
            await press(pilot, "f3", "down")
            await fill(pilot, "", str(tmp_path / MEETING_ID))
            await ready(pilot)
        assert minutes_folder("2027-01-07-test-panel") == tmp_path / "2027-01-07-test-panel"

    async def test_a_file_in_the_way_is_said_and_stays(self, desk: Desk, tmp_path: Path) -> None:
        there = tmp_path / "out" / "C-1-2026-12-03-minutes-v1-draft.md"
        there.parent.mkdir()
        there.write_text("something else")
        async with App(desk).run_test(size=LARGE) as pilot:
            await ready(pilot)
            await press(pilot, "f3", "down")
            await fill(pilot, "", str(there.parent))
            await ready(pilot)
            assert "is in" in shown(pilot, "#words")
        assert there.read_text() == "something else"

    async def test_of_many_that_fail_alike_the_first_are_said_and_the_rest_counted(
        self, desk: Desk, tmp_path: Path
    ) -> None:
        (tmp_path / "a file").write_text("")
        async with App(desk).run_test(size=SMALL) as pilot:
            await ready(pilot)
            await press(pilot, "f3")
            await fill(pilot, "", str(tmp_path / "a file"))
            await ready(pilot)
            assert "C-1-2026-12-03-minutes-v1-draft.md could not" in shown(pilot, "#words")
            assert shown(pilot, "#words").endswith("! and 2 more like these")


class TestReceipts:
    @pytest.fixture(autouse=True)
    def approved(self, desk: Desk) -> None:
        desk.session.do(of_meeting(Approve, case_ids=("C-1",), approver="Patricia Adeyemi"))

    async def test_an_upload_is_noted_with_the_case_id_typed_again(
        self, desk: Desk, clock: FakeClock
    ) -> None:
        clock.set(at(9, day=date(2026, 12, 9)))
        async with App(desk, "C-1").run_test(size=SMALL) as pilot:
            await ready(pilot)
            await press(pilot, "f4")
            await fill(pilot, " C-1 ", "LCS-77", "Jo Ray", "Tuesday")
            receipt = case(desk).receipt(1)
            assert receipt is not None
            assert (receipt.reference, receipt.by) == ("LCS-77", "Jo Ray")
            assert receipt.on == date(2026, 12, 8)
            assert "▸ C-1 A.B. approved v1 available in 1 working day, by 10 Dec" in cases(pilot)

    async def test_the_case_id_of_another_child_is_refused(self, desk: Desk) -> None:
        async with App(desk, "C-1").run_test(size=SMALL) as pilot:
            await ready(pilot)
            await press(pilot, "f4")
            await fill(pilot, "C-2", "LCS-77", "", "")
            assert isinstance(pilot.app.screen, FormDialog)
            assert "That is not the case ID of these minutes" in shown(pilot, "FormDialog #words")
            assert case(desk).receipts == ()

    async def test_in_a_burst_of_keys_each_answer_stands_in_its_own_field(self, desk: Desk) -> None:
        async with App(desk, "C-1").run_test(size=SMALL) as pilot:
            await ready(pilot)
            await press(pilot, "f4")
            for key in ("C", "-", "1", "enter", "R", "7", "enter"):
                character = {"-": "-"}.get(key, key) if key != "enter" else "\r"
                pilot.app.post_message(events.Key(key, character))
            await pilot.pause()
            values = [field.value for field in pilot.app.screen.query(Input)]
            assert values == ["C-1", "R7", "Colin Marsh", "today"]

    async def test_a_draft_has_no_receipt(self, desk: Desk) -> None:
        async with App(desk, "C-2").run_test(size=SMALL) as pilot:
            await ready(pilot)
            await press(pilot, "f4")
            assert isinstance(pilot.app.screen, MinutesScreen)

    async def test_a_new_version_is_opened_with_a_reason_and_edited(self, desk: Desk) -> None:
        async with App(desk, "C-1").run_test(size=LARGE) as pilot:
            await ready(pilot)
            await press(pilot, "f8")
            await fill(pilot, "A date was wrong.", "Patricia Adeyemi")
            assert "v2 draft" in cases(pilot)[0]
            assert "asked for by Patricia Adeyemi: A date was wrong." in " ".join(
                shown(pilot, "#standing").split()
            )
            await press(pilot, "f5")
            await pilot.pause()
            slot = pilot.app.screen
            assert isinstance(slot, SlotScreen)
            assert slot.slot_number == 1
            await press(pilot, "escape")
            await pilot.pause()
            assert isinstance(pilot.app.screen, MinutesScreen)

    async def test_the_words_of_earlier_versions_are_read_one_after_another(
        self, desk: Desk
    ) -> None:
        note = of_meeting(WriteNote, case_ids=("C-1",), place="context", text="Since June.")
        reopen = of_meeting(Reopen, case_id="C-1", reason="The month", reopened_by="Ann Hill")
        desk.session.do(reopen, note)
        async with App(desk, "C-1").run_test(size=LARGE) as pilot:
            await ready(pilot)
            assert "Since June." in read(pilot)
            await press(pilot, "ctrl+g", "v")
            assert "! An earlier version: 1, approved Mon 7 Dec 2026" in read(pilot)
            assert "Since June." not in read(pilot)
            await press(pilot, "f2", *"Ann", "enter")
            assert "Since June." in read(pilot)
            await press(pilot, "ctrl+g", "v")
            assert "! SUPERSEDED" in read(pilot)
            await press(pilot, "ctrl+g", "v")
            assert "2, approved" in read(pilot)


async def test_from_approval_to_receipt_by_keys_alone(desk: Desk, tmp_path: Path) -> None:
    async with App(desk).run_test(size=SMALL) as pilot:
        await ready(pilot)
        await press(pilot, "f2", *"Ann", "enter")
        await press(pilot, "f3")
        folder = pilot.app.screen.query_one(Input)
        folder.value = str(tmp_path)
        await press(pilot, "enter", "enter")
        await ready(pilot)
        await press(pilot, "f4", "C", "-", "1", "enter", *"R7", "enter", "enter", "enter")
        await pilot.pause()
        assert cases(pilot)[0] == "▸ C-1 A.B. approved v1 √ uploaded 7 Dec, R7"
        assert "1 on the child’s file" in shown(pilot, "#where")
        assert isinstance(pilot.app.focused, OptionList)
    assert (tmp_path / "C-1-2026-12-03-minutes-v1.md").exists()


@pytest.mark.parametrize("words", [f"{MARKUP} \u5f20\u4f1f \u0634\u0627\u062f\u064a Zo\u00eb"])
async def test_words_show_as_they_were_typed_in_every_field(
    tmp_path: Path, clock: FakeClock, words: str
) -> None:
    clock.set(at(9, 50))
    case_id = f"C {words}"
    child = facts(1, case_id=case_id, child=words, social_worker=words)
    slots = (AgendaSlot(starts=time(10), minutes=20, cases=(child,)),)
    with open_store(tmp_path / "panel.db", clock=clock, create=True, backup=False) as store:
        session = Session(store, clock, words, WorkingCalendar)
        open_sample_meeting(session, agenda(slots=slots, minute_taker=words))
        note = of_meeting(WriteNote, case_ids=(case_id,), place="context", text=words)
        session.do(of_meeting(StartSlot, slot=1), note, of_meeting(FinishSlot, slot=1))
        desk = Desk(session, WorkingCalendar, MEETING_ID)
        async with App(desk).run_test(size=(200, 60)) as pilot:
            await ready(pilot)
            assert words[:8] in cases(pilot)[0]
            await press(pilot, "f2")
            assert words in shown(pilot, "#title")
            await fill(pilot, f"{words}!")
            assert words in shown(pilot, "#words")
            await press(pilot, "f4")
            await fill(pilot, case_id, words, "", "")
            await press(pilot, "f8")
            await fill(pilot, words, "")
            standing = "".join(shown(pilot, "#standing").split())
            tight = "".join(words.split())
            assert f"by{tight}!,writtenby{tight}" in standing
            assert f",{tight},by{tight}" in standing
            assert f"askedforby{tight}:{tight}" in standing
            assert "".join(read(pilot).split()).count(tight) >= 5
            await press(pilot, "f3", "down")
            assert tight in "".join(shown_choices(pilot)[1].split())
