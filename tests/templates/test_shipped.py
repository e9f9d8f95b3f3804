"""The Medway Permanence Panel, against what its guide (S1) and its strategy (S4) say."""

import pytest

from data.templates.asks import Ask, asks
from data.templates.catalogue import SHIPPED
from data.templates.loader import load_template
from panel_tui.domain.limits import Limit, Span
from panel_tui.domain.outcomes import FollowUp
from panel_tui.domain.template import MeetingTemplate

WEEKS = {number: Span(amount=number, unit="weeks") for number in (4, 6, 8, 16)}


@pytest.fixture(scope="module")
def medway() -> MeetingTemplate:
    return load_template(SHIPPED / "medway-permanence-panel.toml")


def limit(template: MeetingTemplate, limit_id: str) -> Limit:
    return next(each for each in template.limits if each.id == limit_id)


def steps(template: MeetingTemplate, outcome_id: str) -> list[FollowUp]:
    outcome = template.outcome(outcome_id)
    assert outcome is not None
    return list(outcome.follow_ups)


def test_a_slot_is_20_minutes_with_warnings_at_5_and_2(medway: MeetingTemplate) -> None:
    assert medway.slot is not None
    assert medway.slot.length_minutes == 20
    assert medway.slot.warn_at_minutes == (5, 2)
    assert medway.slot.per == "child"
    assert "each social worker" in medway.slot.source.section


def test_the_three_managers_are_the_panel_and_the_group_manager_chairs(
    medway: MeetingTemplate,
) -> None:
    members = [role for role in medway.attendance.roles if role.attends == "member"]
    assert [(role.title, role.may_chair) for role in members] == [
        ("Group Manager, Children in Care", True),
        ("Group Manager, Adoption and Fostering", False),
        ("Operational Manager, IRO Service", False),
    ]


def test_the_quorum_is_the_chair_and_one_more_and_marked_as_ours(medway: MeetingTemplate) -> None:
    quorum = medway.attendance.quorum
    assert quorum is not None
    assert (quorum.least, quorum.chair_needed, quorum.source.ours) == (2, True, True)


def test_the_papers_are_those_that_the_sample_check_asks_for(medway: MeetingTemplate) -> None:
    assert medway.papers is not None
    papers = {paper.id: paper for paper in medway.papers.documents}
    assert list(papers) == [
        "panel-request-form",
        "care-plan",
        "chronology",
        "family-group-conference",
        "sibling-assessment",
    ]
    assert papers["care-plan"].at_most_months_old == 6
    assert papers["sibling-assessment"].required.siblings is True
    assert not any(paper.signed_by for paper in papers.values())
    form = papers["panel-request-form"].form_sections
    assert [answer.title for answer in form if answer.names_person] == [
        "Discussed with line manager"
    ]


def test_papers_go_out_two_days_before(medway: MeetingTemplate) -> None:
    assert medway.papers is not None
    assert medway.papers.sent_out == Span(amount=2, unit="days")
    assert medway.papers.due_in is None


def test_the_five_prompts_and_the_child_are_asked_in_the_guides_order(
    medway: MeetingTemplate,
) -> None:
    ids = [prompt.id for prompt in medway.prompts]
    assert ids == ["return-home", "family", "alternatives", "siblings", "adoption", "child-voice"]
    assert all(prompt.follow_ups and prompt.must_cover for prompt in medway.prompts)


def test_twenty_minutes_have_room_for_what_runs_through_all_documents(
    medway: MeetingTemplate,
) -> None:
    asked = {prompt.id: " ".join(prompt.follow_ups) for prompt in medway.prompts}
    for words in ("Do the parents know", "going home comes first", "Does the care plan say"):
        assert words in asked["alternatives"]
    for words in ("life story work", "how to complain", "get an advocate"):
        assert words in asked["child-voice"]


def test_the_six_factors_that_a_route_depends_on_stand_with_the_options(
    medway: MeetingTemplate,
) -> None:
    options = medway.section("options")
    assert options is not None
    factors = (
        *("age, early life and harm", "special needs or disability", "birth family is to them"),
        *("brothers and sisters", "risk that the birth family", "wishes and feels"),
    )
    assert all(factor in options.help for factor in factors)
    assert "ruled out" in options.help


def test_every_child_is_asked_every_prompt(medway: MeetingTemplate) -> None:
    plain = type(medway.prompts[0].applies)()
    assert all(prompt.applies == plain for prompt in medway.prompts)


def test_what_the_request_form_says_goes_where_it_is_discussed(medway: MeetingTemplate) -> None:
    assert medway.papers is not None
    fills = {answer.fills for answer in medway.papers.documents[0].form_sections}
    assert {prompt.id for prompt in medway.prompts} - fills == {"child-voice"}
    assert {"child", "iro", "context"} <= fills


