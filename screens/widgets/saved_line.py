"""The line under the notes: when they were saved, or what is not saved and since when."""

from collections.abc import Sequence
from datetime import datetime

from textual.content import Content
from textual.widgets import Static

from panel_tui.domain.model import Refused
from panel_tui.domain.words import LONDON
from screens.content import ACCENT, BLANK, DONE, MUTED, row, say


class SavedLine(Static):
    """Says how things stand with what is typed. Words for the person stay until their next key."""

    def __init__(self) -> None:
        """A line that says nothing yet."""
        super().__init__(id="saved", markup=False)
        self._saved_at: datetime | None = None
        self._unsaved_since: datetime | None = None
        self._told = False
        self._words = BLANK

    def saved(self, at: datetime) -> None:
        """Everything is saved."""
        self._saved_at, self._unsaved_since = at, None
        if not self._told:
            self._show(row(say("√ ", DONE), say(f"saved {_clock(at)}", MUTED)))

    def not_saved(self, titles: Sequence[str], now: datetime, fault: Refused) -> None:
        """Something could not be saved: the notes under `titles`. It says so until it is."""
        self._told = False
        self._unsaved_since = self._unsaved_since or self._saved_at or now
        since = _clock(self._unsaved_since)
        self._show(say(f"! not saved since {since}: {', '.join(titles)}. {fault}", ACCENT))

    def tell(self, words: str) -> None:
        """What was done."""
        self._told = True
        self._show(say(words, MUTED))

    def refuse(self, refused: Refused) -> None:
        """Why something was not done."""
        self._told = True
        self._show(say(f"! {refused}", ACCENT))

    def next_key(self) -> None:
        """The person goes on: words for them have been read."""
        self._told = False

    def _show(self, words: Content) -> None:
        if words.is_same(self._words):
            return  # what is painted just before a key keeps that key waiting
        wraps = max(words.cell_length, self._words.cell_length) > self.size.width
        self._words = words
        self.update(words, layout=wraps)


def _clock(at: datetime) -> str:
    return at.astimezone(LONDON).strftime("%H:%M:%S")
