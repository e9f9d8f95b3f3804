"""`panel-tui import --update`: a changed agenda is applied to what has not begun, and all of it is said."""

from pathlib import Path

import pytest

from panel_tui.domain.slots import StartSlot
from panel_tui.headless.arguments import build_parser
from panel_tui.headless.workplace import workplace
from tests.headless.commands import AGENDAS, SAMPLE, dump, panel_tui

NEW_CASE = (
    "| 12:40 | C-106000 | M.N. | 2018-03-01 | 2026-11-09 | Care Order | Beth Lowe | Paul Grady "
    "| Family Safeguarding | Priya Nair |  | Adoption | Late referral |\n"
)


@pytest.fixture
def agenda(database: Path, tmp_path: Path) -> Path:
    """The sample agenda, imported, as a file that a test may change."""
    file = tmp_path / "agenda.md"
    file.write_bytes((AGENDAS / "agenda.md").read_bytes())
    assert panel_tui("import", file).code == 0
    return file


def change(file: Path, *replaced: tuple[str, str], more: str = "") -> None:
    """Write something else in the file, and more at its end."""
    text = file.read_text("utf-8")
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text + more, "utf-8")


def begin_first_slot(database: Path) -> None:
    """The first slot is under way."""
    place = workplace(build_parser().parse_args(["--database", str(database), "meetings"]))
    with place.session() as session:
        session.do(StartSlot(meeting_id=SAMPLE, slot=1))


def test_what_differs_is_applied_and_told(agenda: Path) -> None:
    change(
        agenda,
        ("Patricia Adeyemi", "Marcus Bell"),
        ("Committee Room 2", "Room 7"),
        ("| 12:20 | C-097640 | E.C.", "| 12:25 | C-097640 | E.C."),
        more=NEW_CASE.replace("12:40", "12:45"),
    )
    result = panel_tui("import", agenda, "--update")
    assert result.code == 0
    assert result.err.splitlines() == [
        "Applied:",
        "C-106000 is new on the agenda.",
        "C-097640: 12:20 is now 12:25.",
        "Venue: Committee Room 2 is now Room 7.",
        "Chair: Patricia Adeyemi is now Marcus Bell.",
        "Updated: 10 cases in 9 slots, until 13:05.",
    ]
    assert result.out.splitlines()[-2:] == ["12:25  C-097640", "12:45  C-106000"]
    shown = panel_tui("show", SAMPLE, "--format", "json").json
    assert shown["chair"] == "Marcus Bell"
    assert shown["sittings"][0]["venue"] == "Room 7"


def test_the_same_file_again_is_the_same_agenda_and_the_journal_verifies(
    agenda: Path, database: Path
) -> None:
    change(agenda, ("C-105310", "C-105311"), ("Helen Frost", "Ann Lee"))
    assert panel_tui("import", agenda, "--update").code == 0
    kept = dump(database)
    for options in ((), ("--update",)):
        again = panel_tui("import", agenda, *options)
        assert again.code == 0
        assert "already, from the same agenda" in again.err
    assert dump(database) == kept
    assert panel_tui("journal", "verify").code == 0


def test_the_register_follows_what_is_put_right(agenda: Path) -> None:
    change(agenda, ("| A.B. |", "| A.B-C. |"))
    panel_tui("import", agenda, "--update")
    entries = panel_tui("journal", "list", "--all", "--format", "json").json
    assert [each["kind"] for each in entries][-2:] == ["update agenda", "correct child"]


def test_what_has_begun_is_left_and_said(agenda: Path, database: Path) -> None:
    begin_first_slot(database)
    change(agenda, ("Priya Nair", "Ann Lee"), ("Colin Marsh", "Jane Sutton"))
    result = panel_tui("import", agenda, "--update", "--format", "json")
    assert result.code == 1
    assert result.json["left"] == [
        "C-104233: changed in IRO.",
        "Minute-taker: Colin Marsh is now Jane Sutton.",
    ]
    assert result.json["applied"] == [
        f"{case_id}: changed in IRO." for case_id in ("C-104871", "C-104872", "C-105119")
    ]
    assert "Left as it is, since it has begun or is approved:" in result.err
    kept = dump(database)
    again = panel_tui("import", agenda, "--update")
    assert again.code == 2
    assert again.err.splitlines()[1:] == result.json["left"]
    assert dump(database) == kept


def test_a_new_agenda_is_set_up_with_update_too(database: Path) -> None:
    result = panel_tui("import", AGENDAS / "agenda.md", "--update", "--format", "json")
    assert (result.code, result.json["new"]) == (0, True)


def test_a_faulty_file_updates_nothing(agenda: Path, database: Path) -> None:
    kept = dump(database)
    change(agenda, ("| C-104233 |", "|  |"), ("Helen Frost", "Ann Lee"))
    result = panel_tui("import", agenda, "--update")
    assert (result.code, result.out) == (2, "")
    assert dump(database) == kept
