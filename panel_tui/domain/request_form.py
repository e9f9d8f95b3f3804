"""The request form that a social worker fills in before the meeting: what an empty one asks.

What it says becomes the basis of the minutes (S3, Application). What it asks is the template's; under
each heading stands what the paperwork check knows as guidance and not as an answer.
"""

from collections.abc import Iterator
from typing import NamedTuple

from panel_tui.domain.meeting import Meeting
from panel_tui.domain.papers import FormSection, Paper
from panel_tui.domain.template import MeetingTemplate
from panel_tui.domain.text import clean_line
from panel_tui.domain.words import say_date

HELP = (
    "Write under each heading, in place of the words in square brackets. "
    "Where something does not apply to this child, write n/a and the reason."
)
_OWN_WORDS = "In your own words"
_A_NAME = "A name, and a date"
_A_VIEW = "What they think and feel, how it is known, and since when"


class Asked(NamedTuple):
    """A heading of the form, and the lines of guidance below it, each in square brackets."""

    title: str
    guidance: tuple[str, ...]


class BlankForm(NamedTuple):
    """An empty form from top to bottom; `details` are labels with what is known already."""

    title: str
    meeting: str
    details: tuple[tuple[str, str], ...]
    asked: tuple[Asked, ...]


def request_forms(template: MeetingTemplate) -> tuple[Paper, ...]:
    """The documents of a template that are forms to be filled in."""
    return tuple(paper for paper in template.documents if paper.form_sections)


def blank_form(
    template: MeetingTemplate, paper: Paper, meeting: Meeting | None = None, case_id: str = ""
) -> BlankForm:
    """The empty form of `paper`, for a case of a meeting or for nobody yet. It names no child.

    Raises:
        Refused: the meeting has no such case.
    """
    day = f", {say_date(meeting.heard_on(case_id))}" if meeting else ""
    asked = tuple(
        Asked(section.title, tuple(map(_in_brackets, _guidance(template, section))))
        for section in paper.form_sections
    )
    details = tuple(_details(paper, meeting, case_id))
    return BlankForm(paper.title, f"{template.title}{day}", details, asked)


def _details(paper: Paper, meeting: Meeting | None, case_id: str) -> Iterator[tuple[str, str]]:
    facts = meeting.case(case_id).facts if meeting else None
    yield "Case ID", facts.case_id if facts else ""
    yield "Social worker", facts.social_worker if facts else ""
    # Where a section asks for the manager by name, the agenda's word is no answer to it.
    if not any(section.names_person for section in paper.form_sections):
        yield "Line manager", facts.team_manager if facts else ""
    yield "Dated", ""


def _guidance(template: MeetingTemplate, section: FormSection) -> tuple[str, ...]:
    if section.guidance:
        return section.guidance
    if section.names_person:
        return (_A_NAME,)
    place = section.fills or ""
    if prompt := template.prompt(place):
        return (prompt.question, *prompt.follow_ups)
    if any(view.id == place for view in template.views):
        return (_A_VIEW,)
    part = template.section(place)
    return (part.help if part and part.help else _OWN_WORDS,)


def _in_brackets(guidance: str) -> str:
    return f"[{clean_line(guidance).translate(str.maketrans('[]', '()'))}]"
