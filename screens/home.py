"""The home screen: what is next, what is under way, what is due and late; one key to each.

It is painted before anything slow is imported, so it knows no meeting and no store: a `Front`, handed to
it when the store is open, has its lines and opens what is chosen.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList, Static

from screens.base import Host, PanelScreen, bindings_for
from screens.content import (
    ACCENT,
    BOLD,
    LINE_KEYS,
    LONGEST_NAME,
    MUTED,
    STRONG,
    Line,
    fit,
    row,
    rows,
    say,
)
from screens.widgets.marked_list import MarkedList
from screens.wrapping import hanging, set_in, wrapped

if TYPE_CHECKING:
    from screens.desk import Desk

AROUND = 3
"""Columns beside a line: the sign of the marked one, and a scrollbar."""

DEEP = 6
"""How far is set in what stands under a line's words."""


class HomeLine(NamedTuple):
    """One line that can be opened: a meeting, or what is due of one. `late` shows it with a mark.

    `step` is the key of the step that is due, on the steps screen; `minutes_of` the case whose minutes
    are due; empty for anything else.
    """

    group: str
    words: str
    detail: str
    meeting_id: str
    late: bool = False
    step: str = ""
    minutes_of: str = ""


class Front(Protocol):
    """What stands behind the home screen once the store is open."""

    desk: "Desk"
    """The desk of the person at the keyboard, with no meeting open yet."""
    today: str
    """The day it is, in words."""
    first: str
    """The meeting to open at once; empty to stay at home."""

    def lines(self, words: str = "") -> Sequence[HomeLine]:
        """What is next, under way, due and late; with `words` what has them in its ID."""

    async def open(self, meeting_id: str, step: str = "", minutes_of: str = "") -> None:
        """Open a meeting, where it was left, or at one of its steps, or at the minutes of a case."""

    def load_rest(self) -> None:
        """Load the screens that are likely to be wanted next, while the person looks at the first."""

    async def ask_agenda(self) -> None:
        """Ask for an agenda file, and open its meeting."""

    async def ask_search(self) -> None:
        """Ask for words, and show what has them."""


class HomeScreen(PanelScreen):
    """The first screen."""

    PLACE = "home"
    CSS_PATH = Path(__file__).with_name("home.tcss")
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("home")
    AUTO_FOCUS = "MarkedList"

    def __init__(self) -> None:
        """The screen as it is before the store is open."""
        super().__init__()
        self._front: Front | None = None
        self._lines: Sequence[HomeLine] = ()
        self._sought = ""

    def compose(self) -> ComposeResult:
        """The day, the lines, who is at the keyboard, and the keys."""
        yield Static(say("panel-tui", BOLD), id="day", markup=False)
        yield Static(id="rule", markup=False)
        yield MarkedList()
        with Horizontal(id="foot"):
            yield Static(say("Opening…", MUTED), id="words", markup=False)
            yield Static(id="actor", markup=False)
        yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """Show the keys."""
        self.show_all()

    def on_resize(self, event: events.Resize) -> None:
        """The lines, the rule and the keys are as wide as the screen."""
        self._put_lines()
        self.show_all()

    def on_screen_resume(self) -> None:
        """Back from a meeting or a dialog: show how things stand now."""
        self.show_lines()

    def ready(self, front: Front, problems: Sequence[str]) -> None:
        """The store is open: show what it has, and what is wrong with the settings."""
        self._front, self.desk = front, front.desk
        day = row(say("panel-tui", BOLD), say(f"   {front.today}", MUTED))
        self.query_one("#day", Static).update(day)
        self.say_words("\n".join(problems))
        # On the way to a meeting they would hold it up; they come when the person comes back.
        if not front.first:
            self.show_lines()

    def say_words(self, words: str) -> None:
        """Say something in the line above the keys; amber, since it is there to be seen."""
        self.query_one("#words", Static).update(say(f"! {words}" if words else "", ACCENT))

    def seek(self, words: str) -> None:
        """Show what has `words` in its ID, until the person goes back."""
        self._sought = words
        self.show_lines()

    def show_lines(self) -> None:
        """Show what there is, or what was sought."""
        if self._front is None:
            return
        self._lines = self._front.lines(self._sought)
        self._put_lines()
        self.show_all()

    def _put_lines(self) -> None:
        if self._front is None:
            return
        width = self.size.width - AROUND
        found: list[Line] = []
        group = ""
        for number, line in enumerate(self._lines):
            if line.group != group:
                group = line.group
                more = f"; {self.key_of('back')} shows everything" if self._sought else ""
                found.append(Line(group, say(f"\n{group}{more}", MUTED), is_heading=True))
            key = self._line_keys[number : number + 1]
            found.append(Line(str(number), _shown(line, key, width)))
        if not found:
            found.append(Line("", say(f"\n{self._empty}"), is_heading=True))
        self.query_one(MarkedList).show(found, "0")

    @property
    def _line_keys(self) -> str:
        """The keys of the lines, in their order; one that the settings gave to a command is that one's."""
        given = cast(Host, self.app).keys.values()
        return "".join(each for each in LINE_KEYS if each not in given)

    @property
    def _empty(self) -> str:
        if self._sought:
            sought = fit(self._sought, LONGEST_NAME)
            return f"Nothing has {sought} in its ID. {self.key_of('back')} shows everything."
        return f"No meeting yet. Press {self.key_of('open-agenda')} to open an agenda file."

    def applies(self, command_id: str) -> bool:
        """Nothing can be opened before the store is, nor where nothing is listed."""
        if command_id == "open-chosen":
            return bool(self._lines)
        return self._front is not None or command_id in ("help", "blank", "quit", "more")

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a line opens it."""
        await self.action_open_chosen()

    async def on_key(self, event: events.Key) -> None:
        """The key of a line opens it."""
        number = self._line_keys.find(event.character) if event.character else -1
        if 0 <= number < len(self._lines):
            event.stop()
            event.prevent_default()
            await self._open(self._lines[number])

    async def action_open_chosen(self) -> None:
        """Open the line that is marked."""
        marked = self.query_one(MarkedList).marked
        if marked:
            await self._open(self._lines[int(marked)])

    async def _open(self, line: HomeLine) -> None:
        if self._front is not None:
            await self._front.open(line.meeting_id, line.step, line.minutes_of)

    async def action_open_agenda(self) -> None:
        """Open an agenda file."""
        if self._front is not None:
            await self._front.ask_agenda()

    async def action_search(self) -> None:
        """Find a meeting or a case by its ID."""
        if self._front is not None:
            await self._front.ask_search()

    def action_back(self) -> None:
        """From what a search found back to everything."""
        self.seek("")

    def show_all(self) -> None:
        """Show who is at the keyboard, and the keys of this moment."""
        width = self.size.width
        self.query_one("#rule", Static).update(self.rule())
        self.query_one("#keys", Static).update(self.key_line(width))
        if self._front is not None:
            self.query_one("#actor", Static).update(say(self.desk.session.actor, MUTED))


def _shown(line: HomeLine, key: str, width: int) -> Content:
    """A line as it is shown, after its key; what does not fit beside the words stands under them."""
    late, style = (say("! ", ACCENT), ACCENT) if line.late else (say("  "), MUTED)
    mark, words = row(say(key.ljust(2), STRONG), late), say(line.words)
    whole = row(mark, words, say(f"  {line.detail}", style))
    if whole.cell_length <= width:
        return whole
    under = wrapped(say(line.detail, style), width - DEEP)
    return rows([*hanging(mark, words, width), *set_in(under, DEEP)])
