"""A part of a form: how it is written from the record, read back, and turned into changes.

What was read is held against the record as it was when the form was written. So only what somebody
changed on the form is recorded, and what somebody changed meanwhile is seen.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any, ClassVar, Literal, NamedTuple, ParamSpec, TypeVar

from panel_tui.domain.applying import apply
from panel_tui.domain.case import Case
from panel_tui.domain.change import Moment
from panel_tui.domain.changes import Change
from panel_tui.domain.faults import Fault
from panel_tui.domain.forms.cards import Card, cards_of, read_card
from panel_tui.domain.forms.grammar import Typed
from panel_tui.domain.forms.values import Days, Unread
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused

Read = TypeVar("Read")
Given = ParamSpec("Given")

Phase = Literal["people", "record", "times", "afterwards"]
"""When a part is recorded: who was there first, since decisions count on it; the end of the slot after
all that was said in it; what is said of a decision when it is known whether it binds."""

PHASES: tuple[Phase, ...] = ("people", "record", "times", "afterwards")


class Entry(NamedTuple):
    """One thing that a part of a form says (a value of the part's own kind), and the line that says it."""

    value: Any
    line: int


class Edit(NamedTuple):
    """One thing that a form says differently from the record that it was written from.

    `before` is None where it is new, `after` where it was taken out.
    """

    before: Any
    after: Any
    line: int


Entries = dict[Hashable, Entry]
Edits = Mapping[Hashable, Edit]
Made = Iterator[tuple[int, Change | Refused]]
"""Changes, each with the line of the form that it comes from; or why something cannot be recorded."""


class Faults:
    """What is wrong with one file; every fault names its line and field."""

    def __init__(self, file: str) -> None:
        """Nothing is wrong yet."""
        self.file = file
        self._found: list[tuple[int, Fault]] = []

    def add(self, line: int, field: str, words: str) -> None:
        """Something for which the forms must be refused; line 0 and no field: the file."""
        place = ", ".join(filter(None, (f"line {line}" if line else "", field)))
        self._found.append((line, Fault(place, words)))

    def __len__(self) -> int:
        """How many there are so far."""
        return len(self._found)

    @property
    def found(self) -> tuple[Fault, ...]:
        """The faults in the order of the file, each once."""
        in_order = sorted(self._found, key=lambda each: each[0])
        return tuple(dict.fromkeys(fault for _, fault in in_order))


class Reading:
    """Reads the values of one field, and gathers what cannot be read."""

    def __init__(self, title: str, days: Days, faults: Faults) -> None:
        """Reading of the field of that title."""
        self.title = title
        self.days = days
        self._faults = faults

    def fault(self, line: int, words: str, label: str = "") -> None:
        """Something cannot be read; `label` says which line of a card."""
        field = f"{self.title}, {label}" if label else self.title
        self._faults.add(line, field, f"{words}." if words[-1].isalnum() else words)

    def once(self, entries: Entries, key: Hashable, entry: Entry) -> None:
        """Take an entry in; a fault if there is one about the same thing already."""
        if key in entries:
            line = entries[key].line
            self.fault(entry.line, f"this stands here a second time; the first is in line {line}")
        entries[key] = entry

    def card(self, typed: Typed, part: "Part") -> Card:
        """The only card of a part; words above its first label are a fault."""
        above, *said = read_card(typed, part.labels)
        if above.text:
            expected = ", ".join(f"{each}:" for each in part.labels)
            self.fault(above.line, f"these words stand below none of: {expected}")
        card = Card([above, *said])
        self._no_label_twice(card, part)
        return card

    def cards(self, typed: Typed, part: "Part") -> list[Card]:
        """The cards of a part that may have several; whatever stands above the first is a fault."""
        above, *said = read_card(typed, part.labels)
        astray = above if above.text else next(iter(said), above)
        if astray.text and astray.label != part.begins:
            self.fault(astray.line, f"begin with {part.begins}:", astray.label)
        cards = cards_of(said, part.begins)
        for card in cards:
            self._no_label_twice(card, part)
        return cards

    def _no_label_twice(self, card: Card, part: "Part") -> None:
        seen: set[str] = set()
        for said in card.said:
            if said.label in seen and said.label not in part.repeated:
                first = card.line(said.label)
                words = f"{said.label}: stands here a second time; the first is in line {first}"
                self.fault(said.line, words, said.label)
            seen.add(said.label)

    def value(
        self,
        line: int,
        label: str,
        read: Callable[Given, Read],
        *given: Given.args,
        **named: Given.kwargs,
    ) -> Read | None:
        """What `read` makes of what it is given; None, and a fault, where that cannot be read."""
        try:
            return read(*given, **named)
        except Unread as wrong:
            self.fault(line, str(wrong), label)
            return None


class Stage:
    """The meeting while forms are recorded, change after change, before anything is kept.

    `kept` is the meeting before the first of them. `together` are the cases whose forms say the same
    of something that brothers and sisters share.
    """

    def __init__(
        self,
        meeting: Meeting,
        moment: Moment,
        together: Mapping[tuple[str, Hashable], tuple[str, ...]],
    ) -> None:
        """The meeting as it is kept now."""
        self.kept = self.meeting = meeting
        self.moment = moment
        self.changes: list[Change] = []
        self._together = together

    def do(self, change: Change) -> None:
        """Apply a change.

        Raises:
            Refused: the rules do not allow it.
        """
        after = apply(self.meeting, change, self.moment)
        if isinstance(after, Meeting):
            self.meeting = after
        self.changes.append(change)

    def allows(self, change: Change) -> bool:
        """Whether the rules allow a change as things now stand."""
        try:
            apply(self.meeting, change, self.moment)
        except Refused:
            return False
        return True

    def agreed(self, field_id: str, said: Hashable, case_id: str) -> tuple[str, ...]:
        """The cases of a case's slot whose forms say this of something shared."""
        together = self._together.get((field_id, said), ())
        return tuple(each for each in self.meeting.slot_of(case_id).case_ids if each in together)


class Part(ABC):
    """A part of the form of a case. It is made from the meeting that the form was written from."""

    phase: ClassVar[Phase] = "record"
    labels: tuple[str, ...] = ()
    """What begins a line of the part, if it has labelled lines."""
    repeated: tuple[str, ...] = ()
    """Those that may stand there more than once."""
    may_go: tuple[str, ...] = ()
    """Those that need not stay when there is nothing more to say after them."""
    begins: str = ""
    """The label that begins another entry, where there may be several."""
    id: str
    title: str
    guidance: tuple[str, ...] = ()
    place: str = ""
    """The prompt or section of the template that it is about, where it is about one alone."""

    @abstractmethod
    def text(self, meeting: Meeting, case: Case) -> str:
        """What is recorded of it, as the form says it."""

    @abstractmethod
    def read(self, typed: Typed, reading: Reading) -> Entries:
        """What a form says, by what it is about; what cannot be read goes to `reading`."""

    @abstractmethod
    def record(self, edits: Edits, stage: Stage, case_id: str) -> Made:
        """The changes that record what was edited; each has been applied before the next is made."""

    def known(self, said: Entries, base: Entries, now: Entries, earlier: Entries) -> Entries:
        """What a form says, where something that was new on it has been recorded since.

        `earlier` is the record as it was when this form was last recorded, if it was.
        """
        return said

    def holds(self, after: Any, now: Any) -> bool:
        """Whether the record says already what the form says."""
        return bool(after == now)

    def same(self, before: Any, now: Any) -> bool:
        """Whether nobody has changed since what the form was written from."""
        return bool(before == now)

    def shared(self, edits: Edits) -> Iterable[Hashable]:
        """What the form says anew of things that are marked as shared with brothers and sisters."""
        return ()
