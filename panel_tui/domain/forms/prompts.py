"""A prompt on a form: how it ended and why, who brings the evidence, and the notes under it."""

from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from panel_tui.domain.actions import ChangeAction
from panel_tui.domain.case import Action, Case
from panel_tui.domain.changes import Change
from panel_tui.domain.forms.cards import Card, Said, write_card
from panel_tui.domain.forms.grammar import Typed
from panel_tui.domain.forms.notes import (
    SHARED_NOTE,
    note_entries,
    own_text,
    record_notes,
    shared_lines,
    shared_notes,
)
from panel_tui.domain.forms.part import Edit, Edits, Entries, Entry, Made, Part
from panel_tui.domain.forms.reading import Reading
from panel_tui.domain.forms.stage import Stage
from panel_tui.domain.forms.values import one_of, read_coming_day, read_yes, say_day
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.prompts import SetPrompt
from panel_tui.domain.sharing import OwnAction
from panel_tui.domain.template import Prompt
from panel_tui.domain.text import clean_line

_STATES = ("covered", "not applicable", "evidence outstanding", "not reached")
_STATE, _BECAUSE, _NOTES = "State", "Because", "Notes"
_WHAT, _WHO, _BY = "What they bring", "Who brings it", "By when"
_MEASURE, _SHARED = "How we shall know", "Shared action"
_EVIDENCE = (_WHO, _WHAT, _BY, _MEASURE, _SHARED)
_ENDING = "state"

HOW_PROMPTS_END = (
    f"After {_STATE}: write covered, not applicable, evidence outstanding or not reached.",
    f"Evidence outstanding needs three lines more: {_WHO}: and {_WHAT}: and {_BY}:",
)


class Evidence(NamedTuple):
    """Who brings the evidence that is outstanding, and whether siblings share that action."""

    who: str
    what: str
    by: date | None
    measure: str
    shared: bool


class Ending(NamedTuple):
    """How a prompt ended; no state while it is open."""

    state: str = ""
    reason: str = ""
    evidence: Evidence | None = None


_NOT_REACHED = Ending("not reached")


class PromptPart(Part):
    """A prompt: its ending, and the notes under it."""

    labels = (_STATE, _BECAUSE, *_EVIDENCE, _NOTES, SHARED_NOTE)
    repeated = (SHARED_NOTE,)
    may_go = _EVIDENCE

    def __init__(self, prompt: Prompt) -> None:
        """The part of a prompt."""
        self.id = self.place = prompt.id
        self.title = prompt.title
        self.guidance = (prompt.question, *prompt.follow_ups)

    def text(self, meeting: Meeting, case: Case) -> str:
        """State, reason and notes; who brings evidence where it is outstanding."""
        mark = case.mark(self.place)
        action = evidence_of(case, self.place)
        said = [(_STATE, mark.state if mark else ""), (_BECAUSE, mark.reason if mark else "")]
        if action:
            said += [(_WHO, action.owner), (_WHAT, action.what), (_BY, say_day(action.due))]
            said += [(_MEASURE, action.measure)] if action.measure else []
            said += [(_SHARED, "yes")] if len(action.case_ids) > 1 else []
        notes = [(_NOTES, own_text(case, self.place)), *shared_lines(case, self.place)]
        return write_card([*said, *notes], self.labels)

    def read(self, typed: Typed, reading: Reading) -> Entries:
        """The ending, and the notes."""
        card = reading.card(typed, self)
        own = Said(_NOTES, card[_NOTES], card.line(_NOTES))
        entries = note_entries(own, card.all(SHARED_NOTE))
        entries[_ENDING] = Entry(_read_ending(card, reading), card.line(_STATE))
        return entries

    def same(self, before: Any, now: Any) -> bool:
        """A prompt that was open, and not reached when the slot ended, has not been changed by anybody."""
        return bool(before == now or (before == Ending() and now == _NOT_REACHED))

    def record(self, edits: Edits, stage: Stage, case_id: str) -> Made:
        """The state with its action, and the notes."""
        ending = edits.get(_ENDING)
        if ending:
            for change in self._record_ending(ending, stage, case_id):
                yield ending.line, change
        yield from record_notes(self, edits, stage, case_id)

    def shared(self, edits: Edits) -> Iterable[Hashable]:
        """The ending where its action is shared, and each shared note that reads otherwise."""
        ending = edits.get(_ENDING)
        if ending and (_is_shared(ending.before) or _is_shared(ending.after)):
            yield ending.before, ending.after
        yield from shared_notes(edits)

    def _record_ending(self, edit: Edit, stage: Stage, case_id: str) -> Iterator[Change]:
        after: Ending = edit.after
        together = stage.agreed(self.id, (edit.before, after), case_id)
        case_ids = _whose(self._action(stage, case_id), together, case_id)
        if len(case_ids) > 1 and self._is_recorded(after, stage, case_id):
            return  # said alike on another form, and recorded with that
        action = self._action(stage, case_id)
        if action and len(action.case_ids) > 1 and case_ids == (case_id,):
            yield OwnAction(meeting_id=stage.meeting.id, case_ids=(case_id,), number=action.number)
            action = self._action(stage, case_id)
        said = after.evidence
        before: Ending = edit.before
        if action is None or said is None or after[:2] != before[:2]:
            yield self._set(after, stage, case_ids)
            action = self._action(stage, case_id)
        if action and said and not _says(action, said):
            yield ChangeAction(
                meeting_id=stage.meeting.id,
                case_ids=case_ids,
                number=action.number,
                owner=said.who,
                what=said.what,
                due=said.by,
                measure=said.measure,
            )

    def _set(self, ending: Ending, stage: Stage, case_ids: tuple[str, ...]) -> SetPrompt:
        said = ending.evidence
        bringing = said and {"owner": said.who, "what": said.what, "due": said.by}
        return SetPrompt.model_validate(
            {
                "meeting_id": stage.meeting.id,
                "case_ids": case_ids,
                "prompt": self.place,
                "state": ending.state or "open",
                "reason": ending.reason,
                "action": bringing,
            }
        )

    def _action(self, stage: Stage, case_id: str) -> Action | None:
        return evidence_of(stage.meeting.case(case_id), self.place)

    def _is_recorded(self, ending: Ending, stage: Stage, case_id: str) -> bool:
        mark = stage.meeting.case(case_id).mark(self.place)
        action = self._action(stage, case_id)
        now = (mark.state, mark.reason) if mark else ("", "")
        said = ending.evidence
        return now == ending[:2] and (
            _says(action, said) if action and said else action is None and said is None
        )


