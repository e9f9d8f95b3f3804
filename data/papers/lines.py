"""What every reader of papers yields, whatever the file: its words, line by line."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

PAGES = 50
"""A paper is read no further; where a file says nothing of pages, a page is so many characters:"""
PAGE_OF_CHARACTERS = 4_000

Unopened = Literal["unread", "empty", "damaged", "locked", "too large"]
"""The states of `PaperFile` in which a file has no words."""


class Line(NamedTuple):
    """A line of text, or a row of a table with the text of each cell.

    `level` is that of a heading, from 1 down; 0 for everything else. `stands_out`: it is bold, or in
    a table.
    """

    cells: tuple[str, ...]
    level: int = 0
    stands_out: bool = False

    @property
    def text(self) -> str:
        """The line as people read it, its cells with a bar between them."""
        return " | ".join(self.cells)


class Words(NamedTuple):
    """The words of a paper from top to bottom, and what to know of how they were read.

    `beside` is what stands in the margins: headers and footers of pages, text boxes.
    """

    lines: tuple[Line, ...]
    beside: tuple[Line, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All of it as text."""
        return "\n".join(line.text for line in (*self.beside, *self.lines))


class Unread(Exception):
    """A file without words to read: the state that it is in, and a remark for people."""

    def __init__(self, state: Unopened, remark: str) -> None:
        """A reader gives up on the file."""
        self.state = state
        self.remark = remark
        super().__init__(remark)


def first_pages(lines: Iterable[Line], beside: Iterable[Line], *remarks: str) -> Words:
    """The words of a file that says nothing of its pages, no further than it is read."""
    kept: list[Line] = []
    left = PAGES * PAGE_OF_CHARACTERS
    for line in lines:
        left -= len(line.text) + 1
        if left < 0:
            remarks += (f"about the first {PAGES} pages read",)
            break
        kept.append(line)
    return Words(tuple(kept), tuple(beside), remarks)
