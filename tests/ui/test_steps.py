"""Steps: what is open for a child, how they were heard last, and what becomes of each, by keys."""

from datetime import date

import pytest
from textual.content import Content

from panel_tui.domain.events import RecordEvent
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.limits import Limit
from panel_tui.domain.options import SetOption
from panel_tui.domain.register import FollowLimits
from screens.agenda import AgendaScreen
from screens.desk import Desk
from screens.finish import FinishScreen
from screens.last_time_view import earlier_options, heard_line
from screens.slot import SlotScreen
from screens.steps import StepsScreen
from screens.steps_entries import Entry, InHand, entries, in_hand
from screens.steps_view import about_lines
from screens.widgets.lines_view import LinesView
from tests.conftest import FakeClock
from tests.making import MEETING_ID, at
from tests.two_panels import (
    CALENDAR,
    CONTINGENCY,
    DECIDED,
    JANUARY,
    LETTER,
    NEXT,
    PREFERRED,
    Panels,
)
from tests.ui.keyboard import Keyboard
from tests.ui.stage import Stage

SMALL = (80, 24)


@pytest.fixture
def panels(clock: FakeClock) -> Panels:
    panels = Panels(clock)
    panels.in_december(DECIDED, PREFERRED, CONTINGENCY, LETTER)
    return panels


@pytest.fixture
def desk(panels: Panels) -> Desk:
    """The day of the second panel, with its first slot under way."""
    panels.start()
    return Desk(panels.session, lambda: CALENDAR, NEXT)


def steps_of(desk: Desk, marked: str = "") -> Stage:
    return Stage(StepsScreen(desk, 1, marked))


def read(hands: Keyboard) -> str:
    lines = hands.app.screen.query_one(LinesView)._lines
    return "\n".join(line.plain for line in lines)


def at_hand(panels: Panels) -> InHand:
    return in_hand(panels.meeting, panels.case, panels.child, CALENDAR)


def about(panels: Panels, limit_id: str, today: date) -> list[str]:
    of = at_hand(panels)
    found = entries(of, today, CALENDAR, done=True)
    (entry,) = (each for each in found if each.limit and each.limit.id == limit_id)
    return plain(about_lines(entry, of, found, today, CALENDAR, 90))


def plain(lines: list[Content]) -> list[str]:
    return [line.plain.rstrip() for line in lines]


def named(found: tuple[Entry, ...]) -> list[tuple[str, str]]:
    return [(each.state, each.what) for each in found]


class TestWhatIsListed:
    def test_what_is_late_comes_first_and_what_waits_last(self, panels: Panels) -> None:
        found = entries(at_hand(panels), JANUARY, CALENDAR, done=False)
        assert named(found) == [
            ("heard", "Test Panel"),
            ("late", "Write to the school"),
            ("late", "Write the matching report"),
            ("open", "Tracking"),
            ("waiting", "Approve the match"),
        ]

    def test_what_this_meeting_heard_stands_at_once_before_the_slot_is_finished(
        self, panels: Panels
    ) -> None:
        panels.start()
        panels.settle("matching-report", "done")
        found = entries(at_hand(panels), JANUARY, CALENDAR, done=True)
        assert ("open", "Approve the match") in named(found)
        (report,) = (each for each in found if each.what == "Write the matching report")
        assert (report.state, len(report.said_here)) == ("done", 1)
        panels.do(FinishSlot, NEXT, slot=1)
        assert named(entries(at_hand(panels), JANUARY, CALENDAR, done=True)) == named(found)

    def test_two_documents_that_differ_are_both_named(self, panels: Panels) -> None:
        guide = Limit.model_validate(
            {
                "id": "guide",
                "title": "First panel",
                "starts": ["became-looked-after"],
                "met_by": ["final-hearing"],
                "earliest": {"amount": 4, "unit": "weeks"},
                "latest": {"amount": 6, "unit": "weeks"},
                "falls_to": "Social worker",
                "source": "The guide, page 3",
            }
        )
        strategy = guide.changed(
            id="strategy",
            title="First panel by the strategy",
            earliest=None,
            latest={"amount": 20, "unit": "working days"},
            binding=False,
            source="The strategy, page 7",
            note="It counts otherwise.",
        )
        panels.session.do(FollowLimits(child_id="child-1", template="x", limits=(guide, strategy)))
        day = date(2026, 12, 4)
        assert about(panels, "guide", day)[:5] == [
            "First panel",
            "day 32 of 42 · by Mon 14 Dec 2026, in 10 days · Social worker",
            "binding, since Mon 2 Nov 2026, not before Mon 30 Nov 2026",
            "from The guide, page 3",
            "≠ First panel by the strategy, by Mon 30 Nov 2026, noted: The strategy, page 7",
        ]
        assert about(panels, "strategy", day)[1:6] == [
            "working day 24 of 20 · by Mon 30 Nov 2026, 4 days ago · Social worker",
            "a note, and never late, since Mon 2 Nov 2026",
            "from The strategy, page 7",
            "≠ First panel, by Mon 14 Dec 2026, binding: The guide, page 3",
            "It counts otherwise.",
        ]

    def test_a_limit_that_was_met_is_there_when_what_is_done_is_shown(self, panels: Panels) -> None:
        panels.session.do(
            RecordEvent(child_id="child-1", event="tracking-meeting", on=date(2026, 12, 3))
        )
        found = entries(at_hand(panels), JANUARY, CALENDAR, done=True)
        assert ("done", "First panel") in named(found)


