from datetime import date

import pytest

from panel_tui.domain.child import Event, Hearing, Step
from panel_tui.domain.limits import Limit
from panel_tui.domain.model import Refused
from panel_tui.domain.outcomes import FollowUp
from panel_tui.domain.register import FollowLimits, RegisterChild, TraceMeeting
from tests.making import TEMPLATE, moment

REGISTER = RegisterChild(
    child_id="child-1", case_id="C-1", name="Amira Khan", born=date(2019, 1, 1)
)
CHILD = REGISTER.apply(None, moment(9))
LIMITS = tuple(Limit.model_validate(each) for each in TEMPLATE["limits"])


def test_a_child_is_registered_under_its_case_id() -> None:
    assert (CHILD.case_id, CHILD.names, CHILD.born) == ("C-1", ("Amira Khan",), date(2019, 1, 1))
    assert REGISTER.subject == "child/child-1"


def test_a_child_is_registered_once() -> None:
    with pytest.raises(Refused, match="C-1 is on the register already") as refusal:
        REGISTER.apply(CHILD, moment(9))
    assert "Amira" not in str(refusal.value)


def test_a_meeting_leaves_what_it_says_now_and_nothing_of_what_it_said_before() -> None:
    follow_up = FollowUp.model_validate(TEMPLATE["outcomes"][1]["follow_ups"][0])
    step = Step(meeting_id="a-panel", follow_up=follow_up, decided_on=date(2026, 12, 3))
    heard = Event(kind="permanence-panel", on=date(2026, 12, 3), source="a-panel")
    first = TraceMeeting(child_id="child-1", meeting_id="a-panel", events=(heard,), steps=(step,))
    other = first.changed(
        meeting_id="b-panel",
        events=(heard.changed(source="b-panel"),),
        steps=(step.changed(meeting_id="b-panel"),),
    )
    child = CHILD.changed(events=(Event(kind="placed", on=date(2026, 11, 5)),))
    child = other.apply(first.apply(child, moment(11)), moment(11))
    assert (len(child.events), len(child.steps)) == (3, 2)
    child = first.changed(events=(), steps=()).apply(child, moment(12))
    assert [each.source for each in child.events] == ["", "b-panel"]
    assert [each.meeting_id for each in child.steps] == ["b-panel"]


def test_what_a_meeting_planned_is_not_planned_again_once_it_has_happened() -> None:
    hearing = Hearing(meeting_id="a-panel", title="A panel", on=date(2026, 12, 3))
    planned = Event(kind="placed", on=date(2026, 12, 14), source="a-panel", planned=True)
    trace = TraceMeeting(
        child_id="child-1", meeting_id="a-panel", events=(planned,), hearing=hearing
    )
    child = trace.apply(CHILD, moment(11))
    assert child.events == (planned,)
    placed = planned.changed(on=date(2026, 12, 15), source="", planned=False)
    again = trace.apply(CHILD.changed(events=(placed,)), moment(12))
    assert again.events == (placed,)


def test_the_limits_of_a_template_take_the_place_of_what_it_had() -> None:
    follow = FollowLimits(child_id="child-1", template="a-panel", limits=LIMITS)
    assert follow.apply(CHILD, moment(9)).limits == LIMITS
    fewer = follow.changed(limits=LIMITS[:1])
    assert fewer.apply(follow.apply(CHILD, moment(9)), moment(9)).limits == LIMITS[:1]


def test_nothing_is_recorded_of_a_child_who_is_not_on_the_register() -> None:
    changes: list[TraceMeeting | FollowLimits] = [
        TraceMeeting(child_id="child-1", meeting_id="a-panel"),
        FollowLimits(child_id="child-1", template="a-panel", limits=()),
    ]
    for change in changes:
        with pytest.raises(Refused, match="not on the register"):
            change.apply(None, moment(9))


def test_what_conditions_ask_of_a_child_is_its_age_and_whether_it_is_born() -> None:
    assert CHILD.circumstances(date(2026, 12, 3)).age == 7
    unborn = REGISTER.changed(born=None, due=date(2027, 2, 14)).apply(None, moment(9))
    assert unborn.circumstances(date(2026, 12, 3)).unborn
    assert not unborn.circumstances(date(2026, 12, 3)).looked_after
