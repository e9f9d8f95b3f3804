"""`panel-tui register`: who is known, one child, and the council's list brought in."""

from pathlib import Path

import pytest

from tests.headless.commands import AGENDAS, SAMPLE, dump, panel_tui

LIST = (
    "Case ID,Child,DOB,CLA start,First review,School\n"
    "C-1,Amy Dunn,04/05/2018,01/10/2026,28/10/2026,Hill\n"
    "C-2,Ben Dunn,EDD 11/01/2027,,,\n"
)
ON = ("--on", "2026-12-03")


@pytest.fixture
def children(database: Path, tmp_path: Path) -> Path:
    """A list of two children."""
    file = tmp_path / "list.csv"
    file.write_text(LIST, "utf-8")
    return file


def test_a_list_is_brought_in_and_shown(children: Path) -> None:
    result = panel_tui("register", "--import", children, *ON)
    assert (result.code, result.out.splitlines()) == (0, ["C-1  new", "C-2  new"])
    assert result.err.splitlines() == [
        "Columns that are not known, left out: School.",
        "2 new, 0 changed, 0 as they were.",
    ]
    assert panel_tui("register").out.splitlines() == [
        "C-1  since Thu 3 Dec 2026  First review held Wed 28 Oct 2026",
        "C-2  since Thu 3 Dec 2026",
    ]
    assert panel_tui("register", "C-1").out.splitlines() == [
        "C-1",
        "Name: Amy Dunn",
        "Born: Fri 4 May 2018",
        "On the register since: Thu 3 Dec 2026",
        "",
        "Events",
        "  Thu 1 Oct 2026   Became looked after  register",
        "  Wed 28 Oct 2026  First review held    register",
    ]
    assert panel_tui("journal", "verify").code == 0


def test_the_same_list_again_changes_nothing(children: Path, database: Path) -> None:
    panel_tui("register", "--import", children, *ON)
    kept = dump(database)
    again = panel_tui("register", "--import", children, *ON, "--format", "json")
    assert (again.code, again.json["as_they_were"], again.json["children"]) == (0, 2, [])
    assert dump(database) == kept


def test_what_differs_refuses_the_whole_list_unless_it_is_right(
    children: Path, database: Path
) -> None:
    panel_tui("register", "--import", children, *ON)
    kept = dump(database)
    more = LIST.replace("Amy Dunn", "Amy Lo").replace("11/01/2027", "12/01/2027")
    children.write_text(f"{more}C-3,Cat Eve,01/02/2015,,,\n", "utf-8")
    refused = panel_tui("register", "--import", children, *ON)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.splitlines() == [
        f"{children}: the list differs from the register; add --update if it is right",
        f"{children}: row 2, Child: another name than on the register",
        f"{children}: row 3, DOB/EDD (DOB): another expected date than on the register",
    ]
    assert dump(database) == kept
    done = panel_tui("register", "--import", children, "--update", *ON, "--format", "json")
    assert done.code == 0
    assert done.json["children"] == [
        {"case_id": "C-1", "new": False, "facts": [], "overwritten": ["name"]},
        {"case_id": "C-2", "new": False, "facts": [], "overwritten": ["expected date"]},
        {"case_id": "C-3", "new": True, "facts": [], "overwritten": []},
    ]
    child = panel_tui("register", "C-1", "--format", "json").json
    assert (child["name"], child["former_names"]) == ("Amy Lo", ["Amy Dunn"])


def test_a_new_case_id_is_kept_with_the_old_one(children: Path) -> None:
    panel_tui("register", "--import", children, *ON)
    children.write_text("Case ID,Former case ID\nN-1,C-1\n", "utf-8")
    result = panel_tui("register", "--import", children, *ON)
    assert result.out.splitlines() == ["N-1  case ID"]
    for case_id in ("C-1", "N-1"):
        child = panel_tui("register", case_id, "--format", "json").json
        assert (child["case_id"], child["former_case_ids"]) == ("N-1", ["C-1"])