class TestLastTime:
    def test_a_child_who_was_not_heard_before_has_none(self, panels: Panels) -> None:
        case = panels.meeting.case("C-4")
        child = panels.session.child("C-4")
        of = in_hand(panels.meeting, case, child, CALENDAR)
        assert heard_line(of, JANUARY, CALENDAR, 60) is None

    @pytest.mark.parametrize(
        ("width", "words"),
        [
            (60, "heard before on Thu 3 Dec 2026: 3 open"),
            (32, "heard Thu 3 Dec 2026, 3 open"),
        ],
    )
    def test_the_slot_says_when_and_how_much_is_open(
        self, width: int, words: str, panels: Panels
    ) -> None:
        line = heard_line(at_hand(panels), JANUARY, CALENDAR, width)
        assert line is not None
        assert line.plain == words

    async def test_it_is_the_first_line_with_the_decision_the_ledger_and_what_changed(
        self, desk: Desk, panels: Panels
    ) -> None:
        panels.do(
            SetOption,
            NEXT,
            case_ids=("C-1",),
            option="guardianship",
            status="ruled out",
            reason="The aunt withdrew",
        )
        async with steps_of(desk).run_test(size=SMALL) as pilot:
            hands = Keyboard(pilot)
            await hands.settle()
            assert hands.listed()[1] == "▸ Thu 3 Dec 2026 Last time: Test Panel 3 open"
            assert read(hands).split("\n") == [
                "Last time   Thu 3 Dec 2026, Test Panel",
                "Long-term fostering agreed",
                "To stay with the Lees.",
                "Because: Settled.",
                "",
                "Options as they stood",
                "preferred  Long-term fostering: They love her.",
                "contingency (i)  Special guardianship",
                "",
                "Changed since",
                "Special guardianship was contingency (i), now ruled out: The aunt withdrew",
                "",
            ]

    def test_the_ledger_of_last_time_stands_in_the_slot_until_it_is_said_otherwise(
        self, panels: Panels
    ) -> None:
        panels.start()
        panels.do(SetOption, NEXT, case_ids=("C-1",), option="adoption", status="preferred")
        assert plain(earlier_options(panels.case, 40)) == [
            "Options from last time",
            "(i) Special guardianship",
        ]


class TestByKeys:
    async def test_a_step_is_done_on_a_day_and_starts_the_next(
        self, desk: Desk, panels: Panels
    ) -> None:
        async with steps_of(desk).run_test(size=SMALL) as pilot:
            hands = Keyboard(pilot)
            await hands.press("down", "down", "enter")
            assert hands.shown("#title") == "Done: Write the matching report"
            await hands.type_in("\nIt is on file\n")
            assert "√ done: Write the matching report" in hands.shown("#words")
            (said,) = panels.case.settled
            assert (said.step, said.kind, said.on) == ("matching-report", "done", JANUARY)
            assert said.because == "It is on file"
            assert not any("matching report" in line for line in hands.listed())
            assert any("o Thu 21 Jan 2027 Approve the match" in line for line in hands.listed())

    async def test_an_action_is_extended_and_escalated_with_a_reason_and_counted(
        self, desk: Desk, panels: Panels
    ) -> None:
        async with steps_of(desk).run_test(size=SMALL) as pilot:
            hands = Keyboard(pilot)
            await hands.press("down", "f3")
            await hands.type_in("14 Jan\n\n")
            assert hands.shown("#words").startswith("! Say why")
            await hands.type_in("The head was away\n")
            await hands.press("f4")
            await hands.type_in("Grace Obi\nIt matters\n")
            assert [each.kind for each in panels.case.settled] == ["extended", "escalated"]
            line = "▸ o Thu 14 Jan 2027 Write to the school in 7 days, extended ×1, escalated"
            assert line in hands.listed()
            assert (
                "escalated to Grace Obi: It matters · said by Colin Marsh, at this meeting"
                in read(hands)
            )

    async def test_what_waits_is_not_offered_and_says_for_what(self, desk: Desk) -> None:
        marked = f"C-1 {MEETING_ID}/approve-match"
        async with steps_of(desk, marked).run_test(size=SMALL) as pilot:
            hands = Keyboard(pilot)
            await hands.settle()
            assert hands.listed()[-1] == "▸ · then Approve the match waits"
            assert "waits for Write the matching report (Social worker)" in read(hands)
            assert "Done" not in hands.shown("#keys").replace("Show done", "")
            await hands.press("enter", "f2", "f3", "f4")
            assert hands.on(StepsScreen)

    async def test_between_meetings_it_is_said_of_the_child_and_can_be_taken_back(
        self, panels: Panels
    ) -> None:
        desk = Desk(panels.session, lambda: CALENDAR, NEXT)
        panels.clock.set(at(9, day=date(2026, 12, 20)))
        async with steps_of(desk).run_test(size=SMALL) as pilot:
            hands = Keyboard(pilot)
            await hands.press("down", "f2")
            await hands.type_in("\n\n")
            assert panels.case.settled == ()
            assert [each.kind for each in panels.child.progress] == ["done"]
            await hands.press("f5")
            listed = hands.listed()
            where = next(n for n, line in enumerate(listed) if "Write to the school" in line)
            at_now = next(n for n, line in enumerate(listed) if line.startswith("▸"))
            await hands.press(*["down"] * (where - at_now), "f8")
            assert [each.kind for each in panels.child.progress] == ["done", "reopened"]
            assert "open again: Write to the school" in hands.shown("#words")

    async def test_a_copy_that_follows_says_nothing_of_what_the_meeting_hears(
        self, desk: Desk
    ) -> None:
        desk.writable = False
        async with steps_of(desk).run_test(size=SMALL) as pilot:
            hands = Keyboard(pilot)
            await hands.press("down", "enter", "f3", "f4")
            assert hands.on(StepsScreen)

    async def test_once_it_is_done_the_line_after_it_is_marked(self, desk: Desk) -> None:
        async with steps_of(desk).run_test(size=SMALL) as pilot:
            hands = Keyboard(pilot)
            await hands.press("down", "enter")
            await hands.type_in("\n\n")
            marked = next(line for line in hands.listed() if line.startswith("▸"))
            assert "Write the matching report" in marked
            assert hands.shown("#where") == "! 1 late · 1 open · 1 waiting · 1 limit"


