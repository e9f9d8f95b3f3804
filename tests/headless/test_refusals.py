"""A refused command changes nothing, makes nothing, and names no child."""

from pathlib import Path

import pytest

from tests.headless.commands import SAMPLE, dump, panel_tui

GIVEN_NAMES = ("Maya", "Elif", "Deniz", "Jordan", "Rohan", "Leo", "Isla", "Callum", "Baby H")

REFUSED = {
    "a meeting that is not there, to show": ["show", "2026-12-04-nothing"],
    "a meeting that is not there, to write": ["minutes", "nothing"],
    "a meeting that is not there, to approve": ["approve", "../../etc", "--by", "Ann Lee"],
    "a case that is not on the agenda, to write": ["minutes", SAMPLE, "--case", "C-9"],
    "a case that is not on the agenda, to approve": [
        *("approve", SAMPLE, "--case", "C-9", "--by", "Ann Lee")
    ],
    "minutes that are approved already": [
        *("approve", SAMPLE, "--case", "C-201145", "--by", "Ann Lee")
    ],
    "a case that is not on the agenda, to reopen": [
        *("reopen", SAMPLE, "--case", "C-9", "--reason", "A date", "--by", "Ann Lee")
    ],
    "nobody who approves": ["approve", SAMPLE],
    "nobody, written as a space": ["approve", SAMPLE, "--by", " "],
    "a receipt of another meeting": [
        *("receipt", "C-201145", "--meeting", "x", "--reference", "D1", "--by", "Ann Lee")
    ],
    "a receipt for a day before the approval": [
        *("receipt", "C-201145", "--meeting", SAMPLE, "--reference", "D1", "--by", "Ann Lee"),
        *("--at", "2026-12-01", "--on", "2026-12-10"),
    ],
    "a receipt for a day to come": [
        *("receipt", "C-201145", "--meeting", SAMPLE, "--reference", "D1", "--by", "Ann Lee"),
        *("--at", "2026-12-11", "--on", "2026-12-10"),
    ],
    "an event of a child who is not known": ["event", "C-9", "first-review", "2026-11-12"],
    "an event of no known kind": ["event", "C-201145", "first-reviw", "2026-11-12"],
    "an event in the future": ["event", "C-201145", "visited", "2036-11-12"],
    "an event before birth": ["event", "C-201145", "visited", "2020-11-12"],
    "an event on no day": ["event", "C-201145", "visited", "31 Feb"],
    "an event that is known": [
        *("event", "C-201145", "first-review", "19 Nov 2026", "--on", "2026-12-10")
    ],
    "a day that is none": ["due", "--on", "someday"],
    "days that are no number": ["due", "--within", "-1"],
    "a format that is not written": ["minutes", SAMPLE, "--format", "odt"],
    "a template that is not there": ["templates", "show", "medway"],
    "a template file that is not there": ["templates", "check", "nothing.toml"],
    "minutes to compare with that are not there": ["journal", "verify", "--against", "nowhere"],
    "an option cut short": ["due", "--with", "3"],
    "a command that there is not": ["frobnicate"],
    "an agenda that is not there": ["import", "nothing.md"],
    "an unknown kind of database": ["meetings", "--database", "oracle://scott@tiger"],
}


@pytest.mark.parametrize("arguments", REFUSED.values(), ids=list(REFUSED))
def test_a_refused_command_changes_no_row_and_names_no_child(
    heard: Path, arguments: list[str]
) -> None:
    kept = dump(heard)
    result = panel_tui(*arguments)
    assert result.code == 2
    assert result.err.strip()
    assert result.out == ""
    assert not [name for name in GIVEN_NAMES if name in result.err]
    assert dump(heard) == kept


@pytest.mark.parametrize("arguments", REFUSED.values(), ids=list(REFUSED))
def test_a_refused_command_makes_no_database(database: Path, arguments: list[str]) -> None:
    assert panel_tui(*arguments).code == 2
    assert list(database.parent.iterdir()) == []


EMPTY = {
    "meetings": ["meetings"],
    "due": ["due"],
    "journal": ["journal"],
    "journal list": ["journal", "list", "--meeting", SAMPLE],
    "journal verify": ["journal", "verify"],
    "journal export": ["journal", "export"],
}


@pytest.mark.parametrize("arguments", EMPTY.values(), ids=list(EMPTY))
def test_a_database_that_is_not_there_reads_as_empty_and_is_not_made(
    database: Path, arguments: list[str]
) -> None:
    result = panel_tui(*arguments)
    assert (result.code, result.out) == (0, "")
    assert list(database.parent.iterdir()) == []


def test_a_file_that_is_no_database_is_refused_and_left_alone(database: Path) -> None:
    database.write_text("Shopping: milk, bread.", "utf-8")
    result = panel_tui("meetings")
    assert result.code == 2
    assert "not a panel-tui database" in result.err
    assert database.read_text("utf-8") == "Shopping: milk, bread."


def test_a_meeting_that_is_open_elsewhere_is_not_written_to(heard: Path) -> None:
    from data.store.opening import open_store
    from panel_tui.headless.workplace import SystemClock

    with open_store(heard, clock=SystemClock(), create=False, backup=False) as store:
        store.claim(SAMPLE, "Colin Marsh")
        kept = dump(heard)
        for command in (
            ["minutes", SAMPLE, "--to", "minutes"],
            ["reopen", SAMPLE, "--case", "C-201145", "--reason", "A date", "--by", "Ann Lee"],
        ):
            result = panel_tui(*command)
            assert result.code == 2
            assert "open for writing in another window" in result.err
        assert dump(heard) == kept
    assert not Path("minutes").exists()
    assert panel_tui("show", SAMPLE).code == 0
