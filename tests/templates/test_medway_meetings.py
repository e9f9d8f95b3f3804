"""Medway's other three meetings, against its guide (S1) and its strategy (S4)."""

import pytest

from panel_tui.domain.template import MeetingTemplate
from tests.templates.playing import (
    chairs,
    done_by,
    latest,
    limit,
    section,
    shipped,
    span,
    steps,
    titles,
)

PANEL = "medway-permanence-panel"
TRACKING = "medway-permanency-tracking-meeting"
EVIDENCE = "medway-final-evidence-meeting"
DISRUPTION = "medway-disruption-meeting"
OTHERS = (TRACKING, EVIDENCE, DISRUPTION)


@pytest.fixture(scope="module")
def medway() -> dict[str, MeetingTemplate]:
    return {each: shipped(each) for each in (PANEL, *OTHERS)}


def test_the_guide_gives_a_slot_to_the_panel_alone(medway: dict[str, MeetingTemplate]) -> None:
    assert [medway[each].slot for each in OTHERS] == [None, None, None]


def test_a_child_keeps_every_clock_whichever_meeting_hears_them(
    medway: dict[str, MeetingTemplate],
) -> None:
    panel = medway[PANEL].limits
    assert [each.id for each in panel][-1] == "proceedings"
    for each in OTHERS:
        assert medway[each].limits[: len(panel)] == panel


def test_limits_have_the_numbers_of_guide_and_strategy(medway: dict[str, MeetingTemplate]) -> None:
    for each in OTHERS:
        assert latest(medway[each]) == {
            "first-panel": span("6 weeks"),
            "first-panel-strategy": span("20 working days"),
            "first-panel-at-home": span("ask weeks"),
            "tracking": span("8 weeks"),
            "first-review": span("20 working days"),
            "second-review": span("3 months"),
            "next-review": span("6 months"),
            "written-permanence-plan": span("4 months"),
            "temporary-approval": span("16 weeks"),
            "first-visit": span("1 weeks"),
            "next-visit": span("6 weeks"),
            "next-visit-long-term": span("3 months"),
            "visit-temporary-approval": span("1 weeks"),
            "visit-temporary-approval-reviewed": span("4 weeks"),
            "visit-with-parents": span("1 weeks"),
            "visit-with-parents-reviewed": span("4 weeks"),
            "proceedings": span("26 weeks"),
            "reconvened-meeting": span("ask days"),
            "disruption-meeting-held": span("ask days"),
            "panel-after-disruption": span("ask weeks"),
        }


def test_the_first_tracking_runs_from_the_panel_and_the_next_from_the_last(
    medway: dict[str, MeetingTemplate],
) -> None:
    tracking = limit(medway[TRACKING], "tracking")
    assert tracking.starts == ("permanence-panel", "tracking-meeting")
    assert tracking.until == ("permanence-achieved", "left-care")
    assert medway[TRACKING].heard_as == "tracking-meeting"


def test_minutes_of_the_three_have_no_limit_since_the_guide_gives_none(
    medway: dict[str, MeetingTemplate],
) -> None:
    for each in OTHERS:
        rule = medway[each].minutes
        assert (rule.available_within, rule.uploaded_within) == (None, None)
        assert rule.source.ours


def test_team_manager_and_social_worker_track_the_others_when_needed(
    medway: dict[str, MeetingTemplate],
) -> None:
    tracking = medway[TRACKING]
    assert chairs(tracking) == ["Team manager"]
    assert titles(tracking, attends="member") == ["Team manager", "Child's social worker"]
    assert titles(tracking, attends="as appropriate") == [
        "Fostering manager",
        "Connected carer manager or worker",
        "Adoption manager or link worker",
    ]


def test_tracking_says_whether_it_is_before_or_after_the_final_hearing(
    medway: dict[str, MeetingTemplate],
) -> None:
    stage = section(medway[TRACKING], "stage")
    assert [each.id for each in stage.choices] == ["before-final-hearing", "after-final-hearing"]
    assert stage.must_fill


