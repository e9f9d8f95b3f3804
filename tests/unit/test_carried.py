"""A returning child: what is carried over from the last meeting, and what becomes of it."""

from datetime import date

import pytest

from panel_tui.domain.actions import AddAction
from panel_tui.domain.breaches import breaches_before, say_breach
from panel_tui.domain.carrying import CarryOver, carried_over
from panel_tui.domain.change import Undo
from panel_tui.domain.child import Progress
from panel_tui.domain.clocks import due_lines
from panel_tui.domain.correcting import CorrectCase
from panel_tui.domain.decisions import Decide
from panel_tui.domain.events import RecordEvent
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.hearing import LEFT_OUT
from panel_tui.domain.history import replay
from panel_tui.domain.model import Refused
from panel_tui.domain.open_points import open_points
from panel_tui.domain.options import SetOption
from panel_tui.domain.progress import RecordProgress
from panel_tui.domain.register import RegisterChild
from panel_tui.domain.route import follow_ups_of, offered_outcomes
from panel_tui.domain.slots import DeferCase, StartSlot
from panel_tui.domain.steps import standings
from tests.conftest import FakeClock
from tests.making import MEETING_ID, TEMPLATE, agenda, at, facts, opening, template
from tests.two_panels import (
    CALENDAR,
    CONTINGENCY,
    DECEMBER,
    DECIDED,
    JANUARY,
    LETTER,
    NEXT,
    PREFERRED,
    Panels,
)


@pytest.fixture
def panels(clock: FakeClock) -> Panels:
    panels = Panels(clock)
    panels.in_december(DECIDED, PREFERRED, CONTINGENCY, LETTER)
    return panels


class TestCarriedOver:
    def test_a_slot_opens_with_the_last_decision_the_ledger_and_what_is_open(
        self, panels: Panels
    ) -> None:
        assert panels.case.carried is None
        panels.start()
        heard = panels.carried.heard
        assert heard is not None
        assert (heard.on, heard.decision) == (DECEMBER, "To stay with the Lees.")
        assert heard.outcomes == ("Long-term fostering agreed",)
        assert [each.option for each in heard.options] == ["fostering", "guardianship"]
        assert [(each.standing.step.id, each.due_on) for each in panels.carried.steps] == [
            ("matching-report", date(2026, 12, 31)),
            ("approve-match", None),
            ("action-1", date(2026, 12, 10)),
        ]

    def test_a_child_who_comes_for_the_first_time_brings_nothing(self, clock: FakeClock) -> None:
        panels = Panels(clock)
        panels.start()
        assert (panels.carried.heard, panels.carried.steps) == (None, ())
        unknown = panels.child.changed(events=())
        assert carried_over(unknown, NEXT, JANUARY, {}) is None

    def test_what_has_happened_decides_what_is_offered(self, clock: FakeClock) -> None:
        panels = Panels(clock)
        track, fostering = TEMPLATE["outcomes"]
        report, match = fostering["follow_ups"]
        held = {**report, "applies": {"not_happened": ["family-group-conference"]}}
        extended = {**track, "applies": {"happened": ["plo-entered"]}}
        outcomes = [extended, {**fostering, "follow_ups": [held, match]}]
        kind = template(outcomes=outcomes)
        third = "2027-02-04-test-panel"
        panels.session.do(opening(agenda(date=date(2027, 2, 4)), kind, third))
        panels.clock.set(at(10, day=date(2027, 2, 4)))
        before = panels.session.meeting(third)
        assert [each.id for each in offered_outcomes(before, "C-1")] == [
            "track",
            "fostering-agreed",
        ]
        conference = date(2026, 10, 1)
        panels.session.do(
            RecordEvent(child_id="child-1", event="family-group-conference", on=conference)
        )
        panels.do(StartSlot, third, slot=1)
        meeting = panels.session.meeting(third)
        assert [each.id for each in offered_outcomes(meeting, "C-1")] == ["fostering-agreed"]
        steps = follow_ups_of(meeting, "C-1", ["fostering-agreed"])
        assert [each.id for each in steps] == ["approve-match"]

    def test_what_was_done_in_between_is_not_carried_and_what_was_extended_says_so(
        self, panels: Panels
    ) -> None:
        panels.clock.set(at(9, day=date(2026, 12, 8)))
        said = Progress(
            meeting_id=MEETING_ID, step="action-1", kind="done", on=date(2026, 12, 8), by="Tom"
        )
        longer = said.changed(
            step="matching-report", kind="extended", until=date(2027, 1, 20), because="Leave"
        )
        for each in (said, longer):
            panels.session.do(RecordProgress(child_id="child-1", progress=each))
        panels.start()
        assert [each.standing.step.id for each in panels.carried.steps] == [
            "matching-report",
            "approve-match",
        ]
        (report, _) = panels.minutes("Actions")[1:3]
        assert "Wed 20 Jan 2027 (extended 1 time)" in report

    def test_an_action_is_no_event_of_the_child(self, panels: Panels) -> None:
        panels.start()
        before = panels.child.events
        panels.settle("action-1", "done")
        panels.do(FinishSlot, NEXT, slot=1)
        kinds = {each.kind for each in panels.child.events} - {each.kind for each in before}
        assert kinds == set()

    def test_who_was_put_off_brings_back_why(self, clock: FakeClock) -> None:
        panels = Panels(clock)
        panels.do(DeferCase, MEETING_ID, case_ids=("C-1",), reason="No care plan")
        panels.start()
        assert panels.facts()["Last heard"] == ("Thu 3 Dec 2026, Test Panel: put off: No care plan")


