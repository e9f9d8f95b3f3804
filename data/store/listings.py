"""What commands list, read by indexes: never a whole table, however much is kept."""

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, exists, func, select

from data.store.engine import in_words, reading
from data.store.store import SqlStore
from data.store.tables import case_record, journal, journal_text, limit_due, meeting
from panel_tui.domain.child import Child
from panel_tui.domain.clocks import DueLine
from panel_tui.domain.model import Refused


class MeetingLine(NamedTuple):
    """A meeting in a list. `state` is planned, under way, finished or cancelled.

    Breaks are not counted among the slots.
    """

    id: str
    title: str
    on: date
    starts_at: datetime
    cases: int
    slots: int
    slots_finished: int
    state: str


class JournalLine(NamedTuple):
    """An entry of the journal. `words` are the change as JSON; None if they are no longer there."""

    number: int
    at: datetime
    actor: str
    subject: str
    kind: str
    words: str | None
    words_digest: str
    previous: str
    digest: str


_MEETINGS = (
    select(
        meeting.c.meeting_id,
        meeting.c.title,
        meeting.c.held_on,
        meeting.c.starts_at,
        meeting.c.cases,
        meeting.c.slots,
        meeting.c.slots_finished,
        meeting.c.state,
    )
    .order_by(meeting.c.held_on.desc(), meeting.c.starts_at.desc(), meeting.c.meeting_id.desc())
    .limit(bindparam("limit"))
)
_ITS_CASES = case_record.c.meeting_id == meeting.c.meeting_id
_FOUND = _MEETINGS.where(
    (func.instr(func.lower(meeting.c.meeting_id), bindparam("words")) > 0)
    | exists().where(
        _ITS_CASES, func.instr(func.lower(case_record.c.case_id), bindparam("words")) > 0
    )
)
_MEETING_COUNT = select(func.count()).select_from(meeting)
_MEETINGS_ON = (
    select(meeting.c.meeting_id)
    .where(meeting.c.held_on == bindparam("day"))
    .order_by(meeting.c.starts_at, meeting.c.meeting_id)
)
_IS_DUE = (limit_due.c.met_on.is_(None), limit_due.c.due_on <= bindparam("until"))
_DUE = (
    select(*(limit_due.c[name] for name in DueLine.model_fields))
    .where(*_IS_DUE)
    .order_by(limit_due.c.due_on, limit_due.c.case_id, limit_due.c.limit_id)
    .limit(bindparam("limit"))
)
_DUE_COUNT = select(func.count()).select_from(limit_due).where(*_IS_DUE)
_LATE_COUNT = (
    select(func.count())
    .select_from(limit_due)
    .where(limit_due.c.met_on.is_(None), limit_due.c.due_on < bindparam("today"))
    .where(limit_due.c.binding)
)
_ENTRIES = (
    select(
        journal.c.number,
        journal.c.at,
        journal.c.actor,
        journal.c.subject,
        journal.c.kind,
        journal_text.c.text,
        journal.c.words_digest,
        journal.c.previous,
        journal.c.digest,
    )
    .outerjoin(journal_text, journal_text.c.number == journal.c.number)
    .order_by(journal.c.number.desc())
)


def meetings(store: SqlStore, limit: int) -> tuple[list[MeetingLine], int]:
    """The newest meetings, newest first, and how many there are in all."""
    with in_words(store.file), reading(store.connection):
        found = store.connection.execute(_MEETINGS, {"limit": limit}).all()
        total = store.connection.execute(_MEETING_COUNT).scalar_one()
    return [_meeting_line(*row) for row in found], total


def meetings_with(store: SqlStore, words: str, limit: int) -> list[MeetingLine]:
    """The newest meetings that have `words` in their id or in the case ID of a child they heard."""
    with in_words(store.file):
        found = store.connection.execute(_FOUND, {"words": words.lower(), "limit": limit}).all()
    return [_meeting_line(*row) for row in found]


def meeting_ids_on(store: SqlStore, day: date) -> list[str]:
    """The meetings of a day, by their start."""
    with in_words(store.file):
        return list(store.connection.execute(_MEETINGS_ON, {"day": day}).scalars())


def due(store: SqlStore, until: date, limit: int) -> tuple[list[DueLine], int]:
    """What is not met and due by `until`, the longest overdue first, and how much that is in all."""
    with in_words(store.file), reading(store.connection):
        found = store.connection.execute(_DUE, {"until": until, "limit": limit}).mappings().all()
        total = store.connection.execute(_DUE_COUNT, {"until": until}).scalar_one()
    return [DueLine.model_validate(dict(row)) for row in found], total


def late(store: SqlStore, today: date) -> int:
    """How many binding limits have passed without being met."""
    with in_words(store.file):
        return int(store.connection.execute(_LATE_COUNT, {"today": today}).scalar_one())


def child_of(store: SqlStore, case_id: str) -> Child | None:
    """The child that has or had a case ID, if the register knows it."""
    child_id = store.child_ids([case_id]).get(case_id)
    state = store.load(f"child/{child_id}").state if child_id else None
    return state if isinstance(state, Child) else None


def journal_entries(
    store: SqlStore, subject: str | None = None, limit: int | None = None
) -> list[JournalLine]:
    """The last entries, of one subject or of all, in order; all of them without a `limit`.

    Raises:
        Refused: an entry cannot be read.
    """
    found = _ENTRIES if subject is None else _ENTRIES.where(journal.c.subject == subject)
    with in_words(store.file):
        rows = store.connection.execute(found.limit(limit)).all()
    return [_journal_line(*row) for row in reversed(rows)]


def _meeting_line(meeting_id: str, title: str, on: date, starts: str, *rest: Any) -> MeetingLine:
    return MeetingLine(meeting_id, title, on, datetime.fromisoformat(starts), *rest)


def _journal_line(number: int, at: str, *rest: Any) -> JournalLine:
    try:
        return JournalLine(number, datetime.fromisoformat(at), *rest)
    except ValueError:
        raise Refused(
            f"Journal entry {number} cannot be read. See `panel-tui journal verify`."
        ) from None