def test_after_the_final_hearing_each_plan_has_its_question(
    medway: dict[str, MeetingTemplate],
) -> None:
    asked = {each.id: each.applies.plan_mentions for each in medway[TRACKING].prompts}
    assert asked["carers-for-good"] == ("fostering",)
    assert asked["full-approval"] == ("family", "friend", "connected")
    assert asked["family-finding"] == ("adoption",)


def test_willing_carers_lead_to_the_panel_and_others_to_a_referral(
    medway: dict[str, MeetingTemplate],
) -> None:
    assert done_by(medway[TRACKING], "carers-willing") == ["permanence-panel"]
    assert done_by(medway[TRACKING], "carers-not-for-good") == ["fostering-referral"]
    approval = steps(medway[TRACKING], "carers-to-approve")
    assert [(each.done_by, each.after) for each in approval] == [
        ("fostering-panel", None),
        ("connected-carers-approved", "full-approval-at-fostering-panel"),
        ("explore-special-guardianship", None),
    ]


def test_after_an_adoption_order_the_regional_agency_finds_a_family(
    medway: dict[str, MeetingTemplate],
) -> None:
    begun = steps(medway[TRACKING], "adoption-after-order")
    assert [(each.id, each.owner) for each in begun] == [
        ("adoption-process", "Child's social worker"),
        ("find-family", "Regional adoption agency"),
    ]


def test_contact_is_decided_with_what_the_strategy_says_of_it(
    medway: dict[str, MeetingTemplate],
) -> None:
    contact = medway[EVIDENCE].prompt("contact")
    assert contact is not None
    assert contact.source.document == "Medway Permanency Strategy"
    for point in ("serves the child", "it works where", "It rarely does", "wants none", "letter"):
        assert point in contact.help


def test_the_relevant_group_manager_chairs_the_final_evidence_meeting(
    medway: dict[str, MeetingTemplate],
) -> None:
    assert chairs(medway[EVIDENCE]) == ["Relevant Group Manager"]
    assert titles(medway[EVIDENCE], attends="as appropriate") == [
        "Child's social worker",
        "Team manager",
        "Connected Carer Team Manager",
        "Assessing social worker, Connected Team",
        "Adoption Manager",
        "Legal Services",
        "Fostering supervising social worker",
    ]


def test_a_changed_plan_calls_for_the_final_evidence_meeting_again(
    medway: dict[str, MeetingTemplate],
) -> None:
    again = limit(medway[EVIDENCE], "reconvened-meeting")
    assert (again.starts, again.met_by) == (("plan-changed",), ("final-evidence-meeting",))
    changed = medway[TRACKING].outcome("plan-changed")
    assert changed is not None
    assert changed.marks == "plan-changed"
    assert done_by(medway[TRACKING], "plan-changed") == ["final-evidence-meeting"]
    choices = [each.id for each in section(medway[EVIDENCE], "again").choices]
    assert choices == ["first", "reconvened"]


def test_an_adoption_plan_books_the_agency_decision(medway: dict[str, MeetingTemplate]) -> None:
    booked = steps(medway[EVIDENCE], "adoption-plan-agreed")
    assert [(each.done_by, each.after) for each in booked] == [
        ("book-adm-decision", None),
        ("adm-decision", "book-adm-decision"),
    ]


def test_options_of_the_final_evidence_meeting_are_the_panels(
    medway: dict[str, MeetingTemplate],
) -> None:
    assert medway[EVIDENCE].options == medway[PANEL].options


def test_a_disruption_returns_the_child_to_the_panel(medway: dict[str, MeetingTemplate]) -> None:
    assert done_by(medway[DISRUPTION], "back-to-panel") == ["permanence-panel"]
    assert medway[DISRUPTION].attendance.source.ours
    assert section(medway[DISRUPTION], "lessons").must_fill
    assert done_by(medway[TRACKING], "disrupted") == ["disruption-meeting", "permanence-panel"]
