"""`panel-tui form` and `record`: minutes are taken in a text editor, from agenda to approval."""

import json
import shutil
import stat
from pathlib import Path

import pytest

from tests.forms.working import filled
from tests.headless.commands import AGENDAS, SAMPLE, dump, panel_tui

ON = ("--on", "2026-12-04")
FIRST = "C-104233"


@pytest.fixture(scope="module")
def meeting(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the sample meeting, before anything was done to it."""
    file = tmp_path_factory.mktemp("imported") / "panel.db"
    panel_tui("import", AGENDAS / "agenda.md", "--on", "2026-12-01", "--database", file)
    return file


@pytest.fixture
def imported(meeting: Path, database: Path) -> Path:
    shutil.copy(meeting, database)
    return database


def form_of(case_id: str = FIRST, folder: str = "forms") -> Path:
    result = panel_tui("form", SAMPLE, "--case", case_id, "--to", folder, *ON)
    (line,) = result.out.splitlines()
    return Path(line)


def test_one_form_a_child_without_a_name_for_no_other_eyes(imported: Path) -> None:
    result = panel_tui("form", SAMPLE)
    files = [Path(line) for line in result.out.splitlines()]
    assert result.code == 0
    assert len(files) == 9
    assert files[0].name == f"{FIRST}-2026-12-03-form-v1.md"
    assert {file.parent for file in files} == {imported.parent.resolve() / SAMPLE}
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_no_form_names_another_child(imported: Path) -> None:
    files = [Path(line) for line in panel_tui("form", SAMPLE, *ON).out.splitlines()]
    shown = json.loads(panel_tui("show", SAMPLE, "--format", "json").out)
    case_ids = [case["case_id"] for slot in shown["slots"] for case in slot["cases"]]
    for file, case_id in zip(files, case_ids, strict=True):
        text = file.read_text("utf-8")
        assert case_id in text
        assert [each for each in case_ids if each != case_id and each in text] == []


def test_minutes_are_taken_from_agenda_to_approval_without_a_screen(imported: Path) -> None:
    file = form_of()
    said = {
        "times/Began": "10:04",
        "times/Ended": "10:26",
        "attendance": "Patricia Adeyemi | Group Manager, Children in Care | 10:00 to 12:30\n"
        "Ngozi Bright | Operational Manager, IRO Service | 10:00 to 12:30",
        "context": "She came into care on 2 November.",
        "return-home/State": "evidence outstanding\nWho brings it: Tom\n"
        "What they bring: The assessment\nBy when: in 2 weeks",
        "decision/Outcome": "Continue with the plan and track it",
        "decision/Decision": "She stays with her carers.",
        "decision/Rationale": "She asks for it.",
        "actions": "Amira: refer to FGC by 12 Dec",
        "read-back/Read back at": "10:25",
    }
    file.write_text(filled(file.read_text("utf-8"), said), "utf-8")
    recorded = panel_tui("record", SAMPLE, file, "--format", "json", *ON)
    assert recorded.code == 0, recorded.err
    assert recorded.json[0]["case_id"] == FIRST
    assert "state times" in recorded.json[0]["changes"]
    approved = panel_tui("approve", SAMPLE, "--case", FIRST, "--by", "Patricia Adeyemi", *ON)
    assert approved.code == 0, approved.err
    (minutes,) = panel_tui("minutes", SAMPLE, "--case", FIRST, *ON).out.splitlines()
    text = Path(minutes).read_text("utf-8")
    assert "- **Heard:** 10:04 to 10:26" in text
    assert "She stays with her carers." in text
    assert "Sat 12 Dec 2026" in text
    assert "Read back and confirmed at 10:25." in text
    assert panel_tui("journal", "verify").code == 0
    again = panel_tui("form", SAMPLE, "--case", FIRST, *ON)
    assert (again.code, again.out) == (1, "")
    assert "are approved. Reopen them first." in again.err


def test_the_journal_says_which_form_went_out_and_which_came_in(imported: Path) -> None:
    file = form_of()
    file.write_text(filled(file.read_text("utf-8"), {"context": "Said."}), "utf-8")
    panel_tui("record", SAMPLE, file, *ON)
    kinds = [json.loads(line)["kind"] for line in panel_tui("journal", "export").out.splitlines()]
    assert kinds[-3:] == ["record export", "record form", "write note"]


def test_a_form_that_is_not_filled_in_is_nothing_new(imported: Path) -> None:
    file = form_of()
    kept = dump(imported)
    result = panel_tui("record", SAMPLE, file, *ON)
    assert (result.code, result.out) == (0, f"{FIRST}  nothing new\n")
    assert dump(imported) == kept


def test_every_fault_of_every_file_is_told_and_nothing_is_recorded(imported: Path) -> None:
    first, second = form_of(), form_of("C-098155")
    first.write_text(filled(first.read_text("utf-8"), {"family/State": "done"}), "utf-8")
    second.write_text(filled(second.read_text("utf-8"), {"context": "Said."}), "utf-8")
    kept = dump(imported)
    result = panel_tui("record", SAMPLE, first, second, "missing.md", AGENDAS / "agenda.md", *ON)
    told = result.err.splitlines()
    assert result.code == 2
    assert told[0] == "missing.md: there is no such file"
    assert "agenda.md: this is no minutes form" in told[1]
    assert "Family and friends, State: write covered, not applicable" in told[-1]
    assert dump(imported) == kept


def test_a_folder_is_no_form(imported: Path) -> None:
    Path("forms").mkdir()
    result = panel_tui("record", SAMPLE, "forms")
    assert (result.code, result.err) == (2, "forms: this is a folder; name the forms in it\n")


# --- a form that is there already ---


def test_a_form_that_was_not_touched_is_written_anew(imported: Path) -> None:
    before = form_of().read_text("utf-8")
    other = form_of("C-098155")
    other.write_text(filled(other.read_text("utf-8"), {"context": "Said."}), "utf-8")
    panel_tui("record", SAMPLE, other, *ON)
    assert form_of().read_text("utf-8") != before


def test_a_form_that_somebody_has_filled_in_is_not_replaced(imported: Path) -> None:
    file = form_of()
    file.write_text(filled(file.read_text("utf-8"), {"context": "Said."}), "utf-8")
    mine = file.read_bytes()
    result = panel_tui("form", SAMPLE, "--case", FIRST, "--to", "forms", *ON)
    assert result.code == 1
    assert f"{file.name} is in " in result.err
    assert file.read_bytes() == mine


def test_a_form_that_is_recorded_may_be_replaced(imported: Path) -> None:
    file = form_of()
    file.write_text(filled(file.read_text("utf-8"), {"actions": "Tom: write by 12 Dec"}), "utf-8")
    panel_tui("record", SAMPLE, file, *ON)
    assert "Tom | write | Sat 12 Dec 2026 |  | 1" in form_of().read_text("utf-8")


def test_another_file_of_that_name_stays(imported: Path) -> None:
    Path("forms").mkdir()
    mine = Path("forms") / f"{FIRST}-2026-12-03-form-v1.md"
    mine.write_text("My own words.", "utf-8")
    assert panel_tui("form", SAMPLE, "--case", FIRST, "--to", "forms", *ON).code == 1
    assert mine.read_text("utf-8") == "My own words."


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("form", "no-such-meeting"), "There is no meeting no-such-meeting."),
        (("record", "no-such-meeting", "x.md"), "There is no meeting no-such-meeting."),
        (("form", SAMPLE, "--case", "C-1"), f"C-1 is not on the agenda of {SAMPLE}."),
    ],
)
def test_what_is_not_there_is_refused_in_words(
    arguments: tuple[str, ...], said: str, imported: Path
) -> None:
    result = panel_tui(*arguments)
    assert (result.code, result.err.strip()) == (2, said)
