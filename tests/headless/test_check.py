"""`panel-tui check`: what is in the folder of papers, in every format and with its exit code."""

import csv
import io
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from data.store.opening import open_store
from tests.conftest import FakeClock
from tests.headless.commands import AGENDAS, SAMPLE, Result, panel_tui

PAPERS = AGENDAS.with_name("papers")
DOCUMENTS = (
    "panel-request-form",
    "care-plan",
    "chronology",
    "family-group-conference",
    "sibling-assessment",
)
PEOPLE = ("--chair", "P. Adeyemi", "--minute-taker", "C. Marsh")
FOUND = {
    "C-104233": ("complete", "complete", "complete", "complete", "not needed", "ready"),
    "C-104871": (
        "incomplete: Siblings (TBC), IRO's view (blank), "
        "Discussed with line manager (n/a, no reason)",
        "out of date: dated Mon 3 Mar 2025",
        "complete",
        "missing",
        "complete: found in the sibling's folder",
        "not ready",
    ),
    "C-104872": (
        "complete",
        "misfiled: speaks of C-098155",
        "missing",
        "missing",
        "complete",
        "not ready",
    ),
    "C-098155": (
        "damaged",
        "empty, offered: C-104872/Care Plan.pdf speaks of this case",
        "missing",
        "missing",
        "not needed",
        "not ready",
    ),
    "C-105310": ("missing", "missing", "missing", "missing", "not needed", "not ready"),
    "C-105002": ("complete", "missing", "missing", "missing", "not needed", "not ready"),
    "C-091407": ("missing", "missing", "missing", "missing", "not needed", "not ready"),
    "C-105119": ("missing", "missing", "missing", "missing", "not needed", "not ready"),
    "C-097640": (
        "missing",
        "missing, offered: Unsorted/scan0001.pdf speaks of this case",
        "missing",
        "missing",
        "not needed",
        "not ready",
    ),
}
"""What PAPERS.md, beside the sample papers, says of them."""


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which the sample papers are checked: to check them again opens no file."""
    file = tmp_path_factory.mktemp("checked") / "panel.db"
    result = of_the_sample(PAPERS, "--database", str(file))
    assert result.code == 1, result.err
    return file


@pytest.fixture
def checked(once: Path, database: Path) -> Path:
    """The database of a check, to go on with."""
    shutil.copy(once, database)
    return database


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """The sample papers, to be changed."""
    return Path(shutil.copytree(PAPERS, tmp_path / "papers"))


def check(*arguments: str | Path, on: str = "2026-12-01") -> Result:
    return panel_tui("check", *arguments, "--on", on)


def of_the_sample(folder: Path, *arguments: str, on: str = "2026-12-01") -> Result:
    return check(AGENDAS / "agenda.md", "--papers", folder, *arguments, on=on)


def found(result: Result) -> dict[str, tuple[str, ...]]:
    """The words of each case's documents, and its readiness, from what was printed as text."""
    blocks = [block.splitlines() for block in result.out.split("\n\n")[1:]]
    cases = [lines for lines in blocks if lines[0].startswith("C-")]
    return {
        lines[0].split("  ")[0]: (
            *(line[33:] for line in lines[1:] if line[2] != " "),
            lines[0].split("  ")[1],
        )
        for lines in cases
    }


def state(result: Result, case_id: str, paper: str = "care-plan") -> str:
    (case,) = (each for each in result.json["cases"] if each["case_id"] == case_id)
    return next(str(each["state"]) for each in case["papers"] if each["paper"] == paper)


