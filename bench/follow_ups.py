"""What is due in a full council: ten thousand children and their follow-ups, against a hundred children.

A hundred children are heard six times each, through the session. The full database is theirs a hundred
times over, copied row by row, with everything still open: the most that a list of what is due can meet.
"""

import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from datetime import time as day_time
from pathlib import Path

from bench.figures import Figure, compared
from bench.lists import LIMIT, TEMPLATE, TODAY, facts, fast_session, took
from data.store.opening import open_store
from data.templates.catalogue import Templates
from panel_tui.domain.agenda import Agenda, AgendaSlot
from panel_tui.domain.attendance import MarkPresent
from panel_tui.domain.case import AgreedDate
from panel_tui.domain.changes import Change
from panel_tui.domain.decisions import Decide
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.opening import KnownChild, OpenMeeting, meeting_id
from panel_tui.domain.register import RegisterChild
from panel_tui.domain.slots import StartSlot
from panel_tui.domain.template import MeetingTemplate
from panel_tui.session import Session

CHILDREN, HEARINGS, COPIES = 100, 6, 100
AT_ONE_MEETING = 20
CHAIR = "Patricia Adeyemi"
OUTCOMES = ("long-term-fostering-ratified", "adoption")
"""Of three steps and of two: two and a half for each case."""

_COPIED = (
    *("child", "child_case_id", "child_event"),
    *("meeting", "meeting_template", "slot", "case_record", "limit_due"),
)
_OWN = ("child_id", "case_id", "meeting_id", "subject")


class OnThatDay:
    """A clock that is set to the day of each meeting."""

    def __init__(self) -> None:
        """A clock at nine in the morning of the day the list is asked for."""
        self.day = TODAY

    def now(self) -> datetime:
        """Nine in the morning."""
        return datetime.combine(self.day, day_time(9), tzinfo=UTC)


def figures(*, quick: bool = False) -> list[Figure]:
    """What `due` takes with all children, beside a hundred of them."""
    copies, rounds = (COPIES // 10, 5) if quick else (COPIES, 15)
    with tempfile.TemporaryDirectory(prefix="panel-tui-bench-") as name:
        folder = Path(name)
        few, full = folder / "few.db", folder / "full.db"
        _hear(few)
        shutil.copy(few, full)
        cases, follow_ups = _multiply(full, copies)
        what = f"due: {CHILDREN * copies:,} children, {cases:,} cases, {follow_ups:,} follow-ups"
        print(what, file=sys.stderr)
        times = [
            [took(folder, file.name, ("due",)) for file in (full, few)] for _ in range(rounds + 1)
        ]
        return [compared(what, [t for t, _ in times[1:]], [t for _, t in times[1:]], LIMIT)]


def _hear(database: Path) -> None:
    """Every child at every hearing, a panel of twenty a week."""
    template = Templates().find(TEMPLATE)
    if template is None:
        raise LookupError(f"{TEMPLATE} is not shipped")
    clock = OnThatDay()
    panels = HEARINGS * CHILDREN // AT_ONE_MEETING
    for number in range(panels):
        # A store of its own lets go of the meeting's lock.
        with open_store(database, clock=clock, create=True, backup=False) as store:
            clock.day = TODAY - timedelta(weeks=panels - number)
            first = number * AT_ONE_MEETING % CHILDREN
            session = fast_session(store, clock)
            _hold(session, template, clock.day, range(first, first + AT_ONE_MEETING))


def _hold(session: Session, template: MeetingTemplate, on: date, numbers: range) -> None:
    cases = [facts(number, TODAY - timedelta(weeks=40)) for number in numbers]
    starts = datetime.combine(on, day_time(10), tzinfo=UTC)
    slots = tuple(
        AgendaSlot(
            starts=(starts + timedelta(minutes=20 * place)).time(), minutes=20, cases=(case,)
        )
        for place, case in enumerate(cases)
    )
    agenda = Agenda(date=on, start=starts.time(), chair=CHAIR, slots=slots)
    own_id = meeting_id(agenda, template)
    children = tuple(
        KnownChild(case_id=case.case_id, child_id=f"child-{case.case_id}") for case in cases
    )
    known = session.store.child_ids([case.case_id for case in cases])
    registering = [
        RegisterChild(
            child_id=f"child-{case.case_id}", case_id=case.case_id, name=case.child, born=case.born
        )
        for case in cases
        if case.case_id not in known
    ]
    opening = OpenMeeting(meeting_id=own_id, template=template, agenda=agenda, children=children)
    session.do(*registering, opening)
    session.do(*_attendance(template, own_id))
    for number, case in enumerate(cases, start=1):
        session.do(
            StartSlot(meeting_id=own_id, slot=number),
            _decision(template, own_id, case.case_id, number, on),
            FinishSlot(meeting_id=own_id, slot=number),
        )


def _attendance(template: MeetingTemplate, own_id: str) -> Iterator[Change]:
    """The members whom the quorum counts, the chair first: then decisions bind."""
    members = (role for role in template.attendance.roles if role.counts_for_quorum)
    for number, role in enumerate(sorted(members, key=lambda role: not role.may_chair)):
        name = f"Member {number}" if number else CHAIR
        yield MarkPresent(meeting_id=own_id, name=name, role=role.id)


def _decision(
    template: MeetingTemplate, own_id: str, case_id: str, number: int, on: date
) -> Decide:
    outcome = template.outcome(OUTCOMES[number % len(OUTCOMES)])
    steps = outcome.follow_ups if outcome else ()
    return Decide(
        meeting_id=own_id,
        case_ids=(case_id,),
        outcomes=(outcome.id,) if outcome else (),
        agreed=tuple(
            AgreedDate(step=step.id, on=on + timedelta(weeks=3 * place))
            for place, step in enumerate(steps, start=1)
        ),
        text="Agreed as presented.",
    )


def _multiply(database: Path, copies: int) -> tuple[int, int]:
    """The same rows again under other ids; how many cases and follow-ups there are then."""
    with closing(sqlite3.connect(database)) as driver:
        for table in _COPIED:
            names = [row[1] for row in driver.execute(f"PRAGMA table_info({table})")]
            copied = ", ".join(f"{name} || '-' || k" if name in _OWN else name for name in names)
            driver.execute(
                "WITH RECURSIVE copy(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM copy WHERE k < ?) "
                f"INSERT INTO {table} SELECT {copied} FROM {table}, copy",
                (copies - 1,),
            )
        driver.commit()
        (cases,) = driver.execute("SELECT count(*) FROM case_record").fetchone()
        (steps,) = driver.execute("SELECT count(*) FROM limit_due WHERE kind = 'step'").fetchone()
    return cases, steps
