"""A cut-off journal shows, and so does a record that is not what its entries make of it."""

import re

import pytest

from data.store.chain import Problem
from data.store.store import SqlStore
from data.store.verify import verify, verify_heads
from panel_tui.domain.meeting import Meeting
from tests.making import MEETING_ID
from tests.store.conftest import LAST
from tests.store.tampering import cut_off, kinds, links, mend_head, put, rebuilt, run
from tests.store.working import MEETING


def test_a_cut_off_end_shows_by_the_head_of_the_journal(tampered: SqlStore) -> None:
    cut_off(tampered, 17)
    (problem,) = verify(tampered)
    assert (problem.number, problem.kind) == (18, "cut off")
    assert problem.words.startswith("Entries 18 to 22 are cut off the end of the journal: known")


def test_a_cut_off_end_shows_by_the_revisions_where_the_head_was_mended(
    tampered: SqlStore,
) -> None:
    cut_off(tampered, 17)
    mend_head(tampered)
    (problem,) = verify(tampered)
    assert (problem.number, problem.kind) == (18, "cut off")
    assert MEETING in problem.words


def test_a_cut_off_end_shows_by_approved_minutes_where_revisions_were_mended(
    tampered: SqlStore,
) -> None:
    cut_off(tampered, 17)
    mend_head(tampered)
    run(tampered, "UPDATE meeting SET revision = 17", "UPDATE child SET revision = 1")
    problems = verify(tampered)
    words = (
        "Entries 18 to 21 are cut off the end of the journal: "
        f"known from version 1 of the minutes of C-1 ({MEETING_ID})."
    )
    assert Problem(18, "cut off", words) in problems


def test_a_cut_off_end_shows_by_the_state_where_all_else_was_mended(tampered: SqlStore) -> None:
    cut_off(tampered, 17)
    mend_head(tampered)
    run(tampered, "UPDATE meeting SET revision = 17", "DELETE FROM minutes")
    run(tampered, "UPDATE child SET revision = revision - 21 + 7 WHERE revision = 21")
    assert (17, "state") in kinds(verify(tampered))


def test_a_journal_wiped_out_shows(tampered: SqlStore) -> None:
    cut_off(tampered, 0)
    run(tampered, "DELETE FROM journal_head")
    (problem,) = verify(tampered)
    assert (problem.number, problem.kind) == (1, "cut off")


def test_an_entry_added_by_hand_shows(tampered: SqlStore) -> None:
    last = links(tampered)[LAST]
    put(tampered, rebuilt([last._replace(number=LAST + 1)], last.digest))
    assert (LAST + 1, "edited") in kinds(verify(tampered))


def test_a_chain_made_anew_shows_by_the_heads_that_minutes_print(tampered: SqlStore) -> None:
    entries = list(links(tampered).values())
    entries[1] = entries[1]._replace(actor="Somebody")
    put(tampered, rebuilt(entries, ""))
    mend_head(tampered)
    (problem,) = verify(tampered)
    assert (problem.number, problem.kind) == (21, "edited")
    assert "version 1 of the minutes of C-1" in problem.words


STATES = {
    "a note": "UPDATE case_record SET document = replace(document, 'Note 3', 'Note 4')",
    "a slot": "UPDATE slot SET document = replace(document, 'T10:00', 'T10:01')",
    "the order": "UPDATE slot SET position = -1 WHERE number = 4",
    "the head": "UPDATE meeting SET document = replace(document, 'Room 2', 'Room 3')",
    "the list": "UPDATE meeting SET state = 'planned', slots_finished = 0",
    "the template": "UPDATE meeting_template SET document = replace(document, 'Siblings', 'X')",
    "the revision": "UPDATE meeting SET revision = revision - 1",
    "what cannot be read": "UPDATE case_record SET document = '{}'",
    "a case taken out": "DELETE FROM case_record WHERE case_id = 'C-4'",
    "the meeting taken out": "DELETE FROM meeting",
}


