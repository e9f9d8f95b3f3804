"""A case: one child at one meeting, and all that is recorded about it there.

Text, table and choice sections of a template are generic (`Note`, `Table`, `Chosen`); what has rules
of its own has a type of its own. What several siblings share stands in each one's case and names them.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from panel_tui.domain.agenda import CaseFacts
from panel_tui.domain.carried import Carried
from panel_tui.domain.child import Progress
from panel_tui.domain.document import MinutesDocument
from panel_tui.domain.ledger import OptionEntry
from panel_tui.domain.model import Id, Line, Model, Name, Words
from panel_tui.domain.paper_findings import Finding

PromptState = Literal["covered", "not applicable", "evidence outstanding", "not reached"]

CaseIds = Annotated[tuple[Name, ...], Field(min_length=1)]


class Mark(Model):
    """The state of a prompt for this child, and why; a prompt without a mark is open."""

    prompt: Id
    state: PromptState
    reason: Words = ""
    at: AwareDatetime
    by: Name


class Note(Model):
    """Words under a prompt or a text section (`place`), for the cases it names."""

    place: Id
    case_ids: CaseIds
    text: Words
    at: AwareDatetime
    by: Name


class Table(Model):
    """The rows of a table section, each as long as the section has columns."""

    section: Id
    rows: tuple[tuple[Line, ...], ...]


class Chosen(Model):
    """The answers taken in a choice section."""

    section: Id
    choices: tuple[Id, ...]


class View(Model):
    """What a person thinks and feels, how it is known and of what date (domain.md section 3, 7)."""

    view: Id
    text: Words
    source: Line = ""
    dated: date | None = None


class AgreedDate(Model):
    """The day that the meeting agreed on for a step that one of its outcomes starts."""

    step: Id
    on: date


class EventDate(Model):
    """The day on which what an outcome marks happened, where that is not the day of the meeting."""

    outcome: Id
    on: date


class Decision(Model):
    """What was decided and why; `advisory` until confirmed where the meeting was not quorate."""

    outcomes: tuple[Id, ...] = ()
    agreed: tuple[AgreedDate, ...] = ()
    happened: tuple[EventDate, ...] = ()
    text: Words
    rationale: Words = ""
    advisory: bool = False
    confirmed_by: Line = ""
    at: AwareDatetime
    by: Name

    @property
    def binds(self) -> bool:
        """False while it is advisory and nobody has confirmed it: then it starts nothing yet."""
        return not self.advisory or bool(self.confirmed_by)

    def agreed_on(self, step: str) -> date | None:
        """The day agreed for a step, if there is one."""
        return next((each.on for each in self.agreed if each.step == step), None)

    def happened_on(self, outcome: str) -> date | None:
        """The day stated for what an outcome marks, if there is one."""
        return next((each.on for each in self.happened if each.outcome == outcome), None)


class ReadBack(Model):
    """The decision and the actions were read out at the end of the slot, and nobody put them right."""

    at: AwareDatetime
    by: Name


class Dissent(Model):
    """A difference of opinion, how it is to be resolved, by whom and by when (S3, Purpose)."""

    who: Name
    what: Words
    why: Words = ""
    route: Name
    owner: Name
    due: date | None = None


class Action(Model):
    """Something to do, who does it and by when. `number` is its own within the meeting."""

    number: Annotated[int, Field(ge=1)]
    case_ids: CaseIds
    owner: Name
    what: Name
    due: date | None = None
    measure: Line = ""
    prompt: Id | None = None


class Declaration(Model):
    """An interest that a person declared in this case, and whether they take part."""

    person: Name
    interest: Words
    takes_part: bool


class PaperSeen(Model):
    """A document before the meeting: as the template names it, its date and how it came."""

    paper: Id
    state: Literal["received", "late", "missing"]
    dated: date | None = None
    remark: Line = ""


class PaperWaiver(Model):
    """Somebody let the panel hear the case without a document, or with it as it was, and why."""

    paper: Id
    by: Name
    reason: Words
    at: AwareDatetime


class PaperReceived(Model):
    """The day on which a document came, as somebody typed it in."""

    paper: Id
    on: date


class Deferral(Model):
    """The case is put off to another meeting."""

    reason: Words
    return_on: date | None = None
    at: AwareDatetime
    by: Name


class Withdrawal(Model):
    """The case is no longer brought to this meeting."""

    reason: Words
    at: AwareDatetime
    by: Name


class Receipt(Model):
    """Who uploaded which version to the child's file, when and under which reference."""

    version: Annotated[int, Field(ge=1)]
    by: Name
    on: date
    reference: Name


