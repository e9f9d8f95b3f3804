"""What commands list, read by indexes: never a whole table, however much is kept."""

from datetime import date, datetime
from typing import Any, NamedTuple

from data.store.engine import in_words, reading
from data.store.store import SqlStore
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


_MEETING_COLUMNS = "meeting_id, title, held_on, starts_at, cases, slots, slots_finished, state"
_NEWEST = "ORDER BY held_on DESC, starts_at DESC, meeting_id DESC LIMIT :limit"
_SOONEST = "ORDER BY held_on, starts_at, meeting_id LIMIT :limit"
_MEETINGS = f"SELECT {_MEETING_COLUMNS} FROM meeting {_NEWEST}"
_COMING = f"SELECT {_MEETING_COLUMNS} FROM meeting WHERE held_on >= :today {_SOONEST}"
_PAST = f"SELECT {_MEETING_COLUMNS} FROM meeting WHERE held_on < :today {_NEWEST}"
_FOUND = f"""
SELECT {_MEETING_COLUMNS} FROM meeting
WHERE instr(lower(meeting_id), :words) > 0 OR EXISTS (
  SELECT 1 FROM case_record
  WHERE case_record.meeting_id = meeting.meeting_id AND instr(lower(case_id), :words) > 0
)
{_NEWEST}
"""
_MEETING_COUNT = "SELECT count(*) FROM meeting"
_MEETINGS_ON = "SELECT meeting_id FROM meeting WHERE held_on = :day ORDER BY starts_at, meeting_id"
_IS_DUE = "met_on IS NULL AND due_on BETWEEN :since AND :until"
_DUE = f"""
SELECT {", ".join(DueLine.model_fields)} FROM limit_due WHERE {_IS_DUE}
ORDER BY due_on, case_id, limit_id LIMIT :limit
"""
_DUE_COUNT = f"SELECT count(*) FROM limit_due WHERE {_IS_DUE}"
_LATE_COUNT = "SELECT count(*) FROM limit_due WHERE met_on IS NULL AND due_on < :today AND binding"
_REGISTER = """
SELECT child_id FROM child_case_id AS current
WHERE NOT EXISTS (
  SELECT 1 FROM child_case_id AS later
  WHERE later.child_id = current.child_id AND later.position > current.position
)
ORDER BY case_id LIMIT :limit
"""
_CHILD_COUNT = "SELECT count(DISTINCT child_id) FROM child_case_id"
_MEETINGS_OF = """
SELECT meeting_id FROM case_record JOIN meeting USING (meeting_id)
WHERE child_id = :child_id ORDER BY held_on, starts_at
"""
_ENTRIES = """
SELECT number, at, actor, subject, kind, text, words_digest, previous, digest
FROM journal LEFT JOIN journal_text USING (number) {where}
ORDER BY number DESC LIMIT :limit
"""
_OF_ALL = _ENTRIES.format(where="")
_OF_ONE = _ENTRIES.format(where="WHERE subject = :subject")
_NO_LIMIT = -1


def meetings(store: SqlStore, limit: int) -> tuple[list[MeetingLine], int]:
    """The newest meetings, newest first, and how many there are in all."""
    with in_words(store.file), reading(store.connection):
        found = store.connection.execute(_MEETINGS, {"limit": limit}).fetchall()
        (total,) = store.connection.execute(_MEETING_COUNT).fetchone()
    return [_meeting_line(*row) for row in found], total


def meetings_around(store: SqlStore, today: date, limit: int) -> list[MeetingLine]:
    """The meetings from `today` on, soonest first, then those before, newest first: `limit` of each."""
    asked = {"today": today.isoformat(), "limit": limit}
    with in_words(store.file), reading(store.connection):
        found = [
            row
            for statement in (_COMING, _PAST)
            for row in store.connection.execute(statement, asked).fetchall()
        ]
    return [_meeting_line(*row) for row in found]


def meetings_with(store: SqlStore, words: str, limit: int) -> list[MeetingLine]:
    """The newest meetings that have `words` in their id or in the case ID of a child they heard."""
    with in_words(store.file):
        found = store.connection.execute(_FOUND, {"words": words.lower(), "limit": limit})
        return [_meeting_line(*row) for row in found]


def meeting_ids_on(store: SqlStore, day: date) -> list[str]:
    """The meetings of a day, by their start."""
    with in_words(store.file):
        found = store.connection.execute(_MEETINGS_ON, {"day": day.isoformat()})
        return [meeting_id for (meeting_id,) in found]


def due(
    store: SqlStore, until: date, limit: int, since: date = date.min
) -> tuple[list[DueLine], int]:
    """What is not met and due by `until`, the longest overdue first, and how much that is in all.

    What nobody gave a day is due on `clocks.NO_DAY`: ask for it with both that day.
    """
    asked = {"since": since.isoformat(), "until": until.isoformat(), "limit": limit}
    with in_words(store.file), reading(store.connection):
        found = store.connection.execute(_DUE, asked).fetchall()
        (total,) = store.connection.execute(_DUE_COUNT, asked).fetchone()
    return [_due_line(row) for row in found], total


def late(store: SqlStore, today: date) -> int:
    """How many binding limits have passed without being met."""
    with in_words(store.file):
        (number,) = store.connection.execute(_LATE_COUNT, {"today": today.isoformat()}).fetchone()
        return int(number)


def register(store: SqlStore, limit: int) -> tuple[list[Child], int]:
    """The first children by their current case IDs, and how many the register knows in all."""
    with in_words(store.file), reading(store.connection):
        found = [child_id for (child_id,) in store.connection.execute(_REGISTER, {"limit": limit})]
        (total,) = store.connection.execute(_CHILD_COUNT).fetchone()
        kept = store.children(found)
    states = (kept[child_id].state for child_id in found if child_id in kept)
    return [state for state in states if isinstance(state, Child)], total


def meetings_of(store: SqlStore, child_id: str) -> list[str]:
    """The meetings that a child was or is on the agenda of, the first one first."""
    with in_words(store.file):
        found = store.connection.execute(_MEETINGS_OF, {"child_id": child_id})
        return [meeting_id for (meeting_id,) in found]


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
    asked = {"subject": subject, "limit": _NO_LIMIT if limit is None else limit}
    with in_words(store.file):
        statement = _OF_ALL if subject is None else _OF_ONE
        rows = store.connection.execute(statement, asked).fetchall()
    return [_journal_line(*row) for row in reversed(rows)]


def _meeting_line(meeting_id: str, title: str, on: str, starts: str, *rest: Any) -> MeetingLine:
    day, moment = date.fromisoformat(on), datetime.fromisoformat(starts)
    return MeetingLine(meeting_id, title, day, moment, *rest)


def _due_line(row: tuple[Any, ...]) -> DueLine:
    return DueLine.model_validate(dict(zip(DueLine.model_fields, row, strict=True)))


def _journal_line(number: int, at: str, *rest: Any) -> JournalLine:
    try:
        return JournalLine(number, datetime.fromisoformat(at), *rest)
    except ValueError:
        raise Refused(
            f"Journal entry {number} cannot be read. See `panel-tui journal verify`."
        ) from None
