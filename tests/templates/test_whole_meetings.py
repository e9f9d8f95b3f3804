"""A whole meeting of every template, shipped or of an invented council: from opening to minutes."""

from collections.abc import Iterator
from datetime import date

import pytest

from data.templates.catalogue import SHIPPED
from exports.front_matter import MinutesStatus
from exports.markdown import render
from exports.proof import prove
from panel_tui.domain.actions import AddAction
from panel_tui.domain.case import AgreedDate
from panel_tui.domain.changes import Change
from panel_tui.domain.decisions import Decide
from panel_tui.domain.document import MinutesDocument
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.open_points import applying_prompts
from panel_tui.domain.route import offered_outcomes
from panel_tui.domain.sign_off import Approve
from panel_tui.domain.slots import StartSlot
from panel_tui.domain.template import MeetingTemplate
from tests.making import after, moment, of_meeting
from tests.reading import lines_of, words_of
from tests.templates.playing import (
    CASE,
    TERMS,
    everything_written,
    minutes,
    of_any_council,
    opened_with_chair,
)
from tests.traceability import LISTS, points_of, templates

SHOWN = {"prompts", "sections", "views", "options", "outcomes", "papers", "roles"}
"""The parts of a template that minutes show; limits run beside them, on the child."""

ALL = sorted(path.stem for folder in (SHIPPED, TERMS) for path in folder.glob("*.toml"))


def proved(document: MinutesDocument, status: MinutesStatus) -> str:
    text = render(document, status)
    prove(document, text)
    return text


def lines(document: MinutesDocument, title: str) -> list[str]:
    found = next(each for each in document.sections if each.title == title)
    return [line for block in found.blocks for line in lines_of(block)]


def heard(template_id: str) -> Meeting:
    """The meeting in its slot, with everything written down and nothing decided."""
    template = of_any_council(template_id)
    meeting = after(opened_with_chair(template), (of_meeting(StartSlot, slot=1), moment(10)))
    for change in everything_written(template):
        meeting = after(meeting, (change, moment(10, 5)))
    action = of_meeting(
        AddAction,
        case_ids=CASE,
        owner="Tom Okafor",
        what="Write to the school",
        due=date(2026, 12, 10),
    )
    return after(meeting, (action, moment(10, 6)))


@pytest.mark.parametrize("template_id", ALL)
def test_a_whole_meeting_is_heard_decided_and_minuted(template_id: str) -> None:
    template = of_any_council(template_id)
    meeting = heard(template_id)
    decision = next(each.title for each in template.sections if each.kind == "decision")
    offered = offered_outcomes(meeting, "C-1")
    assert offered
    for outcome in offered:
        decide: Change = of_meeting(
            Decide,
            case_ids=CASE,
            outcomes=(outcome.id,),
            agreed=tuple(
                AgreedDate(step=step.id, on=date(2026, 12, 17))
                for step in outcome.follow_ups
                if not step.has_limit
            ),
            text=f"Agreed: {outcome.title}.",
            rationale="For the reasons given.",
        )
        meeting = after(meeting, (decide, moment(10, 10)))
        document = minutes(meeting)
        proved(document, MinutesStatus(state="draft"))
        said = "\n".join(lines(document, decision))
        assert f"Outcome: {outcome.title}" in said
        for step in outcome.follow_ups:
            known = step.applies.holds(meeting.circumstances("C-1"))
            assert (f"{step.what} ({step.owner})" in said) is known
    meeting = after(meeting, (of_meeting(FinishSlot, slot=1), moment(10, 20)))
    assert not meeting.case("C-1").left_open
    approve = of_meeting(Approve, case_ids=CASE, approver="Patricia Adeyemi")
    approve = approve.completed(meeting, moment(12))
    meeting = after(meeting, (approve, moment(12)))
    approved = meeting.case("C-1").approved
    assert approved is not None
    document = approved.document
    text = proved(document, MinutesStatus(state="approved", journal_head="1 abc"))
    assert [each.title for each in document.sections] == [each.title for each in template.sections]
    assert all(f"On {prompt.title}: said." in words_of(document) for prompt in template.prompts)
    assert f"# {template.title}: minutes" in text


@pytest.mark.parametrize("template_id", ALL)
def test_what_nobody_answered_is_left_open_and_recorded_so(template_id: str) -> None:
    template = of_any_council(template_id)
    meeting = after(
        opened_with_chair(template),
        (of_meeting(StartSlot, slot=1), moment(10)),
        (of_meeting(FinishSlot, slot=1), moment(10, 20)),
    )
    left = meeting.case("C-1").left_open
    applying = applying_prompts(meeting, "C-1")
    assert {f"Prompt: {each.title}" for each in applying if each.must_cover} <= set(left)
    assert {f"Views: {each.title}" for each in template.views if each.must_ask} <= set(left)
    assert {each.title for each in template.sections if each.must_fill} <= set(left)
    assert "Decision" in left


@pytest.mark.parametrize("template_id", sorted(templates()))
def test_minutes_show_every_point_that_its_source_has(template_id: str) -> None:
    """Point by point: what the traceability names of this template stands in the minutes."""
    meeting = heard(template_id)
    said = ""
    for outcome in offered_outcomes(meeting, "C-1"):
        decide = of_meeting(Decide, case_ids=CASE, outcomes=(outcome.id,), text="Agreed.")
        said += words_of(minutes(after(meeting, (decide, moment(10, 10)))))
    assert [
        (point.number, words)
        for point, path in points_of(template_id)
        for words in shown(meeting.template, path)
        if words not in said
    ] == []


def shown(template: MeetingTemplate, path: str) -> Iterator[str]:
    """What minutes show of a part of the template: titles, questions, outcomes and their steps."""
    part, _, name = path.partition(".")
    name, _, step = name.partition(".")
    for entry in LISTS[part](template) if part in SHOWN else ():
        if entry.id == name:
            yield entry.title
            if part == "prompts":
                yield entry.question
            for each in entry.follow_ups if part == "outcomes" else ():
                if step in ("", each.id):
                    yield f"{each.what} ({each.owner})"