def as_it_is(folder: Path) -> dict[str, Any]:
    return {
        str(path): (path.stat().st_mtime_ns, path.stat().st_mode, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_sample_papers_are_as_their_page_says(database: Path) -> None:
    before = as_it_is(PAPERS)
    result = of_the_sample(PAPERS, "--template", "medway-permanence-panel")
    assert result.code == 1
    assert found(result) == FOUND
    assert result.err.splitlines()[-1] == "1 of 9 cases ready, 8 not ready."
    assert "~$nel" not in result.out
    assert as_it_is(PAPERS) == before


def test_json_has_a_state_for_each_document_of_each_case(checked: Path) -> None:
    printed = of_the_sample(PAPERS, "--format", "json").json
    assert (printed["meeting"], printed["ready"]) == (SAMPLE, False)
    for case in printed["cases"]:
        states = [words.split(":")[0].split(",")[0] for words in FOUND[case["case_id"]]]
        assert [each["state"] for each in case["papers"]] + [case["overall"]] == states
        assert [each["paper"] for each in case["papers"]] == list(DOCUMENTS)
    assert printed["files_that_count_for_none"] == [
        {
            "file": "C-104872/Care Plan.pdf",
            "why": "misfiled",
            "lies_with": ["C-104872"],
            "speaks_of": ["C-098155"],
            "paper": "care-plan",
            "remark": "",
        },
        {
            "file": "Unsorted/scan0001.pdf",
            "why": "unplaced",
            "lies_with": [],
            "speaks_of": ["C-097640"],
            "paper": "care-plan",
            "remark": "",
        },
    ]
    (form,) = (
        each for each in printed["cases"][1]["papers"] if each["paper"] == "panel-request-form"
    )
    assert form["problems"][1] == {
        "state": "incomplete",
        "file": "C-104871/panel_request_form_FINAL v2.docx",
        "section": "IRO's view",
        "found": "blank",
        "expected": "an answer, or n/a with the reason",
        "mend": "Send the form back to be filled in.",
    }


def test_markdown_and_csv_say_the_same(checked: Path) -> None:
    markdown = of_the_sample(PAPERS, "--format", "markdown")
    assert markdown.code == 1
    assert markdown.out.startswith("# Permanence Panel, Thu 3 Dec 2026: papers\n")
    assert "C-104871: not ready" in markdown.out
    rows = list(csv.DictReader(io.StringIO(of_the_sample(PAPERS, "--format", "csv").out)))
    assert len(rows) == 9 * 5 + 2
    assert rows[6]["State"] == "out of date"
    assert rows[6]["Expected"] == "dated Wed 3 Jun 2026 or later"


def test_the_files_own_time_is_shown_and_not_judged(database: Path, papers: Path) -> None:
    os.utime(papers / "C-104233" / "Care Plan 2026-11-20.pdf", (0, 0))
    plan = of_the_sample(papers, "--format", "json").json["cases"][0]["papers"][1]
    assert (plan["state"], plan["saved_at"]) == ("complete", "1970-01-01T01:00:00+01:00")
    rows = list(csv.DictReader(io.StringIO(of_the_sample(papers, "--format", "csv").out)))
    assert (rows[1]["State"], rows[1]["File saved"]) == ("complete", "1970-01-01 01:00")


def test_when_all_is_ready_the_exit_code_is_0(database: Path, tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text(
        "Time,Case ID,Child,DOB\n10:00,C-104233,A.B.,2022-05-04\n", "utf-8"
    )
    known = ("--date", "2026-12-03", "--template", "medway-permanence-panel")
    result = check(tmp_path / "one.csv", "--papers", PAPERS, *known, *PEOPLE)
    assert result.code == 0, result.err
    assert found(result)["C-104233"][-1] == "ready"


def test_the_folder_is_remembered_with_the_meeting(database: Path, papers: Path) -> None:
    of_the_sample(papers)
    (papers / "C-105002" / "Care plan 2026-11-25.md").write_text("# Care plan\n\nC-105002\n")
    again = check(SAMPLE, "--format", "json")
    assert again.json["folder"] == str(papers)
    assert state(again, "C-105002") == "complete"


def test_the_last_check_can_be_shown_again(checked: Path) -> None:
    first = of_the_sample(PAPERS, "--format", "json")
    shown = panel_tui("papers", "show", SAMPLE, "--format", "json")
    assert (shown.code, shown.json) == (1, first.json)
    assert "Checked Tue 1 Dec 2026" in shown.err


def test_a_flat_folder_works_as_well(database: Path, papers: Path, tmp_path: Path) -> None:
    flat = tmp_path / "flat"
    flat.mkdir()
    for file in papers.glob("C-104233/*"):
        shutil.copy(file, flat / f"C-104233 {file.name}")
    assert found(of_the_sample(flat))["C-104233"] == FOUND["C-104233"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((AGENDAS / "agenda.md",), "Name their folder with --papers."),
        ((AGENDAS / "agenda.md", "--papers", "nowhere"), "nowhere is not a folder."),
        ((AGENDAS / "agenda.md", "--papers", AGENDAS / "agenda.md"), "is not a folder."),
        (("no-such-meeting", "--papers", PAPERS), "no-such-meeting"),
        ((AGENDAS / "broken" / "missing-id.csv", "--papers", PAPERS), "Case ID"),
    ],
)
def test_a_check_that_cannot_run_ends_with_2(
    database: Path, arguments: tuple[str | Path, ...], words: str
) -> None:
    result = check(*arguments)
    assert (result.code, result.out) == (2, "")
    assert words in result.err


def test_a_folder_that_is_not_there_leaves_everything_as_it_was(database: Path) -> None:
    assert check(AGENDAS / "agenda.md", "--papers", "nowhere").code == 2
    assert not database.exists()


def test_the_database_holds_none_of_the_words_of_a_paper(database: Path, papers: Path) -> None:
    words = "Zanzibar, said the aunt"
    for name in ("Chronology.md", "Siblings.md", "Care plan.txt"):
        (papers / "C-105002" / name).write_text(f"# Siblings\n{words}\n", "utf-8")
    assert of_the_sample(papers).code == 1
    kept = b"".join(each.read_bytes() for each in database.parent.glob(f"{database.name}*"))
    assert b"C-105002/Chronology.md" in kept
    assert b"Zanzibar" not in kept


def test_a_meeting_that_is_open_elsewhere_is_checked_and_the_check_is_not_kept(
    checked: Path, clock: FakeClock
) -> None:
    (checked.parent / "papers").mkdir()
    with open_store(checked, clock=clock, create=False, backup=False) as other:
        other.claim(SAMPLE, "Patricia")
        result = check(SAMPLE, "--papers", "papers")
    assert found(result)["C-104233"][0] == "missing"
    assert "This check is not kept with the meeting. Patricia has" in result.err
    assert found(panel_tui("papers", "show", SAMPLE)) == FOUND


def test_a_waiver_and_the_day_a_paper_came_count_in_the_next_check(checked: Path) -> None:
    waived = panel_tui(
        *("papers", "waive", "C-104871", "family-group-conference", "--meeting", SAMPLE),
        *("--by", "Patricia Adeyemi", "--because", "No family could be found"),
    )
    assert (waived.code, waived.out) == (
        0,
        "C-104871  family-group-conference  waived by Patricia Adeyemi: No family could be found\n",
    )
    assert state(check(SAMPLE, "--format", "json"), "C-104871", DOCUMENTS[3]) == "waived"
    came = panel_tui(
        *("papers", "received", "C-104233", "care-plan", "--meeting", SAMPLE),
        *("--at", "28 Nov 2026", "--on", "2026-12-01"),
    )
    assert came.out == "C-104233  care-plan  came Sat 28 Nov 2026\n"
    again = check(SAMPLE, "--format", "json").json
    assert again["cases"][0]["papers"][1]["came_on"] == "2026-11-28"


def test_papers_that_a_check_first_sees_after_they_were_due_are_late(
    database: Path, papers: Path
) -> None:
    known = ("--template", "portsmouth-final-care-plan-review", "--format", "json")
    agenda = database.with_name("one.csv")
    agenda.write_text("Time,Case ID,Child,DOB\n10:00,C-104233,A.B.,2022-05-04\n", "utf-8")
    opened = (agenda, "--papers", papers, "--date", "2026-12-03", *PEOPLE, *known)
    first = check(*opened, on="2026-12-01")
    assert first.json["due_at"] == "2026-12-02T10:00:00+00:00"
    (papers / "C-104233" / "Final statement.md").write_text("C-104233\n", "utf-8")
    late = check(*opened, on="2026-12-03")
    assert [state(late, "C-104233", each) for each in ("care-plan", "final-statement")] == [
        "complete",
        "late",
    ]
    said = ("C-104233", "final-statement", "--meeting", late.json["meeting"], "--at", "2026-12-02")
    panel_tui("papers", "received", *said, "--on", "2026-12-03")
    assert state(check(*opened, on="2026-12-03"), "C-104233", "final-statement") == "complete"


def test_the_chase_list_is_text_for_an_e_mail(checked: Path) -> None:
    result = panel_tui("papers", "chase", SAMPLE)
    assert result.code == 1
    letters = result.out.split("\n\n\n")
    assert [letter.splitlines()[0] for letter in letters] == [
        "To: Seán O’Brien",
        "To: Amira Hassan",
        "To: Tom Okafor",
        "To: Beth Lowe",
    ]
    assert "Zoë" not in result.out
    assert "C-104233" not in result.out
    assert "- Care plan: another child's paper is in its place." in letters[0]


def test_what_went_to_a_member_is_kept(checked: Path) -> None:
    sent = panel_tui(
        *("papers", "sent", SAMPLE, "--to", "Patricia Adeyemi", "--by", "Colin Marsh"),
        *("--at", "1 Dec 2026", "--on", "2026-12-01"),
    )
    assert sent.code == 0
    result = panel_tui("papers", "distribution", SAMPLE, "--format", "json", "--on", "2026-12-01")
    assert result.code == 1, "the other members wait"
    first, *others = result.json["members"]
    assert (first["name"], first["late"]) == ("Patricia Adeyemi", False)
    assert all(case["sent"] for case in first["cases"])
    assert first["cases"][0]["papers"] == [
        "Panel request form",
        "Care plan",
        "Chronology",
        "Family group conference paper",
    ]
    assert not any(case["sent"] for each in others for case in each["cases"])


def test_hostile_names_of_files_stay_words(database: Path, papers: Path) -> None:
    for name in ("=1+1.txt", "a\x1b[31m\nb.txt", "| # <b>.md", os.fsdecode(b"caf\xe9.txt")):
        (papers / "Unsorted" / name).write_text("C-104233\n", "utf-8")
    printed = {
        kind: of_the_sample(papers, "--format", kind)
        for kind in ("text", "json", "markdown", "csv")
    }
    for result in printed.values():
        assert result.code == 1, result.err
        assert "\x1b" not in result.out
        assert "caf" in result.out
    rows = list(csv.reader(io.StringIO(printed["csv"].out)))
    assert not [cell for row in rows for cell in row if cell[:1] == "="]
