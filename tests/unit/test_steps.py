"""What outcomes start: steps that wait, begin, are extended, escalated, done and taken up again."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.domain.breaches import breaches_before
from panel_tui.domain.child import Child, Event, Progress, Step
from panel_tui.domain.clocks import NO_DAY, child_clocks, due_line, due_lines, step_dues
from panel_tui.domain.limits import LimitNotSet
from panel_tui.domain.model import Refused
from panel_tui.domain.outcomes import FollowUp
from panel_tui.domain.progress import RecordProgress
from panel_tui.domain.register import RegisterChild, TraceMeeting
from panel_tui.domain.steps import Standing, standings
from panel_tui.domain.working_days import WorkingCalendar
from tests.making import MEETING_ID, TEMPLATE, moment

DECIDED = date(2026, 12, 3)
CALENDAR = WorkingCalendar()
REPORT, MATCH = (
    Step(meeting_id=MEETING_ID, follow_up=FollowUp.model_validate(follow_up), decided_on=DECIDED)
    for follow_up in TEMPLATE["outcomes"][1]["follow_ups"]
)
"""Within 4 weeks of the decision; then within 2 weeks of that."""


def child(*steps: Step, events: tuple[Event, ...] = ()) -> Child:
    register = RegisterChild(child_id="child-1", case_id="C-1", name="A.B.", born=date(2019, 1, 1))
    return register.apply(None, moment(9)).changed(steps=steps or (REPORT, MATCH), events=events)


def said(kind: str, on: date, step: Step = REPORT, **fields: Any) -> RecordProgress:
    known = {"meeting_id": step.meeting_id, "step": step.id, "kind": kind, "on": on, "by": "Jo"}
    progress = Progress.model_validate({**known, **fields})
    return RecordProgress(child_id="child-1", progress=progress)


def after(known: Child, *changes: RecordProgress) -> Child:
    for change in changes:
        known = change.apply(known, moment(9, day=change.progress.on))
    return known


def states(known: Child) -> list[str]:
    return [each.state for each in standings(known)]


def due(known: Child) -> dict[str, date]:
    return {line.limit_id: line.due_on for line in due_lines(known, CALENDAR) if not line.met_on}


def only(known: Child) -> Standing:
    (standing,) = standings(known)
    return standing


class TestDone:
    def test_a_step_waits_for_the_one_before_it_and_starts_when_that_is_done(self) -> None:
        assert states(child()) == ["open", "waiting"]
        assert due(child()) == {"matching-report": date(2026, 12, 31)}
        done = after(child(), said("done", date(2026, 12, 20)))
        assert states(done) == ["done", "open"]
        assert due(done) == {"approve-match": date(2027, 1, 3)}

    def test_a_step_done_is_the_event_that_shows_it(self) -> None:
        done = after(child(), said("done", date(2026, 12, 20)))
        source = f"{MEETING_ID}/matching-report"
        assert done.events == (Event(kind="matching-report", on=date(2026, 12, 20), source=source),)

    def test_an_event_that_is_recorded_already_is_not_recorded_twice(self) -> None:
        event = Event(kind="match-approved", on=date(2026, 12, 20))
        early = child(MATCH, events=(event.changed(on=date(2026, 12, 1)),))
        assert after(early, said("done", date(2026, 12, 20), MATCH)).events[1:] == (
            event.changed(source=MATCH.key),
        )
        with pytest.raises(Refused, match="was done on Sun 20 Dec 2026"):
            after(child(MATCH, events=(event,)), said("done", date(2026, 12, 21), MATCH))

    def test_a_step_is_not_done_out_of_its_turn(self) -> None:
        with pytest.raises(Refused, match="waits for “Write the matching report”"):
            after(child(), said("done", date(2026, 12, 20), MATCH))

    def test_the_meeting_that_starts_a_step_does_not_do_it(self) -> None:
        follow_up = REPORT.follow_up.changed(done_by="permanence-panel")
        step = REPORT.changed(follow_up=follow_up)
        heard = Event(kind="permanence-panel", on=DECIDED, source=MEETING_ID)
        assert only(child(step, events=(heard,))).state == "open"
        again = heard.changed(on=date(2027, 1, 7), source="2027-01-07-test-panel")
        assert only(child(step, events=(heard, again))).done_on == date(2027, 1, 7)

    def test_a_slip_is_taken_back_with_the_event_it_brought(self) -> None:
        done = after(child(), said("done", date(2026, 12, 20)))
        again = after(done, said("reopened", date(2026, 12, 21)))
        assert (again.events, states(again)) == ((), ["open", "waiting"])
        assert due(again) == {"matching-report": date(2026, 12, 31)}

    def test_what_an_event_shows_done_is_not_taken_back_here(self) -> None:
        event = Event(kind="match-approved", on=date(2026, 12, 20))
        with pytest.raises(Refused, match="open again when that event is taken back"):
            after(child(MATCH, events=(event,)), said("reopened", date(2026, 12, 21), MATCH))
        with pytest.raises(Refused, match="not done yet"):
            after(child(MATCH), said("reopened", date(2026, 12, 21), MATCH))


class TestDays:
    def test_a_day_that_the_meeting_agreed_on_is_when_a_step_is_due(self) -> None:
        step = REPORT.changed(
            agreed=date(2026, 12, 17), follow_up=REPORT.follow_up.changed(within=None)
        )
        assert due(child(step)) == {"matching-report": date(2026, 12, 17)}

    def test_a_day_that_was_agreed_does_not_lengthen_a_limit(self) -> None:
        for agreed, when in ((17, 17), (31, 31)):
            step = REPORT.changed(agreed=date(2026, 12, agreed))
            assert due(child(step)) == {"matching-report": date(2026, 12, when)}
        late = REPORT.changed(agreed=date(2027, 2, 1))
        assert due(child(late)) == {"matching-report": date(2026, 12, 31)}

    def test_a_step_that_waits_is_due_on_the_day_agreed_for_it(self) -> None:
        step = MATCH.changed(agreed=date(2027, 1, 21))
        assert due(child(REPORT, step))["approve-match"] == date(2027, 1, 21)

    def test_a_step_that_nobody_gave_a_day_is_listed_apart_until_it_gets_one(self) -> None:
        step = REPORT.changed(follow_up=REPORT.follow_up.changed(within=None))
        (line,) = due_lines(child(step), CALENDAR)
        assert (line.kind, line.due_on) == ("no day", NO_DAY)
        assert step_dues(child(step), CALENDAR) == {}
        assert breaches_before(child(step), date(2027, 1, 7), CALENDAR) == ()
        waiting = MATCH.changed(follow_up=MATCH.follow_up.changed(within=None))
        assert list(due(child(REPORT, waiting))) == ["matching-report"]
        done = after(child(step), said("done", date(2026, 12, 20)))
        assert due_lines(done, CALENDAR) == ()

    def test_a_limit_without_a_last_day_is_never_due(self) -> None:
        (clock,) = child_clocks(child(REPORT))
        without = clock.changed(limit=clock.limit.changed(latest=None))
        with pytest.raises(LimitNotSet, match="has no last day"):
            due_line(without, CALENDAR)


class TestExtendedAndEscalated:
    def test_extensions_are_counted_and_the_last_one_counts(self) -> None:
        later = after(
            child(REPORT),
            said("extended", date(2026, 12, 20), until=date(2027, 1, 8), because="Leave"),
            said("extended", date(2027, 1, 8), until=date(2027, 1, 22), because="Illness"),
        )
        (line,) = due_lines(later, CALENDAR)
        assert (line.due_on, line.extended) == (date(2027, 1, 22), 2)
        assert [each.because for each in only(later).extensions] == ["Leave", "Illness"]

    def test_a_first_day_for_a_step_without_one_is_no_extension(self) -> None:
        step = REPORT.changed(follow_up=REPORT.follow_up.changed(within=None))
        day = said("extended", DECIDED, until=date(2027, 1, 8), because="Agreed by phone")
        (line,) = due_lines(after(child(step), day), CALENDAR)
        assert (line.due_on, line.extended) == (date(2027, 1, 8), 0)

    def test_an_escalation_says_to_whom_and_why_and_leaves_the_day(self) -> None:
        up = said("escalated", date(2026, 12, 20), to="Head of Service", because="No carer")
        (line,) = due_lines(after(child(REPORT), up), CALENDAR)
        assert (line.due_on, line.escalated_to) == (date(2026, 12, 31), "Head of Service")

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            (said("extended", DECIDED, until=date(2027, 1, 8)), "Say why"),
            (said("extended", DECIDED, because="Leave"), "Say until when"),
            (said("extended", DECIDED, because="Leave", until=DECIDED), "after Thu 3 Dec 2026"),
            (said("escalated", DECIDED, because="Stuck"), "Say to whom"),
            (said("escalated", DECIDED, to="The board"), "Say why"),
            (said("done", date(2026, 12, 2)), "began on Thu 3 Dec 2026"),
        ],
    )
    def test_what_is_missing_or_cannot_be_is_refused_in_words(
        self, change: RecordProgress, words: str
    ) -> None:
        with pytest.raises(Refused, match=words):
            change.apply(child(REPORT), moment(9, day=date(2026, 12, 9)))

    def test_a_day_to_come_and_a_step_that_nobody_started_are_refused(self) -> None:
        with pytest.raises(Refused, match="still to come"):
            said("done", date(2026, 12, 10)).apply(child(), moment(9, day=date(2026, 12, 9)))
        other = REPORT.changed(meeting_id="another-panel")
        with pytest.raises(Refused, match="C-1 has no step matching-report; open are"):
            said("done", DECIDED, other).apply(child(), moment(9))
        with pytest.raises(Refused, match="none is open"):
            said("done", DECIDED).apply(child().changed(steps=()), moment(9))


def test_what_became_of_a_step_outlives_a_meeting_that_is_put_right() -> None:
    long = said("extended", DECIDED, until=date(2027, 1, 8), because="Leave")
    known = after(child(REPORT), long)
    trace = TraceMeeting(child_id="child-1", meeting_id=MEETING_ID, steps=(REPORT,))
    without = trace.changed(steps=()).apply(known, moment(10))
    assert standings(without) == ()
    again = trace.apply(without, moment(10, 5))
    assert only(again).agreed_on == date(2027, 1, 8)


@given(
    turns=st.lists(
        st.tuples(
            st.sampled_from(("done", "reopened", "extended", "escalated")),
            st.sampled_from((REPORT, MATCH)),
            st.integers(0, 60),
        ),
        max_size=12,
    )
)
def test_whatever_is_said_in_any_order_a_step_keeps_its_turn(
    turns: list[tuple[str, Step, int]],
) -> None:
    known, counted = child(), 0
    for kind, step, days in turns:
        on = DECIDED + timedelta(days=days)
        fields = {"until": on + timedelta(days=30), "to": "Jo", "because": "It is so."}
        try:
            known = said(kind, on, step, **fields).apply(known, moment(9, day=on))
        except Refused:
            continue
        counted += kind == "extended"
    report, match = standings(known)
    assert sum(len(each.extensions) for each in (report, match)) == counted
    assert report.state != "waiting"
    assert (match.waits_for is None) == (match.started_on is not None)
    if match.state == "open":
        assert report.state == "done"
    for event in known.events:
        assert event.source in (REPORT.key, MATCH.key)
    open_ones = {each.step.id for each in (report, match) if each.state == "open"}
    assert open_ones <= set(due(known))
