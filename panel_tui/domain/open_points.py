"""What is still open about a case: shown when a slot is finished, and recorded as left."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from panel_tui.domain.carrying import not_taken_up
from panel_tui.domain.case import Case
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.outcomes import FollowUp
from panel_tui.domain.route import follow_ups_of
from panel_tui.domain.template import Prompt, Section


class OpenPoint(NamedTuple):
    """Something that is still open: not said, without a date, or carried over and not taken up.

    `id` is the template's own (of a follow-up, the decision's section; of what was carried over, the
    key of its step); `words` are what the minutes say of it when it is left.
    """

    kind: Literal["prompt", "view", "section", "dates", "follow-up", "carried"]
    id: str
    words: str


def applying_prompts(meeting: Meeting, case_id: str) -> tuple[Prompt, ...]:
    """The prompts that apply to this child; what is not known is asked."""
    child = meeting.circumstances(case_id)
    return tuple(prompt for prompt in meeting.template.prompts if prompt.applies.holds(child))


def open_prompts(meeting: Meeting, case_id: str) -> tuple[Prompt, ...]:
    """The prompts that apply to this child and have no state yet."""
    case = meeting.case(case_id)
    return tuple(each for each in applying_prompts(meeting, case_id) if not case.mark(each.id))


def applying_sections(meeting: Meeting, case_id: str) -> tuple[Section, ...]:
    """The parts of the minutes that apply to this child, in the template's order."""
    child = meeting.circumstances(case_id)
    return tuple(section for section in meeting.template.sections if section.applies.holds(child))


def open_points(meeting: Meeting, case_id: str) -> tuple[str, ...]:
    """Everything that is still open about a case, in words, in the order of the minutes."""
    return tuple(point.words for point in what_is_open(meeting, case_id))


def what_is_open(meeting: Meeting, case_id: str) -> tuple[OpenPoint, ...]:
    """Everything that is still open about a case, each with its place in the template."""
    case = meeting.case(case_id)
    points = [
        OpenPoint("prompt", each.id, f"Prompt: {each.title}")
        for each in open_prompts(meeting, case_id)
        if each.must_cover
    ]
    heard = {view.view for view in case.views}
    points += [
        OpenPoint("view", view.id, f"Views: {view.title}")
        for view in meeting.template.views
        if view.must_ask and view.id not in heard
    ]
    for section in applying_sections(meeting, case_id):
        points += _open_in_section(section, case)
        if section.kind == "decision":
            points += [
                OpenPoint("follow-up", section.id, f"No date: {step.what}")
                for step in _without_day(meeting, case)
            ]
    undated = sum(action.due is None for action in case.actions)
    if undated:
        words = f"{undated} action{'s' if undated > 1 else ''} without a date"
        points.append(OpenPoint("dates", "", words))
    return (*points, *_carried(case))


def _without_day(meeting: Meeting, case: Case) -> list[FollowUp]:
    """The follow-ups that the decision starts at once, and that nobody gave a day."""
    decision = case.decision
    if decision is None:
        return []
    started = follow_ups_of(meeting, case.case_id, decision.outcomes)
    names = {step.id for step in started}
    return [
        step
        for step in started
        if not (step.has_limit or step.after in names or decision.agreed_on(step.id))
    ]


def _carried(case: Case) -> Iterator[OpenPoint]:
    for each in not_taken_up(case):
        step = each.standing.step
        yield OpenPoint("carried", step.key, f"Carried over: {step.follow_up.what}")


def _open_in_section(section: Section, case: Case) -> list[OpenPoint]:
    if section.kind == "decision":
        return [] if case.decision else [OpenPoint("section", section.id, "Decision")]
    # Prompts have states of their own, and who was there and who signs is not the case's to fill.
    filled = {
        "text": any(note.place == section.id for note in case.notes),
        "table": any(table.section == section.id for table in case.tables),
        "choice": any(chosen.section == section.id for chosen in case.chosen),
        "views": bool(case.views),
        "documents": bool(case.papers or case.paper_findings),
        "options": bool(case.options),
        "actions": bool(case.actions),
    }
    if filled.get(section.kind, True) or not section.must_fill:
        return []
    return [OpenPoint("section", section.id, section.title)]