class Version(Model):
    """Approved minutes: never changed again. `journal_head` is the journal's last entry at the time."""

    number: Annotated[int, Field(ge=1)]
    state: Literal["approved", "superseded"] = "approved"
    document: MinutesDocument
    approver: Name
    writer: Line = ""
    approved_at: AwareDatetime
    reason: Words = ""
    journal_head: Line = ""
    available_on: date | None = None


class Reopening(Model):
    """Approved minutes taken up again as the next version."""

    reason: Words
    by: Name
    at: AwareDatetime


class Case(Model):
    """One child at one meeting. `left_open` says what was left when the slot was finished."""

    child_id: Name
    facts: CaseFacts
    complex: bool = False
    acting_chair: Line = ""
    declarations: tuple[Declaration, ...] = ()
    papers: tuple[PaperSeen, ...] = ()
    paper_findings: tuple[Finding, ...] = ()
    """What the last paperwork check found, one a document of the template."""
    waivers: tuple[PaperWaiver, ...] = ()
    received: tuple[PaperReceived, ...] = ()
    marks: tuple[Mark, ...] = ()
    notes: tuple[Note, ...] = ()
    tables: tuple[Table, ...] = ()
    chosen: tuple[Chosen, ...] = ()
    views: tuple[View, ...] = ()
    options: tuple[OptionEntry, ...] = ()
    carried: Carried | None = None
    settled: tuple[Progress, ...] = ()
    """What became, at this meeting, of what was carried over."""
    decision: Decision | None = None
    dissents: tuple[Dissent, ...] = ()
    actions: tuple[Action, ...] = ()
    read_back: ReadBack | None = None
    deferral: Deferral | None = None
    withdrawal: Withdrawal | None = None
    left_open: tuple[Line, ...] = ()
    versions: tuple[Version, ...] = ()
    reopening: Reopening | None = None
    receipts: tuple[Receipt, ...] = ()

    @property
    def case_id(self) -> str:
        """The case system's number for this child."""
        return self.facts.case_id

    @property
    def heard_here(self) -> bool:
        """False once the case is deferred or withdrawn."""
        return self.deferral is None and self.withdrawal is None

    @property
    def approved(self) -> Version | None:
        """The version that stands, if there is one: approved and not taken up again."""
        return self.versions[-1] if self.versions and self.reopening is None else None

    @property
    def version_number(self) -> int:
        """The number of the version that stands or is being drafted."""
        return len(self.versions) if self.approved else len(self.versions) + 1

    @property
    def said_back(self) -> tuple[object, ...]:
        """What a read-back says aloud: once any of it is changed, the read-back no longer holds."""
        decided = self.decision
        words = (
            (decided.outcomes, decided.agreed, decided.happened, decided.text, decided.rationale)
            if decided
            else ()
        )
        return (words, self.actions, self.dissents)

    def mark(self, prompt_id: str) -> Mark | None:
        """The mark of a prompt, or None while it is open."""
        return next((mark for mark in self.marks if mark.prompt == prompt_id), None)

    def receipt(self, version: int) -> Receipt | None:
        """The last receipt of a version, if it was uploaded."""
        return next((each for each in reversed(self.receipts) if each.version == version), None)