def test_the_minutes_have_their_parts_in_order(medway: MeetingTemplate) -> None:
    assert [section.id for section in medway.sections] == [
        "attendance",
        "documents",
        "context",
        "views",
        "discussion",
        "legal-advice",
        "options",
        "decision",
        "actions",
        "for-the-child",
        "signature",
    ]


def test_the_child_must_be_asked(medway: MeetingTemplate) -> None:
    assert [view.id for view in medway.views if view.must_ask] == ["child"]


def test_every_route_of_guide_and_strategy_is_an_option_with_help(medway: MeetingTemplate) -> None:
    assert [option.id for option in medway.options] == [
        "home",
        "family-or-friends",
        "child-arrangements-order",
        "special-guardianship",
        "long-term-fostering",
        "adoption",
        "fostering-for-adoption",
        "childrens-home",
    ]
    for option in medway.options:
        assert option.strengths
        assert option.risks
        assert option.source.document == "Medway Permanency Strategy"


def test_points_of_law_are_the_strategys_and_to_be_checked_with_legal_services(
    medway: MeetingTemplate,
) -> None:
    for option in medway.options:
        assert "strategy" in option.help
        assert "to be checked with legal services" in option.help.casefold()


def test_minutes_are_uploaded_in_7_working_days_and_nothing_else_is_set(
    medway: MeetingTemplate,
) -> None:
    assert medway.minutes.uploaded_within == Span(amount=7, unit="working days")
    assert medway.minutes.available_within is None


def test_the_guides_first_panel_binds_and_the_strategys_is_a_note(medway: MeetingTemplate) -> None:
    guide, strategy = limit(medway, "first-panel"), limit(medway, "first-panel-strategy")
    assert (guide.earliest, guide.latest, guide.binding) == (WEEKS[4], WEEKS[6], True)
    assert strategy.latest == Span(amount=20, unit="working days")
    assert (strategy.binding, strategy.applies.under_age) == (False, 14)
    assert "Strategy" in strategy.source
    assert "strategy" in guide.note


def test_tracking_starts_again_at_each_meeting_until_permanence(medway: MeetingTemplate) -> None:
    tracking = limit(medway, "tracking")
    assert tracking.starts == ("permanence-panel", "tracking-meeting")
    assert tracking.latest == WEEKS[8]
    assert "permanence-achieved" in tracking.until
    assert not tracking.met_by


def test_reviews_are_due_as_the_strategy_has_them(medway: MeetingTemplate) -> None:
    first, second = limit(medway, "first-review"), limit(medway, "second-review")
    assert first.latest == Span(amount=20, unit="working days")
    assert first.working_days == "statutory"
    assert second.latest == Span(amount=3, unit="months")
    assert limit(medway, "next-review").latest == Span(amount=6, unit="months")
    assert limit(medway, "written-permanence-plan").latest == Span(amount=4, unit="months")
    assert limit(medway, "temporary-approval").latest == WEEKS[16]


def test_the_number_that_the_guide_leaves_open_is_the_councils_to_set(
    medway: MeetingTemplate,
) -> None:
    assert asks(medway) == [
        Ask(
            "limits[3].latest (first-panel-at-home)",
            "First panel, child at home in proceedings: how many weeks",
        )
    ]


def test_long_term_fostering_goes_from_report_to_fostering_panel_to_decision(
    medway: MeetingTemplate,
) -> None:
    chain = [(step.id, step.after) for step in steps(medway, "long-term-fostering-ratified")]
    assert chain == [
        ("matching-report", None),
        ("match-at-fostering-panel", "matching-report"),
        ("match-approved", "match-at-fostering-panel"),
    ]


def test_no_step_has_a_number_that_no_source_states(medway: MeetingTemplate) -> None:
    numbered = [
        (step.id, step.within)
        for outcome in medway.outcomes
        for step in outcome.follow_ups
        if step.within
    ]
    assert numbered == [("track", WEEKS[8])]


def test_a_disruption_calls_for_its_meeting(medway: MeetingTemplate) -> None:
    assert [step.done_by for step in steps(medway, "after-disruption")] == ["disruption-meeting"]


def test_adoption_books_the_agency_decision(medway: MeetingTemplate) -> None:
    assert [step.done_by for step in steps(medway, "adoption")] == [
        "book-adm-decision",
        "adm-decision",
    ]


def test_every_shipped_file_is_named_after_its_template() -> None:
    files = sorted(SHIPPED.glob("*.toml"))
    assert files
    assert [load_template(path).id for path in files] == [path.stem for path in files]
