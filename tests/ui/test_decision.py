"""Deciding: the route of an outcome is seen before it is chosen, and its days are agreed on."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from panel_tui.domain.case import EventDate
from panel_tui.domain.decisions import Decide
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.route import RouteLine, route
from panel_tui.domain.working_days import WorkingCalendar
from screens.desk import Desk
from screens.dialogs.form import FormDialog
from screens.route_view import route_lines, routes_lines
from screens.slot import SlotScreen
from screens.slot_decision_forms import decision_form, outcomes_form
from tests.conftest import FakeClock
from tests.making import TEMPLATE, agenda, at, opened, template
from tests.ui.keyboard import Keyboard
from tests.ui.stage import Stage, desk_on

CALENDAR = WorkingCalendar()
FOSTERING = TEMPLATE["outcomes"][1]
REPORT, MATCH = FOSTERING["follow_ups"]
HEARING = {
    **TEMPLATE["outcomes"][0],
    "id": "hearing",
    "title": "A hearing is listed",
    "marks": "final-hearing",
    "marks_on": "planned",
}


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    clock.set(at(9, 50))
    with desk_on(tmp_path, clock) as desk:
        yield desk


def meeting(*outcomes: dict[str, Any]) -> Meeting:
    return opened(agenda(), kind=template(outcomes=list(outcomes)))


def shown(lines: list[Any]) -> list[str]:
    return [line.plain.rstrip() for line in lines]


def line(**fields: Any) -> RouteLine:
    known = {
        "kind": "step",
        "id": "visit",
        "what": "Visit",
        "who": "Tom",
        "after": "",
        "not_before": None,
        "due_on": None,
        "not_set": False,
        "source": "A guide",
    }
    return RouteLine(**(known | fields))


class TestARoute:
    def test_is_a_list_of_dates_with_who_does_what_and_which_document_says_so(self) -> None:
        steps = route(meeting(FOSTERING), "C-1", [FOSTERING["id"]], CALENDAR)
        assert shown(route_lines(steps, 80)) == [
            "Thu 31 Dec 2026  Write the matching report · Social worker",
            "Thu 14 Jan 2027  Approve the match · Fostering panel · once that is done",
            "                 from A guide",
        ]

    def test_says_where_a_day_is_to_be_agreed_waited_for_or_not_set(self) -> None:
        steps = [
            line(),
            line(what="Report", after="Place"),
            line(not_set=True, who=""),
            line(kind="limit", not_before=date(2027, 1, 4), due_on=date(2027, 1, 14)),
        ]
        assert shown(route_lines(steps, 80)) == [
            "day to agree     Visit · Tom",
            "then             Report · Tom · once “Place” is done",
            "! not set        Visit · the council has not set how long",
            "                 from A guide",
            "Time limits that begin",
            "Thu 14 Jan 2027  Visit · Tom · not before Mon 4 Jan 2027",
            "                 from A guide",
        ]

    def test_that_starts_nothing_says_so(self) -> None:
        assert shown(route_lines([], 67)) == ["This starts no step and no limit."]

    def test_of_siblings_is_told_once_where_it_is_the_same(self) -> None:
        made, same = meeting(FOSTERING), [line()]
        whole = routes_lines(made, [("C-2", same), ("C-3", same)], 67)
        assert shown(whole) == ["day to agree     Visit · Tom", "                 from A guide"]
        parted = shown(routes_lines(made, [("C-2", same), ("C-3", [])], 67))
        assert parted[0] == "For B.C."
        assert parted[-2:] == ["For C.D.", "This starts no step and no limit."]


class TestTheForms:
    def test_outcomes_that_do_not_apply_to_the_child_are_not_offered(self) -> None:
        young = {**HEARING, "id": "young", "applies": {"under_age": 2}}
        form = outcomes_form(meeting(FOSTERING, young), ("C-1",), CALENDAR, lambda _: None)
        assert [each for each, _ in form.fields[0].choices] == [FOSTERING["id"], ""]

    def test_a_day_is_asked_for_each_step_that_has_no_limit_and_applies(self) -> None:
        babies = {**REPORT, "id": "babies", "within": None, "applies": {"under_age": 2}}
        outcome = {**FOSTERING, "follow_ups": [{**REPORT, "within": None}, MATCH, babies]}
        made = meeting(outcome)
        form = decision_form(made, ("C-1",), (outcome["id"],), made.on, CALENDAR)
        ids = [field.id for field in form.fields]
        assert ids == ["text", "rationale", "by-matching-report", "on-fostering-agreed"]

    def test_the_route_moves_with_the_days_that_are_typed(self) -> None:
        outcome = {**FOSTERING, "follow_ups": [{**REPORT, "within": None}, MATCH]}
        made = meeting(outcome)
        form = decision_form(made, ("C-1",), (outcome["id"],), made.on, CALENDAR)
        typed = {field.id: "" for field in form.fields} | {"by-matching-report": "17 Dec"}
        assert form.preview is not None
        assert "Thu 31 Dec 2026  Approve the match" in str(form.preview(typed))

    def test_a_day_that_lies_ahead_is_asked_where_the_outcome_may_have_one(self) -> None:
        made = meeting(HEARING)
        form = decision_form(made, ("C-1",), ("hearing",), made.on, CALENDAR)
        typed = {"text": "Listed.", "rationale": "", "on-hearing": "11 Jan"}
        (decide,) = form.make(typed)
        assert isinstance(decide, Decide)
        assert decide.happened == (EventDate(outcome="hearing", on=date(2027, 1, 11)),)


async def test_the_route_is_seen_as_the_mark_moves_and_before_anything_is_kept(desk: Desk) -> None:
    async with Stage(SlotScreen(desk, 1)).run_test(size=(80, 24)) as pilot:
        hands = Keyboard(pilot)
        await hands.press("f4")
        assert hands.shown("#words") == "This starts no step and no limit."
        await hands.press("down")
        assert "Thu 31 Dec 2026  Write the matching report" in hands.shown("#words")
        await hands.press("escape")
        assert desk.meeting.case("C-1").decision is None


async def test_two_outcomes_are_decided_together_with_the_space_bar(desk: Desk) -> None:
    async with Stage(SlotScreen(desk, 2)).run_test(size=(80, 24)) as pilot:
        hands = Keyboard(pilot)
        await hands.press("f4", "space", "down", "enter")
        await hands.type_in("To stay.\tIt is safe.")
        await hands.press("f2")
        assert not hands.on(FormDialog)
        decision = desk.meeting.case("C-3").decision
        assert decision is not None
        assert decision.outcomes == ("fostering-agreed", "track")
        await hands.press("f4")
        assert "√ Track" in hands.listed()[0]
        await hands.press("up", "space", "down", "enter", "f2")
        decision = desk.meeting.case("C-3").decision
        assert decision is not None
        assert (decision.outcomes, decision.text) == (("fostering-agreed",), "To stay.")


async def test_a_day_that_was_stated_is_kept_with_the_decision(desk: Desk) -> None:
    async with Stage(SlotScreen(desk, 1)).run_test(size=(80, 24)) as pilot:
        hands = Keyboard(pilot)
        await hands.press("f4", "down", "enter")
        await hands.type_in("To stay.\tIt is safe.\t1 Dec\n")
        decision = desk.meeting.case("C-1").decision
        assert decision is not None
        assert decision.happened == (EventDate(outcome="fostering-agreed", on=date(2026, 12, 1)),)
        assert decision.agreed == ()
