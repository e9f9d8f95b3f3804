"""The editor that notes are typed into: it paints only what an edit has changed.

Textual 8.2.8's TextArea paints itself whole at every key, which is slow over a remote desk.
"""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.document._document import Document, EditResult, Selection
from textual.document._document_navigator import DocumentNavigator
from textual.document._edit import Edit
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import TextArea

from panel_tui.domain.text import clean
from screens.widgets.keys_in_order import KeysInOrder

UNDO_STEPS = 1000


class CountedLines(WrappedDocument):
    """A wrapped document that knows its height; Textual's counts all its lines, many times a key."""

    @property
    def height(self) -> int:
        """The height of the wrapped document."""
        return len(self._offset_to_line_info)


class NotesEditor(KeysInOrder, TextArea, inherit_bindings=False):
    """A text area for one note. Its keys, and the screen's, are done in the order they were pressed."""

    TYPED = ("enter",)
    BINDINGS: ClassVar[list[BindingType]] = [
        each
        for each in TextArea.BINDINGS
        # No function key is the editor's: the settings may give any of them to a command.
        if isinstance(each, Binding) and each.key not in ("f6", "f7")
    ]
    _coloured = False

    selection = reactive(Selection(), init=False, always_update=True, repaint=False)

    def __init__(self, text: str = "", *, editor_id: str | None = None) -> None:
        """An editor holding `text`, wrapped, with a steady cursor."""
        super().__init__(
            text,
            id=editor_id,
            soft_wrap=True,
            show_line_numbers=False,
            max_checkpoints=UNDO_STEPS,
            compact=True,
        )
        self.cursor_blink = False
        self.match_cursor_bracket = False

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines to paint. TextArea works out its colours at each paint; here, when they change."""
        if self._coloured:
            return super(TextArea, self).render_lines(crop)
        self._coloured = True
        return super().render_lines(crop)

    def notify_style_update(self) -> None:
        """The colours have changed: work them out anew."""
        self._coloured = False
        super().notify_style_update()

    def put(self, text: str, cursor: tuple[int, int] | None = None) -> None:
        """Show another note, silently, with the cursor where it was left, or at its end."""
        with self.prevent(TextArea.Changed):
            self.load_text(text)
        end = self.document.end
        self.move_cursor(min(cursor, end) if cursor else end)

    def edit(self, edit: Edit) -> EditResult:
        """Do an edit, and paint the lines that it touched; all of them where the rest has moved."""
        shape = self._shape()
        lowest = edit.bottom[0]
        result = super().edit(edit)
        if self._shape() == shape:
            self._paint(edit.top[0], max(lowest, result.end_location[0]))
        else:
            # The cursor was brought into sight before there was room for a new last line.
            self.scroll_cursor_visible()
            self.refresh()
        return result

    def undo(self) -> None:
        """Take back the last typing."""
        super().undo()
        self.refresh()

    def redo(self) -> None:
        """Do again what was taken back."""
        super().redo()
        self.refresh()

    def _watch_selection(self, previous_selection: Selection, selection: Selection) -> None:
        super()._watch_selection(previous_selection, selection)
        if self.is_mounted:
            # The rows that were or are selected, or hold the cursor; most often they are one.
            for first, last in {_rows(previous_selection), _rows(selection)}:
                self._paint(first, last)

    def _set_document(self, text: str, language: str | None) -> None:
        self.document = Document(text)
        self.wrapped_document = CountedLines(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()

    def _rewrap_and_refresh_virtual_size(self) -> None:
        super()._rewrap_and_refresh_virtual_size()
        # It may have been painted at its new size before it was wrapped for it.
        self.refresh()

    def _shape(self) -> tuple[int, int]:
        return self.wrapped_document.height, self.document.line_count

    def _paint(self, first: int, last: int) -> None:
        bottom = self.document.line_count - 1
        first, last = min(first, bottom), min(last, bottom)
        top = self.wrapped_document.location_to_offset((first, 0)).y
        end = self.wrapped_document.location_to_offset((last, len(self.document[last]))).y
        self.refresh_lines(top, end - top + 1)

    def type_in(self, character: str) -> None:
        """Type a character where the cursor is, or in place of what is selected."""
        self._replace_via_keyboard(character, *self.selection)

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = clean(event.text)


def _rows(selection: Selection) -> tuple[int, int]:
    """The first and last line of a selection."""
    first, last = sorted((selection.start[0], selection.end[0]))
    return first, last
