"""`panel-tui journal`: the audit trail in lists, as data, and held against tampering."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.headless.commands import SAMPLE, panel_tui


def tamper(file: Path, *statements: str) -> None:
    """Change a database as somebody with another program could."""
    with closing(sqlite3.connect(file)) as database:
        triggers = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in triggers.fetchall():
            database.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            database.execute(statement)
        database.commit()


def test_the_last_changes_are_listed_without_their_words(heard: Path) -> None:
    result = panel_tui("journal")
    assert result == panel_tui("journal", "list")
    assert len(result.out.splitlines()) == 50
    assert "record receipt" in result.out.splitlines()[-1]
    assert "Maya" not in panel_tui("journal", "list", "--all").out


def test_the_changes_of_one_meeting_can_be_listed(heard: Path) -> None:
    meeting = ("--meeting", SAMPLE)
    entries = panel_tui("journal", *meeting, "list", "--all", "--format", "json").json
    assert {entry["subject"] for entry in entries} == {f"meeting/{SAMPLE}"}
    assert entries == panel_tui("journal", "list", *meeting, "--all", "--format", "json").json
    assert [entry["number"] for entry in entries] == sorted(entry["number"] for entry in entries)


def test_an_export_holds_every_change_with_its_words(heard: Path) -> None:
    lines = [json.loads(line) for line in panel_tui("journal", "export").out.splitlines()]
    assert [line["number"] for line in lines] == list(range(1, len(lines) + 1))
    assert all(line["words"]["kind"] == line["kind"] for line in lines)
    assert [line["previous"] for line in lines[1:]] == [line["digest"] for line in lines[:-1]]


def test_a_sound_record_verifies(heard: Path) -> None:
    result = panel_tui("journal", "verify")
    assert (result.code, result.out) == (0, "")
    assert "The journal verifies." in result.err


def test_an_edited_entry_and_lost_words_are_found_with_exit_code_3(heard: Path) -> None:
    tamper(
        heard,
        "UPDATE journal SET actor = 'Ann Lee' WHERE number = 12",
        "DELETE FROM journal_text WHERE number = 40",
    )
    result = panel_tui("journal", "verify")
    assert result.code == 3
    assert "Entry 12 has been edited." in result.out
    assert "The words of entry 40 are missing." in result.out
    data = panel_tui("journal", "verify", "--format", "json")
    assert (data.code, data.json["verifies"]) == (3, False)
    assert {problem["entry"] for problem in data.json["problems"]} == {12, 40}


def test_a_journal_that_was_written_anew_is_found_by_the_minutes(heard: Path, played: Path) -> None:
    shutil.copytree(played / "minutes", "minutes")
    same = panel_tui("journal", "verify", "--against", "minutes")
    assert same.code == 0
    assert "Compared with 9 heads" in same.err
    file = next(Path("minutes").glob("C-198820*.md"))
    text = file.read_text("utf-8")
    head = next(line for line in text.splitlines() if line.startswith("journal_head: "))
    file.write_text(text.replace(head, f'journal_head: "7 {"0" * 64}"'), "utf-8")
    other = panel_tui("journal", "verify", "--against", "minutes")
    assert other.code == 3
    assert f"{file.name} prints another digest for entry 7" in other.out
