"""Portsmouth's three meetings, against its process, flow chart and form of June 2023 (S5)."""

from datetime import date

import pytest

from panel_tui.domain.child import Child, Event, Followed
from panel_tui.domain.clocks import child_clocks
from panel_tui.domain.limits import Due, due_dates
from panel_tui.domain.template import MeetingTemplate
from panel_tui.domain.working_days import WorkingCalendar
from tests.templates.playing import (
    chairs,
    done_by,
    latest,
    limit,
    section,
    shipped,
    span,
    steps,
)

GATEWAY = "portsmouth-legal-gateway"
DISCUSSION = "portsmouth-permanence-plan-discussion"
REVIEW = "portsmouth-final-care-plan-review"
ALL = (GATEWAY, DISCUSSION, REVIEW)
NO_HOLIDAYS = WorkingCalendar(bank_holidays=frozenset())


@pytest.fixture(scope="module")
def portsmouth() -> dict[str, MeetingTemplate]:
    return {each: shipped(each) for each in ALL}


def child(template: MeetingTemplate, *events: tuple[str, date]) -> Child:
    return Child(
        child_id="child-1",
        case_ids=("C-1",),
        names=("A.B.",),
        known_since=date(2026, 1, 1),
        events=tuple(Event(kind=kind, on=on) for kind, on in events),
        followed=(Followed(template=template.id, limits=template.limits),),
    )


def running(known: Child) -> list[str]:
    return [each.limit.id for each in child_clocks(known) if each.met_on is None]


def test_a_child_keeps_every_clock_whichever_meeting_hears_them(
    portsmouth: dict[str, MeetingTemplate],
) -> None:
    for each in ALL:
        assert latest(portsmouth[each]) == {
            "week-12": span("12 weeks"),
            "week-16": span("16 weeks"),
            "first-discussion": span("6 weeks"),
            "before-filing": span("48 hours"),
            "proceedings": span("26 weeks"),
        }
        assert portsmouth[each].limits == portsmouth[GATEWAY].limits


def test_weeks_12_and_16_are_counted_from_entering(portsmouth: dict[str, MeetingTemplate]) -> None:
    entered = date(2026, 1, 5)
    for limit_id, day in (("week-12", date(2026, 3, 30)), ("week-16", date(2026, 4, 27))):
        due = due_dates(limit(portsmouth[GATEWAY], limit_id), entered, NO_HOLIDAYS)
        assert due == Due(earliest=None, latest=day)


def test_an_extension_meets_week_12_and_leaves_week_16(
    portsmouth: dict[str, MeetingTemplate],
) -> None:
    entered = ("plo-entered", date(2026, 1, 5))
    back = date(2026, 3, 26)
    gateway = portsmouth[GATEWAY]
    assert running(child(gateway, entered)) == ["week-12"]
    assert running(child(gateway, entered, ("plo-extended", back))) == ["week-16"]
    assert running(child(gateway, entered, ("plo-ended", back))) == []
    assert running(child(gateway, entered, ("issue-agreed", back))) == ["first-discussion"]


def test_the_gateway_can_enter_step_down_extend_and_issue(
    portsmouth: dict[str, MeetingTemplate],
) -> None:
    marks = {each.id: each.marks for each in portsmouth[GATEWAY].outcomes}
    assert marks == {
        "enter": "plo-entered",
        "step-down": "plo-ended",
        "extend": "plo-extended",
        "issue": "issue-agreed",
        "not-entered": None,
    }


def test_entering_begins_planning_conference_and_viabilities(
    portsmouth: dict[str, MeetingTemplate],
) -> None:
    begun = steps(portsmouth[GATEWAY], "enter")
    assert [each.id for each in begun] == [
        "begin-parallel-planning",
        "hold-family-group-conference",
        "viability-assessments",
    ]
    assert begun[0].applies.under_age == "ask"


def test_agreeing_to_issue_leads_to_the_hearing_and_the_discussion_in_6_weeks(
    portsmouth: dict[str, MeetingTemplate],
) -> None:
    agreed = steps(portsmouth[GATEWAY], "issue")
    assert [(each.done_by, each.within) for each in agreed] == [
        ("proceedings-issued", None),
        ("case-management-hearing", None),
        ("permanence-plan-discussion", span("6 weeks")),
    ]


