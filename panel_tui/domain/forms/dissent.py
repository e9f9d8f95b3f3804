"""What stands beside the decision on a form: who does not agree, and that it was read back."""

from typing import Any, ClassVar, NamedTuple

from panel_tui.domain.case import Case
from panel_tui.domain.decisions import ConfirmReadBack, RecordDissent, RemoveDissent
from panel_tui.domain.forms.cards import write_card
from panel_tui.domain.forms.grammar import Typed
from panel_tui.domain.forms.part import Edits, Entries, Entry, Made, Part
from panel_tui.domain.forms.reading import Reading
from panel_tui.domain.forms.stage import Phase, Stage
from panel_tui.domain.forms.values import (
    read_coming_day,
    read_when,
    same_minute,
    say_day,
    say_when,
)
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.text import clean_line

_WHO, _WHAT, _WHY = "Who", "What they do not agree with", "Why"
_ROUTE, _OWNER, _BY = "How it is resolved", "Who sees to it", "By when"
_READ_AT = "Read back at"
_ITSELF = "it"


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
        """Each dissent as the form has it; one whose card is gone is taken off."""
        head = {"meeting_id": stage.meeting.id, "case_ids": (case_id,)}
        for edit in edits.values():
            if edit.after is None:
                yield edit.line, RemoveDissent.model_validate(head | {"who": edit.before.who})
            else:
                yield edit.line, RecordDissent.model_validate(head | edit.after._asdict())
