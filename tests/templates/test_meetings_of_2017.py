"""The planning meeting and the progression panel of 2017, against their terms of reference (S3)."""

from datetime import time

import pytest

from panel_tui.domain.agenda import AgendaSlot
from panel_tui.domain.attendance import MarkComplex, MarkPresent
from panel_tui.domain.change import Moment
from panel_tui.domain.decisions import Decide, RecordDissent
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.model import same_person
from panel_tui.domain.quorum import may_chair
from panel_tui.domain.slots import StartSlot
from panel_tui.domain.template import MeetingTemplate
from tests.making import after, agenda, facts, moment, of_meeting
from tests.reading import lines_of
from tests.templates.playing import (
    CASE,
    chairs,
    done_by,
    latest,
    limit,
    minutes,
    opened_with_chair,
    section,
    setup,
    shipped,
    span,
    steps,
    titles,
)


@pytest.fixture(scope="module")
def planning() -> MeetingTemplate:
    return shipped("permanency-planning-meeting-2017")


@pytest.fixture(scope="module")
def progression() -> MeetingTemplate:
    return shipped("permanence-progression-panel-2017")


def test_the_first_meeting_is_held_by_week_six_of_care(planning: MeetingTemplate) -> None:
    first = limit(planning, "week-six")
    assert (first.starts, first.latest) == (("became-looked-after",), span("6 weeks"))
    assert first.met_by == ("permanence-planning-meeting",) == (planning.heard_as,)


def test_meetings_go_on_until_permanence_and_the_council_says_how_often(
    planning: MeetingTemplate,
) -> None:
    following = limit(planning, "next-planning-meeting")
    assert (following.latest, following.until[0]) == (span("ask weeks"), "permanence-achieved")


def test_both_meetings_keep_the_same_clocks(
    planning: MeetingTemplate, progression: MeetingTemplate
) -> None:
    assert planning.limits == progression.limits
    assert list(latest(planning)) == ["week-six", "next-planning-meeting"]


def test_members_are_those_of_the_terms(planning: MeetingTemplate) -> None:
    assert chairs(planning) == ["Team manager", "Case progression manager"]
    assert titles(planning, attends="member") == [
        "Allocated social worker",
        "Fostering service",
        "Placement manager",
    ]
    assert titles(planning, attends="views only") == ["IRO", "Children's guardian"]
    assert {"Adoption or kinship team", "Supervising social worker"} <= set(
        titles(planning, attends="as appropriate")
    )
    assert "Key worker, residential unit" in titles(planning, attends="as appropriate")


def test_a_service_manager_chairs_a_case_only_once_it_is_marked_complex(
    planning: MeetingTemplate,
) -> None:
    joins = of_meeting(MarkPresent, name="Sunita Rao", role="service-manager")
    meeting = after(setup(planning).apply(None, moment(9)), (joins, moment(9, 5)))
    manager = next(each for each in meeting.attendees if same_person(each.name, "Sunita Rao"))
    assert not may_chair(meeting, "C-1", manager)
    mark = of_meeting(MarkComplex, case_ids=CASE, complex=True)
    assert may_chair(after(meeting, (mark, moment(9, 10))), "C-1", manager)


def test_needs_stand_under_seven_headings_beside_the_placements(planning: MeetingTemplate) -> None:
    needs = section(planning, "needs")
    assert needs.rows == (
        "Emotional",
        "Physical",
        "Social",
        "Cultural",
        "Ethnic",
        "Linguistic",
        "Religious",
    )
    assert "placements" in needs.columns[2]
    assert needs.must_fill


def test_direct_work_is_tracked_in_its_three_kinds(planning: MeetingTemplate) -> None:
    assert section(planning, "direct-work").rows == ("Life story", "Preparation", "Transition")


def test_the_request_form_becomes_the_minutes(planning: MeetingTemplate) -> None:
    assert planning.papers is not None
    (form,) = planning.papers.documents
    fills = {answer.fills for answer in form.form_sections}
    assert {"profile", "contact", "placements", "child", "iro", "guardian"} <= fills
    assert "chair" in planning.minutes.approved_by


