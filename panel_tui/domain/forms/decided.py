"""The decision on a form: what it is and why, when it was made, and who confirmed it."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any, ClassVar, NamedTuple

from panel_tui.domain.case import AgreedDate, Case, EventDate
from panel_tui.domain.decisions import ConfirmDecision, Decide
from panel_tui.domain.forms.cards import Said, write_card
from panel_tui.domain.forms.grammar import Typed
from panel_tui.domain.forms.part import Edits, Entries, Entry, Made, Part
from panel_tui.domain.forms.reading import Reading
from panel_tui.domain.forms.rows import read_rows, write_row
from panel_tui.domain.forms.stage import Phase, Stage
from panel_tui.domain.forms.values import (
    Titles,
    as_recorded,
    read_coming_day,
    read_past_day,
    read_when,
    say_day,
    say_when,
)
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.route import offered_outcomes
from panel_tui.domain.template import Section
from panel_tui.domain.text import clean_line

_OUTCOME, _DECISION, _RATIONALE = "Outcome", "Decision", "Rationale"
_MADE_AT, _AGREED, _HAPPENED = "Decided at", "Day agreed", "Day it happened"
_CONFIRMED = "Confirmed by"
_ITSELF = "it"


class Decided(NamedTuple):
    """A decision: its outcomes and their days, its words and its reasons."""

    outcomes: tuple[str, ...] = ()
    agreed: tuple[tuple[str, date], ...] = ()
    happened: tuple[tuple[str, date], ...] = ()
    text: str = ""
    rationale: str = ""
    made_at: datetime | None = None


class DecisionPart(Part):
    """What is decided, and why; and the days that are given to what it starts."""

    labels = (_OUTCOME, _DECISION, _RATIONALE, _MADE_AT, _AGREED, _HAPPENED)
    repeated = may_go = (_OUTCOME, _AGREED, _HAPPENED)

    def __init__(self, section: Section, meeting: Meeting, case_id: str) -> None:
        """The part of a case that holds the decision; times are of the day on which it is heard."""
        self.id, self.title = section.id, section.title
        self._day = meeting.heard_on(case_id)
        template = meeting.template
        self._outcomes = Titles(((each.id, each.title) for each in template.outcomes), "outcome")
        steps = {step.id: step.what for each in template.outcomes for step in each.follow_ups}
        self._steps = Titles(steps.items(), "step")
        offered = [self._outcomes.say(each.id) for each in offered_outcomes(meeting, case_id)]
        marking = any(each.marks for each in template.outcomes)
        guidance = (
            section.help,
            f"Where there are several outcomes, a line {_OUTCOME}: for each. There are:",
            *(f"- {each}" for each in offered),
            f"A day for one of its steps: {_AGREED}: the step | 14 Jan 2027" if steps else "",
            f"Another day than today: {_HAPPENED}: the outcome | 1 Dec 2026" if marking else "",
        )
        self.guidance = tuple(filter(None, guidance))

    def text(self, meeting: Meeting, case: Case) -> str:
        """The decision."""
        made = case.decision
        if made is None:
            blank = (_OUTCOME, _DECISION, _RATIONALE, _MADE_AT)
            return write_card([(label, "") for label in blank], self.labels)
        ended = meeting.ended_at(case.case_id)
        made_at = "" if ended and ended < made.at else say_when(made.at, self._day)
        agreed = [(self._steps.say(each.step), say_day(each.on)) for each in made.agreed]
        happened = [(self._outcomes.say(each.outcome), say_day(each.on)) for each in made.happened]
        said = [
            *((_OUTCOME, self._outcomes.say(each)) for each in made.outcomes or [""]),
            (_DECISION, made.text),
            (_RATIONALE, made.rationale),
            (_MADE_AT, made_at),
            *((_AGREED, write_row(each)) for each in agreed),
            *((_HAPPENED, write_row(each)) for each in happened),
        ]
        return write_card(said, self.labels)

    def read(self, typed: Typed, reading: Reading) -> Entries:
        """The decision; none where nothing was written."""
        card = reading.card(typed, self)
        outcomes = [
            reading.value(each.line, _OUTCOME, self._outcomes.read, clean_line(each.text))
            for each in card.all(_OUTCOME)
        ]
        been = partial(read_past_day, sitting=reading.days.sitting)
        coming = partial(read_coming_day, days=reading.days)
        decided = Decided(
            tuple(dict.fromkeys(filter(None, outcomes))),
            _dated(card.all(_AGREED), self._steps, coming, reading),
            _dated(card.all(_HAPPENED), self._outcomes, been, reading),
            card[_DECISION],
            card[_RATIONALE],
            reading.value(card.line(_MADE_AT), _MADE_AT, read_when, card[_MADE_AT], self._day)
            if card[_MADE_AT]
            else None,
        )
        if not decided.text and decided != Decided():
            reading.fault(card.line(_DECISION), "say what is decided", _DECISION)
        return {_ITSELF: Entry(decided, card.line(_DECISION))}

    def record(self, edits: Edits, stage: Stage, case_id: str) -> Made:
        """The decision as the form has it."""
        for edit in edits.values():
            if not edit.after.text:
                yield edit.line, Refused("A decision can be put differently, and not taken off.")
                continue
            after: Decided = edit.after
            recorded = stage.meeting.case(case_id).decision
            yield (
                edit.line,
                Decide(
                    meeting_id=stage.meeting.id,
                    case_ids=(case_id,),
                    outcomes=after.outcomes,
                    agreed=tuple(AgreedDate(step=step, on=on) for step, on in after.agreed),
                    happened=tuple(EventDate(outcome=each, on=on) for each, on in after.happened),
                    text=after.text,
                    rationale=after.rationale,
                    made_at=as_recorded(after.made_at, [recorded.at if recorded else None]),
                ),
            )


def _dated(
    lines: Sequence[Said],
    titles: Titles,
    read_day: Callable[[str], date | None],
    reading: Reading,
) -> tuple[tuple[str, date], ...]:
    """Things with a day, `the step | 14 Jan 2027`."""
    dated: list[tuple[str, date]] = []
    for said in lines:
        rows = read_rows(Typed(said.line, said.text), 2)
        if len(rows) != 1 or len(rows[0].cells) != 2 or not all(rows[0].cells):
            reading.fault(said.line, "write what it is, a bar, and the day", said.label)
            continue
        title, day = rows[0].cells
        thing = reading.value(said.line, said.label, titles.read, title)
        on = reading.value(said.line, said.label, read_day, day)
        if thing and on:
            dated.append((thing, on))
    return tuple(dated)


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
                same = ("outcomes", "agreed", "happened", "text", "rationale")
                again = {field: getattr(decision, field) for field in same}
                yield edit.line, Decide(**head, **again, made_at=decision.at)
