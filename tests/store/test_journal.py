"""The journal: every change once, in order, and never changed again."""

import hashlib
import json
from sqlite3 import IntegrityError as Aborted

import pytest

from data.store.store import SqlStore
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.model import Refused
from panel_tui.domain.sign_off import Approve
from panel_tui.domain.slots import StartSlot
from panel_tui.session import Session
from tests.conftest import FakeClock
from tests.making import MEETING_ID, of_meeting
from tests.store.tampering import run
from tests.store.working import MEETING, at_work, dump, note


def rows(store: SqlStore, select: str) -> list[tuple[object, ...]]:
    return store.connection.execute(select).fetchall()


def test_entries_are_numbered_from_1_without_gaps(session: Session, store: SqlStore) -> None:
    session.do(note("One."), note("Two."))
    session.do(note("Three."))
    numbers = [number for (number,) in rows(store, "SELECT number FROM journal ORDER BY number")]
    assert numbers == list(range(1, 17))


def test_a_history_holds_the_changes_as_they_were_done(session: Session, store: SqlStore) -> None:
    session.do(note("Zoë said: “no”.\nTwice. 😀"))
    entry = store.history(MEETING)[-1]
    assert entry.change == note("Zoë said: “no”.\nTwice. 😀")
    assert entry.moment.by == "Colin Marsh"
    assert entry.moment.at == session.clock.now()


def test_an_entry_chains_the_one_before(session: Session, store: SqlStore) -> None:
    links = rows(store, "SELECT * FROM journal ORDER BY number")
    before = ""
    for *fields, digest in links:
        canonical = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
        assert fields[-1] == before
        assert digest == hashlib.sha256(canonical.encode()).hexdigest()
        before = str(digest)
    assert store.journal_head() == f"{len(links)} {before}"


def test_the_words_lie_beside_the_chain_salted(session: Session, store: SqlStore) -> None:
    session.do(note("Ada"), note("Ada"))
    chain = rows(store, "SELECT * FROM journal WHERE kind = 'write note'")
    assert "Ada" not in str(chain)
    ((salt, text), (other_salt, other_text)) = rows(
        store, "SELECT salt, text FROM journal_text ORDER BY number DESC LIMIT 2"
    )
    assert text == other_text
    assert salt != other_salt
    assert isinstance(salt, bytes)
    assert isinstance(text, str)
    assert json.loads(text)["text"] == "Ada"
    assert chain[-1][5] == hashlib.sha256(salt + text.encode()).hexdigest()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET actor = 'Somebody' WHERE number = 2",
        "DELETE FROM journal WHERE number = 14",
        "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE number = 2",
        "UPDATE journal_text SET text = '{}' WHERE number = 2",
        "DELETE FROM journal_text",
        "INSERT OR REPLACE INTO journal_text VALUES (2, x'00', '{}')",
        "UPDATE minutes SET sha256 = 'another'",
        "DELETE FROM minutes",
    ],
)
def test_the_database_itself_refuses_to_change_what_is_written(
    statement: str, session: Session, store: SqlStore
) -> None:
    session.do(of_meeting(StartSlot, slot=1), of_meeting(FinishSlot, slot=1))
    session.do(of_meeting(Approve, case_ids=("C-1",), approver="Patricia Adeyemi"))
    with pytest.raises(Aborted, match="what is written stands"):
        store.connection.execute(statement)


def test_an_entry_without_its_words_is_named(tampered: SqlStore) -> None:
    run(tampered, "DELETE FROM journal_text WHERE number = 16")
    with pytest.raises(Refused, match="Journal entry 16 is missing its words"):
        tampered.history(MEETING)


def test_a_journal_whose_head_was_set_back_takes_no_more(
    tampered: SqlStore, clock: FakeClock
) -> None:
    run(tampered, "UPDATE journal_head SET number = 3")
    rows = dump(tampered)
    with pytest.raises(Refused, match="holds entries behind its head"):
        at_work(tampered, clock).do(note("One more.", "C-2"))
    assert dump(tampered) == rows


def test_the_head_grows_with_every_entry(session: Session, store: SqlStore) -> None:
    before = store.journal_head()
    session.do(note("One more."))
    number, digest = store.journal_head().split()
    assert int(number) == int(before.split()[0]) + 1
    assert len(digest) == 64
    assert MEETING_ID not in store.journal_head()
