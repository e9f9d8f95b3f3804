"""The store on SQLite: states as rows and every change in the journal, in one transaction."""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from data.store import journal
from data.store.engine import in_words, reading, writing
from data.store.in_place import identity, put_back
from data.store.state_rows import read_children, read_meeting
from data.store.writing import write_states
from panel_tui.domain.change import Moment
from panel_tui.domain.drafts import Draft
from panel_tui.domain.model import Refused
from panel_tui.domain.text import clean_line
from panel_tui.ports import Kept, NotKept, Told, Update, nobody

if TYPE_CHECKING:
    from filelock import BaseFileLock

    from panel_tui.domain.changes import Change, Entry


_CHILD_IDS = """
SELECT case_id, child_id FROM child_case_id WHERE case_id IN (SELECT value FROM json_each(?))
"""
_DRAFT = "SELECT document FROM draft WHERE meeting_id = ?"
_KEEP_DRAFT = """
INSERT INTO draft (meeting_id, document) VALUES (?, ?)
ON CONFLICT (meeting_id) DO UPDATE SET document = excluded.document
"""


class SqlStore:
    """Keeps meetings, children and the journal in one SQLite file, or in memory (no `file`).

    One thread at a time. `notices` are words for the person who opened it, such as that no copy
    could be taken. The file must not lie on a network drive: see `data.store.engine`.
    """

    def __init__(
        self, connection: sqlite3.Connection, file: Path | None, notices: tuple[str, ...] = ()
    ) -> None:
        """A store on a connection whose tables are there: see `data.store.opening`."""
        self.connection = connection
        self.file = file
        self.notices = notices
        self._identity = identity(file) if file else None
        self._locks: dict[str, BaseFileLock] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let go of the meetings held for writing."""
        self.connection.close()
        for lock in self._locks.values():
            for each in (Path(lock.lock_file), _holder_file(Path(lock.lock_file))):
                with suppress(OSError):
                    each.unlink()
            lock.release()
        self._locks.clear()

    def wait_at_most(self, milliseconds: int) -> None:
        """How long a write waits for another program: on a screen not as long as in a command."""
        self.connection.execute(f"PRAGMA busy_timeout = {milliseconds:d}")

    def load(self, subject: str) -> Kept:
        """What is kept of a subject such as `meeting/2026-...`; no state, revision 0, if nothing is.

        Raises:
            Refused: what is kept cannot be read.
        """
        kind, _, key = subject.partition("/")
        if kind == "child":
            return self.children([key]).get(key, Kept(None, 0))
        with in_words(self.file), reading(self.connection):
            try:
                return Kept(*(read_meeting(self.connection, key) or (None, 0)))
            except ValueError:
                raise _unreadable(subject) from None

    def children(self, child_ids: Iterable[str]) -> dict[str, Kept]:
        """Those of the children that are kept, by their ids; of many quicker than one by one.

        Raises:
            Refused: what is kept of one cannot be read.
        """
        with in_words(self.file), reading(self.connection):
            try:
                found = read_children(self.connection, child_ids)
                return {child_id: Kept(child, revision) for child_id, child, revision in found}
            except ValueError:
                raise _unreadable("a child") from None

    def history(self, subject: str) -> "list[Entry]":
        """Every entry of a subject, in order.

        Raises:
            Refused: the words of an entry are missing or cannot be read.
        """
        with in_words(self.file):
            return journal.entries(self.connection, subject)

    def child_ids(self, case_ids: Iterable[str]) -> dict[str, str]:
        """The children that the register knows, by any case ID they have or had."""
        with in_words(self.file):
            return dict(self.connection.execute(_CHILD_IDS, (json.dumps([*case_ids]),)))

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
            NotKept: the file cannot be written just now; nothing was.
        """
        with self._writing():
            last = journal.read_head(self.connection)
            numbered = enumerate(changes, start=last.number + 1)
            revisions = {change.subject: number for number, change in numbered}
            write_states(self.connection, updates, revisions, told)
            journal.append(self.connection, last, moment, changes)
        return revisions

    def keep_draft(self, draft: Draft) -> None:
        """Keep what is being typed in a meeting, in place of its last draft.

        Raises:
            NotKept: the file cannot be written just now.
        """
        row = (draft.meeting_id, draft.model_dump_json())
        with self._writing():
            self.connection.execute(_KEEP_DRAFT, row)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """A transaction on the file, which is seen to be in its place first."""
        with in_words(self.file, NotKept):
            if self.file is not None and identity(self.file) != self._identity:
                self.connection = put_back(self.connection, self.file)
                self._identity = identity(self.file)
            with writing(self.connection):
                yield

    def draft(self, meeting_id: str) -> Draft | None:
        """The last draft of a meeting."""
        with in_words(self.file):
            found = self.connection.execute(_DRAFT, (meeting_id,)).fetchone()
        return None if found is None else Draft.model_validate_json(found[0])

    def claim(self, meeting_id: str, holder: str) -> None:
        """Hold a meeting for writing until the store is closed; a program that dies lets go.

        Raises:
            Refused: another copy of the program holds it, the folder cannot be written, or the file
                was put in place of the one that was opened.
        """
        if self.file is None or meeting_id in self._locks:
            return
        if identity(self.file) not in (None, self._identity):
            raise Refused(
                f"Another file is where {self.file} was when it was opened. "
                "Close this window, and open it again."
            )
        from filelock import FileLock, Timeout

        lock_file = self.file.with_name(f".{self.file.name}.{meeting_id}.lock")
        lock = FileLock(lock_file, mode=0o600, thread_local=False)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            raise Refused(
                f"{_holder(lock_file)} has {meeting_id} open for writing in another window. "
                "Go on there, or close it first."
            ) from None
        except OSError as error:
            raise Refused(f"{meeting_id} cannot be held for writing: {error.strerror}.") from error
        self._locks[meeting_id] = lock
        with suppress(OSError):  # a full disk has no room for the name, and need not stop anybody
            # Beside the lock, since whoever tries the lock empties its file.
            _write_private(_holder_file(lock_file), holder)

    def version(self) -> int:
        """A number that another one replaces as soon as another program has written."""
        with in_words(self.file):
            (version,) = self.connection.execute("PRAGMA data_version").fetchone()
            return int(version)

    def journal_head(self) -> str:
        """The number and digest of the journal's last entry, as minutes and receipts print it."""
        with in_words(self.file):
            return str(journal.read_head(self.connection))


def _unreadable(what: str) -> Refused:
    return Refused(f"What is kept of {what} cannot be read. See `panel-tui journal verify`.")


def _holder_file(lock_file: Path) -> Path:
    return lock_file.with_suffix(".holder")


def _write_private(file: Path, words: str) -> None:
    with os.fdopen(os.open(file, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as written:
        written.write(words)


def _holder(lock_file: Path) -> str:
    """Who holds a meeting; first in the sentence, since a short line cuts its end."""
    try:
        holder = clean_line(_holder_file(lock_file).read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        holder = ""
    return holder or "Somebody"
