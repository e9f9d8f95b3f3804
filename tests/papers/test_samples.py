"""The folder of sample papers is read as a person reads it, and is left as it was."""

from datetime import date
from pathlib import Path

import pytest

from data.papers.reading import read_papers, words_of
from panel_tui.domain.paper_files import PaperFile, Sought

PAPERS = Path(__file__).parents[1] / "fixtures" / "papers"
FORM = "panel_request_form_FINAL v2.docx"


def as_it_is() -> dict[Path, tuple[bytes, int]]:
    every = (path for path in PAPERS.rglob("*") if path.is_file())
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in every}


@pytest.fixture(scope="module")
def files(sought: Sought) -> dict[str, PaperFile]:
    """What is found in the folder; that it stays as it was is looked at each time."""
    before = as_it_is()
    found = {file.path: file for file in read_papers(PAPERS, sought, {})}
    assert as_it_is() == before, "reading changed something in the folder"
    return found


@pytest.mark.parametrize(
    ("path", "kind", "state"),
    [
        ("C-098155/Care Plan.pdf", "other", "empty"),
        ("C-098155/Panel Request Form.docx", "Word", "damaged"),
        ("C-104233/Care Plan 2026-11-20.pdf", "PDF", "read"),
        ("C-104233/Panel Request Form.docx", "Word", "read"),
        ("C-105002/Panel Request Form.md", "Markdown", "read"),
    ],
)
def test_each_file_has_its_kind_and_state(
    files: dict[str, PaperFile], path: str, kind: str, state: str
) -> None:
    assert (files[path].kind, files[path].state) == (kind, state)


def test_what_programs_leave_behind_is_no_paper(files: dict[str, PaperFile]) -> None:
    assert not [path for path in files if "~$" in path]


@pytest.mark.parametrize(
    ("path", "dated", "dated_from"),
    [
        ("C-104233/Care Plan 2026-11-20.pdf", date(2026, 11, 20), "name"),
        ("C-104871/Care Plan.pdf", date(2025, 3, 3), "words"),
        ("C-104233/Chronology.pdf", date(2026, 11, 19), "words"),
        ("C-104871/chronology.PDF", None, ""),
        ("C-104233/FGC referral.pdf", None, ""),
    ],
)
def test_a_paper_is_as_old_as_its_name_or_its_words_say(
    files: dict[str, PaperFile], path: str, dated: date | None, dated_from: str
) -> None:
    assert (files[path].dated, files[path].dated_from) == (dated, dated_from)


@pytest.mark.parametrize(
    ("path", "titled", "cases"),
    [
        ("C-104872/Care Plan.pdf", "care-plan", ["C-098155"]),
        ("C-104872/Sibling assessment.pdf", "sibling-assessment", ["C-104871", "C-104872"]),
        ("Unsorted/scan0001.pdf", "care-plan", ["C-097640"]),
    ],
)
def test_a_paper_says_what_it_is_and_of_whom_it_speaks(
    files: dict[str, PaperFile], path: str, titled: str, cases: list[str]
) -> None:
    assert (files[path].titled, files[path].names_cases) == ((titled,), tuple(cases))


def test_the_sections_of_a_form_have_their_states(files: dict[str, PaperFile]) -> None:
    states = {section.title: section.state for section in files[f"C-104871/{FORM}"].sections}
    assert len(states) == 9
    assert {title: state for title, state in states.items() if state != "answered"} == {
        "Siblings": "to be confirmed",
        "IRO's view": "blank",
        "Discussed with line manager": "not applicable",
    }


@pytest.mark.parametrize(
    "path",
    [
        "C-104233/Panel Request Form.docx",
        "C-104872/Panel Request Form.docx",
        "C-105002/Panel Request Form.md",
    ],
)
def test_a_whole_form_is_answered_whatever_it_was_written_with(
    files: dict[str, PaperFile], path: str
) -> None:
    assert [section.state for section in files[path].sections] == ["answered"] * 9


def test_the_words_of_a_paper_can_be_read() -> None:
    assert words_of(PAPERS, "C-104871/Care Plan.pdf") == (
        "Care plan for C-104871\nDated 3 March 2025"
    )
