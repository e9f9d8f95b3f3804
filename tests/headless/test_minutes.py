"""`panel-tui minutes`: a file a case, and the journal knows of each."""

import hashlib
import json
from pathlib import Path

import pytest

from data.settings import Settings
from panel_tui.domain.notes import WriteNote
from panel_tui.headless.workplace import Workplace
from tests.conftest import FakeClock
from tests.headless.commands import AGENDAS, SAMPLE, dump, panel_tui


def test_approved_minutes_are_written_one_file_a_case(heard: Path) -> None:
    result = panel_tui("minutes", SAMPLE, "--to", "out")
    files = [Path(line) for line in result.out.splitlines()]
    assert result.code == 0
    assert len(files) == 9
    assert {file.parent for file in files} == {heard.parent.resolve() / "out"}
    assert files[0].name == "C-201145-2026-12-03-minutes-v1.md"


def test_without_a_folder_they_go_into_one_named_as_the_meeting(heard: Path) -> None:
    result = panel_tui("minutes", SAMPLE, "--case", "C-198820")
    assert result.out.splitlines() == [
        str(heard.parent.resolve() / SAMPLE / "C-198820-2026-12-03-minutes-v1.md")
    ]


def test_a_case_may_be_named_more_than_once_and_several_may_be_named(heard: Path) -> None:
    cases = ("--case", "C-198820", "--case", "C-201145", "--case", "C-198820")
    result = panel_tui("minutes", SAMPLE, *cases)
    assert [Path(line).name[:8] for line in result.out.splitlines()] == ["C-198820", "C-201145"]


def test_drafts_are_written_with_exit_code_1_and_named_as_drafts(database: Path) -> None:
    panel_tui("import", AGENDAS / "agenda.md")
    result = panel_tui("minutes", SAMPLE, "--case", "C-104233")
    (file,) = [Path(line) for line in result.out.splitlines()]
    assert result.code == 1
    assert "drafts and not for the child's file: C-104233" in result.err
    assert file.name.endswith("-v1-draft.md")
    assert "**DRAFT:**" in file.read_text("utf-8")


def test_the_journal_knows_each_file_by_its_digest(heard: Path) -> None:
    result = panel_tui("minutes", SAMPLE, "--case", "C-198820")
    (file,) = [Path(line) for line in result.out.splitlines()]
    last = json.loads(panel_tui("journal", "export").out.splitlines()[-1])
    assert last["kind"] == "record export"
    assert last["words"]["file_name"] == file.name
    assert last["words"]["file_sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()


def test_a_file_in_the_way_stays_and_the_others_are_written(heard: Path) -> None:
    out = Path("out")
    out.mkdir()
    mine = out / "C-201145-2026-12-03-minutes-v1.md"
    mine.write_text("My own words.", "utf-8")
    result = panel_tui("minutes", SAMPLE, "--to", out)
    assert result.code == 1
    assert len(result.out.splitlines()) == 8
    assert mine.name in result.err
    assert mine.read_text("utf-8") == "My own words."


def test_where_nothing_can_be_written_the_record_is_as_it_was(heard: Path) -> None:
    Path("out").write_text("a file, and no folder", "utf-8")
    kept = dump(heard)
    result = panel_tui("minutes", SAMPLE, "--to", "out")
    assert (result.code, result.out) == (1, "")
    assert dump(heard) == kept


@pytest.mark.parametrize("said", ["Amy D.", "Amy", "C-203377", "02/05/2019"])
def test_another_child_in_a_draft_is_pointed_out_without_the_words(
    database: Path, clock: FakeClock, said: str
) -> None:
    agenda = Path("agenda.csv")
    heading = "Case ID,Child,DOB/EDD\n"
    agenda.write_text(f"{heading}C-203377,Amy D.,2019-05-02\nC-203378,Ben E.,2021-07-19\n", "utf-8")
    panel_tui("import", agenda, "--date", "2026-12-03", "--start", "10:00")
    with Workplace(str(database), clock, Settings()).session() as session:
        note = f"He plays with {said} on Fridays."
        session.do(WriteNote(meeting_id=SAMPLE, case_ids=("C-203378",), place="context", text=note))
    result = panel_tui("minutes", SAMPLE, "--case", "C-203378")
    assert "C-203378: look at Context: the " in result.err
    assert "Amy" not in result.err
