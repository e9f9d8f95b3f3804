"""Writing a meeting or child: the rows that differ between before and after, and no others."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from data.store.state_rows import COLUMNS, KEYS, Part, Row, head, parts
from panel_tui.domain.child import Child
from panel_tui.domain.clocks import DueLine
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.ports import Told, Update, nobody

_TAKEN = (sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE)
_DELETE_DUES = "DELETE FROM limit_due WHERE subject = ?"
_DUE_COLUMNS = ("subject", "position", *DueLine.model_fields)

_HEADS = ("child", "meeting")  # children come before the meetings whose cases point at them
_TELL_EVERY = 1_000  # rows

_Waiting = tuple[Meeting | Child, tuple[object, ...]]
_Parts = dict[tuple[str, tuple[object, ...]], Part]


def write_states(
    connection: sqlite3.Connection,
    updates: Mapping[str, Update],
    revisions: Mapping[str, int],
    told: Told = nobody,
) -> None:
    """Write meetings and children as they are after a change, by subject, inside a transaction.

    What points at a row comes after it, and what is taken away goes first, so that a case ID may pass
    from one child to another. New rows are written together: a list of children has thousands.

    Raises:
        Refused: one is not at the revision that the change was made on, or another child has a case ID.
    """
    rows = _NewRows(connection, told)
    for subject, done in updates.items():
        _write_head(connection, rows, done, revisions[subject])
        if done.before.state is None:
            for part in parts(done.after):
                rows.add(done.after, part)
    rows.write(_HEADS)
    known = [done for done in updates.values() if done.before.state is not None]
    differing = [(done, _by_place(done.before.state), _by_place(done.after)) for done in known]
    for _, old, new in differing:
        _take_away(connection, [old[place] for place in reversed(old) if place not in new])
    for done, old, new in differing:
        _write_parts(connection, rows, done.after, old, new)
    rows.write(KEYS)
    for subject, done in updates.items():
        _write_dues(connection, subject, done)


class _NewRows:
    """Rows that are still to be written, by their table."""

    def __init__(self, connection: sqlite3.Connection, told: Told) -> None:
        self._connection = connection
        self._told = told
        self._waiting: dict[str, list[_Waiting]] = {}
        self._added = 0
        self._written = 0

    def add(self, owner: Meeting | Child, part: Part, *revision: int) -> None:
        """One more row of a meeting or child; a head has a revision."""
        row = (*part.key, *part.values, *revision)
        self._waiting.setdefault(part.table, []).append((owner, row))
        self._added += 1

    def write(self, tables: Iterable[str]) -> None:
        """Write those of some tables, one after the other.

        Raises:
            Refused: there is such a row already.
        """
        for table in tables:
            if waiting := self._waiting.pop(table, None):
                self._write(table, waiting)

    def _write(self, table: str, waiting: list[_Waiting]) -> None:
        written_before = self._connection.total_changes
        revision = ("revision",) if table in _HEADS else ()
        statement = _insertion(table, (*KEYS[table], *COLUMNS[table], *revision))
        rows = self._in_turn(waiting)
        try:
            self._connection.executemany(statement, rows)
        except sqlite3.IntegrityError as error:
            owner, row = waiting[self._connection.total_changes - written_before]
            if table == "child_case_id":
                words = f"{row[0]} is the case ID of another child on the register."
                raise Refused(words) from None
            if error.sqlite_errorcode in _TAKEN:
                raise _changed_elsewhere(owner) from None
            raise

    def _in_turn(self, waiting: list[_Waiting]) -> Iterator[tuple[object, ...]]:
        for _, row in waiting:
            if self._written % _TELL_EVERY == 0:
                self._told(self._written, self._added)
            self._written += 1
            yield row


def _write_head(
    connection: sqlite3.Connection, rows: _NewRows, done: Update, revision: int
) -> None:
    new = head(done.after)
    if done.before.state is None:
        rows.add(done.after, new, revision)
        return
    unchanged = head(done.before.state).made_of == new.made_of
    columns = {} if unchanged else new.columns
    seen = {**new.known_by, "revision": done.before.revision}
    if not update_row(connection, new.table, seen, {**columns, "revision": revision}):
        raise _changed_elsewhere(done.after)


def _by_place(state: Meeting | Child | None) -> _Parts:
    return {(part.table, part.key): part for part in parts(state)}


def _take_away(connection: sqlite3.Connection, gone: Iterable[Part]) -> None:
    for part in gone:
        where = _all_of(KEYS[part.table])
        connection.execute(f"DELETE FROM {part.table} WHERE {where}", part.key)


def _write_parts(
    connection: sqlite3.Connection,
    rows: _NewRows,
    owner: Meeting | Child,
    old: _Parts,
    new: _Parts,
) -> None:
    for place, part in new.items():
        if place not in old:
            rows.add(owner, part)
        elif old[place].made_of != part.made_of:
            update_row(connection, part.table, part.known_by, part.columns)


def _write_dues(connection: sqlite3.Connection, subject: str, done: Update) -> None:
    if done.dues is None:
        return
    if done.before.state is not None:
        connection.execute(_DELETE_DUES, (subject,))
    rows = [
        (subject, position, *due.model_dump(mode="json").values())
        for position, due in enumerate(done.dues)
    ]
    if rows:
        connection.executemany(_insertion("limit_due", _DUE_COLUMNS), rows)


def update_row(connection: sqlite3.Connection, table: str, known_by: Row, columns: Row) -> bool:
    """Write some columns of the row that is known by others; False if there is no such row."""
    written = ", ".join(f"{name} = ?" for name in columns)
    statement = f"UPDATE {table} SET {written} WHERE {_all_of(known_by)}"
    return bool(connection.execute(statement, (*columns.values(), *known_by.values())).rowcount)


@cache
def _insertion(table: str, columns: tuple[str, ...]) -> str:
    marks = ", ".join("?" for _ in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"


def _all_of(columns: Iterable[str]) -> str:
    return " AND ".join(f"{name} = ?" for name in columns)


def _changed_elsewhere(after: Meeting | Child) -> Refused:
    what = after.id if isinstance(after, Meeting) else f"What the register holds of {after.case_id}"
    return Refused(f"{what} was changed elsewhere meanwhile. Open it again.")