class TestSettled:
    def test_each_is_closed_extended_or_escalated_and_the_minutes_say_so(
        self, panels: Panels
    ) -> None:
        panels.start()
        panels.settle("matching-report", "extended", until=date(2027, 2, 4), because="Illness")
        panels.settle("action-1", "done", on=date(2026, 12, 15))
        assert open_points(panels.meeting, "C-1")[-1] == "Carried over: Approve the match"
        assert panels.minutes("Actions")[:4] == [
            "Open from before | Who | By when | What became of it",
            "Write the matching report | Social worker | Thu 31 Dec 2026 | "
            "extended to Thu 4 Feb 2027: Illness",
            "Approve the match | Fostering panel | no date | not taken up",
            "Write to the school | Tom | Thu 10 Dec 2026 | done on Tue 15 Dec 2026",
        ]

    def test_what_the_meeting_heard_is_on_the_child_once_the_slot_is_finished(
        self, panels: Panels
    ) -> None:
        panels.start()
        panels.settle("matching-report", "done", on=date(2027, 1, 5))
        panels.settle("approve-match", "escalated", to="The board", because="No date")
        assert [each.state for each in standings(panels.child)] == ["open", "waiting", "open"]
        panels.do(FinishSlot, NEXT, slot=1)
        assert [each.state for each in standings(panels.child)] == ["done", "open", "open"]
        lines = {line.limit_id: line for line in due_lines(panels.child, CALENDAR)}
        assert lines["approve-match"].due_on == date(2027, 1, 19)
        assert lines["approve-match"].escalated_to == "The board"
        events = {each.kind: each.on for each in panels.child.events}
        assert events["matching-report"] == date(2027, 1, 5)

    def test_said_again_it_takes_the_place_of_what_was_said(self, panels: Panels) -> None:
        panels.start()
        panels.settle("action-1", "extended", until=date(2027, 2, 4), because="Illness")
        panels.settle("action-1", "extended", until=date(2027, 2, 9), because="Half-term")
        assert [each.until for each in panels.case.settled] == [date(2027, 2, 9)]
        panels.settle("action-1", "done")
        assert [each.kind for each in panels.case.settled] == ["done"]

    def test_a_step_has_its_turn_when_the_meeting_heard_that_the_one_before_is_done(
        self, panels: Panels
    ) -> None:
        panels.start()
        with pytest.raises(Refused, match="waits for “Write the matching report”"):
            panels.settle("approve-match", "done")
        panels.settle("matching-report", "done", on=date(2027, 1, 5))
        panels.settle("approve-match", "done", on=date(2027, 1, 6))
        assert [each.step for each in panels.case.settled] == ["matching-report", "approve-match"]

    def test_what_was_not_carried_over_cannot_be_settled(self, panels: Panels) -> None:
        panels.start()
        with pytest.raises(Refused, match="carries no action-7 over"):
            panels.settle("action-7", "done")
        panels.do(DeferCase, NEXT, case_ids=("C-1",), reason="No time")
        with pytest.raises(Refused, match="is deferred: what is open stays open"):
            panels.settle("action-1", "done")


