"""Content broken into lines of a width, set in, or hanging beside a mark."""

from collections.abc import Iterable

from textual.content import Content

from screens.content import BLANK, row

INDENT = 2
"""How far what stands under something is set in."""


def wrapped(words: Content, width: int) -> list[Content]:
    """Words in lines of at most `width` cells; at least one line."""
    # Most words fit as they are, and to see that is much quicker than to lay them out.
    if words.cell_length <= width and "\n" not in words.plain:
        return [words]
    return words.wrap(max(width, 1)) or [BLANK]


def hanging(mark: Content, words: Content, width: int) -> list[Content]:
    """Words beside a mark; what goes on to further lines stands under the words."""
    first, *more = wrapped(words, width - mark.cell_length)
    return [row(mark, first), *set_in(more, mark.cell_length)]


def set_in(lines: Iterable[Content], by: int = INDENT) -> list[Content]:
    """Lines moved to the right; empty ones stay empty."""
    return [line.pad_left(by) if line else line for line in lines]


def padded(words: Content, width: int) -> Content:
    """Words filled up to a column of `width` cells."""
    return words.pad_right(max(width - words.cell_length, 0))
