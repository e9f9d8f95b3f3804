"""An edited, missing or swapped entry shows, and the words say which."""

import pytest

from data.store import chain
from data.store.chain import Problem
from data.store.store import SqlStore
from data.store.verify import verify
from tests.store.conftest import LAST
from tests.store.tampering import in_place_of, kinds, links, put, rebuilt, run, swap_of, swap_words
from tests.store.working import MEETING


def test_a_sound_record_verifies(tampered: SqlStore) -> None:
    assert verify(tampered) == []


@pytest.mark.parametrize(
    "change",
    ["actor = 'Somebody'", "at = '2026'", "kind = 'undo'", "subject = 'child/x'", "actor = x'ff'"],
)
def test_an_edited_entry_is_named(change: str, tampered: SqlStore) -> None:
    run(tampered, f"UPDATE journal SET {change} WHERE number = 15")
    problems = verify(tampered)
    assert problems[0] == Problem(15, "edited", "Entry 15 has been edited.")


def test_an_entry_edited_with_its_digest_is_named(tampered: SqlStore) -> None:
    entry = links(tampered)[15]
    put(tampered, rebuilt([entry._replace(actor="Somebody")], entry.previous))
    assert verify(tampered) == [Problem(15, "edited", "Entry 15 has been edited.")]


def test_the_last_entry_edited_with_its_digest_is_named(tampered: SqlStore) -> None:
    entry = links(tampered)[LAST]
    put(tampered, rebuilt([entry._replace(actor="Somebody")], entry.previous))
    assert kinds(verify(tampered)) == [(LAST, "edited")]


def test_a_missing_entry_is_named(tampered: SqlStore) -> None:
    run(tampered, "DELETE FROM journal WHERE number = 15")
    problems = verify(tampered)
    assert problems[0] == Problem(15, "missing", "Entry 15 is missing from the journal.")
    assert problems[1:] == [Problem(22, "state", f"{MEETING} is not what its entries make of it.")]


def test_missing_entries_are_named_together_from_the_first_on(tampered: SqlStore) -> None:
    run(tampered, "DELETE FROM journal WHERE number IN (1, 2, 3, 8)")
    words = [problem.words for problem in verify(tampered) if problem.kind == "missing"]
    assert words == [
        "Entries 1 to 3 are missing from the journal.",
        "Entry 8 is missing from the journal.",
    ]


PAIRS = [(15, 16), (15, 17), (14, 18), (1, 2), (21, 22), (2, 22)]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_two_entries_that_changed_numbers_are_named(
    first: int, second: int, tampered: SqlStore
) -> None:
    one, other = links(tampered)[first], links(tampered)[second]
    put(tampered, [one._replace(number=second), other._replace(number=first)])
    swap_words(tampered, first, second)
    assert swap_of(first, second) in verify(tampered)


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_two_entries_that_changed_numbers_without_their_words_are_named(
    first: int, second: int, tampered: SqlStore
) -> None:
    one, other = links(tampered)[first], links(tampered)[second]
    put(tampered, [one._replace(number=second), other._replace(number=first)])
    assert kinds(verify(tampered)) == [(first, "swapped")]


@pytest.mark.parametrize(("first", "second"), PAIRS)
@pytest.mark.parametrize("with_digests", [False, True])
def test_two_entries_that_changed_places_in_the_chain_are_named(
    first: int, second: int, with_digests: bool, tampered: SqlStore
) -> None:
    one, other = links(tampered)[first], links(tampered)[second]
    swapped = [in_place_of(one, other), in_place_of(other, one)]
    if with_digests:
        swapped = [rebuilt([link], link.previous)[0] for link in swapped]
    put(tampered, swapped)
    assert swap_of(first, second) in verify(tampered)
    assert not [each for each in verify(tampered) if each.kind == "edited"]


def test_words_that_changed_places_are_named(tampered: SqlStore) -> None:
    swap_words(tampered, 15, 17)
    words = "The words of entries 15 and 17 have changed places."
    assert verify(tampered) == [Problem(15, "swapped", words, other=17)]


def test_edited_words_are_named(tampered: SqlStore) -> None:
    run(tampered, "UPDATE journal_text SET text = replace(text, 'Note', 'Not') WHERE number = 16")
    words = "The words of entry 16 have been edited."
    assert verify(tampered) == [Problem(16, "words edited", words)]


def test_words_that_are_missing_are_named(tampered: SqlStore) -> None:
    run(tampered, "DELETE FROM journal_text WHERE number = 16")
    words = "The words of entry 16 are missing."
    assert verify(tampered) == [Problem(16, "words missing", words)]


def test_where_every_entry_is_wrong_every_entry_is_named(
    tampered: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chain, "_MOST_SUSPECTS", LAST - 1)
    run(tampered, "UPDATE journal SET actor = 'Somebody'")
    assert kinds(verify(tampered)) == [(number, "edited") for number in range(1, LAST + 1)]
