"""`panel-tui import`: a whole meeting comes out of it, or nothing at all."""

from pathlib import Path

import pytest

from tests.agendas.test_samples import EXPECTED
from tests.headless.commands import AGENDAS, SAMPLE, dump, panel_tui

OPTIONS = (
    "--template", "medway-permanence-panel", "--date", "2026-12-03", "--start", "10:00",
)  # fmt: skip
NAMES = ("A.B.", "Zoë", "Luc", "K.D.", "Baby T.", "R.S.", "J.W.", "N.P.", "E.C.")


@pytest.fixture
def agenda(database: Path, tmp_path: Path) -> Path:
    """The sample agenda, as a file that a test may change."""
    file = tmp_path / "agenda.md"
    file.write_bytes((AGENDAS / "agenda.md").read_bytes())
    return file


@pytest.mark.parametrize(("file", "words"), EXPECTED.items(), ids=list(EXPECTED))
def test_a_broken_agenda_is_told_all_its_faults_and_makes_no_database(
    database: Path, file: str, words: list[str]
) -> None:
    path = AGENDAS / "broken" / file
    result = panel_tui("import", path, *(() if file.endswith(".md") else OPTIONS))
    assert result.code == 2
    assert result.err.splitlines() == [f"{path}: {each}" for each in words]
    assert result.out == ""
    assert not database.exists()


def test_an_agenda_of_nine_cases_is_set_up_and_shown(database: Path) -> None:
    result = panel_tui("import", AGENDAS / "agenda.md")
    assert result.code == 0
    meeting, *order = result.out.splitlines()
    assert meeting == SAMPLE
    assert order[:2] == ["10:00  C-104233", "10:20  C-104871, C-104872"]
    assert len(order) == 8
    shown = panel_tui("show", meeting, "--format", "json").json
    cases = [case for slot in shown["slots"] for case in slot["cases"]]
    assert len(cases) == 9
    assert {case["state"] for case in cases} == {"planned"}
    assert {case["minutes"]["state"] for case in cases} == {"draft"}


def test_an_agenda_prints_no_name_of_a_child(database: Path) -> None:
    result = panel_tui("import", AGENDAS / "agenda.md")
    assert not [name for name in NAMES if name in result.out + result.err]


def test_the_same_agenda_again_is_the_same_meeting(database: Path) -> None:
    first = panel_tui("import", AGENDAS / "agenda.md")
    kept = dump(database)
    again = panel_tui("import", AGENDAS / "agenda.md")
    assert (again.code, again.out) == (0, first.out)
    assert "already, from the same agenda" in again.err
    assert dump(database) == kept


def test_the_same_agenda_in_another_format_is_the_same_meeting(database: Path) -> None:
    panel_tui("import", AGENDAS / "agenda.md")
    said = ("--venue", "Committee Room 2", "--chair", "Patricia Adeyemi")
    again = panel_tui(
        "import", AGENDAS / "agenda.csv", *OPTIONS, *said, "--minute-taker", "Colin Marsh"
    )
    assert again.code == 0
    assert "already, from the same agenda" in again.err


def test_a_changed_agenda_is_refused_with_the_differences(agenda: Path, database: Path) -> None:
    panel_tui("import", agenda)
    kept = dump(database)
    changed = agenda.read_text("utf-8").replace("Helen Frost", "Ann Lee").replace("12:20", "12:25")
    agenda.write_text(changed.replace("C-105310", "C-105311"), "utf-8")
    result = panel_tui("import", agenda)
    assert result.code == 2
    assert "C-105310 is no longer on the agenda." in result.err
    assert "C-105311 is new on the agenda." in result.err
    assert "C-097640: 12:20 is now 12:25." in result.err
    assert "C-098155: changed in IRO." in result.err
    assert not [name for name in NAMES if name in result.err]
    assert dump(database) == kept


def test_a_second_meeting_of_the_day_has_an_id_of_its_own(database: Path) -> None:
    morning, afternoon = Path("morning.csv"), Path("afternoon.csv")
    heading = "Time,Case ID,Child,DOB/EDD\n"
    morning.write_text(f"{heading}10:00,C-1,A.B.,04/05/2022\n", "utf-8")
    afternoon.write_text(f"{heading}14:00,C-2,B.C.,04/05/2021\n", "utf-8")
    ids = [
        panel_tui("import", file, "--date", "2026-12-03").out.splitlines()[0]
        for file in (morning, afternoon, morning, afternoon)
    ]
    assert ids == [SAMPLE, f"{SAMPLE}-1400"] * 2
    assert panel_tui("meetings", "--format", "json").json["total"] == 2


def test_another_start_is_another_meeting_and_that_is_said(agenda: Path) -> None:
    panel_tui("import", agenda)
    agenda.write_text(agenda.read_text("utf-8").replace("Start: 10:00", "Start: 09:30"), "utf-8")
    result = panel_tui("import", agenda)
    assert result.out.splitlines()[0] == f"{SAMPLE}-0930"
    assert f"{SAMPLE} is set up as well, with another start." in result.err


def test_a_child_who_is_known_is_the_same_child(agenda: Path, database: Path) -> None:
    panel_tui("import", agenda)
    later = agenda.read_text("utf-8").replace("2026-12-03", "2027-02-04")
    agenda.write_text(later, "utf-8")
    assert panel_tui("import", agenda).code == 0
    entries = panel_tui("journal", "list", "--all", "--format", "json").json
    assert sum(entry["kind"] == "register child" for entry in entries) == 9


def test_what_contradicts_the_file_is_refused(database: Path) -> None:
    result = panel_tui("import", AGENDAS / "agenda.md", "--start", "11:00")
    assert result.code == 2
    assert "the file says 10:00, --start says 11:00" in result.err
    assert not database.exists()


@pytest.mark.parametrize(
    ("option", "text"), [("--date", "31/02/2026"), ("--start", "2:30"), ("--on", "someday")]
)
def test_a_date_or_time_that_is_none_is_refused_by_its_option(
    database: Path, option: str, text: str
) -> None:
    result = panel_tui("import", AGENDAS / "agenda.csv", option, text)
    assert result.code == 2
    assert result.err.startswith(f"{option}: ")
    assert not database.exists()


def test_unknown_columns_and_warnings_are_said_and_given_as_data(agenda: Path) -> None:
    head = "- Date: 2026-12-03\n- Start: 10:00\n\n"
    table = "| Case ID | Child | School |\n|---|---|---|\n| C-1 | A.B. | Hill Primary |\n"
    agenda.write_text(head + table, "utf-8")
    result = panel_tui("import", agenda, "--format", "json")
    assert result.code == 0
    assert result.json["unknown_columns"] == ["School"]
    assert result.json["warnings"] == ["DOB/EDD: there is no such column; ages are not known"]
    assert "School" in result.err


def test_each_import_leaves_a_copy_of_what_was_there(agenda: Path, database: Path) -> None:
    panel_tui("import", agenda)
    panel_tui("import", agenda)
    assert len(list(database.with_name("panel.db-copies").glob("*.db"))) == 1
