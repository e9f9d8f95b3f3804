"""Lines to read: content of any length, of which only what is in sight is painted."""

from collections.abc import Callable, Sequence

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

Made = Callable[[int], Sequence[Content]]
"""Lines for a width, none of them longer than it."""

OVERLAP = 2
"""Lines of one page that stand on the next one too, so that the eye finds its place."""


class LinesView(ScrollView):
    """Shows lines that are made for its width, and made anew when that changes."""

    DEFAULT_CSS = """
    LinesView { scrollbar-gutter: stable; scrollbar-size-vertical: 1; overflow-x: hidden; }
    """

    def __init__(self, widget_id: str) -> None:
        """A view without lines."""
        super().__init__(id=widget_id, can_focus=False)
        self._make: Made = _none
        self._lines: Sequence[Content] = ()

    def show(self, make: Made, *, from_top: bool) -> None:
        """Show other lines; `from_top`, or where the reader is."""
        self._make = make
        self._fill()
        if from_top:
            self.scroll_to(y=0, animate=False)

    def page(self, by: int) -> None:
        """Read on by a page, or back with a negative number."""
        step = max(self.size.height - OVERLAP, 1)
        self.scroll_relative(y=by * step, animate=False)

    def on_resize(self, event: events.Resize) -> None:
        """Make the lines for the new width."""
        self._fill()

    def render_line(self, y: int) -> Strip:
        """A line that is in sight."""
        width = self.scrollable_content_region.width
        number = self.scroll_offset.y + y
        if number >= len(self._lines):
            return Strip.blank(width, self.visual_style.rich_style)
        strips = Visual.to_strips(
            self, self._lines[number], width, 1, self.visual_style, apply_selection=False, pad=True
        )
        return strips[0]

    def _fill(self) -> None:
        width = self.scrollable_content_region.width
        self._lines = self._make(width) if width else ()
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()


def _none(_width: int) -> Sequence[Content]:
    return ()
