"""What every screen of a meeting shares: its edges, what it says, how it asks and has changes done."""

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.types import CSSPathType
from textual.widgets import Static

from panel_tui.domain.change import Undo
from panel_tui.domain.changes import Change
from panel_tui.domain.drafts import Draft
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from screens import head_view
from screens.base import PanelScreen
from screens.content import ACCENT, BLANK, MUTED, fit, say
from screens.desk import Desk
from screens.forms import Form

STYLES = Path(__file__).with_name("meeting_screen.tcss")

FOLLOW = 0.5
"""Seconds between looks at what another copy writes."""

AFTER = 0.02
"""Seconds after a change of the clock at which it is looked at, so that it has surely changed."""

TALL = 30
"""Lines from which on a screen has room to spare."""

LONGEST_ACTOR = 24

Then = Callable[[bool | None], None] | Callable[[bool | None], Awaitable[None]]
"""What is done once a dialog is closed; it hears whether the answers were kept."""


class MeetingScreen(PanelScreen):
    """A screen of the meeting at a desk. Subclasses make the body and show it."""

    CSS_PATH: ClassVar[CSSPathType | None] = STYLES
    VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall")]

    def __init__(self, desk: Desk) -> None:
        """A screen of the meeting that is open at a desk."""
        super().__init__()
        self.desk = desk
        self._shown: dict[str, Content] = {}
        self._seen: Meeting | None = None
        self._size_seen: Size | None = None
        self._clock: Timer | None = None

    @property
    def meeting(self) -> Meeting:
        """The meeting as it is kept now."""
        return self.desk.meeting

    @property
    def tall(self) -> bool:
        """True where there is room to spare."""
        return self.size.height >= TALL

    # --- what stands where ---

    def compose(self) -> ComposeResult:
        """The head, a thin rule, the body, a line for what is to be said, and the foot."""
        yield from self.compose_head()
        yield Static(id="rule", markup=False)
        yield from self.compose_body()
        yield Static(id="words", markup=False)
        yield from self.compose_foot()

    def compose_head(self) -> ComposeResult:
        """Which meeting on the left, the time on the right."""
        with Horizontal(id="head"):
            yield Static(id="meeting", markup=False)
            yield Static(id="time", markup=False)

    def compose_body(self) -> ComposeResult:
        """What stands between the head and the foot."""
        raise NotImplementedError

    def compose_foot(self) -> ComposeResult:
        """Where the meeting is, who is at the keyboard, and the keys."""
        with Horizontal(id="foot"):
            yield Static(id="where", markup=False)
            yield Static(id="actor", markup=False)
        yield Static(id="keys", markup=False)

    # --- showing it ---

    def on_mount(self) -> None:
        """Show everything as it is at this size, and follow the clock."""
        self._take_size()
        self.show_all()
        self._look_again()

    def _take_size(self) -> None:
        """Tell the styles which size it is; Textual does so after a first paint, which would flash by."""
        widths, heights = self.HORIZONTAL_BREAKPOINTS or [], self.VERTICAL_BREAKPOINTS or []
        for length, points in zip(self.app.size, (widths, heights), strict=True):
            names = [name for least, name in points if least <= length]
            self.add_class(*names[-1:])

    def on_resize(self, event: events.Resize) -> None:
        """Lay the lines out anew for the new size."""
        if self.is_mounted and self.size != self._size_seen:
            self.show_all()

    def on_screen_resume(self) -> None:
        """Back from another screen, which may have changed something.

        Textual calls the `on_...` of every class, subclasses first: what they put right is shown here.
        """
        if self.is_mounted:
            self.show_all()
            self._look_again()

    def show_all(self) -> None:
        """Show the meeting as it is now, line by line, where it has changed."""
        self._seen, self._size_seen = self.meeting, self.size
        self.put("#rule", self.rule())
        self.put("#actor", say(fit(self.actor, LONGEST_ACTOR), MUTED))
        self.show_body()
        self.show_time()
        self.show_keys()

    def show_body(self) -> None:
        """Show the meeting as it is now, in the body."""
        raise NotImplementedError

    def show_time(self) -> None:
        """Show what goes with the clock: the time, how late the meeting is, and where it is."""
        meeting, width = self.meeting, self.size.width
        time = head_view.time_block(meeting, self.desk.now)
        room = width - max(line.cell_length for line in time.split("\n")) - 2
        self.put("#time", time)
        self.put("#meeting", head_view.head(meeting, room, self.desk.held))
        self.show_where(head_view.where(meeting, self.desk.now, self.where_width))

    @property
    def where_width(self) -> int:
        """The cells that are left beside the name of who is at the keyboard."""
        actor = self._shown["#actor"].cell_length
        return self.size.width - (actor + 2 if actor else 0)

    def show_where(self, words: Content) -> None:
        """Show where the meeting is."""
        self.put("#where", words, layout=False)

    def show_keys(self) -> None:
        """Show the keys of this moment."""
        self.put("#keys", self.key_line(self.size.width))

    @property
    def actor(self) -> str:
        """Who is at the keyboard, as the foot names them."""
        return self.desk.session.actor

    def put(self, selector: str, words: Content, *, layout: bool = True) -> None:
        """Write a line where its words have changed; without `layout` where its size stays."""
        was = self._shown.get(selector)
        if was is None or not words.is_same(was):
            self._shown[selector] = words
            self.query_one(selector, Static).update(words, layout=layout)

    def follow(self) -> None:
        """Show what the copy that writes has kept since."""
        if self.meeting != self._seen:
            self.show_all()

    def tick(self) -> None:
        """Look at the clock, and at what another copy has written."""
        if self.desk.rings():
            self.app.bell()
        if not self.desk.writable:
            self.follow()
        self.show_time()

    def _look(self) -> None:
        self._clock = None
        # What is covered does not look; it will again when it is back.
        if self.in_sight:
            self.tick()
            self._show_through()
            self._look_again()

    def _show_through(self) -> None:
        """Let the time be seen under two dialogs: the lower one keeps what Textual saw through it."""
        for each in self.app.screen_stack[:-1]:
            if isinstance(each, ModalScreen):
                each.refresh()

    def _look_again(self) -> None:
        """Look at the clock when its seconds change next: what runs has its own, by its start."""
        if self._clock is not None:
            return
        now = self.desk.now
        running = (slot.timer for slot in self.meeting.slots if slot.timer.state == "running")
        seconds = next((timer.used(now).total_seconds() for timer in running), now.timestamp())
        wait = 1 - seconds % 1 + AFTER
        self._clock = self.set_timer(wait if self.desk.writable else FOLLOW, self._look)

    # --- what is said ---

    def tell(self, words: str) -> None:
        """Say what was done."""
        self.show_words(say(words, MUTED))

    def refuse(self, refused: Refused) -> None:
        """Say why something was not done."""
        self.show_words(say(f"! {refused}", ACCENT))

    def hush(self) -> None:
        """Say nothing more."""
        self.show_words(BLANK)

    def show_words(self, words: Content) -> None:
        """Say something in the line above the foot; it stays until something else is done."""
        self.put("#words", words)

    # --- what is done ---

    def do(self, changes: Sequence[Change]) -> None:
        """Do the changes and show what came of them.

        Raises:
            Refused: the rules say no; nothing has changed.
        """
        if changes:
            self.desk.session.do(*changes)
        self.hush()
        self.show_all()

    def attempt(self, *changes: Change) -> bool:
        """Do changes that need no asking; a refusal is said on the screen."""
        try:
            self.do(changes)
        except Refused as refused:
            self.refuse(refused)
            return False
        return True

    async def ask(self, form: Form, then: Then | None = None) -> None:
        """Ask a form and have its changes done; it returns once the dialog can take keys."""
        from screens.dialogs.form import FormDialog

        await self.app.push_screen(FormDialog(form, self.do), then)

    def taken_over(self, draft: Draft | None) -> None:
        """Say that it is written here now; it still says who wrote elsewhere."""
        super().taken_over(draft)
        self.tell("You write here now.")

    def take_back(self) -> bool:
        """Take back the last change of the person at the keyboard, and say which it was."""
        try:
            entry = self.desk.session.last_own_change(self.meeting.id)
        except Refused as refused:
            self.refuse(refused)
            return False
        if entry is None:
            self.refuse(Refused("There is nothing of yours to take back."))
            return False
        if not self.attempt(Undo(meeting_id=self.meeting.id, number=entry.number)):
            return False
        self.tell(f"took back: {entry.change.kind}")
        return True
