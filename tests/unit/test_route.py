"""A route as a list of dates before it is chosen, and the days that a decision gives its steps."""

from datetime import date
from typing import Any

import pytest

from panel_tui.domain.case import AgreedDate, EventDate
from panel_tui.domain.child import Event
from panel_tui.domain.consequences import consequences
from panel_tui.domain.decisions import Decide
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.minutes import minutes_document
from panel_tui.domain.model import Refused
from panel_tui.domain.register import TraceMeeting
from panel_tui.domain.route import RouteLine, offered_outcomes, route
from panel_tui.domain.slots import StartSlot
from panel_tui.domain.working_days import WorkingCalendar
from tests.making import MEETING_ID, TEMPLATE, after, at, moment, of_meeting, opened, template
from tests.reading import words_of

CALENDAR = WorkingCalendar()
REPORT, MATCH = TEMPLATE["outcomes"][1]["follow_ups"]
FOSTERING = "fostering-agreed"


def held(*outcomes: dict[str, Any], **changed: Any) -> Meeting:
    """The sample meeting without a quorum, with other outcomes where they are given."""
    attendance = {key: each for key, each in TEMPLATE["attendance"].items() if key != "quorum"}
    listed = list(outcomes) or TEMPLATE["outcomes"]
    return opened(kind=template(attendance=attendance, outcomes=listed, **changed))


