"""Somerset's seven meetings, against its Permanence Pathway (S2)."""

from datetime import date, time

import pytest

from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.sittings import AdjournMeeting
from panel_tui.domain.slots import PauseSlot, ResumeSlot, StartSlot
from panel_tui.domain.template import MeetingTemplate
from tests.making import after, moment, of_meeting
from tests.templates.playing import (
    chairs,
    done_by,
    latest,
    limit,
    minutes,
    opened_with_chair,
    section,
    shipped,
    span,
    steps,
    titles,
)

ARC = "somerset-at-risk-of-care-panel"
PRE_PLACEMENT = "somerset-pre-placement-planning-meeting"
PLANNING = "somerset-permanence-planning-meeting"
PANEL = "somerset-permanence-panel"
ARRANGEMENTS = "somerset-practical-arrangements-meeting"
SUPPORT = "somerset-placement-support-meeting"
DISRUPTION = "somerset-disruption-meeting"
ALL = (ARC, PRE_PLACEMENT, PLANNING, PANEL, ARRANGEMENTS, SUPPORT, DISRUPTION)
Seven = dict[str, MeetingTemplate]


@pytest.fixture(scope="module")
def seven() -> Seven:
    return {each: shipped(each) for each in ALL}


def test_a_child_keeps_every_clock_whichever_meeting_hears_them(seven: Seven) -> None:
    for each in ALL:
        assert seven[each].limits == seven[ARC].limits
    assert latest(seven[ARC]) == {
        "somerset-emergency-to-panel": span("ask days"),
        "somerset-late-planning": span("5 days"),
        "somerset-first-visit": span("1 weeks"),
        "somerset-next-visit": span("6 weeks"),
        "somerset-first-review": span("20 working days"),
        "somerset-planning-meeting": span("4 months"),
        "somerset-planning-before-review": span("1 days"),
        "somerset-joint-visit": span("1 days"),
        "somerset-second-review": span("4 months"),
        "somerset-review-under-five": span("3 months"),
        "somerset-tracking": span("ask weeks"),
        "somerset-support-meeting": span("6 months"),
        "somerset-urgent-support": span("ask days"),
        "somerset-disruption-meeting": span("ask days"),
        "somerset-staying-put": span("ask months"),
    }


def test_no_slot_and_no_day_for_minutes_is_given(seven: Seven) -> None:
    for template in seven.values():
        assert template.slot is None
        assert template.minutes.available_within is None
        assert template.minutes.uploaded_within is None


def test_panels_leave_chair_and_members_to_their_own_terms(seven: Seven) -> None:
    for each in (ARC, PANEL):
        attendance = seven[each].attendance
        assert attendance.source.ours
        assert attendance.quorum is not None
        assert attendance.quorum.source.ours
        assert chairs(seven[each]) == ["Chair"]


def test_both_panels_take_a_request_form_with_the_iros_view(seven: Seven) -> None:
    for each in (ARC, PANEL):
        papers = seven[each].papers
        assert papers is not None
        fills = [answer.fills for answer in papers.documents[0].form_sections]
        assert papers.documents[0].title == "Panel Request form"
        assert "iro" in fills
        assert [view.id for view in seven[each].views if view.must_ask] == ["child", "iro"]


def test_the_threshold_has_its_twelve_options(seven: Seven) -> None:
    assert [option.id for option in seven[ARC].options] == [
        "family-group-conference",
        "care-diversion-meeting",
        "child-in-need",
        "child-protection-conference",
        "pre-proceedings",
        "proceedings",
        "family-and-friends",
        "informal-arrangement",
        "connected-person",
        "child-arrangements-order",
        "private-fostering",
        "special-guardianship",
    ]


def test_an_emergency_decision_is_recorded_and_goes_to_the_next_panel(seven: Seven) -> None:
    assert section(seven[ARC], "emergency-decision").kind == "text"
    waiting = limit(seven[ARC], "somerset-emergency-to-panel")
    assert (waiting.starts, waiting.met_by) == (("emergency-decision",), (seven[ARC].heard_as,))
    assert seven[ARC].outcome("emergency-confirmed") is not None


