"""A store in memory: what a session needs of one, without SQL."""

from collections.abc import Iterable, Mapping, Sequence

from panel_tui.domain.change import Moment
from panel_tui.domain.changes import Change, Entry
from panel_tui.domain.child import Child
from panel_tui.domain.clocks import DueLine
from panel_tui.domain.drafts import Draft
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.ports import Kept, NotKept, Told, Update, nobody

NOTHING = Kept(None, 0)


class FakeStore:
    """Keeps states, dues and journal entries in memory; `full` makes it fail like a full disk."""

    def __init__(self) -> None:
        self.kept: dict[str, Kept] = {}
        self.dues: dict[str, tuple[DueLine, ...]] = {}
        self.entries: list[Entry] = []
        self.drafts: dict[str, Draft] = {}
        self.held_elsewhere: set[str] = set()
        self.claims: list[str] = []
        self.full = False
        self.writes = 0

    def load(self, subject: str) -> Kept:
        """What is kept of a subject."""
        return self.kept.get(subject, NOTHING)

    def children(self, child_ids: Iterable[str]) -> dict[str, Kept]:
        """Those of the children that are kept."""
        wanted = {child_id: self.load(f"child/{child_id}") for child_id in child_ids}
        return {child_id: kept for child_id, kept in wanted.items() if kept.state}

    def history(self, subject: str) -> list[Entry]:
        """Every entry of a subject."""
        return [entry for entry in self.entries if entry.change.subject == subject]

    def child_ids(self, case_ids: Iterable[str]) -> dict[str, str]:
        """The children by their case IDs."""
        children = [kept.state for kept in self.kept.values() if isinstance(kept.state, Child)]
        return {
            case_id: child.child_id
            for case_id in case_ids
            for child in children
            if case_id in child.case_ids
        }

    def keep(
        self,
        moment: Moment,
        changes: Sequence[Change],
        updates: Mapping[str, Update],
        told: Told = nobody,
    ) -> dict[str, int]:
        """Keep all of it, read back from JSON as a database would give it, or nothing."""
        self._refuse_unless_writable()
        for subject, update in updates.items():
            if self.load(subject).revision != update.before.revision:
                raise Refused("Somebody else changed it meanwhile.")
        for change in changes:
            entry = Entry(number=len(self.entries) + 1, moment=moment, change=change)
            self.entries.append(Entry.model_validate_json(entry.model_dump_json()))
        revisions = {subject: self.history(subject)[-1].number for subject in updates}
        for subject, update in updates.items():
            kind = Meeting if isinstance(update.after, Meeting) else Child
            state = kind.model_validate_json(update.after.model_dump_json())
            self.kept[subject] = Kept(state, revisions[subject])
            if update.dues is not None:
                self.dues[subject] = update.dues
        self.writes += 1
        return revisions

    def keep_draft(self, draft: Draft) -> None:
        """Keep what is being typed."""
        self._refuse_unless_writable()
        self.drafts[draft.meeting_id] = draft

    def draft(self, meeting_id: str) -> Draft | None:
        """The last draft of a meeting."""
        return self.drafts.get(meeting_id)

    def claim(self, meeting_id: str, holder: str) -> None:
        """Hold a meeting for writing."""
        if meeting_id in self.held_elsewhere:
            raise Refused(f"{meeting_id} is open in another copy of the program.")
        self.claims.append(meeting_id)

    def version(self) -> int:
        """A number that changes with every write of another program."""
        return self.writes

    def journal_head(self) -> str:
        """The number of the last entry."""
        return str(len(self.entries))

    def _refuse_unless_writable(self) -> None:
        if self.full:
            raise NotKept("The disk is full: make room, and it is tried again.")
