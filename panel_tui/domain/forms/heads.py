"""Who chaired and who took the minutes, on a form; whether the case is complex; who declared an interest."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar, NamedTuple

from panel_tui.domain.attendance import (
    ActAsChair,
    ChairMeeting,
    Declare,
    MarkComplex,
    RemoveDeclaration,
    TakeMinutes,
)
from panel_tui.domain.case import Case
from panel_tui.domain.forms.cards import Said, write_card
from panel_tui.domain.forms.grammar import Typed
from panel_tui.domain.forms.part import Edit, Edits, Entries, Entry, Made, Part
from panel_tui.domain.forms.reading import Reading
from panel_tui.domain.forms.rows import read_rows, write_row
from panel_tui.domain.forms.stage import Phase, Stage
from panel_tui.domain.forms.values import as_recorded, read_when, read_yes, say_when, say_yes
from panel_tui.domain.meeting import Chair, Meeting, MinuteTaker
from panel_tui.domain.model import Refused, name_key
from panel_tui.domain.text import clean_line

_CHAIR, _TAKER = "Chair", "Minute-taker"
_COMPLEX, _ACTING = "Complex case", "Acting chair"
_WHO, _INTEREST, _PART = "Who", "Interest", "Takes part"

Held = tuple[str, datetime | None]
"""A name, and since when; None for the first."""


class HeadsPart(Part):
    """Who chaired the meeting and who took its minutes, with every handover."""

    phase: ClassVar[Phase] = "people"
    id, title = "chair", "Chair and minute-taker"
    guidance = ("Who took over gets a line more, with since when: Chair: Ngozi Bright | 11:15",)
    labels = (_CHAIR, _TAKER)
    repeated = labels

    def __init__(self, meeting: Meeting, case_id: str) -> None:
        """The part of a case; times are of the day on which it is heard."""
        self._day = meeting.heard_on(case_id)

    def text(self, meeting: Meeting, case: Case) -> str:
        """Everybody who chaired, then everybody who took the minutes."""
        said = [(_CHAIR, self._say(each)) for each in _in_turn(meeting.chairs)]
        said += [(_TAKER, self._say(each)) for each in _in_turn(meeting.minute_takers)]
        return write_card(said, self.labels)

    def read(self, typed: Typed, reading: Reading) -> Entries:
        """Who held each of the two, in turn."""
        card = reading.card(typed, self)
        entries: Entries = {}
        for label in self.labels:
            lines = card.all(label)
            held = [self._read(each, reading, first=each is lines[0]) for each in lines]
            entries[label] = Entry(tuple(each for each in held if each), card.line(label))
        return entries

    def record(self, edits: Edits, stage: Stage, case_id: str) -> Made:
        """The handovers that are new, or all of them where an earlier one reads otherwise."""
        for label, edit in edits.items():
            kind = ChairMeeting if label == _CHAIR else TakeMinutes
            meeting = stage.meeting
            recorded = meeting.chairs if label == _CHAIR else meeting.minute_takers
            for name, since in self._to_say(recorded, edit):
                if name:
                    yield edit.line, kind(meeting_id=meeting.id, name=name, since=since)
                else:
                    yield edit.line, Refused(f"{label}: put another name there, not nothing.")

    def _to_say(self, recorded: Sequence[Chair | MinuteTaker], edit: Edit) -> Sequence[Held]:
        after = [
            (name, as_recorded(since, [each.since for each in recorded]) or recorded[0].since)
            for name, since in edit.after or (("", None),)
        ]
        now = [(name, since or recorded[0].since) for name, since in _in_turn(recorded)]
        return after[len(now) :] if after[: len(now)] == now else after

    def _say(self, held: Held) -> str:
        name, since = held
        if since:
            return write_row((name, say_when(since, self._day)))
        return write_row((name,)) if name else ""

    def _read(self, said: Said, reading: Reading, *, first: bool) -> Held | None:
        rows = read_rows(Typed(said.line, said.text), 2)
        cells = rows[0].cells if rows else ("",)
        if first and len(cells) == 1:
            return cells[0], None
        if len(rows) != 1 or len(cells) != 2 or not all(cells):
            expected = "a name" if first else "a name, a bar and since when: Ngozi Bright | 11:15"
            reading.fault(said.line, f"write {expected}", said.label)
            return None
        since = reading.value(said.line, said.label, read_when, cells[1], self._day)
        return cells[0], since


class CasePart(Part):
    """Whether the case is complex, and who chairs it in the chair's place."""

    id, title = "case", "This case"
    guidance = ("An acting chair is somebody who chairs this case alone.",)
    labels = (_COMPLEX, _ACTING)

    def text(self, meeting: Meeting, case: Case) -> str:
        """Both of them."""
        said = ((_COMPLEX, say_yes(case.complex)), (_ACTING, case.acting_chair))
        return write_card(said, self.labels)

    def read(self, typed: Typed, reading: Reading) -> Entries:
        """Both of them."""
        card = reading.card(typed, self)
        line = card.line(_COMPLEX)
        yes = reading.value(line, _COMPLEX, read_yes, card[_COMPLEX])
        acting = clean_line(card[_ACTING])
        return {_COMPLEX: Entry(yes, line), _ACTING: Entry(acting, card.line(_ACTING))}

    def record(self, edits: Edits, stage: Stage, case_id: str) -> Made:
        """Both of them, complex first: it says who may chair."""
        head = {"meeting_id": stage.meeting.id, "case_ids": (case_id,)}
        if _COMPLEX in edits:
            edit = edits[_COMPLEX]
            yield edit.line, MarkComplex.model_validate(head | {"complex": edit.after})
        if _ACTING in edits:
            edit = edits[_ACTING]
            if edit.after:
                yield edit.line, ActAsChair.model_validate(head | {"person": edit.after})
            else:
                yield edit.line, Refused("Name another acting chair, or the chair; not nobody.")


