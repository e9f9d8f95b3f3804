"""The papers that a meeting template asks for: which documents, when, and what a form must answer."""

from typing import Annotated

from pydantic import Field

from panel_tui.domain.limits import Span
from panel_tui.domain.model import Id, Line, Model, Name
from panel_tui.domain.source import Source
from panel_tui.domain.when import When


class FormSection(Model):
    """A part of a required form that must be answered; `headings` are other words it may go by.

    `guidance` is what the empty form says there, which is no answer. The answer is put under the
    prompt, text section or view that it `fills` (S3, Application: the request form becomes the basis
    of the minutes). If it `names_person`, `n/a` is never an answer.
    """

    title: Name
    headings: tuple[Name, ...] = ()
    guidance: tuple[Name, ...] = ()
    fills: Id | None = None
    names_person: bool = False


class Paper(Model):
    """A document required before the meeting.

    `names` are words found in its file name (any of them marks it, case and separators aside).
    `at_most_months_old` is how old it may be on the day of the meeting.
    """

    id: Id
    title: Name
    names: Annotated[tuple[Name, ...], Field(min_length=1)]
    required: When = When()
    signed_by: Name | None = None
    at_most_months_old: Annotated[int, Field(ge=1)] | None = None
    form_sections: tuple[FormSection, ...] = ()
    source: Source


class Papers(Model):
    """The papers of a case; when they are due in and when they go out, counted before the meeting.

    Two limits, not one: in S5 they reach the administrator (`received_by`), in S1 the members.
    """

    documents: tuple[Paper, ...] = ()
    due_in: Span | None = None
    received_by: Line = ""
    sent_out: Span | None = None
    source: Source
