"""Empty request forms as files for social workers, in Word or in Markdown."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from exports.escaping import heading, inline, line
from exports.files import NotKept, paper_name, write_whole
from exports.minutes_files import NotWritten
from exports.request_word import word_form
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.papers import Paper
from panel_tui.domain.request_form import HELP, BlankForm, blank_form, request_forms
from panel_tui.domain.template import MeetingTemplate

Format: TypeAlias = Literal["docx", "md"]

_PART_OF_NAME = re.compile(r"[^\W_]{3,}")


class RequestWritten(NamedTuple):
    """An empty form that is in place; `case_id` is empty where it is for nobody yet."""

    case_id: str
    path: Path
    file_sha256: str


def write_for_nobody(
    template: MeetingTemplate, folder: Path, format_: Format
) -> list[RequestWritten | NotWritten]:
    """Write each form that a template asks for, without a case, into `folder`."""
    return [
        _written("", paper, folder, blank_form(template, paper), format_)
        for paper in request_forms(template)
    ]


def write_for_cases(
    meeting: Meeting, case_ids: list[str], folder: Path, format_: Format
) -> list[RequestWritten | NotWritten]:
    """Write each form of these cases into `folder`; none where the minutes are approved.

    Raises:
        Refused: a case is not on this agenda; nothing was written.
    """
    forms = [
        (case_id, paper, blank_form(meeting.template, paper, meeting, case_id))
        for case_id in case_ids
        for paper in request_forms(meeting.template)
    ]
    return [
        NotWritten(case_id, f"The minutes of {case_id} are approved: there is nothing to ask for.")
        if meeting.case(case_id).approved
        else _written(case_id, paper, folder, form, format_, meeting.case(case_id).facts.child)
        for case_id, paper, form in forms
    ]


def markdown_form(form: BlankForm) -> str:
    """The form as Markdown, with nothing above its title."""
    return "\n\n".join(_paragraphs(form)) + "\n"


def _paragraphs(form: BlankForm) -> Iterator[str]:
    yield f"# {heading(form.title)}"
    yield line(form.meeting)
    for label, value in form.details:
        yield f"{label}: {inline(value)}".rstrip()
    yield HELP
    for asked in form.asked:
        yield f"## {heading(asked.title)}"
        yield from map(inline, asked.guidance)


def _written(
    case_id: str, paper: Paper, folder: Path, form: BlankForm, format_: Format, child: str = ""
) -> RequestWritten | NotWritten:
    content = word_form(form) if format_ == "docx" else markdown_form(form).encode()
    # By this name the paperwork check knows the form again.
    name = paper_name(case_id, paper.names[0], f".{format_}", _PART_OF_NAME.findall(child))
    try:
        path = write_whole(folder, name, content)
    except NotKept as reason:
        return NotWritten(case_id, str(reason))
    return RequestWritten(case_id, path, hashlib.sha256(content).hexdigest())
