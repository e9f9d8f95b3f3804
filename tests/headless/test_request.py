"""`panel-tui request` writes empty forms, and `panel-tui record` takes filled ones in."""

import shutil
from pathlib import Path

import pytest

from tests.headless.commands import AGENDAS, SAMPLE, Result, dump, panel_tui

PAPERS = AGENDAS.with_name("papers")
GOOD = ("C-104233/Panel Request Form.docx", "C-105002/Panel Request Form.md")


@pytest.fixture
def set_up(database: Path) -> Path:
    """The database with the sample meeting, and its papers in the folder."""
    shutil.copytree(PAPERS, "papers")
    assert panel_tui("import", AGENDAS / "agenda.md").code == 0
    return database


def record(*files: str) -> Result:
    return panel_tui("record", SAMPLE, *(Path("papers") / each for each in files))


def test_a_form_is_written_for_each_case_and_noted_in_the_journal(set_up: Path) -> None:
    result = panel_tui("request", SAMPLE, "--case", "C-104233", "--case", "C-105002")
    paths = result.out.splitlines()
    assert result.code == 0
    assert [Path(each).name for each in paths] == [
        "C-104233-panel-request-form.docx",
        "C-105002-panel-request-form.docx",
    ]
    assert "record export" in panel_tui("journal", "list").out
    assert panel_tui("request", SAMPLE, "--case", "C-104233").code == 0


def test_a_form_that_is_in_the_way_stays(set_up: Path) -> None:
    Path(SAMPLE).mkdir()
    there = Path(SAMPLE, "C-105002-panel-request-form.md")
    there.write_text("filled in\n", "utf-8")
    result = panel_tui("request", SAMPLE, "--format", "md", "--case", "C-105002")
    assert (result.code, result.out) == (1, "")
    assert "was left as it is" in result.err
    assert there.read_text("utf-8") == "filled in\n"


def test_a_template_has_forms_without_a_meeting(database: Path) -> None:
    result = panel_tui("request", "medway-permanence-panel", "--format", "md", "--to", "forms")
    assert result.code == 0
    assert Path("forms/panel-request-form.md").read_text("utf-8").startswith("# Panel request form")
    assert not database.exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("medway",), "There is no meeting and no template medway."),
        (("medway-permanence-panel", "--case", "C-1"), "--case goes with a meeting"),
        (("medway-disruption-meeting",), "asks for no form with headings"),
    ],
)
def test_what_has_no_form_is_told(database: Path, arguments: tuple[str, ...], words: str) -> None:
    result = panel_tui("request", *arguments)
    assert result.code == 2
    assert words in result.err


def test_filled_forms_begin_the_minutes_and_again_change_nothing(set_up: Path) -> None:
    result = record(*GOOD)
    assert (result.code, result.out) == (
        0,
        "C-104233  8 changes recorded\nC-105002  8 changes recorded\n",
    )
    before = dump(set_up)
    assert record(*GOOD).out == "C-104233  nothing new\nC-105002  nothing new\n"
    assert dump(set_up) == before
    panel_tui("minutes", SAMPLE, "--case", "C-105002", "--to", "minutes")
    (minutes,) = Path("minutes").iterdir()
    assert "Proceedings issued; child at home" in minutes.read_text("utf-8")
    panel_tui("form", SAMPLE, "--case", "C-105002", "--to", "forms")
    (form,) = Path("forms").iterdir()
    assert "(Panel request form)" in form.read_text("utf-8")


def test_nothing_is_recorded_where_one_file_cannot_be(set_up: Path) -> None:
    before = dump(set_up)
    Path("papers/notes.md").write_text("# Notes\n", "utf-8")
    result = record(*GOOD, "C-098155/Panel Request Form.docx", "notes.md", "missing.docx")
    assert (result.code, result.out) == (2, "")
    assert result.err.splitlines() == [
        "papers/C-098155/Panel Request Form.docx: it is damaged",
        "papers/notes.md: this is no minutes form: no heading of it ends in a name in brackets",
        "papers/notes.md: neither its name nor its first lines call it “Panel request form”",
        "papers/missing.docx: it cannot be opened: it is no longer there",
    ]
    assert dump(set_up) == before
