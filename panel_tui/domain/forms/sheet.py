"""One form in hand: what it says, held against the record that it was written from and the one there is.

- What is on the form as it was when it was written has not been touched, whatever became of it since.
- What is on the form otherwise is recorded, if the record is still as it was.
- If it is not, somebody has changed it, and the form is refused. Or this form itself has, when it was
  recorded before: then its words take the place of those.
"""

from collections.abc import Hashable, Iterator
from typing import NamedTuple

from panel_tui.domain.carried import Carried
from panel_tui.domain.case import Case
from panel_tui.domain.forms.cards import Card, cards_of, read_card
from panel_tui.domain.forms.fields import parts_of
from panel_tui.domain.forms.grammar import Answer, FilledForm, Typed, unescaped
from panel_tui.domain.forms.guide import Astray, lost_headings, without_guidance, wrong_heading
from panel_tui.domain.forms.part import Edit, Edits, Entries, Entry, Part
from panel_tui.domain.forms.reading import Faults, Reading
from panel_tui.domain.forms.values import Days
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.working_days import WorkingCalendar

_NOTHING = Entry(None, 0)
_CHANGED_SINCE = (
    "this is recorded otherwise since the form was written. Write the form anew, and carry your "
    "words over."
)
_AS_IT_WAS = "is as it was when the form was written; what was recorded from it since stays"


class Origin(NamedTuple):
    """What a form came from: the meeting then, its case, and the record of the case as it is now.

    `earlier` is the meeting as it was when the same person last recorded this form, if they did;
    `carried` what the child brings from earlier meetings.
    """

    meeting: Meeting
    case: Case
    case_id: str
    earlier: Meeting | None
    carried: Carried | None


class Sheet:
    """A form with what it came from. Reading it gathers its faults."""

    def __init__(
        self,
        form: FilledForm,
        revision: int,
        origin: Origin,
        calendar: WorkingCalendar | None,
        faults: Faults,
    ) -> None:
        """Read every field of the form; `revision` is that of its origin."""
        self.form = form
        self.revision = revision
        self.faults = faults
        self.remarks: list[str] = []
        self.case_id = origin.case_id
        self.parts = parts_of(origin.meeting, origin.case.case_id, carried=origin.carried)
        self._origin = origin
        self._days = Days(origin.meeting.heard_on(origin.case.case_id), calendar)
        self._answers = {each.id: each for each in form.answers}
        self._said: dict[str, Entries] = {}
        for part in self.parts:
            if part.id in self._answers:
                self._read(part, self._answers[part.id])

    def edits(self, part: Part, now: Meeting) -> Edits:
        """What the form says of a part otherwise than the record; a fault where that has changed since."""
        said = self._said.get(part.id)
        if said is None:
            return {}
        base = self._entries(part, self._origin.meeting, self._origin.case)
        current = self._entries(part, now, now.case(self.case_id))
        earlier = self._earlier(part)
        said = part.known(said, base, current, earlier)
        edits: dict[Hashable, Edit] = {}
        for key in dict.fromkeys((*base, *said)):
            before, after = (each.get(key, _NOTHING).value for each in (base, said))
            recorded = current.get(key, _NOTHING).value
            own = earlier.get(key, _NOTHING).value
            line = said[key].line if key in said else self._answers[part.id].line
            if part.holds(after, recorded) or _look_alike(after, recorded):
                continue
            if _look_alike(before, after):
                recorded_from_it = bool(earlier) and not part.same(before, own)
                self._tell_untouched(part, line, recorded_from_it=recorded_from_it)
            elif part.same(before, recorded) or (earlier and own == recorded):
                edits[key] = Edit(recorded, after, line)
            else:
                self.faults.add(line, part.title, _CHANGED_SINCE)
        return edits

    def _read(self, part: Part, answer: Answer) -> None:
        was = part.text(self._origin.meeting, self._origin.case)
        count = len(self.faults)
        wrong = wrong_heading(answer, part, self.parts)
        if wrong:
            self.faults.add(answer.line, part.title, wrong)
        try:
            typed = without_guidance(answer.typed, part.guidance)
        except Astray as astray:
            self.faults.add(astray.line, part.title, astray.words)
            return
        for lost in lost_headings(typed, part, self.parts):
            self.faults.add(lost.line, part.title, lost.words)
        typed = Typed(typed.line, unescaped(typed.text))
        for line, label in _lost_labels(part, was, typed):
            words = f"the line {label}: is missing. Put it back, with nothing after it if there is nothing."
            self.faults.add(line, part.title, words)
        said = part.read(typed, Reading(part.title, self._days, self.faults))
        if len(self.faults) == count:
            self._said[part.id] = said

    def _entries(self, part: Part, meeting: Meeting, case: Case) -> Entries:
        """What the record says of a part, as a form would."""
        reading = Reading(part.title, self._days, Faults(""))
        return part.read(Typed(0, part.text(meeting, case)), reading)

    def _earlier(self, part: Part) -> Entries:
        earlier = self._origin.earlier
        if earlier is None or self.case_id not in earlier.case_ids:
            return {}
        return self._entries(part, earlier, earlier.case(self.case_id))

    def _tell_untouched(self, part: Part, line: int, *, recorded_from_it: bool) -> None:
        if recorded_from_it:
            self.remarks.append(f"{self.form.file}: line {line}, {part.title}: {_AS_IT_WAS}.")


def _look_alike(one: object, other: object) -> bool:
    """Whether two values differ in nothing but spaces at the ends of lines, which editors put or take."""
    return _without_ends(one) == _without_ends(other)


def _without_ends(value: object) -> object:
    if isinstance(value, str):
        return "\n".join(line.rstrip() for line in value.split("\n"))
    return tuple(map(_without_ends, value)) if isinstance(value, tuple) else value


def _lost_labels(part: Part, was: str, typed: Typed) -> Iterator[tuple[int, str]]:
    """Labels that were written and no longer stand there: what was after them would go astray."""
    before, after = (read_card(each, part.labels) for each in (Typed(0, was), typed))
    if not typed.text.strip() and not any(each.text for each in before):
        return
    if not part.begins:
        there = Card(after)
        labels = {each.label for each in after}
        for said in before:
            if said.label and said.label not in (*labels, *part.may_go):
                yield there.line(), said.label
        return
    written, cards = cards_of(before, part.begins), cards_of(after, part.begins)
    for head in dict.fromkeys(card[part.begins] for card in written):
        was_so = [card for card in written if card[part.begins] == head]
        is_so = [card for card in cards if card[part.begins] == head]
        for label in part.labels if len(is_so) >= len(was_so) else ():
            standing = sum(label in card for card in is_so)
            if standing < sum(bool(card[label]) for card in was_so):
                yield is_so[0].line(), label
