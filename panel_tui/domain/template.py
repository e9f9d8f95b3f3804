"""A meeting template: a kind of meeting as data, which a council changes without a programmer.

The schema of the TOML files in `data/templates`. A meeting keeps a copy of its template as it was.
An `Id` is a thing's own name, or points at another thing or a kind of event: the loader checks it.
Who does something (`owner`, `falls_to`, `signed_by`, `approved_by`) is plain words, since it is
often somebody who never sits in the meeting.
"""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from panel_tui.domain.limits import Limit, Span
from panel_tui.domain.model import Id, Model, Name, Words
from panel_tui.domain.outcomes import Outcome
from panel_tui.domain.papers import Paper, Papers
from panel_tui.domain.source import Source
from panel_tui.domain.when import When


def _short_least(data: dict[str, Any]) -> int:
    return min(10, int(data["length_minutes"]))


class SlotRule(Model):
    """How long a slot is and what an overrun does to what follows.

    `push` moves later starts; `absorb` lets the next break shrink first; `shorten` takes the lost
    time equally from the slots that remain, none below `least_minutes` (10, or a shorter slot).
    """

    per: Literal["child", "social worker"] = "child"
    length_minutes: Annotated[int, Field(ge=1, le=480)]
    warn_at_minutes: tuple[Annotated[int, Field(ge=0)], ...] = ()
    overrun: Literal["push", "absorb", "shorten"] = "push"
    least_minutes: Annotated[int, Field(ge=1)] = Field(default_factory=_short_least)
    source: Source

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.least_minutes > self.length_minutes:
            raise ValueError("least_minutes must not be more than length_minutes")
        if any(point >= self.length_minutes for point in self.warn_at_minutes):
            raise ValueError("warn_at_minutes must be less than length_minutes")
        return self


class Role(Model):
    """A part that a person plays at the meeting; `chairs_complex` may chair a case marked complex.

    `several` people may hold it, such as `panel member` where the terms of reference name no posts.
    """

    id: Id
    title: Name
    attends: Literal["member", "required", "as appropriate", "invited", "views only"]
    may_chair: bool = False
    chairs_complex: bool = False
    counts_for_quorum: bool = False
    several: bool = False


class Quorum(Model):
    """How many members make a decision binding; no source states it, so it is ours to set."""

    least: Annotated[int, Field(ge=1)]
    chair_needed: bool = True
    source: Source


class Attendance(Model):
    """Who belongs to the meeting."""

    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    quorum: Quorum | None = None
    source: Source


class Prompt(Model):
    """A question that the meeting must put. `evidence` says what evidence outstanding asks for."""

    id: Id
    title: Name
    question: Words
    follow_ups: tuple[Words, ...] = ()
    applies: When = When()
    must_cover: bool = True
    evidence: Words = ""
    help: Words = ""
    source: Source


class Choice(Model):
    """One answer of a choice section, which may be given one or several."""

    id: Id
    title: Name


SectionKind = Literal[
    "prompts",
    "text",
    "table",
    "choice",
    "views",
    "options",
    "decision",
    "actions",
    "attendance",
    "documents",
    "signature",
]


class Section(Model):
    """A part of the minutes, of one kind; `columns` and `rows` are a table's, `choices` a choice's.

    `rows` are what the first column says already, a row each: the needs under their headings (S3).
    """

    id: Id
    title: Name
    kind: SectionKind
    help: Words = ""
    columns: tuple[Name, ...] = ()
    rows: tuple[Name, ...] = ()
    choices: tuple[Choice, ...] = ()
    must_fill: bool = False
    applies: When = When()

    @model_validator(mode="after")
    def _kind_has_its_parts(self) -> Self:
        if self.kind == "table" and not self.columns:
            raise ValueError('a table needs columns; add  columns = ["...", "..."]')
        if self.kind == "choice" and not self.choices:
            raise ValueError("a choice needs choices; give each an id and a title")
        if self.kind != "table" and (self.columns or self.rows):
            raise ValueError('only a table has columns and rows; take them out, or kind = "table"')
        if self.kind != "choice" and self.choices:
            raise ValueError('only a choice has choices; take them out, or kind = "choice"')
        return self


class View(Model):
    """A person whose views are sought: the child first (domain.md section 3, 7)."""

    id: Id
    title: Name
    must_ask: bool = False


class Option(Model):
    """A route to permanence, with what is known for and against it as help for the rationale."""

    id: Id
    title: Name
    strengths: tuple[Words, ...] = ()
    risks: tuple[Words, ...] = ()
    help: Words = ""
    source: Source


class MinutesRule(Model):
    """When minutes must be available and uploaded, counted from the day the case was heard."""

    available_within: Span | None = None
    uploaded_within: Span | None = None
    approved_by: Name
    source: Source


class EventKind(Model):
    """Something dated that can happen to a child, as this council counts it.

    What is `planned` may be given a day that is still to come.
    """

    id: Id
    title: Name
    planned: bool = False


class MeetingTemplate(Model):
    """A kind of meeting, whole. Loaded and cross-checked by `data.templates.loader`."""

    id: Id
    title: Name
    authority: Name
    version: Name
    source: Source
    looked_after_word: Literal["looked after", "child in care", "CLA", "LAC"] = "looked after"
    heard_as: Id
    """The event that being heard at this meeting is, such as `permanence-panel`."""
    slot: SlotRule | None = None
    attendance: Attendance
    papers: Papers | None = None
    prompts: tuple[Prompt, ...] = ()
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    views: tuple[View, ...] = ()
    options: tuple[Option, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    events: tuple[EventKind, ...] = ()
    limits: tuple[Limit, ...] = ()
    minutes: MinutesRule

    @property
    def documents(self) -> tuple[Paper, ...]:
        """The documents that it asks for before the meeting."""
        return self.papers.documents if self.papers else ()

    def prompt(self, prompt_id: str) -> Prompt | None:
        """The prompt of that id, if the template has it."""
        return next((prompt for prompt in self.prompts if prompt.id == prompt_id), None)

    def section(self, section_id: str) -> Section | None:
        """The section of that id, if the template has it."""
        return next((section for section in self.sections if section.id == section_id), None)

    def role(self, role_id: str) -> Role | None:
        """The role of that id, if the template has it."""
        return next((role for role in self.attendance.roles if role.id == role_id), None)

    def outcome(self, outcome_id: str) -> Outcome | None:
        """The outcome of that id, if the template has it."""
        return next((outcome for outcome in self.outcomes if outcome.id == outcome_id), None)