class TestTheWayThere:
    async def test_from_the_slot_which_says_how_much_is_open(self, desk: Desk) -> None:
        async with Stage(SlotScreen(desk, 1)).run_test(size=SMALL) as pilot:
            hands = Keyboard(pilot)
            await hands.settle()
            assert hands.shown("#glance").startswith("heard Thu 3 Dec 2026, 3 open\n")
            assert "! write the matching report 7 days late" in hands.shown("#warnings")
            await hands.leader("S")
            await hands.press("down", "down", "f3")
            await hands.type_in("10 March\nThe carers were ill\n")
            await hands.press("up", "up", "enter")
            await hands.type_in("\n\n")
            await hands.press("escape")
            assert hands.on(SlotScreen)
            assert hands.shown("#glance").startswith("heard Thu 3 Dec 2026, 2 open\n")
            assert "report" not in hands.shown("#warnings")

    async def test_from_the_agenda_to_the_child_that_is_marked(self, desk: Desk) -> None:
        async with Stage(AgendaScreen(desk)).run_test(size=SMALL) as pilot:
            hands = Keyboard(pilot)
            await hands.press("down")
            await hands.leader("s")
            assert hands.on(StepsScreen)
            marked = next(line for line in hands.listed() if line.startswith("▸"))
            assert hands.listed().index(marked) == hands.listed().index("B.C. C-2") + 1

    async def test_before_the_slot_is_finished_to_what_nobody_has_taken_up(
        self, desk: Desk
    ) -> None:
        async with Stage(SlotScreen(desk, 1)).run_test(size=SMALL) as pilot:
            hands = Keyboard(pilot)
            await hands.press("f8")
            assert hands.on(FinishScreen)
            shown = hands.shown("#open").split("\n")
            key = next(line[0] for line in shown if "Write the matching report" in line)
            await hands.type_in(key)
            assert hands.on(StepsScreen)
            assert read(hands).startswith("Write the matching report\n")


class TestPuttingOff:
    async def test_what_runs_out_before_the_child_returns_is_said_beside_it(
        self, desk: Desk
    ) -> None:
        async with Stage(SlotScreen(desk, 1)).run_test(size=SMALL) as pilot:
            hands = Keyboard(pilot)
            await hands.leader("D")
            assert hands.shown("#words").startswith("Without a day")
            await hands.type_in("The report is late\n4 Feb")
            assert hands.shown("#words").split("\n") == [
                "Before Thu 4 Feb 2027",
                "! Write the matching report (Social worker) ran out on Thu 31 Dec",
                "  2026: A guide",
                "! Tracking runs out on Thu 28 Jan 2027: A guide",
            ]
            await hands.press(*["backspace"] * 5)
            await hands.type_in("20 Dec 2026")
            assert hands.shown("#words") == "Nothing runs out before Sun 20 Dec 2026."

    async def test_of_siblings_the_one_who_is_left_is_meant(self, desk: Desk) -> None:
        async with Stage(AgendaScreen(desk)).run_test(size=SMALL) as pilot:
            hands = Keyboard(pilot)
            await hands.press("down")
            await hands.leader("f")
            await hands.answer("", "Ill", "")
            await hands.leader("f")
            await hands.answer("Ill", "")
            gone = [each.case_id for each in desk.meeting.cases if each.deferral]
            assert gone == ["C-2", "C-3"]
