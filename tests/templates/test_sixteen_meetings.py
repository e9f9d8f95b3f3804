"""The sixteen meetings of the five source documents: all shipped, and nothing in the schema idle."""

from collections.abc import Iterator
from typing import Any

import pytest

from data.templates.asks import Ask, asks
from data.templates.catalogue import SHIPPED
from data.templates.loader import load_template
from panel_tui.domain.limits import Span
from panel_tui.domain.model import Model
from panel_tui.domain.template import MeetingTemplate

MEETINGS = (
    "medway-disruption-meeting",
    "medway-final-evidence-meeting",
    "medway-permanence-panel",
    "medway-permanency-tracking-meeting",
    "permanence-progression-panel-2017",
    "permanency-planning-meeting-2017",
    "portsmouth-final-care-plan-review",
    "portsmouth-legal-gateway",
    "portsmouth-permanence-plan-discussion",
    "somerset-at-risk-of-care-panel",
    "somerset-disruption-meeting",
    "somerset-permanence-panel",
    "somerset-permanence-planning-meeting",
    "somerset-placement-support-meeting",
    "somerset-practical-arrangements-meeting",
    "somerset-pre-placement-planning-meeting",
)


@pytest.fixture(scope="module")
def sixteen() -> dict[str, MeetingTemplate]:
    return {path.stem: load_template(path) for path in SHIPPED.glob("*.toml")}


def test_all_sixteen_meetings_are_shipped(sixteen: dict[str, MeetingTemplate]) -> None:
    assert sorted(sixteen) == sorted(MEETINGS)
    assert [template.id for template in sixteen.values()] == list(sixteen)


def test_every_setting_of_the_schema_is_used_by_some_meeting(
    sixteen: dict[str, MeetingTemplate],
) -> None:
    parts = [part for template in sixteen.values() for part in every_part(template)]
    used = {(type(part), name) for part in parts for name in part.model_fields_set}
    known = {(type(part), name) for part in parts for name in type(part).model_fields}
    assert not sorted(f"{part.__name__}.{name}" for part, name in known - used)


def test_a_template_comes_back_equal_from_where_a_meeting_keeps_it(
    sixteen: dict[str, MeetingTemplate],
) -> None:
    for template in sixteen.values():
        assert MeetingTemplate.model_validate_json(template.model_dump_json()) == template


def test_an_age_that_the_source_leaves_open_is_asked_not_assumed(
    sixteen: dict[str, MeetingTemplate],
) -> None:
    gateway = sixteen["portsmouth-legal-gateway"]
    assert asks(gateway) == [
        Ask(
            "prompts[1].applies.under_age (parallel-planning)",
            "Parallel planning: under what age",
        ),
        Ask(
            "outcomes[1].follow_ups[1].applies.under_age (begin-parallel-planning)",
            "Enter pre-proceedings (PLO): under what age",
        ),
    ]


def test_where_councils_differ_each_first_review_has_its_own_start(
    sixteen: dict[str, MeetingTemplate],
) -> None:
    days = Span(amount=20, unit="working days")
    reviews = {
        template.authority: (limit.starts, limit.latest)
        for template in sixteen.values()
        for limit in template.limits
        if limit.met_by == ("first-review",)
    }
    assert reviews == {
        "Medway Council": (("became-looked-after",), days),
        "Somerset Council": (("placed",), days),
    }


def test_papers_reach_the_administrator_a_day_before(sixteen: dict[str, MeetingTemplate]) -> None:
    papers = sixteen["portsmouth-permanence-plan-discussion"].papers
    assert papers is not None
    assert papers.due_in == Span(amount=24, unit="hours")
    assert papers.received_by == "Legal Gateway administrator"


def test_only_a_complex_case_is_chaired_by_a_service_manager(
    sixteen: dict[str, MeetingTemplate],
) -> None:
    role = sixteen["permanency-planning-meeting-2017"].role("service-manager")
    assert role is not None
    assert (role.may_chair, role.chairs_complex) == (False, True)


def every_part(part: Any) -> Iterator[Model]:
    """A part of a template and all that it holds."""
    if isinstance(part, Model):
        yield part
        for name in type(part).model_fields:
            yield from every_part(getattr(part, name))
    elif isinstance(part, tuple):
        for each in part:
            yield from every_part(each)
