"""Rows: a line each, their cells parted by `|`, as on the screens."""

from collections.abc import Sequence
from typing import NamedTuple

from panel_tui.domain.forms.grammar import Typed
from panel_tui.domain.text import clean_line

_BAR, _ESCAPE = "|", "\\"


class Row(NamedTuple):
    """The cells of a row, and its line in the file."""

    cells: tuple[str, ...]
    line: int


def write_row(cells: Sequence[str]) -> str:
    """A row as a line; a bar in a cell gets a backslash in front."""
    written = (each.replace(_ESCAPE, _ESCAPE * 2).replace(_BAR, _ESCAPE + _BAR) for each in cells)
    return " | ".join(written).strip() or _BAR


def read_rows(typed: Typed, width: int) -> list[Row]:
    """The rows of a field's text, empty lines left out; bars at the ends, as tables have, are none.

    A row has as many cells as its line, so that one too few or too many shows.
    """
    return [
        Row(_without_ends(_split(line), width), number)
        for number, line in typed.lines
        if line.strip()
    ]


def _split(line: str) -> list[str]:
    cells, cell, signs = list[str](), "", iter(line)
    for sign in signs:
        if sign == _ESCAPE:
            following = next(signs, "")
            cell += following if following in (_BAR, _ESCAPE) else sign + following
        elif sign == _BAR:
            cells.append(cell)
            cell = ""
        else:
            cell += sign
    return [clean_line(each) for each in (*cells, cell)]


def _without_ends(cells: list[str], width: int) -> tuple[str, ...]:
    if len(cells) > width and not cells[0]:
        cells = cells[1:]
    if len(cells) > width and not cells[-1]:
        cells = cells[:-1]
    return tuple(cells)