class TestLookingBack:
    def test_the_minutes_say_when_the_child_was_heard_and_with_what_decision(
        self, panels: Panels
    ) -> None:
        panels.start()
        assert panels.facts()["Last heard"] == (
            "Thu 3 Dec 2026, Test Panel: To stay with the Lees."
        )

    def test_the_ledger_says_what_stands_and_what_changed(self, panels: Panels) -> None:
        panels.start()
        said = {"option": "fostering", "status": "ruled out", "reason": "The Lees move away."}
        panels.do(SetOption, NEXT, case_ids=("C-1",), **said)
        lines = panels.minutes("Options")
        assert "Not taken up. As it was said on Thu 3 Dec 2026:" in lines
        assert lines[-2:] == [
            "Changed since Thu 3 Dec 2026 | How | Why",
            "Long-term fostering | was preferred, now ruled out | The Lees move away.",
        ]

    def test_the_whole_ledger_goes_on_to_the_next_meeting(self, panels: Panels) -> None:
        panels.start()
        panels.do(FinishSlot, NEXT, slot=1)
        heard = panels.child.hearings[-1]
        assert (heard.meeting_id, heard.on) == (NEXT, JANUARY)
        assert [(each.option, each.on) for each in heard.options] == [
            ("fostering", DECEMBER),
            ("guardianship", DECEMBER),
        ]


class TestTheRecordHolds:
    def test_it_plays_again_as_it_was_and_an_undo_takes_back_the_start(
        self, panels: Panels
    ) -> None:
        panels.start()
        store = panels.session.store
        assert replay(store.history(f"meeting/{NEXT}")) == panels.meeting
        last = panels.session.last_own_change(NEXT)
        assert last is not None
        assert isinstance(last.change, StartSlot)
        panels.session.do(Undo(meeting_id=NEXT, number=last.number))
        assert panels.meeting.slot(1).timer.began_at is None
        panels.start()
        assert replay(store.history(f"meeting/{NEXT}")) == panels.meeting

    def test_a_case_that_was_about_another_child_keeps_nothing_of_the_first(
        self, panels: Panels
    ) -> None:
        panels.start()
        panels.settle("action-1", "done")
        right = facts(9)
        register = RegisterChild(child_id="child-9", case_id="C-9", name=right.child)
        correct = CorrectCase(meeting_id=NEXT, case_id="C-1", facts=right, child_id="child-9")
        panels.session.do(register, correct)
        case = panels.meeting.case("C-9")
        assert (case.carried, case.settled) == (None, ())
        history = panels.session.store.history(f"meeting/{NEXT}")
        again = next(each.change for each in history if isinstance(each.change, CarryOver))
        assert again.on_case(case, panels.meeting, history[-1].moment) == case

    def test_no_other_child_is_carried_along(self, clock: FakeClock) -> None:
        panels = Panels(clock)
        both = {"owner": "Tom", "what": "Tell D.E. and the school", "due": date(2026, 12, 10)}
        panels.in_december((Decide, {"text": "As for D.E."}), (AddAction, both), LETTER, PREFERRED)
        panels.start()
        assert panels.carried.heard is not None
        assert panels.carried.heard.decision == LEFT_OUT
        assert [each.standing.step.follow_up.what for each in panels.carried.steps] == [
            LEFT_OUT,
            "Write to the school",
        ]
        assert panels.carried.heard.options[0].reason == "They love her."


def test_beside_a_deferral_it_is_said_what_runs_out_before_the_next_panel(
    panels: Panels,
) -> None:
    found = breaches_before(panels.child, date(2027, 1, 1), CALENDAR)
    assert [(line.limit_id, line.due_on) for line in found] == [
        ("matching-report", date(2026, 12, 31)),
    ]
    assert [say_breach(line, date(2026, 12, 20)) for line in found] == [
        "Write the matching report (Social worker) runs out on Thu 31 Dec 2026: A guide",
    ]
    assert say_breach(found[0], date(2027, 1, 4)).startswith(
        "Write the matching report (Social worker) ran out on Thu 31 Dec 2026"
    )
    assert breaches_before(panels.child, date(2026, 12, 31), CALENDAR) == ()
