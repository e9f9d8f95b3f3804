"""The dialog: asks what a form asks, shows back how it is understood, and stays until it is kept."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static, TextArea

from panel_tui.domain.changes import Change
from panel_tui.domain.model import Refused
from screens.content import ACCENT, MUTED, STRONG, Line, row, say
from screens.forms import Answers, Field, Form, cleaned
from screens.widgets.line_input import LineInput
from screens.widgets.marked_list import MarkedList
from screens.widgets.notes_editor import NotesEditor
from screens.widgets.tick_list import TickList

Typed = Callable[[Answers, str], None]
"""What hears of every answer as it is typed: all of them so far, and the field with the cursor."""


class FormDialog(ModalScreen[bool]):
    """Asks a form and has its changes done by `do`; answers True once they are kept.

    `do` raises `Refused` where the rules say no: the words stand in the dialog, and nothing is lost.
    The cursor begins in the field `at`, where it was left, or in the first one.
    """

    CSS_PATH = Path(__file__).with_name("form.tcss")
    AUTO_FOCUS = ""  # it would scroll the first field to the top, and its label out of view
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel"),
        Binding("f1", "help", "Help"),
        Binding("f2,ctrl+s", "keep", "Keep"),
        Binding("pagedown", "page(1)", "Read on", priority=True),
        Binding("pageup", "page(-1)", "Page back", priority=True),
    ]

    def __init__(
        self,
        form: Form,
        do: Callable[[Sequence[Change]], None],
        typed: Typed | None = None,
        at: str = "",
    ) -> None:
        """A dialog for `form`."""
        super().__init__()
        self._form = form
        self._do = do
        self._typed = typed
        self._at = at
        self._refused: Answers | None = None
        self._told = VerticalScroll(id="told", can_focus=False)
        self._keys = Static(id="keys", markup=False)

    def compose(self) -> ComposeResult:
        """The question, the fields, what was understood, and the two keys."""
        yield Static(say(self._form.title), id="title", markup=False)
        with VerticalScroll(id="fields", can_focus=False):
            for field in self._form.fields:
                if field.label:
                    yield Static(say(field.label, MUTED), classes="label", markup=False)
                yield _widget(field, offered=not self._at)
            yield Static(say(self._form.note, MUTED), id="note", markup=False)
        with self._told:
            yield Static(id="words", markup=False)
        yield self._keys

    def on_mount(self) -> None:
        """Put the cursor into the first field, or where it was left."""
        self.query_one("#note").display = bool(self._form.note)
        self.set_class(self._is_list, "-list")
        ids = [field.id for field in self._form.fields]
        where = ids.index(self._at) if self._at in ids else 0
        begin = self._inputs()[where]
        self.set_focus(begin, scroll_visible=where > 0)
        if self._at and isinstance(begin, NotesEditor):
            begin.move_cursor(begin.document.end)
        self._show_keys()
        self._show_preview()

    def on_option_list_option_selected(self) -> None:
        """Enter in a choice: on to the next field, or keep."""
        self.action_go_on()

    def on_descendant_focus(self) -> None:
        """Show the keys of the field that has the cursor now."""
        self._show_keys()

    def on_input_changed(self) -> None:
        """Show how the answers are understood."""
        self._hear()

    def on_option_list_option_highlighted(self) -> None:
        """Show how the answers are understood."""
        self._hear()

    def on_text_area_changed(self) -> None:
        """Show how the answers are understood."""
        self._hear()

    def on_tick_list_ticked(self) -> None:
        """Show how the answers are understood."""
        self._hear()

    def action_keep(self) -> None:
        """Have the changes done; stay with the words of a refusal."""
        answers = self._answers()
        try:
            self._do(self._form.make(cleaned(self._form, answers)))
        except Refused as refused:
            self._refused = answers
            self._say(str(refused))
        else:
            self._close(kept=True)

    def action_cancel(self) -> None:
        """Close without a change."""
        self._close(kept=False)

    async def action_help(self) -> None:
        """Say what is asked, and the keys of a dialog."""
        from screens.help import HelpScreen, dialog_lines

        lines = partial(dialog_lines, self._form.title, self._form.note)
        await self.app.push_screen(HelpScreen(lines))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys for pages pass by while everything that is told is in sight."""
        return action != "page" or self._told.max_scroll_y > 0

    def action_page(self, by: int) -> None:
        """Read on in what is told, or back."""
        self._told.scroll_relative(y=by * max(self._told.size.height - 1, 1), animate=False)

    def action_go_on(self) -> None:
        """On to the next field, or keep after the last."""
        inputs = self._inputs()
        where = inputs.index(self.focused) if self.focused in inputs else len(inputs)
        if where + 1 < len(inputs):
            self.set_focus(inputs[where + 1])
        else:
            self.action_keep()

    @property
    def _is_list(self) -> bool:
        """Whether all that is asked is a choice: the list then has the room of the other fields."""
        return len(self._form.fields) == 1 and bool(self._form.fields[0].choices)

    def _inputs(self) -> list[Widget]:
        return list(self.query("Input, TextArea, OptionList").results(Widget))

    def _answers(self) -> Answers:
        return {
            field.id: _answer(field, widget)
            for field, widget in zip(self._form.fields, self._inputs(), strict=True)
        }

    def _close(self, *, kept: bool) -> None:
        self._typed = None  # what was typed last may still be on its way to `_hear`
        self.dismiss(kept)

    def _hear(self) -> None:
        if self._typed is not None:
            inputs = self._inputs()
            where = inputs.index(self.focused) if self.focused in inputs else 0
            self._typed(self._answers(), self._form.fields[where].id)
        self._show_preview()

    def _show_preview(self) -> None:
        answers = self._answers()
        if answers == self._refused:
            return  # the news of a key that was typed before: what was said of it stands
        self._refused = None
        if self._form.preview is None:
            self._say("")
            return
        try:
            words = self._form.preview(cleaned(self._form, answers))
            self._tell(say(words, MUTED) if isinstance(words, str) else words)
        except Refused as refused:
            self._say(str(refused))

    def _say(self, words: str) -> None:
        self._tell(say(f"! {words}" if words else "", ACCENT))

    def _tell(self, words: Content) -> None:
        _write(self.query_one("#words", Static), words)
        self._told.scroll_home(animate=False)
        self.call_after_refresh(self._show_keys)

    def _show_keys(self) -> None:
        # A dialog that closes has no fields left by the time it is asked.
        writing, last = isinstance(self.focused, TextArea), self._inputs()[-1:] == [self.focused]
        keys = [] if last else [("tab" if writing else "enter", "Next")]
        keys += [("enter" if last and not writing else "f2", self._form.keep)]
        if isinstance(self.focused, TickList):
            keys += [("space", "And another")]
        keys += [("esc", "Cancel")]
        if self._told.max_scroll_y > 0:
            keys.append(("pgdn", "Read on"))
        pairs = (row(say(key, STRONG), say(f" {label}", MUTED)) for key, label in keys)
        _write(self._keys, say("  ").join(pairs))


