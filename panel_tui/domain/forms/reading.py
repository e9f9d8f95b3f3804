"""Reading one field of a form: its labelled lines and values, and what is wrong with them."""

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from panel_tui.domain.faults import Fault
from panel_tui.domain.forms.cards import Card, cards_of, read_card
from panel_tui.domain.forms.grammar import Typed
from panel_tui.domain.forms.values import Days, Unread

if TYPE_CHECKING:
    from panel_tui.domain.forms.part import Entries, Entry, Part

Read = TypeVar("Read")
Given = ParamSpec("Given")


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

    def once(self, entries: "Entries", key: Hashable, entry: "Entry") -> None:
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
