"""Text for the screen. The one place where words from people become content, and never markup.

Everything that a widget shows is made here or from what is made here: `Content`, whose text is literal
(examples: `[b]`, `[/foo]`, `[@click=app.quit]` in a name stay as they were typed).
"""

from collections.abc import Iterable
from string import ascii_lowercase
from typing import NamedTuple

from textual.content import Content

MUTED = "$muted"
NAME = "bold $name"
ACCENT = "$warm"
STRONG = "bold $warm"
DONE = "$done"
BOLD = "bold"

LONGEST_NAME = 40
"""Cells of a name at most, where it stands among others: one name must not push all else away."""

LONGEST_ID = 24
"""The same, of a case ID."""

BLANK = Content("")
LINE = Content("\n")

LINE_KEYS = "123456789" + ascii_lowercase
"""The keys of a list's lines, in their order, where each line has one."""


_STEERING = dict.fromkeys(each for each in (*range(32), *range(127, 160)) if chr(each) != "\n")
"""Control characters, which could steer the terminal. What is kept has none; settings and paths may."""


class Line(NamedTuple):
    """A line of a list. `key` tells it from the others; a heading cannot be marked."""

    key: str
    words: Content
    is_heading: bool = False


def say(text: str, style: str = "") -> Content:
    """`text` as it is, in one style; what could steer the terminal is left out."""
    if not text.isprintable():
        text = text.translate(_STEERING)
    return Content.styled(text, style) if style else Content(text)


def row(*parts: Content | str) -> Content:
    """Parts side by side; plain strings keep the widget's own style."""
    return Content.assemble(*parts)


def rows(lines: Iterable[Content]) -> Content:
    """Lines under one another."""
    return LINE.join(lines)


def fit(text: str, width: int) -> str:
    """`text` on one line of at most `width` cells, with an ellipsis where it had to be cut."""
    content = Content(" ".join(text.split()))
    if content.cell_length <= width:
        return content.plain
    return content.truncate(max(width, 1), ellipsis=True).plain


def cell(text: str, width: int) -> str:
    """`text` on exactly `width` cells: cut with an ellipsis, or filled up. Letters may be two wide."""
    cut = fit(text, width)
    return cut + " " * (width - Content(cut).cell_length)


MARK = say("▸ ", ACCENT)
"""Stands before the one of several lines that is in hand."""
