"""`panel-tui approve`, `reopen` and `receipt`: what is signed stands, and all of it or none."""

from pathlib import Path

import pytest

from data.settings import Settings
from panel_tui.domain.drafts import Draft
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.notes import WriteNote
from panel_tui.domain.slots import StartSlot
from panel_tui.headless.workplace import Workplace
from tests.conftest import FakeClock
from tests.headless.commands import AGENDAS, SAMPLE, dump, panel_tui

BY = ("--by", "Patricia Adeyemi", "--on", "2026-12-09")
REASON = ("--reason", "A date was wrong", *BY)


@pytest.fixture
def begun(database: Path, clock: FakeClock) -> Path:
    """A meeting of which slots 1 and 2 (two siblings) have been heard."""
    panel_tui("import", AGENDAS / "agenda.md")
    with Workplace(str(database), clock, Settings()).session() as session:
        for slot in (1, 2):
            session.do(StartSlot(meeting_id=SAMPLE, slot=slot))
            clock.advance(minutes=15)
            session.do(FinishSlot(meeting_id=SAMPLE, slot=slot))
    return database


def versions(out: str) -> list[tuple[str, str]]:
    return [(line.split()[0], line.split()[2]) for line in out.splitlines()]


def test_all_that_has_been_heard_is_approved_and_the_rest_is_said(begun: Path) -> None:
    result = panel_tui("approve", SAMPLE, *BY)
    assert result.code == 1
    assert versions(result.out) == [("C-104233", "1"), ("C-104871", "1"), ("C-104872", "1")]
    assert "Not heard yet, so not approved: C-098155, C-105310" in result.err


def test_a_case_that_was_named_is_approved_alone(begun: Path) -> None:
    result = panel_tui("approve", SAMPLE, "--case", "C-104871", *BY)
    assert (result.code, versions(result.out)) == (0, [("C-104871", "1")])


def test_one_case_that_cannot_be_approved_keeps_back_the_others(begun: Path) -> None:
    kept = dump(begun)
    named = ("--case", "C-104233", "--case", "C-098155", "--case", "C-097640")
    result = panel_tui("approve", SAMPLE, *named, *BY)
    assert result.code == 2
    assert result.err.splitlines() == [
        "The slot of C-098155 is planned: finish it first.",
        "The slot of C-097640 is planned: finish it first.",
    ]
    assert dump(begun) == kept


def test_nothing_to_approve_is_said(heard: Path) -> None:
    kept = dump(heard)
    result = panel_tui("approve", SAMPLE, *BY)
    assert (result.code, result.out) == (0, "")
    assert "nothing to approve" in result.err
    assert dump(heard) == kept


def test_approved_minutes_print_the_head_that_the_journal_had(begun: Path) -> None:
    head = panel_tui("journal", "verify", "--format", "json").json["head"]
    panel_tui("approve", SAMPLE, "--case", "C-104233", *BY)
    file = Path(panel_tui("minutes", SAMPLE, "--case", "C-104233").out.strip())
    assert f'journal_head: "{head}"' in file.read_text("utf-8")


def test_reopened_minutes_become_the_next_version(heard: Path) -> None:
    reopened = panel_tui("reopen", SAMPLE, "--case", "C-198820", *REASON)
    assert (reopened.code, reopened.out.strip()) == (0, "C-198820  version 2  draft")
    assert panel_tui("reopen", SAMPLE, "--case", "C-198820", *REASON).code == 2
    approved = panel_tui("approve", SAMPLE, *BY)
    assert versions(approved.out) == [("C-198820", "2")]


def test_a_receipt_is_for_the_version_that_stands(heard: Path) -> None:
    where = ("--meeting", SAMPLE, "--reference", "DOC-1")
    panel_tui("reopen", SAMPLE, "--case", "C-198820", *REASON)
    early = panel_tui("receipt", "C-198820", *where, *BY)
    assert early.code == 2
    assert "are a draft since they were reopened" in early.err
    panel_tui("approve", SAMPLE, *BY)
    done = panel_tui("receipt", "C-198820", *where, *BY, "--format", "json")
    assert done.json["version"] == 2
    assert done.json["on"] == "2026-12-09"


def test_a_receipt_may_be_for_an_earlier_day(heard: Path) -> None:
    where = ("--meeting", SAMPLE, "--reference", "DOC-1", "--at", "8 December 2026")
    done = panel_tui("receipt", "C-198820", *where, *BY)
    assert done.out.strip() == "C-198820  version 1  on the child's file Tue 8 Dec 2026  DOC-1"


def test_minutes_with_another_child_in_them_are_not_approved(begun: Path, clock: FakeClock) -> None:
    with Workplace(str(begun), clock, Settings()).session() as session:
        note = "As Zoë M. said, and as it was for C-104871."
        session.do(WriteNote(meeting_id=SAMPLE, case_ids=("C-104233",), place="context", text=note))
    kept = dump(begun)
    result = panel_tui("approve", SAMPLE, *BY)
    assert result.code == 2
    assert "The minutes of C-104233 speak of another child" in result.err
    assert "Zoë" not in result.err
    assert dump(begun) == kept


def typed(begun: Path, clock: FakeClock) -> None:
    """A note that somebody was typing when the program ended."""
    with Workplace(str(begun), clock, Settings()).session() as session:
        draft = Draft(
            meeting_id=SAMPLE,
            slot=1,
            place="context",
            case_ids=("C-104233",),
            text="The school has asked for a plan.",
            at=clock.now(),
            by="Jane Okoro",
        )
        session.keep_draft(draft)


def test_what_was_being_typed_when_the_program_ended_is_in_the_approved_minutes(
    begun: Path, clock: FakeClock
) -> None:
    typed(begun, clock)
    panel_tui("approve", SAMPLE, "--case", "C-104233", *BY)
    file = Path(panel_tui("minutes", SAMPLE, "--case", "C-104233").out.strip())
    assert "The school has asked for a plan." in file.read_text("utf-8")


@pytest.mark.parametrize("command", ["minutes", "form"])
def test_what_was_being_typed_when_the_program_ended_is_in_the_files(
    begun: Path, clock: FakeClock, command: str
) -> None:
    typed(begun, clock)
    file = Path(panel_tui(command, SAMPLE, "--case", "C-104233").out.strip())
    assert "The school has asked for a plan." in file.read_text("utf-8")
