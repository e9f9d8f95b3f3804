"""What the tests of the store do again and again."""

from data.store.store import SqlStore
from panel_tui.domain.agenda import Agenda
from panel_tui.domain.notes import WriteNote
from panel_tui.domain.register import RegisterChild
from panel_tui.domain.template import MeetingTemplate
from panel_tui.domain.working_days import WorkingCalendar
from panel_tui.ports import Clock
from panel_tui.session import Session
from tests.making import MEETING_ID, agenda, opening

MEETING = f"meeting/{MEETING_ID}"


def at_work(store: SqlStore, clock: Clock, actor: str = "Colin Marsh") -> Session:
    """A session of a person on a store."""
    return Session(store, clock, actor, WorkingCalendar)


def open_sample_meeting(
    session: Session, read: Agenda | None = None, kind: MeetingTemplate | None = None
) -> None:
    """Register the children of the sample agenda, and open its meeting: entries 1 to 13."""
    read = read or agenda()
    opened = opening(read, kind)
    known = {child.case_id: child.child_id for child in opened.children}
    children = [
        RegisterChild(
            child_id=known[case.case_id], case_id=case.case_id, name=case.child, born=case.born
        )
        for case in read.cases
    ]
    session.do(*children, opened)


def note(text: str, *case_ids: str) -> WriteNote:
    """A note under the context, for C-1 unless others are named."""
    return WriteNote(
        meeting_id=MEETING_ID, case_ids=case_ids or ("C-1",), place="context", text=text
    )


def dump(store: SqlStore) -> list[str]:
    """Every row and table of the database, as SQL."""
    return list(store.connection.iterdump())
