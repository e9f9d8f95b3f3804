"""A few lines of which only those that change are painted, such as a clock above a bar."""

from typing import Self

from textual.content import Content
from textual.geometry import Region
from textual.visual import VisualType
from textual.widgets import Static


class SteadyLines(Static):
    """A Static that paints less: an update without a layout paints only the lines that differ."""

    _differing: tuple[Region, ...] = ()

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show other lines; without `layout` they take as much room as those before."""
        if not layout and isinstance(content, Content) and isinstance(self.visual, Content):
            was, lines = self.visual.split("\n"), content.split("\n")
            if len(was) == len(lines):
                pairs = enumerate(zip(was, lines, strict=True))
                width = self.size.width
                self._differing = tuple(
                    Region(0, y, width, 1) for y, (old, new) in pairs if not old.is_same(new)
                )
        super().update(content, layout=layout)
        self._differing = ()

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Paint the lines that differ; all of them where it is not an update that asks."""
        return super().refresh(
            *(regions or self._differing), repaint=repaint, layout=layout, recompose=recompose
        )