def test_a_child_who_is_to_be_looked_after_gets_a_placement_request(seven: Seven) -> None:
    begun = {each.id: each for each in steps(seven[ARC], "becomes-looked-after")}
    assert begun["placement-options"].after == "placement-request"
    assert begun["placement-options"].owner == "Placements Team"
    assert begun["place"].after == "placement-options"
    assert begun["record-match"].owner == "Child's and fostering social worker"
    search = [choice.id for choice in section(seven[ARC], "placement-search").choices]
    assert search == ["family-and-friends", "foster", "residential", "fostering-for-adoption"]


def test_pre_proceedings_are_recommended_then_ratified(seven: Seven) -> None:
    owners = [each.owner for each in steps(seven[ARC], "pre-proceedings")]
    assert owners == ["Area Operations Manager", "Legal Gateway Panel"]


def test_young_people_of_16_and_17_have_another_threshold(seven: Seven) -> None:
    prompt = seven[ARC].prompt("sixteen-and-seventeen")
    assert prompt is not None
    assert prompt.applies.from_age == 16


def test_the_fifteen_considerations_and_delegated_authority(seven: Seven) -> None:
    asked = [prompt.id for prompt in seven[PRE_PLACEMENT].prompts]
    assert len(asked[:15]) == 15
    assert asked[15:] == ["delegated-authority", "child-voice"]
    assert section(seven[PRE_PLACEMENT], "authority").must_fill
    assert chairs(seven[PRE_PLACEMENT]) == [
        "Fostering Team (leads in-house)",
        "Childcare Team (leads outside)",
    ]


def test_the_chair_completes_both_forms_of_a_placement(seven: Seven) -> None:
    for outcome in ("goes-ahead", "made-already"):
        forms = [each for each in steps(seven[PRE_PLACEMENT], outcome) if "forms" in each.id]
        assert [each.owner for each in forms] == ["The chair"]
    first = {each.id: each.owner for each in steps(seven[PRE_PLACEMENT], "goes-ahead")}
    assert first["visit-together"] == "Child's and fostering social worker"
    assert first["recommend-planning-meeting"] == "IRO"


def test_a_meeting_after_the_placement_is_an_exception_of_5_days(seven: Seven) -> None:
    late = limit(seven[PRE_PLACEMENT], "somerset-late-planning")
    assert (late.latest, late.starts) == (span("5 days"), ("placed-without-planning",))
    when = [choice.id for choice in section(seven[PRE_PLACEMENT], "when").choices]
    assert when == ["before", "after"]


def test_the_planning_meeting_invites_those_the_pathway_names(seven: Seven) -> None:
    assert titles(seven[PLANNING], attends="invited") == [
        "Parents",
        "Carers",
        "Fostering social worker",
        "Children's guardian",
        "IRO",
    ]


def test_the_planning_meeting_yields_plan_contingencies_time_frame_and_support(
    seven: Seven,
) -> None:
    planning = seven[PLANNING]
    filled = [each.id for each in planning.sections if each.must_fill]
    assert filled == ["options", "viability-table", "support"]
    assert section(planning, "viability-table").columns[-1] == "By when"
    before_review = limit(planning, "somerset-planning-meeting")
    assert before_review.until[0] == "second-review"


def test_special_guardianship_staying_put_and_permanent_fostering_go_to_panel(
    seven: Seven,
) -> None:
    assert done_by(seven[PLANNING], "plan-for-panel") == ["book-panel", "permanence-panel"]
    by_id = {each.id: each for each in steps(seven[PLANNING], "adoption-preferred")}
    assert by_id["adm-approval-sought"].done_by == "adm-decision"
    assert by_id["adoption-matching"].owner == "Permanence Team"