def _whose(action: Action | None, together: tuple[str, ...], case_id: str) -> tuple[str, ...]:
    """For whom an ending is recorded: for siblings where each of their forms says it alike."""
    sharing = action.case_ids if action else ()
    alike = len(together) > 1 and set(sharing) <= set(together)
    return (together if len(sharing) < 2 else sharing) if alike else (case_id,)


def _read_ending(card: Card, reading: Reading) -> Ending:
    state, reason = "", card[_BECAUSE]
    if card[_STATE]:
        state = reading.value(card.line(_STATE), _STATE, one_of, card[_STATE], _STATES) or ""
    elif reason:
        reading.fault(card.line(_BECAUSE), f"say how it ended, after {_STATE}:", _BECAUSE)
    if state == "evidence outstanding":
        return Ending(state, reason, _read_evidence(card, reading))
    for label in _EVIDENCE:
        if card[label]:
            words = "this goes with evidence outstanding only: take the line out"
            reading.fault(card.line(label), words, label)
    return Ending(state, reason)


def _read_evidence(card: Card, reading: Reading) -> Evidence:
    for label in (_WHO, _WHAT, _BY):
        if not card[label]:
            reading.fault(card.line(label), f"evidence outstanding needs {label}:", _STATE)
    return Evidence(
        clean_line(card[_WHO]),
        clean_line(card[_WHAT]),
        reading.value(card.line(_BY), _BY, read_coming_day, card[_BY], reading.days),
        clean_line(card[_MEASURE]),
        bool(reading.value(card.line(_SHARED), _SHARED, read_yes, card[_SHARED])),
    )


def evidence_of(case: Case, prompt_id: str) -> Action | None:
    """The action that brings the evidence which is outstanding under a prompt."""
    mark = case.mark(prompt_id)
    if mark is None or mark.state != "evidence outstanding":
        return None
    return next((each for each in case.actions if each.prompt == prompt_id), None)


def _is_shared(ending: Ending) -> bool:
    return ending.evidence is not None and ending.evidence.shared


def _says(action: Action, said: Evidence) -> bool:
    now = (action.owner, action.what, action.due, action.measure)
    return now == (said.who, said.what, said.by, said.measure)
