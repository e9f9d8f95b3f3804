"""A list whose marked line has a sign before it, so that it is seen without colour too."""

from collections.abc import Sequence

from textual._widget_navigation import Direction
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from screens.content import MARK, Line, row, rows, say
from screens.wrapping import set_in, wrapped

SPACE = say(" " * MARK.cell_length)
"""Stands before every other line that can be marked."""

SCROLLBAR = 1

DEEP = 4
"""How far is set in what goes on under a line."""


class MarkedList(OptionList):
    """Lines of which one is marked. What is shown again is written only where it has changed."""

    def __init__(self) -> None:
        """A list without lines."""
        super().__init__(compact=True, markup=False)
        self._told: tuple[Line, ...] = ()
        self._painted: list[Content] = []

    @property
    def marked(self) -> str:
        """The key of the line that is marked; empty where none is."""
        option = self.highlighted_option
        return option.id or "" if option is not None else ""

    def show(self, lines: Sequence[Line], marked: str) -> None:
        """Show lines. Where they are other lines than before, the one with the key `marked` is marked."""
        same = [each.key for each in lines] == [each.key for each in self._told]
        self._told = tuple(lines)
        if same:
            self._paint()
            return
        keys = [each.key for each in lines]
        at = keys.index(marked) if marked in keys else None
        painted = [self._words(number, at) for number in range(len(lines))]
        options = (
            Option(words, id=line.key, disabled=line.is_heading)
            for words, line in zip(painted, lines, strict=True)
        )
        self._painted = []  # nothing to paint while the options go and come
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(options)
            self.highlighted = at
        self._painted = painted

    def _move_page(self, direction: Direction) -> None:
        super()._move_page(direction)
        # Where only headings are left in that direction, Textual would mark none.
        if self.highlighted is None:
            self.action_first() if direction < 0 else self.action_last()

    def on_resize(self) -> None:
        """Lines that are too long are broken for the width there is."""
        self._paint()

    def watch_highlighted(self, highlighted: int | None) -> None:
        """The sign goes where the colour goes."""
        super().watch_highlighted(highlighted)
        self._paint()

    def _paint(self) -> None:
        for number, was in enumerate(self._painted):
            words = self._words(number, self.highlighted)
            if not words.is_same(was):
                self._painted[number] = words
                self.replace_option_prompt_at_index(number, words)

    def _words(self, number: int, marked: int | None) -> Content:
        line = self._told[number]
        if line.is_heading:
            return line.words
        mark, room = MARK if number == marked else SPACE, self.size.width - SCROLLBAR
        whole = row(mark, line.words)
        # What has lines of its own was broken by whoever made it; without a size nothing is shown yet.
        if room <= 0 or whole.cell_length <= room or "\n" in whole.plain:
            return whole
        first, *more = wrapped(line.words, room - DEEP)
        return rows([row(mark, first), *set_in(more, DEEP)])


class ListOverLines(MarkedList):
    """A list beside lines to read. The keys for pages pass by: they belong to the lines."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """All but the pages."""
        return action not in ("page_down", "page_up")
