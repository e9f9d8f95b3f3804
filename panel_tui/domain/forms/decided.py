"""The decision on a form: what it is and why, who confirmed it, who does not agree, that it was read back."""

from typing import Any, ClassVar, NamedTuple

from panel_tui.domain.case import Case
from panel_tui.domain.decisions import ConfirmDecision, ConfirmReadBack, Decide, RecordDissent
from panel_tui.domain.forms.cards import write_card
from panel_tui.domain.forms.grammar import Typed
from panel_tui.domain.forms.part import (
    Edits,
    Entries,
    Entry,
    Made,
    Part,
    Phase,
    Reading,
    Stage,
)
from panel_tui.domain.forms.values import (
    Titles,
    read_coming_day,
    read_when,
    same_minute,
    say_day,
    say_when,
)
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.template import MeetingTemplate
from panel_tui.domain.text import clean_line

_OUTCOME, _DECISION, _RATIONALE = "Outcome", "Decision", "Rationale"
_CONFIRMED = "Confirmed by"
_WHO, _WHAT, _WHY = "Who", "What they do not agree with", "Why"
_ROUTE, _OWNER, _BY = "How it is resolved", "Who sees to it", "By when"
_READ_AT = "Read back at"
_MADE, _ITSELF = "decision", "it"


class Decided(NamedTuple):
    """A decision: its outcomes, its words and its reasons."""

    outcomes: tuple[str, ...] = ()
    text: str = ""
    rationale: str = ""


class DecisionPart(Part):
    """What is decided, and why."""

    labels = (_OUTCOME, _DECISION, _RATIONALE)
    repeated = (_OUTCOME,)

    def __init__(self, field_id: str, title: str, help_: str, template: MeetingTemplate) -> None:
        """The part that holds the decision; `help_` are the template's words about it."""
        self.id, self.title = field_id, title
        outcomes = [(each.id, each.title) for each in template.outcomes]
        self._titles = Titles(outcomes, "outcome")
        offered = "; ".join(self._titles.say(each) for each, _ in outcomes)
        several = "Outcomes, a line Outcome: for each: "
        self.guidance = tuple(filter(None, (help_, several + offered if offered else "")))

    def text(self, meeting: Meeting, case: Case) -> str:
        """The decision."""
        made = case.decision
        outcomes = [self._titles.say(each) for each in made.outcomes] if made else []
        said = [
            *((_OUTCOME, each) for each in outcomes or [""]),
            (_DECISION, made.text if made else ""),
            (_RATIONALE, made.rationale if made else ""),
        ]
        return write_card(said, self.labels)

    def read(self, typed: Typed, reading: Reading) -> Entries:
        """The decision; none where nothing was written."""
        card = reading.card(typed, self)
        titles = card.all(_OUTCOME)
        read = [reading.value(each.line, _OUTCOME, self._titles.read, each.text) for each in titles]
        outcomes = tuple(dict.fromkeys(each for each in read if each))
        decided = Decided(outcomes, card[_DECISION], card[_RATIONALE])
        if not decided.text and (decided.outcomes or decided.rationale):
            reading.fault(card.line(_DECISION), "say what is decided", _DECISION)
        return {_MADE: Entry(decided, card.line(_DECISION))}

    def record(self, edits: Edits, stage: Stage, case_id: str) -> Made:
        """The decision as the form has it."""
        for edit in edits.values():
            if not edit.after.text:
                yield edit.line, Refused("A decision can be put differently, and not taken off.")
                continue
            decision = edit.after._asdict()
            head = {"meeting_id": stage.meeting.id, "case_ids": (case_id,)}
            yield edit.line, Decide.model_validate(head | decision)


class ConfirmationPart(Part):
    """Who confirmed a decision that was advisory."""

    phase: ClassVar[Phase] = "afterwards"
    id, title = "confirmation", "If the meeting was not quorate"
    guidance = ("Then the decision is advisory until somebody who may confirms it.",)
    labels = (_CONFIRMED,)

    def text(self, meeting: Meeting, case: Case) -> str:
        """Who confirmed it."""
        name = case.decision.confirmed_by if case.decision else ""
        return write_card([(_CONFIRMED, name)], self.labels)

    def read(self, typed: Typed, reading: Reading) -> Entries:
        """Who confirmed it."""
        card = reading.card(typed, self)
        return {_ITSELF: Entry(clean_line(card[_CONFIRMED]), card.line(_CONFIRMED))}

    def record(self, edits: Edits, stage: Stage, case_id: str) -> Made:
        """The confirmation; taken off where a decision is recorded anew."""
        for edit in edits.values():
            head: dict[str, Any] = {"meeting_id": stage.meeting.id, "case_ids": (case_id,)}
            decision = stage.meeting.case(case_id).decision
            if edit.after:
                yield edit.line, ConfirmDecision(**head, confirmed_by=edit.after)
            elif decision and decision.confirmed_by:
                again = Decided(decision.outcomes, decision.text, decision.rationale)
                yield edit.line, Decide.model_validate(head | again._asdict())


