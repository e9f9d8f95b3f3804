"""A child's minutes as they are read on the screen: every word of the document, and none but those.

The document is what the files are written from; here it becomes lines of content for a width.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from textual.content import Content

from exports.front_matter import NOTICES, State
from panel_tui.domain.case import Version
from panel_tui.domain.document import Block, Bullets, Grid, MinutesDocument, Paragraph, Part
from panel_tui.domain.words import LONDON, say_date
from screens.content import ACCENT, BLANK, BOLD, MUTED, NAME, row, say
from screens.wrapping import INDENT, hanging, padded, set_in, wrapped

WIDEST_LABEL = 22
GAP = 2
WIDEST = 96
"""Cells of the longest line: the eye loses its place in longer ones."""

LEAST = 10
"""Cells of a column of a table, at least."""


def preview_lines(document: MinutesDocument, state: State, width: int) -> list[Content]:
    """The minutes for a width: heading, what kind of copy it is, facts, sections."""
    width = min(width, WIDEST)
    lines = wrapped(say(f"{document.meeting_title}: minutes", BOLD), width)
    notice = NOTICES.get(state)
    if notice:
        lines += wrapped(say(f"! {notice[0]}: {notice[1]}", ACCENT), width)
    facts = (
        *document.facts,
        ("Authority", document.authority),
        ("Version", f"{document.version}, {state}"),
    )
    lines += [BLANK, *_pairs(facts, width)]
    for section in document.sections:
        lines += [BLANK, *wrapped(say(section.title, NAME), width)]
        lines += set_in(_blocks(section.blocks, width - INDENT))
    return lines


def earlier_lines(version: Version, width: int) -> list[Content]:
    """The words of an earlier version, which says first that it is one."""
    day = say_date(version.approved_at.astimezone(LONDON).date())
    words = f"! An earlier version: {version.number}, approved {day}"
    above = wrapped(say(words, ACCENT), min(width, WIDEST))
    return [*above, BLANK, *preview_lines(version.document, version.state, width)]


def _blocks(blocks: Iterable[Block], width: int) -> list[Content]:
    lines: list[Content] = []
    for block in blocks:
        if block.kind == "part" and lines:
            lines.append(BLANK)
        lines += _block(block, width)
    return lines


def _block(block: Block, width: int) -> list[Content]:
    match block:
        case Paragraph():
            label = say(f"{block.label}: ", MUTED) if block.label else BLANK
            return wrapped(row(label, say(block.text)), width)
        case Bullets():
            return _bullets(block, width)
        case Grid():
            return _grid(block, width)
        case Part():
            inner = set_in(_blocks(block.blocks, width - INDENT))
            return [*wrapped(say(block.title, BOLD), width), *inner]


def _bullets(bullets: Bullets, width: int) -> list[Content]:
    lines: list[Content] = []
    for number, item in enumerate(bullets.items, start=1):
        mark = f"{number}. " if bullets.numbered else "• "
        lines += hanging(say(mark, MUTED), say(item), width)
    return lines


def _grid(grid: Grid, width: int) -> list[Content]:
    """The table in columns where they have room, else one row under the other with its labels."""
    cells = [[say(each) for each in line] for line in grid.rows]
    heads = [say(each, MUTED) for each in grid.columns]
    widths = _widths([heads, *cells], width - GAP * (len(heads) - 1))
    if widths:
        return [line for each in (heads, *cells) for line in _in_columns(each, widths)]
    return [line for each in grid.rows for line in _stacked(grid.columns, each, width)]


def _widths(lines: Sequence[Sequence[Content]], room: int) -> list[int]:
    """The widths of columns that fill `room` at most; none where a column would be too narrow."""
    columns = list(zip(*lines, strict=True))
    widths = [min(max(each.cell_length for each in column), room) for column in columns]
    least = [
        min(_longest_word(column), width) for column, width in zip(columns, widths, strict=True)
    ]
    while sum(widths) > room:
        widest = widths.index(max(widths))
        if widths[widest] <= max(least[widest], LEAST):
            return []
        widths[widest] -= 1
    return widths


def _longest_word(cells: Iterable[Content]) -> int:
    words = (say(word) for cell in cells for word in cell.plain.split())
    return max((word.cell_length for word in words), default=0)


def _in_columns(cells: Sequence[Content], widths: Sequence[int]) -> Iterator[Content]:
    columns = [wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for line in zip_longest(*columns, fillvalue=BLANK):
        parts = [padded(words, width) for words, width in zip(line, widths, strict=True)]
        yield say(" " * GAP).join(parts).rstrip()


def _stacked(columns: Sequence[str], cells: Sequence[str], width: int) -> list[Content]:
    first, *others = zip(columns, cells, strict=True)
    begins = row(say(f"{first[0]} ", MUTED), say(first[1], BOLD))
    said = [pair for pair in others if pair[1]]
    return [*wrapped(begins, width), *set_in(_pairs(said, width - INDENT))]


def _pairs(pairs: Iterable[tuple[str, str]], width: int) -> list[Content]:
    """Labels with what they label beside them, in two columns."""
    known = list(pairs)
    widest = max((say(label).cell_length for label, _ in known), default=0) + GAP
    column = min(widest, WIDEST_LABEL + GAP, max(width // 2, 1))
    lines: list[Content] = []
    for label, value in known:
        words = say(label, MUTED)
        if words.cell_length + GAP > column:
            lines += [*wrapped(words, width), *set_in(wrapped(say(value), width - INDENT))]
        else:
            lines += hanging(padded(words, column), say(value), width)
    return lines
