"""What is wrong with a file, told to the person who can mend it: every fault at once."""

from collections.abc import Sequence
from typing import NamedTuple


class Fault(NamedTuple):
    """One thing that is wrong. `place` is where (`row 3, Case ID`, `slot.length_minutes`), or empty.

    `lacks` is the label of what the file should say of the meeting and does not; empty for all else.
    """

    place: str
    words: str
    lacks: str = ""

    def __str__(self) -> str:
        """The fault as it is printed: where, then what is wrong and what to do."""
        return f"{self.place}: {self.words}" if self.place else self.words


class Faulty(Exception):
    """A file that cannot be used, with all its faults; nothing of it was taken in."""

    def __init__(self, file: str, faults: Sequence[Fault]) -> None:
        """The faults of `file`, which is named as the person named it."""
        self.file = file
        self.faults = tuple(faults)
        super().__init__("\n".join(f"{file}: {fault}" for fault in self.faults))
