"""Lists: a database that is full against one that holds a single meeting, as whole processes.

Ten thousand children and two thousand meetings are what a large council keeps in twenty years.
"""

import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from datetime import time as day_time
from pathlib import Path

from bench.figures import Figure, compared
from bench.terminal import environment
from data.bank_holidays import working_calendar
from data.store.opening import open_store
from data.store.store import SqlStore
from data.templates.catalogue import Templates
from panel_tui.domain.agenda import Agenda, AgendaSlot, CaseFacts
from panel_tui.domain.opening import KnownChild, OpenMeeting, meeting_id
from panel_tui.domain.register import RegisterChild
from panel_tui.domain.template import MeetingTemplate
from panel_tui.ports import Clock
from panel_tui.session import Session

PROGRAM = str(Path(sys.executable).with_name("panel-tui"))
TEMPLATE = "medway-permanence-panel"
TODAY = date(2026, 12, 3)
CHILDREN, MEETINGS = 10_000, 2_000
LIMIT = 1.5
TOGETHER = 100
"""Meetings that are set up before their locks are let go."""


class OnTheDay:
    """A clock that stands still, on the day the lists are asked for."""

    def now(self) -> datetime:
        """Nine in the morning."""
        return datetime.combine(TODAY, day_time(9), tzinfo=UTC)


def figures(*, quick: bool = False) -> list[Figure]:
    """What `due`, `meetings` and `show` take on a full database, beside one with a single meeting."""
    share, rounds = (20, 5) if quick else (1, 15)
    with tempfile.TemporaryDirectory(prefix="panel-tui-bench-") as name:
        folder = Path(name)
        last = _filled(folder / "full.db", CHILDREN // share, MEETINGS // share)
        _filled(folder / "one.db", CHILDREN // MEETINGS, 1)
        return [
            _compare(folder, rounds, "due"),
            _compare(folder, rounds, "meetings"),
            _compare(folder, rounds, "show", last),
        ]


def _compare(folder: Path, rounds: int, *command: str) -> Figure:
    full, one = [], []
    for _ in range(rounds + 1):
        full.append(took(folder, "full.db", command))
        one.append(took(folder, "one.db", command))
    what = f"{command[0]}: {CHILDREN:,} children, {MEETINGS:,} meetings"
    return compared(what, full[1:], one[1:], LIMIT)


def took(folder: Path, database: str, command: tuple[str, ...]) -> float:
    """Milliseconds that a command takes, start-up and all."""
    options = ["--database", str(folder / database), "--on", TODAY.isoformat()]
    before = time.perf_counter()
    done = subprocess.run(
        [PROGRAM, *options, *command], capture_output=True, check=False, env=environment(folder)
    )
    took = time.perf_counter() - before
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.decode())
    return took * 1_000


def _filled(database: Path, children: int, meetings: int) -> str:
    """A database in which each child is heard once, a meeting a day up to today; the last one's id."""
    print(f"lists: {children:,} children, {meetings:,} meetings", file=sys.stderr)
    template = Templates().find(TEMPLATE)
    if template is None:
        raise LookupError(f"{TEMPLATE} is not shipped")
    each, last = children // meetings, ""
    for begin in range(0, meetings, TOGETHER):
        with open_store(database, clock=OnTheDay(), create=True, backup=False) as store:
            session = fast_session(store, OnTheDay())
            for number in range(begin, min(begin + TOGETHER, meetings)):
                on = TODAY - timedelta(days=meetings - 1 - number)
                last = _held(session, template, on, range(number * each, (number + 1) * each))
    return last


def fast_session(store: SqlStore, clock: Clock) -> Session:
    """A session that writes fast: what it writes may be lost, and is made anew."""
    store.connection.execute("PRAGMA synchronous = OFF")
    calendar = working_calendar()
    return Session(store, clock, "Colin Marsh", lambda: calendar)


def _held(session: Session, template: MeetingTemplate, on: date, numbers: range) -> str:
    starts = datetime.combine(on, day_time(10), tzinfo=UTC)
    slots = tuple(
        AgendaSlot(
            starts=(starts + timedelta(minutes=20 * place)).time(),
            minutes=20,
            cases=(facts(number, on),),
        )
        for place, number in enumerate(numbers)
    )
    agenda = Agenda(date=on, start=starts.time(), chair="Patricia Adeyemi", slots=slots)
    own_id = meeting_id(agenda, template)
    known = tuple(
        KnownChild(case_id=case.case_id, child_id=f"child-{case.case_id}") for case in agenda.cases
    )
    registering = [
        RegisterChild(
            child_id=f"child-{case.case_id}", case_id=case.case_id, name=case.child, born=case.born
        )
        for case in agenda.cases
    ]
    opening = OpenMeeting(meeting_id=own_id, template=template, agenda=agenda, children=known)
    session.do(*registering, opening)
    return own_id


def facts(number: int, on: date) -> CaseFacts:
    """An invented child, looked after for five weeks on a day."""
    return CaseFacts(
        case_id=f"C-{number:06}",
        child=f"{chr(65 + number % 26)}.{chr(65 + number // 26 % 26)}.",
        born=on - timedelta(days=365 * (1 + number % 15)),
        looked_after_since=on - timedelta(weeks=5),
        legal_status="Interim Care Order",
        social_worker="Tom Okafor",
    )