def test_the_planning_meeting_may_be_held_in_parts_on_several_days(seven: Seven) -> None:
    later = date(2026, 12, 8)
    goes_on = of_meeting(AdjournMeeting, on=later, start=time(14, 0))
    meeting = after(
        opened_with_chair(seven[PLANNING]),
        (of_meeting(StartSlot, slot=1), moment(10)),
        (of_meeting(PauseSlot, slot=1, reason="The grandparents come next week"), moment(11)),
        (goes_on, moment(11, 5)),
        (of_meeting(ResumeSlot, slot=1), moment(14, day=later)),
        (of_meeting(FinishSlot, slot=1), moment(15, day=later)),
    )
    heard = dict(minutes(meeting).facts)["Heard"]
    assert heard.startswith("Thu 3 Dec 2026, 10:00 to Tue 8 Dec 2026, 15:00")


def test_the_panel_tracks_from_the_second_review_on(seven: Seven) -> None:
    tracking = limit(seven[PANEL], "somerset-tracking")
    assert tracking.starts == ("second-review", "permanence-panel")
    under_five = limit(seven[PANEL], "somerset-review-under-five")
    assert (under_five.latest, under_five.applies.under_age) == (span("3 months"), 5)
    assert [each.owner for each in steps(seven[PANEL], "unclear")] == ["IRO"]


def test_the_panel_ratifies_three_plans_and_considers_changes(seven: Seven) -> None:
    marks = {each.id: each.marks for each in seven[PANEL].outcomes}
    for plan in ("special-guardianship", "staying-put", "permanent-fostering"):
        assert marks[f"{plan}-ratified"] == "permanence-plan-agreed"
    assert "financial-assessment" in done_by(seven[PANEL], "special-guardianship-ratified")
    assert done_by(seven[PANEL], "placement-change-agreed") == [
        "placement-options",
        "pre-placement-planning-meeting",
    ]


def test_each_route_has_its_practical_tasks(seven: Seven) -> None:
    arrangements = seven[ARRANGEMENTS]
    assert [each.id for each in arrangements.outcomes] == [
        "home-looked-after",
        "home-in-need",
        "permanent-fostering",
        "special-guardianship",
        "adoption",
        "staying-put",
    ]
    for route in ("special-guardianship", "staying-put"):
        assert "permanence-panel" in done_by(arrangements, route)
    for route in ("special-guardianship", "adoption", "staying-put"):
        assert any("later-life" in each for each in done_by(arrangements, route))
    by_id = {each.id: each for each in steps(arrangements, "home-in-need")}
    assert by_id["director-approval"].applies.over_age == 16
    assert by_id["return-in-need"].after == "review-held"


def test_a_social_worker_stays_six_months_after_a_return(seven: Seven) -> None:
    stays = limit(seven[ARRANGEMENTS], "somerset-after-return")
    assert (stays.earliest, stays.latest) == (span("6 months"), None)
    assert not stays.binding


def test_placements_are_supported_every_six_months_or_at_once(seven: Seven) -> None:
    regular = limit(seven[SUPPORT], "somerset-support-meeting")
    assert regular.starts == ("placed", "placement-support-meeting")
    assert regular.latest == span("6 months")
    assert limit(seven[SUPPORT], "somerset-urgent-support").starts == ("placement-fragile",)
    fragile = seven[SUPPORT].outcome("fragile")
    assert fragile is not None
    assert fragile.marks == "placement-fragile"


def test_a_disruption_meeting_is_chaired_by_an_iro_or_a_team_manager(seven: Seven) -> None:
    assert chairs(seven[DISRUPTION]) == ["IRO", "Team manager, Childcare, Fostering or Adoption"]
    filled = [each.id for each in seven[DISRUPTION].sections if each.must_fill]
    assert filled == ["placement", "strengths", "vulnerabilities", "lessons"]
    begun = [(each.id, each.owner) for each in steps(seven[DISRUPTION], "lessons-identified")]
    assert begun[0] == ("reassess", "Child's social worker")
    assert begun[2] == ("end-of-placement-letter", "Fostering social worker")
