"""A whole panel of nine children, from the agenda file to the receipts, with nothing but keys."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest

from data.settings import Person, Settings
from data.store.store import SqlStore
from data.store.verify import verify, verify_heads
from exports.front_matter import split_front_matter
from panel_tui.app import PanelApp
from panel_tui.domain.case import Case
from panel_tui.domain.leaks import mentions_of_others
from panel_tui.domain.meeting import Meeting
from panel_tui.headless.workplace import Workplace
from panel_tui.live import _importer
from screens.desk import Desk
from screens.dialogs.form import FormDialog
from screens.finish import FinishScreen
from screens.front import MeetingsFront
from screens.home import HomeScreen
from screens.minutes import MinutesScreen
from screens.next import NextScreen
from screens.read_back import ReadBackScreen
from screens.slot import SlotScreen
from tests.conftest import FakeClock
from tests.making import at
from tests.ui.keyboard import Keyboard

AGENDA = Path(__file__).parents[1] / "fixtures" / "agendas" / "agenda.md"
MEETING_ID = "2026-12-03-medway-permanence-panel"
CHAIR, FOSTERING, IRO = "Patricia Adeyemi", "Ravi Menon", "Helen Frost"
PEOPLE = (
    Person(CHAIR, "gm-children-in-care"),
    Person(FOSTERING, "gm-adoption-and-fostering"),
    Person(IRO, "om-iro-service"),
)
FIRST, ZOE, LUC, THIRD, UNBORN = "C-104233", "C-104871", "C-104872", "C-098155", "C-105310"
THE_REST = ("C-105002", "C-091407", "C-105119", "C-097640")


class Panel(Keyboard):
    """The minute-taker at this panel, and what has come of the keys so far."""

    clock: FakeClock
    store: SqlStore
    folder: Path

    @property
    def meeting(self) -> Meeting:
        found = self.store.load(f"meeting/{MEETING_ID}").state
        assert isinstance(found, Meeting)
        return found

    def case(self, case_id: str) -> Case:
        return self.meeting.case(case_id)

    def notes(self, case_id: str, place: str) -> list[str]:
        return [each.text for each in self.case(case_id).notes if each.place == place]

    def state(self, case_id: str, prompt: str) -> str:
        mark = self.case(case_id).mark(prompt)
        return mark.state if mark else "open"


@asynccontextmanager
async def a_panel(folder: Path, clock: FakeClock) -> AsyncIterator[Panel]:
    """The program at its first screen on the morning of the panel, with an empty store."""
    clock.set(at(9, 40))
    settings = Settings(your_name="Colin Marsh", people=PEOPLE)
    place = Workplace(str(folder / "panel.db"), clock, settings)
    with place.store(create=True) as store:
        session = place.session_on(store)
        people = tuple((each.name, each.role) for each in PEOPLE)
        desk = Desk(session, place.calendar, people=people)
        app = PanelApp(lambda app: MeetingsFront(app, store, desk, _importer(place, session)), str)
        async with app.run_test(size=(80, 24)) as pilot:
            panel = Panel(pilot)
            panel.clock, panel.store, panel.folder = clock, store, folder
            await panel.at_home()
            yield panel


@pytest.mark.timeout(180)
async def test_a_whole_meeting_is_run_by_keys_alone(tmp_path: Path, clock: FakeClock) -> None:
    async with a_panel(tmp_path, clock) as panel:
        await open_the_agenda(panel)
        await mark_who_is_here(panel)
        await hear_the_first_child(panel)
        await decide_for_the_first_child(panel)
        await hear_the_siblings(panel)
        await decide_without_a_quorum(panel)
        await put_off_the_unborn_child(panel)
        await hear_the_rest(panel)
        await approve_the_minutes(panel)
        await write_the_files(panel)
        await note_the_receipts(panel)
        await go_home(panel)
        heads = [(each.name, head_in(each)) for each in (tmp_path / "minutes").iterdir()]
        assert verify(panel.store) == verify_heads(panel.store, heads) == []


async def open_the_agenda(panel: Panel) -> None:
    assert panel.on(HomeScreen)
    await panel.press("f2")
    await panel.paste(str(AGENDA))
    await panel.press("enter")
    assert len(panel.listed()) == 8
    assert panel.listed()[1].endswith("Zoë M., Luc M. C-104871 +1")


async def mark_who_is_here(panel: Panel) -> None:
    await panel.press("f2", "enter", "down", "f2", "down")
    assert "not quorate: 1 of 2 members" in panel.shown("#quorum")
    await panel.press("enter", "down", "enter", "down", "down", "enter")
    assert "quorate: 2 of 2 members, chair here" in panel.shown("#quorum")
    people = {each.name: (bool(each.stays), each.apologies) for each in panel.meeting.attendees}
    here, away = (True, False), (False, True)
    assert people == {
        CHAIR: here,
        FOSTERING: away,
        IRO: here,
        "Tom Okafor": here,
        "Colin Marsh": here,
    }
    await panel.press("escape")


async def hear_the_first_child(panel: Panel) -> None:
    await panel.press("enter")
    panel.clock.set(at(10, 6))
    await panel.press("f5")
    await panel.leader("-")
    await panel.answer("10:04")
    assert panel.meeting.slot(1).timer.began_at == at(10, 4)
    await panel.type_in("Mother has moved in with her sister.\nThe assessment is due.")
    await panel.press("f2")
    await panel.paste("A family group conference was held on Tuesday.")
    await panel.leader("e")
    await panel.answer("Viability assessment", "Tom: assess the aunt by 18 Dec")
    await panel.press("ctrl+n")
    await panel.leader("x")
    await panel.answer("The plan is to go home")
    assert panel.notes(FIRST, "return-home") == [
        "Mother has moved in with her sister.\nThe assessment is due."
    ]
    states = [panel.state(FIRST, each) for each in ("return-home", "family", "alternatives")]
    assert states == ["covered", "evidence outstanding", "not applicable"]
    await panel.leader("i")
    await panel.choose("Child")
    await panel.answer("Play work", "1 Dec")
    await panel.paste("I want to sleep in my own bed.")
    await panel.press("f2")
    assert panel.case(FIRST).views[0].text == "I want to sleep in my own bed."


async def decide_for_the_first_child(panel: Panel) -> None:
    for option, whose, status, reason in (
        ("Staying or returning", "mother", "preferred", "It is safe with support"),
        ("Adoption", "", "ruled out", "He can go home"),
    ):
        await panel.press("ctrl+o")
        await panel.choose(option)
        await panel.answer(whose)
        await panel.choose(status)
        await panel.answer(reason, "", "", "")
    await panel.press("f4")
    await panel.choose("Return home agreed")
    await panel.paste("You are going home to Mum.")
    await panel.press("tab")
    await panel.paste("She has shown that she can keep you safe.")
    await panel.press("f2")
    await panel.press("f3")
    await panel.answer("Tom: tell A.B. what was decided by Friday")
    case = panel.case(FIRST)
    assert [each.status for each in case.options] == ["preferred", "ruled out"]
    assert case.decision is not None
    assert (case.decision.outcomes, case.decision.advisory) == (("return-home",), False)
    assert [each.due for each in case.actions] == [date(2026, 12, 18), date(2026, 12, 4)]
    await panel.press("ctrl+r")
    assert panel.on(ReadBackScreen)
    assert "The decision: You are going home to Mum." in panel.shown("#sentences")
    await panel.press("enter", "escape")
    assert panel.case(FIRST).read_back is not None
    panel.clock.set(at(10, 25))
    await panel.press("f8")
    assert panel.on(FinishScreen)
    assert "Prompt: Adoption planning" in panel.shown("#open")
    await panel.press("f8")
    assert "Prompt: Adoption planning" in panel.case(FIRST).left_open
    assert panel.state(FIRST, "adoption") == "not reached"
    assert panel.on(NextScreen)
    assert "Seán O’Brien" in panel.shown("#next")


async def hear_the_siblings(panel: Panel) -> None:
    await panel.press("enter")
    panel.clock.set(at(10, 27))
    await panel.press("f5")
    await panel.paste("Both ask to live with their aunt.")
    await panel.press("ctrl+l")
    await panel.paste("She sleeps badly after contact.")
    await panel.press("f5")
    await panel.answer("waiting for the social worker")
    assert panel.meeting.slot(2).timer.state == "paused"
    panel.clock.advance(minutes=4)
    await panel.press("f5")
    await panel.leader("A")
    await panel.choose("Seán O’Brien")
    await panel.press("escape")
    await panel.leader("+")
    await panel.answer("")
    timer = panel.meeting.slot(2).timer
    assert timer.used(panel.clock.now()) == timedelta()
    assert [each.minutes for each in timer.added] == [5]
    both, own = "Both ask to live with their aunt.", "She sleeps badly after contact."
    assert panel.notes(ZOE, "return-home") == [both, own]
    assert panel.notes(LUC, "return-home") == [both]
    await panel.press("ctrl+l", "ctrl+l", "f4")
    await panel.choose("Special guardianship")
    await panel.paste("You will live with your aunt, together.")
    await panel.press("f2", "f3")
    await panel.answer("Seán: file the order by 10 January 2027")
    for case_id in (ZOE, LUC):
        case = panel.case(case_id)
        assert case.decision is not None
        assert [each.case_ids for each in case.actions] == [(ZOE, LUC)]
    panel.clock.set(at(10, 50))
    await panel.press("f8", "f8", "enter")


async def decide_without_a_quorum(panel: Panel) -> None:
    await panel.press("f5")
    await panel.leader("j")
    await panel.choose(IRO)
    await panel.answer("is this child's reviewing officer")
    await panel.choose("stands down")
    await panel.press("f4")
    await panel.choose("Long-term fostering with the current carers")
    await panel.type_in("You stay where you are until you are grown.\tYou asked for it.")
    await panel.press("f2")
    assert "advisory" in panel.shown("#glance")
    await panel.leader("s")
    await panel.answer("K.D.’s father", "the plan", "He wants him home", "A meeting", "Amira", "")
    await panel.leader("C")
    assert panel.case(THIRD).complex
    await panel.leader("z")
    assert not panel.case(THIRD).complex
    await panel.leader("y")
    await panel.answer("Grace Obi, Head of Service")
    case = panel.case(THIRD)
    assert case.decision is not None
    assert (case.decision.advisory, case.decision.confirmed_by) == (
        True,
        "Grace Obi, Head of Service",
    )
    assert [each.who for each in case.dissents] == ["K.D.’s father"]
    panel.clock.set(at(11, 8))
    await panel.press("f8", "f8", "enter")


async def put_off_the_unborn_child(panel: Panel) -> None:
    await panel.leader("D")
    await panel.answer("The pre-birth assessment is not ready", "4 Feb")
    deferral = panel.case(UNBORN).deferral
    assert deferral is not None
    assert deferral.return_on == date(2027, 2, 4)
    await panel.leader("N")
    assert "Beth Lowe" in panel.shown("#next")
    await panel.press("enter")


async def hear_the_rest(panel: Panel) -> None:
    for case_id in THE_REST:
        await panel.press("f5")
        await panel.type_in(f"Heard: {case_id}.")
        await panel.press("f2", "f4")
        await panel.choose("No decision until")
        await panel.type_in("More is to be known first.\tIt is too early.")
        await panel.press("f2")
        panel.clock.advance(minutes=15)
        await panel.press("f8", "f8")
        assert panel.notes(case_id, "return-home") == [f"Heard: {case_id}."]
        decision = panel.case(case_id).decision
        assert decision is not None
        assert not decision.advisory
        if case_id != THE_REST[-1]:
            await panel.press("enter")
    assert "Everything is heard." in panel.shown("#next")
    assert "to approve: the minutes of 9 children" in panel.shown("#next")


async def approve_the_minutes(panel: Panel) -> None:
    await panel.press("f3")
    await panel.leader("A")
    await panel.answer("Colin Marsh")
    assert "Colin Marsh took the minutes." in panel.shown("#title")
    await panel.answer("", CHAIR)
    for case in panel.meeting.cases:
        assert case.approved is not None
        assert (case.approved.approver, case.approved.writer) == (CHAIR, "Colin Marsh")
        blocking = mentions_of_others(panel.meeting, case.approved.document)
        assert all(each.what == "given name" for each in blocking)


async def write_the_files(panel: Panel) -> None:
    await panel.press("f3", "enter", "ctrl+u")
    await panel.paste(str(panel.folder / "minutes"))
    await panel.press("enter")
    files = sorted((panel.folder / "minutes").iterdir())
    assert [each.name for each in files] == sorted(
        f"{case_id}-2026-12-03-minutes-v1.md" for case_id in panel.meeting.case_ids
    )
    first = next(each for each in files if each.name.startswith(FIRST)).read_text("utf-8")
    assert "You are going home to Mum." in first
    assert "Zoë" not in first
    assert all(case.approved and case.approved.available_on for case in panel.meeting.cases)


async def note_the_receipts(panel: Panel) -> None:
    await panel.press("home", "f4")
    await panel.answer(ZOE, "LCS-1", "", "")
    assert panel.on(FormDialog)
    assert "not the case ID of these minutes" in panel.shown("#words")
    assert panel.case(FIRST).receipts == ()
    await panel.press("escape")
    for number, case_id in enumerate((FIRST, ZOE), start=1):
        await panel.press("f4")
        await panel.answer(case_id, f"LCS-{number}", "", "")
        receipt = panel.case(case_id).receipt(1)
        assert receipt is not None
        assert (receipt.reference, receipt.by) == (f"LCS-{number}", "Colin Marsh")
        await panel.press("down")
    assert "2 on the child’s file" in panel.shown("#where")


async def go_home(panel: Panel) -> None:
    assert panel.on(MinutesScreen)
    await panel.press("escape", "escape")
    assert panel.on(SlotScreen)
    await panel.press("escape", "escape")
    assert panel.on(HomeScreen)
    assert panel.listed() == [
        "Due and late",
        "▸ 1 Mon 14 Dec 2026 Minutes on the child's file, 7 children in 11 days",
        "Earlier",
        "2 Thu 3 Dec 2026, 10:00 Permanence Panel 9 children · 8 of 8 heard",
    ]


def head_in(file: Path) -> str:
    parts = split_front_matter(file.read_text("utf-8"))
    assert parts is not None
    return parts[0]["journal_head"]
