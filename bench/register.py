"""The register: a workbook of 20,000 children brought in, beside reading it and writing the rows alone.

Reading is what the import does of it: the workbook looked over, opened and turned into rows of text.
Writing is what ends up in the database, written once more by sqlite3 alone into tables that are the
same, in one transaction, with the same settings.
"""

import gc
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from bench.commits import Now
from bench.figures import Figure, compared
from data.bank_holidays import working_calendar
from data.register.reading import read_register
from data.register.vocabulary import vocabulary
from data.store.opening import open_store
from data.tables.files import read_sheet
from panel_tui.headless.register_import import bring_in
from panel_tui.ports import nobody
from panel_tui.session import Session
from tests.office_files import Value, sheet, xlsx

CHILDREN = 20_000
LIMIT = 3.0
TODAY = date(2026, 12, 3)
HEADING: list[Value] = [
    *("Case ID", "Child", "DOB", "Became looked after", "First review", "Second review", "Placed"),
]


def figures(*, quick: bool = False) -> list[Figure]:
    """How long a list of children takes to be brought in."""
    rounds, children = (2, CHILDREN // 10) if quick else (7, CHILDREN)
    ours, alone = [], []
    with tempfile.TemporaryDirectory(prefix="panel-tui-bench-") as name:
        folder = Path(name)
        workbook = folder / "children.xlsx"
        workbook.write_bytes(xlsx(sheet([HEADING, *map(_row, range(children))])))
        for number in range(rounds + 1):
            database = folder / f"{number}.db"
            ours.append(_brought_in(workbook, database))
            alone.append(
                _milliseconds(lambda: read_sheet(workbook, vocabulary()))
                + _rewritten(database, folder / f"{number}-alone.db")
            )
    what = f"register: {children:,} children out of a workbook"
    return [compared(what, ours[1:], alone[1:], LIMIT)]


def _row(number: int) -> list[Value]:
    since = date(2022, 1, 1) + timedelta(days=number % 1_500)
    return [
        f"C-{number:06}",
        f"Child{number % 977} Name{number % 1_013}",
        date(2008, 1, 1) + timedelta(days=number % 5_000),
        since,
        since + timedelta(days=27),
        since + timedelta(days=110) if number % 2 else "",
        since + timedelta(days=3),
    ]


def _brought_in(workbook: Path, database: Path) -> float:
    calendar = working_calendar()
    with open_store(database, clock=Now(), create=True, backup=False) as store:
        session = Session(store, Now(), "Colin Marsh", lambda: calendar)

        def bring() -> None:
            read = read_register(workbook, TODAY, lambda said: said, nobody)
            bring_in(session, read, update=False)

        return _milliseconds(bring)


def _rewritten(database: Path, again: Path) -> float:
    """Milliseconds in which sqlite3 writes the rows of a database into another."""
    with closing(sqlite3.connect(database)) as kept:
        schema = [sql for (sql,) in kept.execute("SELECT sql FROM sqlite_master WHERE sql > ''")]
        names = [
            name for (name,) in kept.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        rows = {name: kept.execute(f"SELECT * FROM {name}").fetchall() for name in names}
    with closing(sqlite3.connect(again, isolation_level=None)) as copy:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            copy.execute(f"PRAGMA {pragma}")
        for sql in schema:
            copy.execute(sql)

        def write() -> None:
            copy.execute("BEGIN IMMEDIATE")
            copy.execute("PRAGMA defer_foreign_keys = ON")
            for name, told in rows.items():
                marks = ", ".join("?" for _ in told[0]) if told else ""
                if told:
                    copy.executemany(f"INSERT INTO {name} VALUES ({marks})", told)
            copy.execute("COMMIT")

        return _milliseconds(write)


def _milliseconds(work: Callable[[], object]) -> float:
    """How long some work takes; the collector stands still, as it does in the command."""
    gc.collect()
    gc.disable()
    begun = time.perf_counter()
    try:
        work()
        return (time.perf_counter() - begun) * 1_000
    finally:
        gc.enable()
