"""What stands still is painted once: Textual asks all that shares a container with a changed line."""

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.widget import Widget as Mixed
else:
    Mixed = object  # a widget here would hide the styles of the class that this is mixed into


class PaintedOnce(Mixed):
    """Mixed into a widget, before its class: its lines are kept until it is refreshed or restyled."""

    _painted: tuple[Region, list[Strip]] | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines to paint: those of the last time, where they are still right."""
        if self._painted is None or self._painted[0] != crop:
            self._painted = (crop, super().render_lines(crop))
        return self._painted[1]

    def notify_style_update(self) -> None:
        """The colours have changed: paint anew."""
        self._painted = None
        super().notify_style_update()

    def _set_dirty(self, *regions: Region) -> None:
        self._painted = None
        super()._set_dirty(*regions)


class StillLine(PaintedOnce, Static):
    """Words that seldom change."""


class StillHorizontal(PaintedOnce, Horizontal):
    """A row of widgets, painted once."""


class StillVertical(PaintedOnce, Vertical):
    """A column of widgets, painted once."""


class StillScroll(PaintedOnce, VerticalScroll):
    """A column of widgets that can be scrolled, itself painted once."""