@pytest.mark.parametrize("statement", STATES.values(), ids=STATES)
def test_a_meeting_that_is_not_what_its_entries_make_shows(
    statement: str, tampered: SqlStore
) -> None:
    run(tampered, statement)
    (problem,) = verify(tampered)
    assert (problem.number, problem.kind) == (LAST, "state")
    assert problem.words.startswith(MEETING)


def test_a_meeting_that_cannot_be_made_from_its_entries_shows(tampered: SqlStore) -> None:
    run(tampered, "DELETE FROM journal WHERE number = 5")
    words = [problem.words for problem in verify(tampered)]
    assert f"{MEETING} cannot be made from its entries." in words


def test_a_child_that_is_not_what_its_entries_make_shows(tampered: SqlStore) -> None:
    run(tampered, "DELETE FROM child_event WHERE child_id = 'child-2'")
    words = "child/child-2 is not what its entries make of it."
    assert [problem.words for problem in verify(tampered)] == [words]


def test_a_child_that_nobody_registered_shows(tampered: SqlStore) -> None:
    run(
        tampered,
        "INSERT INTO child SELECT 'child-9', 3, document FROM child WHERE child_id = 'child-1'",
        "INSERT INTO child_case_id VALUES ('C-9', 'child-9', 0)",
    )
    assert [problem.number for problem in verify(tampered)] == [3]


MINUTES = {
    "their words": "document = replace(document, 'Note 4', 'Note 9')",
    "their approver": "approver = 'Somebody'",
    "their digest": "sha256 = 'f00'",
    "what cannot be read": "document = '{}'",
}


@pytest.mark.parametrize("change", MINUTES.values(), ids=MINUTES)
def test_minutes_that_are_not_what_was_approved_show(change: str, tampered: SqlStore) -> None:
    run(tampered, f"UPDATE minutes SET {change}")
    problem = verify(tampered)[0]
    assert (problem.number, problem.kind) == (21, "minutes")
    assert "version 1 of the minutes of C-1" in problem.words


def test_minutes_changed_with_their_digest_show_by_the_state(tampered: SqlStore) -> None:
    meeting = tampered.load(MEETING).state
    assert isinstance(meeting, Meeting)
    version = meeting.case("C-1").versions[0]
    forged = version.changed(document=version.document.changed(authority="Elsewhere"))
    tampered.connection.execute(
        "UPDATE minutes SET document = ?, sha256 = ?",
        (forged.model_dump_json(), forged.document.sha256),
    )
    assert kinds(verify(tampered)) == [(LAST, "state")]


def test_heads_that_the_journal_contains_pass(tampered: SqlStore) -> None:
    entry = links(tampered)[15]
    heads = [("a.md", "0"), ("b.md", f"15 {entry.digest}"), ("c.md", tampered.journal_head())]
    assert verify_heads(tampered, heads) == []


@pytest.mark.parametrize(
    ("head", "kind", "says"),
    [
        ("15 f00", "edited", "another digest for entry 15"),
        ("0 f00", "edited", "another digest for entry 0"),
        ("99 f00", "cut off", "entry 99; the journal ends at 22"),
        ("hello", "edited", "'hello', which is no head"),
        ("", "edited", "no head"),
    ],
)
def test_a_head_that_the_journal_does_not_contain_is_named(
    head: str, kind: str, says: str, tampered: SqlStore
) -> None:
    (problem,) = verify_heads(tampered, [("C-1-minutes.md", head)])
    assert problem.kind == kind
    assert problem.words.startswith("C-1-minutes.md")
    assert says in problem.words


def test_a_head_of_a_missing_entry_is_named(tampered: SqlStore) -> None:
    entry = links(tampered)[15]
    run(tampered, "DELETE FROM journal WHERE number = 15")
    (problem,) = verify_heads(tampered, [("a.md", f"15 {entry.digest}")])
    assert (problem.number, problem.kind) == (15, "missing")


def test_no_words_of_a_problem_name_a_child(tampered: SqlStore) -> None:
    run(tampered, *STATES.values(), "DELETE FROM journal WHERE number < 9")
    words = " ".join(problem.words for problem in verify(tampered))
    assert words
    assert not re.search(r"[A-D]\.[B-E]\.", words)
