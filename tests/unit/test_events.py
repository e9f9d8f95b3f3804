"""What happens to a child is recorded on its day, planned beforehand, and taken back after a slip."""

from datetime import date
from typing import Any

import pytest

from panel_tui.domain.child import Event
from panel_tui.domain.events import RecordEvent, TakeBackEvent
from panel_tui.domain.model import Refused
from panel_tui.domain.register import RegisterChild
from tests.making import MEETING_ID, moment

REGISTER = RegisterChild(
    child_id="child-1", case_id="C-1", name="Amira Khan", born=date(2019, 1, 1)
)
CHILD = REGISTER.apply(None, moment(9))
FILING = date(2027, 1, 12)


def event(kind: str, on: date, **fields: Any) -> RecordEvent:
    return RecordEvent(child_id="child-1", event=kind, on=on, **fields)


def test_what_happened_is_recorded_with_its_day() -> None:
    child = event("placed", date(2026, 11, 5), source="Rang in").apply(CHILD, moment(9))
    assert child.events == (Event(kind="placed", on=date(2026, 11, 5), source="Rang in"),)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (event("placed", date(2026, 12, 4)), "cannot lie in the future"),
        (event("placed", date(2018, 12, 31)), "before the child was born"),
    ],
)
def test_a_day_that_cannot_be_is_refused(change: RecordEvent, words: str) -> None:
    with pytest.raises(Refused, match=words):
        change.apply(CHILD, moment(9))


def test_today_is_londons_day() -> None:
    summer = date(2026, 7, 2)
    late = moment(23, 30, day=summer)  # 23:30 UTC is past midnight in London
    assert event("placed", date(2026, 7, 3)).apply(CHILD, late).events


def test_the_same_event_of_the_same_day_is_recorded_once() -> None:
    placed = event("placed", date(2026, 11, 5))
    child = placed.apply(CHILD, moment(9))
    with pytest.raises(Refused, match="placed is recorded already"):
        placed.apply(child, moment(9))
    assert len(event("placed", date(2026, 11, 6)).apply(child, moment(9)).events) == 2


def test_what_lies_ahead_is_planned_and_a_new_day_takes_the_place_of_the_old() -> None:
    child = event("filing-due", FILING, planned=True).apply(CHILD, moment(9))
    assert child.events == (Event(kind="filing-due", on=FILING, planned=True),)
    assert child.happened == ()
    moved = event("filing-due", date(2027, 1, 19), planned=True).apply(child, moment(9))
    assert [each.on for each in moved.events] == [date(2027, 1, 19)]
    filed = event("filing-due", FILING).apply(moved, moment(9, day=FILING))
    assert filed.events == (Event(kind="filing-due", on=FILING),)


def test_what_is_past_is_not_planned() -> None:
    with pytest.raises(Refused, match="Thu 3 Dec 2026 is not ahead"):
        event("filing-due", date(2026, 12, 3), planned=True).apply(CHILD, moment(9))


def take_back(kind: str, on: date) -> TakeBackEvent:
    return TakeBackEvent(child_id="child-1", event=kind, on=on)


def test_a_slip_is_taken_back() -> None:
    child = event("placed", date(2026, 11, 5)).apply(CHILD, moment(9))
    assert take_back("placed", date(2026, 11, 5)).apply(child, moment(9)).events == ()
    with pytest.raises(Refused, match="No placed is recorded for Fri 6 Nov 2026"):
        take_back("placed", date(2026, 11, 6)).apply(child, moment(9))


@pytest.mark.parametrize("source", [MEETING_ID, f"{MEETING_ID}/matching-report"])
def test_what_a_meeting_or_a_step_says_is_put_right_there(source: str) -> None:
    heard = Event(kind="permanence-panel", on=date(2026, 12, 3), source=source)
    with pytest.raises(Refused, match="comes from a meeting or from a follow-up"):
        take_back("permanence-panel", heard.on).apply(CHILD.changed(events=(heard,)), moment(11))