def outcome(*follow_ups: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {**TEMPLATE["outcomes"][1], "follow_ups": list(follow_ups), **fields}


def of(meeting: Meeting, **fields: Any) -> tuple[RouteLine, ...]:
    return route(meeting, "C-1", [FOSTERING], CALENDAR, **fields)


def decide(**fields: Any) -> Decide:
    known = {"case_ids": ("C-1",), "outcomes": (FOSTERING,), "text": "To stay."}
    return of_meeting(Decide, **known, **fields)


def trace(meeting: Meeting) -> TraceMeeting:
    (found,) = (
        each
        for each in consequences(None, meeting)
        if isinstance(each, TraceMeeting) and each.child_id == "child-1"
    )
    return found


def decided(meeting: Meeting, decision: Decide) -> Meeting:
    return after(
        meeting,
        (of_meeting(StartSlot, slot=1), moment(10)),
        (decision, moment(10, 10)),
        (of_meeting(FinishSlot, slot=1), moment(10, 20)),
    )


def test_a_route_is_a_list_of_who_does_what_by_when() -> None:
    assert [str(line) for line in of(held())] == [
        "Write the matching report (Social worker), by Thu 31 Dec 2026",
        "Approve the match (Fostering panel), by Thu 14 Jan 2027, "
        "once “Write the matching report” is done",
    ]
    assert route(held(), "C-1", [], CALENDAR) == ()


def test_days_that_are_being_agreed_move_what_comes_after_them() -> None:
    agreed = (AgreedDate(step="matching-report", on=date(2026, 12, 17)),)
    days = [line.due_on for line in of(held(), agreed=agreed)]
    assert days == [date(2026, 12, 17), date(2026, 12, 31)]


def test_a_step_without_a_limit_needs_a_day_to_be_agreed() -> None:
    meeting = held(outcome(REPORT | {"within": None}, MATCH))
    report, match = of(meeting)
    assert (report.due_on, report.when) == (None, "on a day to be agreed")
    assert (match.due_on, match.when) == (None, "once “Write the matching report” is done")


def test_a_number_that_the_council_has_not_set_is_said_as_such() -> None:
    meeting = held(outcome(REPORT | {"within": {"amount": "ask", "unit": "weeks"}}))
    (report,) = of(meeting)
    assert (report.not_set, report.when) == (True, "within a time that the council has not set")


def test_a_step_that_does_not_apply_is_left_out_and_holds_up_none() -> None:
    meeting = held(outcome(REPORT | {"applies": {"from_age": 16}}, MATCH))
    (match,) = of(meeting)
    assert (match.after, match.due_on) == ("", date(2026, 12, 17))


def test_limits_that_an_outcome_starts_are_part_of_its_route() -> None:
    again = {
        "id": "again",
        "title": "Panel again",
        "starts": ["long-term-fostering-agreed"],
        "earliest": {"amount": 4, "unit": "weeks"},
        "latest": {"amount": 12, "unit": "weeks"},
        "falls_to": "Team manager",
        "source": "A guide",
    }
    meeting = held(outcome(), limits=[again, {**TEMPLATE["limits"][1]}])
    (line,) = of(meeting)
    assert str(line) == (
        "Panel again (Team manager), not before Thu 31 Dec 2026, by Thu 25 Feb 2027"
    )
    earlier = (EventDate(outcome=FOSTERING, on=date(2026, 11, 26)),)
    (line,) = of(meeting, happened=earlier)
    assert line.due_on == date(2027, 2, 18)


def test_an_outcome_that_cannot_be_is_not_offered_and_not_taken() -> None:
    older = outcome(applies={"from_age": 16})
    meeting = held(TEMPLATE["outcomes"][0], older)
    assert [each.id for each in offered_outcomes(meeting, "C-1")] == ["track"]
    with pytest.raises(Refused, match="does not apply to C-1"):
        decide().apply(meeting, moment(10))


def test_the_day_agreed_goes_with_the_step_and_into_the_minutes() -> None:
    agreed = (AgreedDate(step="matching-report", on=date(2026, 12, 17)),)
    meeting = decided(held(), decide(agreed=agreed))
    assert [step.agreed for step in trace(meeting).steps] == [date(2026, 12, 17), None]
    said = words_of(minutes_document(meeting, "C-1", at(11)))
    assert "Write the matching report (Social worker), agreed for Thu 17 Dec 2026" in said


def test_the_meeting_says_on_which_day_what_it_marks_happened() -> None:
    happened = (EventDate(outcome=FOSTERING, on=date(2026, 11, 30)),)
    events = trace(decided(held(), decide(happened=happened))).events
    kind = "long-term-fostering-agreed"
    assert Event(kind=kind, on=date(2026, 11, 30), source=MEETING_ID) in events


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"agreed": (AgreedDate(step="a-step", on=date(2027, 1, 1)),)},
            "steps of this decision are matching-report, approve-match, not a-step",
        ),
        (
            {"agreed": (AgreedDate(step="approve-match", on=date(2026, 12, 2)),)},
            "Wed 2 Dec 2026 is before the meeting",
        ),
        (
            {"happened": (EventDate(outcome="track", on=date(2026, 12, 2)),)},
            "track is no outcome of this decision that has a day",
        ),
        (
            {"happened": (EventDate(outcome=FOSTERING, on=date(2026, 12, 4)),)},
            "Fri 4 Dec 2026 is after the meeting",
        ),
    ],
)
def test_a_day_that_belongs_to_nothing_or_cannot_be_is_refused(
    fields: dict[str, Any], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        decide(**fields).apply(held(), moment(10))


def test_what_has_a_day_of_its_own_is_marked_once_the_meeting_states_it() -> None:
    meeting = held(outcome(marks_on="stated"))
    kind = "long-term-fostering-agreed"
    assert kind not in {each.kind for each in trace(decided(meeting, decide())).events}
    stated = (EventDate(outcome=FOSTERING, on=date(2026, 11, 9)),)
    *_, marked = trace(decided(meeting, decide(happened=stated))).events
    assert (marked.kind, marked.on, marked.planned) == (kind, date(2026, 11, 9), False)


def test_what_lies_ahead_is_planned_once_the_meeting_states_its_day() -> None:
    meeting = held(outcome(marks_on="planned"))
    assert not [each for each in trace(decided(meeting, decide())).events if each.planned]
    ahead = (EventDate(outcome=FOSTERING, on=date(2027, 1, 12)),)
    *_, planned = trace(decided(meeting, decide(happened=ahead))).events
    assert (planned.on, planned.planned) == (date(2027, 1, 12), True)
