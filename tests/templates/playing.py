"""Whole meetings of shipped templates, played in the domain, and short ways to look at a template."""

from datetime import date, time
from pathlib import Path

from data.templates.catalogue import SHIPPED
from data.templates.loader import load_template
from panel_tui.domain.agenda import Agenda, AgendaSlot
from panel_tui.domain.attendance import MarkPresent
from panel_tui.domain.changes import Change
from panel_tui.domain.document import MinutesDocument
from panel_tui.domain.limits import Limit, Span
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.minutes import minutes_document
from panel_tui.domain.notes import Choose, FillTable, RecordPaper, RecordView, WriteNote
from panel_tui.domain.opening import OpenMeeting
from panel_tui.domain.options import SetOption
from panel_tui.domain.outcomes import FollowUp
from panel_tui.domain.prompts import SetPrompt
from panel_tui.domain.template import MeetingTemplate, Section
from tests.making import MEETING_ID, after, agenda, at, facts, moment, of_meeting, opening

CASE = ("C-1",)
TERMS = Path(__file__).parents[1] / "fixtures" / "terms"
"""Terms of reference of invented councils, each with the template that was written from them."""


def shipped(template_id: str) -> MeetingTemplate:
    """A template as it comes with the program."""
    return load_template(SHIPPED / f"{template_id}.toml")


def of_any_council(template_id: str) -> MeetingTemplate:
    """A shipped template, or one of an invented council."""
    own = TERMS / f"{template_id}.toml"
    return load_template(own) if own.exists() else shipped(template_id)


def limit(template: MeetingTemplate, limit_id: str) -> Limit:
    """A limit of a template."""
    return next(each for each in template.limits if each.id == limit_id)


def span(words: str) -> Span:
    """`6 weeks` as a span; the number may be `ask`."""
    amount, _, unit = words.partition(" ")
    return Span.model_validate({"amount": amount if amount == "ask" else int(amount), "unit": unit})


def latest(template: MeetingTemplate) -> dict[str, Span]:
    """The last day of every limit that has one."""
    return {each.id: each.latest for each in template.limits if each.latest}


def steps(template: MeetingTemplate, outcome_id: str) -> list[FollowUp]:
    """What an outcome starts."""
    outcome = template.outcome(outcome_id)
    assert outcome is not None
    return list(outcome.follow_ups)


def done_by(template: MeetingTemplate, outcome_id: str) -> list[str]:
    """The events that show the steps of an outcome done."""
    return [step.done_by for step in steps(template, outcome_id)]


def chairs(template: MeetingTemplate) -> list[str]:
    """The roles that may chair any case."""
    return [role.title for role in template.attendance.roles if role.may_chair]


def titles(template: MeetingTemplate, *, attends: str) -> list[str]:
    """The roles that attend in one way, the minute-taker (always ours) left out."""
    roles = (role for role in template.attendance.roles if role.id != "minute-taker")
    return [role.title for role in roles if role.attends == attends]


def section(template: MeetingTemplate, section_id: str) -> Section:
    """A section of a template."""
    found = template.section(section_id)
    assert found is not None
    return found


def one_child() -> Agenda:
    """An agenda of one child of whom little is known, not even the age: so everything is asked."""
    slot = AgendaSlot(starts=time(10, 0), minutes=None, cases=(facts(1, born=None),))
    return agenda(slots=(slot,))


def setup(template: MeetingTemplate, read: Agenda | None = None) -> OpenMeeting:
    """The change that opens a meeting of a template."""
    return opening(read or one_child(), template)


def opened_with_chair(template: MeetingTemplate, read: Agenda | None = None) -> Meeting:
    """An open meeting with somebody in every role, the first that may chair held by its chair."""
    meeting = setup(template, read).apply(None, moment(9))
    first = next(role.id for role in template.attendance.roles if role.may_chair)
    for number, role in enumerate(template.attendance.roles, start=1):
        name = meeting.chair if role.id == first else f"Person {number}"
        meeting = after(
            meeting, (of_meeting(MarkPresent, name=name, role=role.id), moment(9, number))
        )
    return meeting


def everything_written(template: MeetingTemplate, case_ids: tuple[str, ...] = CASE) -> list[Change]:
    """A note under every prompt, and words in every section that people fill."""
    written: list[Change] = []
    for prompt in template.prompts:
        note = of_meeting(
            WriteNote, case_ids=case_ids, place=prompt.id, text=f"On {prompt.title}: said."
        )
        covered = of_meeting(SetPrompt, case_ids=case_ids, prompt=prompt.id, state="covered")
        written += [note, covered]
    for each in template.sections:
        written += _filled(each, case_ids)
    for view in template.views:
        words = of_meeting(
            RecordView,
            case_ids=case_ids,
            view=view.id,
            text=f"{view.title}: asked.",
            source="Visit",
        )
        written.append(words)
    for paper in template.papers.documents if template.papers else ():
        written.append(
            of_meeting(
                RecordPaper,
                case_ids=case_ids,
                paper=paper.id,
                state="received",
                dated=date(2026, 11, 30),
            )
        )
    for number, option in enumerate(template.options):
        written.append(
            of_meeting(
                SetOption,
                case_ids=case_ids,
                option=option.id,
                status="preferred" if number == 0 else "ruled out",
                reason="It fits." if number == 0 else "It does not fit.",
            )
        )
    return written


def _filled(part: Section, case_ids: tuple[str, ...]) -> list[Change]:
    if part.kind == "text":
        words = f"Written under {part.title}."
        return [of_meeting(WriteNote, case_ids=case_ids, place=part.id, text=words)]
    if part.kind == "table":
        others = tuple("Told" for _ in part.columns[1:])
        rows = tuple((row, *others) for row in part.rows or ("Somebody",))
        return [of_meeting(FillTable, case_ids=case_ids, section=part.id, rows=rows)]
    if part.kind == "choice":
        first = (part.choices[0].id,)
        return [of_meeting(Choose, case_ids=case_ids, section=part.id, choices=first)]
    return []


def minutes(meeting: Meeting, case_id: str = "C-1") -> MinutesDocument:
    """The minutes of a case at one o'clock."""
    assert meeting.id == MEETING_ID
    return minutes_document(meeting, case_id, at(13))