def test_a_child_of_a_meeting_shows_its_limits_and_its_meetings(database: Path) -> None:
    panel_tui("import", AGENDAS / "agenda.md", *ON)
    child = panel_tui("register", "C-104233", *ON, "--format", "json").json
    assert child["meetings"] == [SAMPLE]
    panel = next(each for each in child["limits"] if each["limit"] == "first-panel")
    assert (panel["state"], panel["day"], panel["of"]) == ("running", 35, 42)
    assert (panel["binding"], panel["source"]) == (
        True,
        "Medway Permanency Planning Guide, Permanence Panel",
    )
    assert child["follow_ups"] == []
    shown = panel_tui("register", "C-104233", *ON).out
    assert "Limits that run" in shown
    assert f"  {SAMPLE}" in shown


def test_a_list_joins_children_whom_an_agenda_brought(database: Path, children: Path) -> None:
    panel_tui("import", AGENDAS / "agenda.md", *ON)
    children.write_text("Case ID,First review\nC-104233,26/11/2026\n", "utf-8")
    result = panel_tui("register", "--import", children, *ON)
    assert result.out.splitlines() == ["C-104233  1 event"]
    panel_tui("import", AGENDAS / "agenda.md", *ON)
    assert panel_tui("register", "--format", "json").json["total"] == 9


def test_fifty_lines_are_shown_of_a_long_list(database: Path, children: Path) -> None:
    rows = "".join(f"C-{number:03},A.B.\n" for number in range(60))
    children.write_text(f"Case ID,Child\n{rows}", "utf-8")
    result = panel_tui("register", "--import", children, *ON)
    assert len(result.out.splitlines()) == 50
    assert "50 of 60 are shown" in result.err
    listed = panel_tui("register")
    assert len(listed.out.splitlines()) == 50
    assert "50 of 60 are shown" in listed.err
    assert len(panel_tui("register", "--all", "--format", "json").json["children"]) == 60


def test_no_command_about_the_whole_register_names_a_child(children: Path) -> None:
    results = [panel_tui("register", "--import", children, *ON), panel_tui("register")]
    assert not [each for each in results if "Dunn" in each.out + each.err]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("C-1", "--import", "list.csv"), "leave out the case ID"),
        (("--update",), "add --import FILE"),
        (("C-9",), "C-9 is not on the register"),
        (("--import", "nowhere.csv"), "nowhere.csv: there is no such file"),
    ],
)
def test_what_does_not_go_together_is_said(
    database: Path, arguments: tuple[str, ...], words: str
) -> None:
    result = panel_tui("register", *arguments)
    assert result.code == 2
    assert words in result.err
    assert not database.exists()


def test_two_records_of_one_child_are_merged(children: Path) -> None:
    panel_tui("import", AGENDAS / "agenda.md", *ON)
    panel_tui("register", "--import", children, *ON)
    merged = panel_tui("register", "C-2", "--same-as", "C-105310", *ON, "--format", "json")
    assert merged.code == 0
    assert merged.err == "C-2 and C-105310 are one record now.\n"
    assert merged.json["former_case_ids"] == ["C-105310"]
    assert merged.json["meetings"] == [SAMPLE]
    for case_id in ("C-2", "C-105310"):
        assert panel_tui("register", case_id, "--format", "json", *ON).json == merged.json
    assert panel_tui("register", "--format", "json").json["total"] == 10
    assert panel_tui("journal", "verify").code == 0
    again = panel_tui("register", "C-105310", "--same-as", "C-2", *ON)
    assert (again.code, again.err) == (0, "C-105310 and C-2 are one record already.\n")


def test_records_that_contradict_each_other_are_not_merged(database: Path, children: Path) -> None:
    panel_tui("import", AGENDAS / "agenda.md", *ON)
    panel_tui("register", "--import", children, *ON)
    kept = dump(database)
    for one, other, words in (
        ("C-1", "C-104233", "different dates of birth"),
        ("C-104233", "C-105310", f"are both on the agenda of {SAMPLE}"),
        ("C-1", "C-9", "C-9 is not on the register"),
    ):
        refused = panel_tui("register", one, "--same-as", other, *ON)
        assert (refused.code, refused.out) == (2, "")
        assert words in refused.err
    assert dump(database) == kept