def _write(line: Static, words: Content) -> None:
    """Write a line where its words have changed: to write it lays the whole dialog out anew."""
    if not (isinstance(line.visual, Content) and words.is_same(line.visual)):
        line.update(words)


def _widget(field: Field, *, offered: bool) -> Widget:
    if field.kind == "choices":
        return TickList([Line(each, say(words)) for each, words in field.choices], _taken(field))
    if field.kind == "choice":
        choice = MarkedList()
        ids = [each for each, _ in field.choices]
        marked = field.value if field.value in ids else "".join(ids[:1])
        choice.show([Line(each, say(words)) for each, words in field.choices], marked)
        return choice
    if field.kind == "text":
        return NotesEditor(field.value)
    return LineInput(field.value, placeholder=field.hint, offered=offered)


def _taken(field: Field) -> list[str]:
    """What is chosen to begin with: what was before, else the first there is."""
    ids = [each for each, _ in field.choices]
    return [each for each in field.value.split() if each in ids] or ids[:1]


def _answer(field: Field, widget: Widget) -> str:
    if isinstance(widget, TickList):
        return " ".join(filter(None, widget.taken))
    if isinstance(widget, OptionList):
        return field.choices[widget.highlighted or 0][0] if field.choices else ""
    if isinstance(widget, TextArea):
        return widget.text
    return widget.value if isinstance(widget, Input) else ""