class ReadBackPart(Part):
    """That decision and actions were read out, and nobody put them right."""

    phase: ClassVar[Phase] = "afterwards"
    id, title = "read-back", "Read-back"
    guidance = ("When decision and actions were read out and nobody put them right: 10:24.",)
    labels = (_READ_AT,)

    def __init__(self, meeting: Meeting, case_id: str) -> None:
        """The part of a case; times are of the day on which it is heard."""
        self._day = meeting.heard_on(case_id)

    def text(self, meeting: Meeting, case: Case) -> str:
        """When it was read out."""
        at = say_when(case.read_back.at, self._day) if case.read_back else ""
        return write_card([(_READ_AT, at)], self.labels)

    def read(self, typed: Typed, reading: Reading) -> Entries:
        """When it was read out."""
        card = reading.card(typed, self)
        line, text = card.line(_READ_AT), card[_READ_AT]
        at = reading.value(line, _READ_AT, read_when, text, self._day) if text else None
        return {_ITSELF: Entry(at, line)}

    def same(self, before: Any, now: Any) -> bool:
        """A read-back that no longer holds is not what somebody said instead."""
        return now is None or same_minute(before, now)

    def record(self, edits: Edits, stage: Stage, case_id: str) -> Made:
        """The read-back; what was confirmed is not taken back."""
        for edit in edits.values():
            if edit.after is None:
                words = "A read-back is not taken back; it falls away when the decision is changed."
                yield edit.line, Refused(words)
                continue
            yield (
                edit.line,
                ConfirmReadBack(
                    meeting_id=stage.meeting.id, case_ids=(case_id,), read_at=edit.after
                ),
            )


class Disagreed(NamedTuple):
    """What somebody does not agree with, and how that is resolved."""

    who: str
    what: str
    why: str
    route: str
    owner: str
    due: Any


class DissentsPart(Part):
    """Who does not agree, a card each."""

    id, title = "dissent", "Who does not agree"
    guidance = ("A card for each person who does not agree; leave it empty if all do.",)
    labels = (_WHO, _WHAT, _WHY, _ROUTE, _OWNER, _BY)
    begins = _WHO

    def text(self, meeting: Meeting, case: Case) -> str:
        """Every dissent, or an empty card."""
        rows: list[tuple[str, ...]] = [
            (each.who, each.what, each.why, each.route, each.owner, say_day(each.due))
            for each in case.dissents
        ]
        rows = rows or [("",) * len(self.labels)]
        cards = (write_card(zip(self.labels, row, strict=True), self.labels) for row in rows)
        return "\n\n".join(cards)

    def read(self, typed: Typed, reading: Reading) -> Entries:
        """Each dissent by who it is; what is needed and missing is a fault."""
        entries: Entries = {}
        for card in reading.cards(typed, self):
            if not any(map(card.__getitem__, self.labels)):
                continue
            for label in (_WHO, _WHAT, _ROUTE, _OWNER):
                if not card[label]:
                    reading.fault(card.line(label), f"a dissent needs {label}:", label)
            disagreed = Disagreed(
                clean_line(card[_WHO]),
                card[_WHAT],
                card[_WHY],
                clean_line(card[_ROUTE]),
                clean_line(card[_OWNER]),
                reading.value(card.line(_BY), _BY, read_coming_day, card[_BY], reading.days),
            )
            reading.once(entries, disagreed.who, Entry(disagreed, card.line()))
        return entries

    def record(self, edits: Edits, stage: Stage, case_id: str) -> Made:
        """Each dissent as the form has it; none is taken off again."""
        head = {"meeting_id": stage.meeting.id, "case_ids": (case_id,)}
        for edit in edits.values():
            if edit.after is None:
                yield edit.line, Refused("A dissent can be put differently, and not taken off.")
                continue
            yield edit.line, RecordDissent.model_validate(head | edit.after._asdict())