def test_iro_guardian_and_child_must_be_asked(planning: MeetingTemplate) -> None:
    assert [view.id for view in planning.views if view.must_ask] == ["child", "iro", "guardian"]


def test_minutes_are_available_in_5_working_days_and_no_upload_is_set(
    planning: MeetingTemplate,
) -> None:
    assert planning.minutes.available_within == span("5 working days")
    assert planning.minutes.uploaded_within is None


def test_a_difference_of_opinion_has_a_route(planning: MeetingTemplate) -> None:
    meeting = after(
        opened_with_chair(planning),
        (of_meeting(StartSlot, slot=1), moment(10)),
        (
            of_meeting(
                RecordDissent,
                case_ids=CASE,
                who="Fostering service",
                what="Contact is too frequent",
                route="Service managers meet",
                owner="Sunita Rao",
            ),
            moment(10, 5),
        ),
    )
    decision = next(each for each in minutes(meeting).sections if each.title.startswith("Plan"))
    said = [line for block in decision.blocks for line in lines_of(block)]
    assert any("Service managers meet" in line for line in said)
    assert done_by(planning, "not-agreed")[0] == "settle-difference"


def test_a_senior_decision_has_options_with_strengths_and_risks(planning: MeetingTemplate) -> None:
    assert done_by(planning, "senior-decision-needed")[0] == "senior-manager-decides"
    assert all(option.strengths and option.risks for option in planning.options)
    assert all(option.source.ours for option in planning.options)
    assert section(planning, "options").must_fill


def test_several_plans_may_go_on_at_once(planning: MeetingTemplate) -> None:
    assert done_by(planning, "several-plans")[0] == "permanence-planning-meeting"


def test_the_chair_files_the_completed_form_whatever_is_agreed(planning: MeetingTemplate) -> None:
    for outcome in ("one-plan", "several-plans", "senior-decision-needed", "not-agreed"):
        filed = [step for step in steps(planning, outcome) if step.id.startswith("file-the-form")]
        assert [step.owner for step in filed] == ["The chair"]


def test_many_children_are_tracked_in_one_sitting_each_with_minutes_of_their_own(
    progression: MeetingTemplate,
) -> None:
    slots = tuple(
        AgendaSlot(starts=time(10, number), minutes=None, cases=(facts(number),))
        for number in range(1, 7)
    )
    meeting = opened_with_chair(progression, agenda(slots=slots))
    for number in range(1, 7):
        decide = of_meeting(
            Decide, case_ids=(f"C-{number}",), outcomes=("on-track",), text="It moves."
        )
        meeting = after(
            meeting,
            (of_meeting(StartSlot, slot=number), at_minute(number, 0)),
            (decide, at_minute(number, 2)),
            (of_meeting(FinishSlot, slot=number), at_minute(number, 3)),
        )
    made = [minutes(meeting, f"C-{number}") for number in range(1, 7)]
    assert [each.child for each in made] == [facts(number).child for number in range(1, 7)]
    assert dict(made[5].facts)["Item"] == "6 of 6"


def at_minute(slot: int, minute: int) -> Moment:
    return moment(10, slot * 5 + minute)


def test_nothing_is_said_of_the_panels_members_and_minutes(progression: MeetingTemplate) -> None:
    assert progression.slot is None
    assert progression.attendance.source.ours
    assert progression.attendance.quorum is not None
    assert progression.attendance.quorum.source.ours
    assert progression.minutes.source.ours
    assert progression.minutes.available_within is None
    assert all(outcome.source.ours for outcome in progression.outcomes)


def test_the_panel_is_told_where_the_plan_was_looked_at(progression: MeetingTemplate) -> None:
    asked = [choice.id for choice in section(progression, "overseen-by").choices]
    assert asked == ["supervision", "review", "pathway-plan", "planning-meeting"]


def test_no_slot_length_is_given(planning: MeetingTemplate) -> None:
    assert planning.slot is None
