"""A list from which one line is taken, and others with it: each of those has a tick."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from screens.content import DONE, Line, row, say
from screens.widgets.marked_list import MarkedList


class TickList(MarkedList):
    """What is taken is the line that is marked, and every line that was ticked with the space bar."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "tick", "Tick", show=False)]

    class Ticked(Message):
        """A line was ticked, or is so no more."""

    def __init__(self, lines: Sequence[Line], taken: Sequence[str]) -> None:
        """A list of `lines`; the first of the keys `taken` is marked, the others are ticked."""
        super().__init__()
        self._offered = lines
        self._ticked = set(taken[1:])
        self._first = taken[0] if taken else ""
        self._show()

    @property
    def taken(self) -> tuple[str, ...]:
        """The keys of the lines that are taken, the marked one first."""
        others = (line.key for line in self._offered if line.key in self._ticked - {self.marked})
        return (self.marked, *others)

    def action_tick(self) -> None:
        """Take the marked line too, or no longer."""
        self._ticked ^= {self.marked}
        self._show()
        self.post_message(self.Ticked())

    def _show(self) -> None:
        shown = [
            Line(line.key, row(say("√ ", DONE) if line.key in self._ticked else "  ", line.words))
            for line in self._offered
        ]
        self.show(shown, self._first)
