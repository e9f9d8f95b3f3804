"""Writing a meeting or child: the rows that differ between before and after, and no others."""

import sqlite3
from collections.abc import Iterable
from functools import cache

from data.store.state_rows import KEYS, Part, Row, head, parts
from panel_tui.domain.child import Child
from panel_tui.domain.clocks import DueLine
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.ports import Kept, Update

_TAKEN = (sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE)
_DELETE_DUES = "DELETE FROM limit_due WHERE subject = ?"
_DUE_COLUMNS = ("subject", "position", *DueLine.model_fields)


def write_state(connection: sqlite3.Connection, subject: str, done: Update, revision: int) -> None:
    """Write a meeting or child as it is after a change, inside a transaction.

    Raises:
        Refused: it is not at the revision that the change was made on, or another child has the
            case ID.
    """
    try:
        _write_head(connection, done.before, done.after, revision)
        _write_parts(connection, done.before, done.after)
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorcode in _TAKEN:
            raise _changed_elsewhere(done.after) from None
        raise
    if done.dues is not None:
        connection.execute(_DELETE_DUES, (subject,))
        _write_dues(connection, subject, done.dues)


def _write_head(
    connection: sqlite3.Connection, before: Kept, after: Meeting | Child, revision: int
) -> None:
    new = head(after)
    if before.state is None:
        insert_row(connection, new.table, {**new.row, "revision": revision})
        return
    unchanged = head(before.state).made_of == new.made_of
    columns = {} if unchanged else new.columns()
    seen = {**new.known_by, "revision": before.revision}
    if not update_row(connection, new.table, seen, {**columns, "revision": revision}):
        raise _changed_elsewhere(after)


def _write_parts(connection: sqlite3.Connection, before: Kept, after: Meeting | Child) -> None:
    old = {(part.table, part.key): part for part in parts(before.state)}
    new = {(part.table, part.key): part for part in parts(after)}
    for part in [old[place] for place in reversed(old) if place not in new]:
        where = _all_of(KEYS[part.table])
        connection.execute(f"DELETE FROM {part.table} WHERE {where}", part.key)
    for place, part in new.items():
        if place not in old:
            _insert(connection, part)
        elif old[place].made_of != part.made_of:
            update_row(connection, part.table, part.known_by, part.columns())


def _insert(connection: sqlite3.Connection, part: Part) -> None:
    try:
        insert_row(connection, part.table, part.row)
    except sqlite3.IntegrityError:
        if part.table != "child_case_id":
            raise
        raise Refused(f"{part.key[0]} is the case ID of another child on the register.") from None


def _write_dues(connection: sqlite3.Connection, subject: str, dues: tuple[DueLine, ...]) -> None:
    rows = [
        (subject, position, *due.model_dump(mode="json").values())
        for position, due in enumerate(dues)
    ]
    connection.executemany(_insertion("limit_due", _DUE_COLUMNS), rows)


def insert_row(connection: sqlite3.Connection, table: str, row: Row) -> None:
    """Write a new row; it is given by its columns.

    Raises:
        sqlite3.IntegrityError: there is one of that key.
    """
    connection.execute(_insertion(table, tuple(row)), tuple(row.values()))


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
