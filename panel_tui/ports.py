"""What the session needs of the outside: a store that keeps, and a clock."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol

from panel_tui.domain.applying import State
from panel_tui.domain.change import Moment
from panel_tui.domain.child import Child
from panel_tui.domain.clocks import DueLine
from panel_tui.domain.drafts import Draft
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused

if TYPE_CHECKING:
    from panel_tui.domain.changes import Change, Entry

Told = Callable[[int, int], None]
"""Somebody who is told now and then how many of how many are done."""


def nobody(_count: int, _total: int) -> None:
    """Nobody is told how far it is."""


class Clock(Protocol):
    """The source of time."""

    def now(self) -> datetime:
        """The present moment, with its time zone."""


class NotKept(Refused):
    """The store could not write just now (a full disk, a locked file): nothing of it was kept."""


class Kept(NamedTuple):
    """A meeting or child as it is kept; `revision` is the journal number of its last change."""

    state: State
    revision: int


class Update(NamedTuple):
    """A meeting or child before and after; `dues` are its new due lines, None where they stay."""

    before: Kept
    after: Meeting | Child
    dues: tuple[DueLine, ...] | None


class Store(Protocol):
    """Keeps meetings, children and the journal of what was done to them."""

    def load(self, subject: str) -> Kept:
        """What is kept of a subject such as `meeting/2026-...`; no state, revision 0, if nothing is."""

    def children(self, child_ids: Iterable[str]) -> dict[str, Kept]:
        """Those of the children that are kept, by their ids; of many quicker than one by one."""

    def history(self, subject: str) -> "list[Entry]":
        """Every entry of a subject, in order."""

    def child_ids(self, case_ids: Iterable[str]) -> dict[str, str]:
        """The children that the register knows, by any case ID they have or had."""

    def keep(
        self,
        moment: Moment,
        changes: "Sequence[Change]",
        updates: Mapping[str, Update],
        told: Told = nobody,
    ) -> dict[str, int]:
        """Write states and journal entries in one transaction; the new revision of each subject.

        `told` hears how many rows are written.

        Raises:
            Refused: somebody else changed a subject since it was loaded; nothing was written.
            NotKept: it could not be written; try again.
        """

    def keep_draft(self, draft: Draft) -> None:
        """Keep what is being typed in a meeting, in place of its last draft.

        Raises:
            NotKept: it could not be written; try again.
        """

    def draft(self, meeting_id: str) -> Draft | None:
        """The last draft of a meeting."""

    def claim(self, meeting_id: str, holder: str) -> None:
        """Hold a meeting for writing, in the name of `holder`, until the store is closed.

        Raises:
            Refused: another copy of the program holds it; the words say who.
        """

    def version(self) -> int:
        """A number that another one replaces as soon as another program has written."""

    def journal_head(self) -> str:
        """The number and digest of the journal's last entry, as minutes and receipts print it."""