class Declared(NamedTuple):
    """An interest, and whether the person takes part."""

    person: str
    interest: str
    takes_part: bool | None


class InterestsPart(Part):
    """Who declared an interest in the case, a card each."""

    id, title = "interests", "Interests declared"
    guidance = ("Who stands down takes no part: no. Leave it empty if nobody declared any.",)
    labels = (_WHO, _INTEREST, _PART)
    begins = _WHO

    def text(self, meeting: Meeting, case: Case) -> str:
        """Every declaration, or an empty card."""
        rows = [
            (each.person, each.interest, say_yes(each.takes_part)) for each in case.declarations
        ]
        cards = (
            write_card(zip(self.labels, row, strict=True), self.labels)
            for row in rows or [("", "", "")]
        )
        return "\n\n".join(cards)

    def read(self, typed: Typed, reading: Reading) -> Entries:
        """Each declaration, by who made it."""
        entries: Entries = {}
        for card in reading.cards(typed, self):
            if not any(map(card.__getitem__, self.labels)):
                continue
            for label in self.labels:
                if not card[label]:
                    reading.fault(card.line(label), f"a declaration needs {label}:", label)
            takes_part = reading.value(card.line(_PART), _PART, read_yes, card[_PART])
            declared = Declared(clean_line(card[_WHO]), card[_INTEREST], takes_part)
            reading.once(entries, name_key(declared.person), Entry(declared, card.line()))
        return entries

    def record(self, edits: Edits, stage: Stage, case_id: str) -> Made:
        """Each declaration as the form has it; one whose card is gone is taken off."""
        head = {"meeting_id": stage.meeting.id, "case_ids": (case_id,)}
        for edit in edits.values():
            if edit.after is None:
                gone = head | {"person": edit.before.person}
                yield edit.line, RemoveDeclaration.model_validate(gone)
            else:
                yield edit.line, Declare.model_validate(head | edit.after._asdict())


def _in_turn(recorded: Sequence[Chair | MinuteTaker]) -> list[Held]:
    """Who held it from when on, as it comes down to: what was said last holds."""
    held: list[Held] = []
    for since in sorted({each.since for each in recorded}):
        said = (each.name for each in reversed(recorded) if each.name and each.since <= since)
        name = next(said, "")
        if name and (not held or held[-1][0] != name):
            held.append((name, since if held else None))
    return held or [("", None)]
