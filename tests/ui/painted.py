"""What stands on the screen, as it is painted: text, and nothing that could be more than text."""

import unicodedata
from collections.abc import Iterator
from typing import Any

from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from screens.content import ACCENT, BOLD, DONE, MUTED, NAME, STRONG
from screens.widgets.cell_grid import CellGrid
from screens.widgets.lines_view import LinesView

STYLES = {"", ACCENT, BOLD, DONE, MUTED, NAME, STRONG, "$line"}
"""All that our screens ever ask for; none of it does anything when it is clicked."""


def squeezed(text: str) -> str:
    """Text without its spaces and line ends, which a screen may put elsewhere."""
    return "".join(text.split())


def written(screen: Screen[Any]) -> str:
    """All the words of a screen, also those out of sight; each of them is text in our own styles."""
    words = []
    for content in _contents(screen):
        assert {str(span.style) for span in content.spans} <= STYLES
        words.append(content.plain)
    return "\n".join(words)


def painted(screen: Screen[Any]) -> list[str]:
    """The lines of the terminal; none of them steers it, and none has a link."""
    lines = []
    for strip in screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            assert not (style and (style.link or "@click" in style.meta)), segment.text
            controls = [each for each in segment.text if unicodedata.category(each) in ("Cc", "Cs")]
            assert controls == [], segment.text
        assert strip.cell_length == screen.app.size.width, strip.text
        lines.append(strip.text)
    assert len(lines) == screen.app.size.height
    return lines


def _contents(screen: Screen[Any]) -> Iterator[Content]:
    for static in screen.query(Static):
        assert isinstance(static.visual, Content)
        yield static.visual
    for listed in screen.query(OptionList):
        for option in listed.options:
            assert isinstance(option.prompt, Content)
            yield option.prompt
    for view in screen.query(LinesView):
        yield from view._lines
    for grid in screen.query(CellGrid):
        rows, width = grid._rows or (), grid.size.width
        if rows:
            yield from (rows.line(each, 0, width, marked=False) for each in range(len(rows)))
