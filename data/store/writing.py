"""Writing a meeting or child: the rows that differ between before and after, and no others."""

import sqlite3

from sqlalchemy import ColumnElement, Connection, Table, bindparam, delete, insert, update
from sqlalchemy.exc import IntegrityError

from data.store.state_rows import Part, Row, head, parts
from data.store.tables import child, child_case_id, limit_due, meeting, metadata
from panel_tui.domain.child import Child
from panel_tui.domain.clocks import DueLine
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.ports import Kept, Update

_TAKEN = (sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE)


def _by_key(table: Table) -> list[ColumnElement[bool]]:
    return [column == bindparam(f"key_{column.name}") for column in table.primary_key]


_INSERT = {table: insert(table) for table in metadata.sorted_tables}
_UPDATE = {table: update(table).where(*_by_key(table)) for table in metadata.sorted_tables}
_DELETE = {table: delete(table).where(*_by_key(table)) for table in metadata.sorted_tables}
_UPDATE_SEEN = {
    table: _UPDATE[table].where(table.c.revision == bindparam("seen")) for table in (meeting, child)
}
_DELETE_DUES = delete(limit_due).where(limit_due.c.subject == bindparam("of"))


def write_state(connection: Connection, subject: str, done: Update, revision: int) -> None:
    """Write a meeting or child as it is after a change, inside a transaction.

    Raises:
        Refused: it is not at the revision that the change was made on, or another child has the
            case ID.
    """
    try:
        _write_head(connection, done.before, done.after, revision)
        _write_parts(connection, done.before, done.after)
    except IntegrityError as error:
        if getattr(error.orig, "sqlite_errorcode", None) in _TAKEN:
            raise _changed_elsewhere(done.after) from None
        raise
    if done.dues is not None:
        connection.execute(_DELETE_DUES, {"of": subject})
        _write_dues(connection, subject, done.dues)


def _write_head(
    connection: Connection, before: Kept, after: Meeting | Child, revision: int
) -> None:
    new = head(after)
    if before.state is None:
        connection.execute(_INSERT[new.table], {**new.row, "revision": revision})
        return
    unchanged = head(before.state).made_of == new.made_of
    columns = {} if unchanged else new.columns()
    parameters = {**columns, **_key(new), "revision": revision, "seen": before.revision}
    if not connection.execute(_UPDATE_SEEN[new.table], parameters).rowcount:
        raise _changed_elsewhere(after)


def _write_parts(connection: Connection, before: Kept, after: Meeting | Child) -> None:
    old = {(part.table, part.key): part for part in parts(before.state)}
    new = {(part.table, part.key): part for part in parts(after)}
    for part in [old[place] for place in reversed(old) if place not in new]:
        connection.execute(_DELETE[part.table], _key(part))
    for place, part in new.items():
        if place not in old:
            _insert(connection, part)
        elif old[place].made_of != part.made_of:
            connection.execute(_UPDATE[part.table], {**part.columns(), **_key(part)})


def _insert(connection: Connection, part: Part) -> None:
    try:
        connection.execute(_INSERT[part.table], part.row)
    except IntegrityError:
        if part.table is not child_case_id:
            raise
        raise Refused(f"{part.key[0]} is the case ID of another child on the register.") from None


def _write_dues(connection: Connection, subject: str, dues: tuple[DueLine, ...]) -> None:
    rows = [
        {"subject": subject, "position": position, **dict(due)} for position, due in enumerate(dues)
    ]
    if rows:
        connection.execute(_INSERT[limit_due], rows)


def _key(part: Part) -> Row:
    names = (f"key_{column.name}" for column in part.table.primary_key)
    return dict(zip(names, part.key, strict=True))


def _changed_elsewhere(after: Meeting | Child) -> Refused:
    what = after.id if isinstance(after, Meeting) else f"What the register holds of {after.case_id}"
    return Refused(f"{what} was changed elsewhere meanwhile. Open it again.")
