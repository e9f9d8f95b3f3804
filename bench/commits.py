"""A kept change: what a note costs through the session and the store, beside sqlite3 alone.

The meeting has nine cases. Beside it, sqlite3 with the same settings writes as much: the row of a case
and a row of a journal, in one transaction. Both take turns, in an order that chance decides.
"""

import gc
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from bench.figures import Figure, percentile
from data.agendas.reading import read_agenda
from data.agendas.stated import Given
from data.bank_holidays import working_calendar
from data.store.opening import open_store
from data.templates.catalogue import Templates
from panel_tui.domain.notes import WriteNote
from panel_tui.headless.importing import take_in
from panel_tui.session import Session

AGENDA = Path(__file__).parents[1] / "data" / "demo" / "agenda.md"
NOTE = "The social worker said that contact with the siblings had gone well since June. " * 7
PLACE = "context"
LIMITS = {50: 6.0, 99: 4.0}


class Now:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present moment."""
        return datetime.now(UTC)


def figures(*, quick: bool = False) -> list[Figure]:
    """How long a note takes to be kept, at the median and at the 99th percentile."""
    with tempfile.TemporaryDirectory(prefix="panel-tui-bench-") as name:
        ours, raw = _measured(Path(name), 100 if quick else 1_000)
    return [
        Figure(
            f"a kept note: commit p{share}",
            f"{percentile(ours, share):.3f} / {percentile(raw, share):.3f} ms",
            percentile(ours, share) / percentile(raw, share),
            limit,
        )
        for share, limit in LIMITS.items()
    ]


def _measured(folder: Path, times: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each commit of ours, and of sqlite3."""
    chance = random.Random(1)  # noqa: S311
    calendar = working_calendar()
    templates = Templates()
    with (
        open_store(folder / "ours.db", clock=Now(), create=True, backup=False) as store,
        closing(sqlite3.connect(folder / "raw.db", isolation_level=None)) as raw,
    ):
        session = Session(store, Now(), "Colin Marsh", lambda: calendar)
        agenda = read_agenda(AGENDA, Given(), templates.find, templates.ids(), "")
        meeting = take_in(session, agenda).meeting
        case_id = meeting.cases[0].case_id
        number = count()

        def ours() -> None:
            text = f"{NOTE}{next(number)}"
            session.do(
                WriteNote(meeting_id=meeting.id, case_ids=(case_id,), place=PLACE, text=text)
            )

        ours()
        document = session.meeting(meeting.id).case(case_id).model_dump_json()
        others = _raw(raw, document)
        # As the app does once it is open: the collector need not look at what is loaded.
        gc.collect()
        gc.freeze()
        taken: dict[Callable[[], None], list[float]] = {ours: [], others: []}
        for work in chance.sample([ours, others] * times, k=2 * times):
            before = time.perf_counter()
            work()
            taken[work].append((time.perf_counter() - before) * 1_000)
    return taken[ours], taken[others]


def _raw(connection: sqlite3.Connection, document: str) -> Callable[[], None]:
    """The same amount of writing, by sqlite3 alone."""
    for statement in (
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",
        "CREATE TABLE state (id INTEGER PRIMARY KEY, document TEXT)",
        "CREATE TABLE journal (number INTEGER PRIMARY KEY, at TEXT, digest TEXT, text TEXT)",
        "INSERT INTO state VALUES (1, '')",
    ):
        connection.execute(statement)
    number = count()

    def write() -> None:
        row = (datetime.now(UTC).isoformat(), "0" * 64, f"{NOTE}{next(number)}")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE state SET document = ? WHERE id = 1", (document,))
        connection.execute("INSERT INTO journal (at, digest, text) VALUES (?, ?, ?)", row)
        connection.execute("COMMIT")

    return write