def test_papers_are_in_24_hours_before_the_discussion_and_the_review(
    portsmouth: dict[str, MeetingTemplate],
) -> None:
    for each in (DISCUSSION, REVIEW):
        papers = portsmouth[each].papers
        assert papers is not None
        assert papers.due_in == span("24 hours")
        assert papers.received_by == "Legal Gateway administrator"
    assert portsmouth[GATEWAY].papers is None


def test_the_review_reads_final_statement_and_care_plan(
    portsmouth: dict[str, MeetingTemplate],
) -> None:
    papers = portsmouth[REVIEW].papers
    assert papers is not None
    assert [each.title for each in papers.documents] == ["Final statement", "Final care plan"]


def test_the_review_comes_48_hours_before_filing(portsmouth: dict[str, MeetingTemplate]) -> None:
    filing = limit(portsmouth[REVIEW], "before-filing")
    assert (filing.before, filing.starts) == (True, ("filing-due",))
    due = due_dates(filing, date(2026, 6, 12), NO_HOLIDAYS)
    assert due.latest == date(2026, 6, 10)


def test_the_head_of_service_records_support_or_challenge(
    portsmouth: dict[str, MeetingTemplate],
) -> None:
    review = portsmouth[REVIEW]
    assert review.minutes.approved_by == "Head of Service"
    for outcome, note in (
        ("supported", "case-note-support"),
        ("challenged", "case-note-challenge"),
    ):
        first = steps(review, outcome)[0]
        assert (first.id, first.owner) == (note, "Head of Service")


def test_every_field_of_the_form_has_its_place(portsmouth: dict[str, MeetingTemplate]) -> None:
    form = portsmouth[DISCUSSION]
    assert section(form, "child-details").rows == (
        "Gender",
        "Address",
        "Ethnicity",
        "Sub-ethnicity",
        "Specific needs",
    )
    assert len(section(form, "contact-plan").columns) == 3
    assert section(form, "contact-details").columns == ("Name", "Contact details")
    assert [each.id for each in form.sections] == [
        "child-details",
        "needs-and-experiences",
        "possible-carers",
        "parallel-planning",
        "reunification-considered",
        "options",
        "impact",
        "contact-rationale",
        "contact-plan",
        "views",
        "support",
        "documents",
        "attendance",
        "contact-details",
        "discussion",
        "legal-advice",
        "decision",
        "returns",
        "actions",
        "for-the-child",
        "signature",
    ]
    assert [each.id for each in form.views] == ["child", "parents", "significant-adults", "iro"]
    assert all(each.must_ask for each in form.views)


def test_the_discussion_asks_the_forms_four_headings(
    portsmouth: dict[str, MeetingTemplate],
) -> None:
    asked = [each.id for each in portsmouth[DISCUSSION].prompts][:4]
    assert asked == ["reunification", "special-guardianship", "long-term-fostering", "adoption"]


def test_options_that_remain_come_back_and_may_more_than_once(
    portsmouth: dict[str, MeetingTemplate],
) -> None:
    form = portsmouth[DISCUSSION]
    assert done_by(form, "option-agreed") == ["permanence-plan-discussion"]
    assert section(form, "returns").kind == "table"


def test_a_senior_manager_signs_the_discussion(portsmouth: dict[str, MeetingTemplate]) -> None:
    form = portsmouth[DISCUSSION]
    assert form.minutes.approved_by == "Senior manager"
    assert section(form, "signature").title == "Senior manager's signature"


def test_no_chair_slot_or_day_for_minutes_is_given(
    portsmouth: dict[str, MeetingTemplate],
) -> None:
    for template in portsmouth.values():
        assert template.slot is None
        assert template.attendance.source.ours
        assert template.minutes.uploaded_within is None
    assert chairs(portsmouth[GATEWAY]) == ["Chair"] == chairs(portsmouth[DISCUSSION])
    assert chairs(portsmouth[REVIEW]) == ["Head of Service"]
