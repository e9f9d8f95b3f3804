"""How every limit of a child stands: day N of M, by when, and which document says so."""

from datetime import date
from typing import Any

import pytest

from panel_tui.domain.child import LOOKED_AFTER, Child, Event, Followed
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.limit_lines import LimitLine, case_limit_lines, child_limit_lines
from panel_tui.domain.limits import Limit
from panel_tui.domain.slots import StartSlot
from panel_tui.domain.working_days import WorkingCalendar
from tests.making import after, moment, of_meeting, opened

CALENDAR = WorkingCalendar(bank_holidays=frozenset({date(2026, 8, 31)}))
JUNE = date(2026, 6, 1)
WINDOW = {
    "starts": [LOOKED_AFTER],
    "met_by": ["permanence-panel"],
    "earliest": {"amount": 4, "unit": "weeks"},
    "latest": {"amount": 6, "unit": "weeks"},
}


def limit(**fields: Any) -> Limit:
    known: dict[str, Any] = {"id": "a-limit", "title": "A limit", "source": "A guide"}
    return Limit.model_validate(known | fields)


def line(one: Limit, today: date, *events: tuple[str, date], **fields: Any) -> LimitLine:
    child = Child.model_validate(
        {
            "child_id": "child-1",
            "case_ids": ("C-1",),
            "names": ("A.B.",),
            "known_since": JUNE,
            "born": date(2019, 1, 1),
            "events": tuple(Event(kind=kind, on=on, planned=on > today) for kind, on in events),
            "followed": (Followed(template="a-panel", limits=(one,)),),
        }
        | fields
    )
    (found,) = child_limit_lines(child, CALENDAR, today)
    return found


@pytest.mark.parametrize(
    ("today", "state", "words"),
    [
        (
            date(2026, 6, 22),
            "running",
            "day 21 of 42, not before Mon 29 Jun 2026, by Mon 13 Jul 2026",
        ),
        (
            date(2026, 7, 13),
            "running",
            "day 42 of 42, not before Mon 29 Jun 2026, by Mon 13 Jul 2026",
        ),
        (
            date(2026, 7, 14),
            "late",
            "late, was due Mon 13 Jul 2026",
        ),
    ],
)
def test_a_window_counts_its_days(today: date, state: str, words: str) -> None:
    found = line(limit(**WINDOW), today, (LOOKED_AFTER, JUNE))
    assert (found.state, found.words) == (state, words)


@pytest.mark.parametrize(
    ("heard", "state", "words"),
    [
        (date(2026, 6, 15), "met early", "met Mon 15 Jun 2026, early"),
        (date(2026, 7, 2), "met", "met Thu 2 Jul 2026"),
        (date(2026, 7, 20), "met late", "met Mon 20 Jul 2026, late"),
    ],
)
def test_what_met_it_may_have_come_early_or_late(heard: date, state: str, words: str) -> None:
    events = ((LOOKED_AFTER, JUNE), ("permanence-panel", heard))
    found = line(limit(**WINDOW), date(2026, 8, 1), *events)
    assert (found.state, found.words) == (state, words)


def test_working_days_are_counted_as_such() -> None:
    review = limit(starts=[LOOKED_AFTER], latest={"amount": 20, "unit": "working days"})
    found = line(review, date(2026, 9, 1), (LOOKED_AFTER, date(2026, 8, 24)))
    assert found.words == "working day 5 of 20, by Tue 22 Sep 2026"


def test_a_limit_that_begins_with_its_day_counts_that_as_day_1() -> None:
    issue = limit(
        starts=["proceedings-issued"], latest={"amount": 26, "unit": "weeks"}, counts_from="day"
    )
    issued = ("proceedings-issued", date(2026, 1, 5))
    found = line(issue, date(2026, 1, 5), issued, known_since=date(2026, 1, 1))
    assert found.words == "day 1 of 182, by Sun 5 Jul 2026"


def test_a_number_that_is_not_set_is_said_so() -> None:
    found = line(
        limit(starts=[LOOKED_AFTER], latest={"amount": "ask", "unit": "weeks"}),
        date(2026, 6, 8),
        (LOOKED_AFTER, JUNE),
    )
    assert (found.state, found.words) == ("not set", "the council has not set the time")
    assert found.due_on is None


def test_at_least_so_long_has_no_day_to_be_late_after() -> None:
    least = limit(starts=["returned-home"], earliest={"amount": 6, "unit": "months"})
    found = line(least, date(2027, 6, 1), ("returned-home", JUNE))
    assert (found.state, found.words) == (
        "running",
        "not before Tue 1 Dec 2026",
    )


def test_a_limit_before_a_planned_day_says_by_when_and_counts_nothing() -> None:
    before = limit(starts=["filing-due"], before=True, latest={"amount": 48, "unit": "hours"})
    found = line(before, JUNE, ("filing-due", date(2026, 6, 22)))
    assert (found.day, found.of, found.words) == (None, None, "by Sat 20 Jun 2026")


def test_two_documents_that_differ_stand_beside_each_other() -> None:
    guide, strategy = (
        limit(**WINDOW),
        limit(
            id="noted",
            starts=[LOOKED_AFTER],
            latest={"amount": 20, "unit": "working days"},
            binding=False,
            source="A strategy",
        ),
    )
    known = Child(
        child_id="child-1",
        case_ids=("C-1",),
        names=("A.B.",),
        known_since=JUNE,
        events=(Event(kind=LOOKED_AFTER, on=JUNE),),
        followed=(Followed(template="a-panel", limits=(guide, strategy)),),
    )
    lines = child_limit_lines(known, CALENDAR, date(2026, 7, 6))
    assert [(each.limit.source, each.state) for each in lines] == [
        ("A guide", "running"),
        ("A strategy", "passed"),
    ]
    assert lines[1].words == "passed, noted for Mon 29 Jun 2026"


def test_minutes_have_their_limits_once_a_case_was_heard() -> None:
    meeting = after(
        opened(),
        (of_meeting(StartSlot, slot=1), moment(10)),
        (of_meeting(FinishSlot, slot=1), moment(10, 20)),
    )
    lines = case_limit_lines(meeting, "C-1", CALENDAR, date(2026, 12, 7))
    assert [(each.limit.id, each.words) for each in lines] == [
        ("minutes-available", "working day 2 of 5, by Thu 10 Dec 2026"),
        ("minutes-uploaded", "working day 2 of 7, by Mon 14 Dec 2026"),
    ]
    assert case_limit_lines(meeting, "C-4", CALENDAR, date(2026, 12, 7)) == ()
