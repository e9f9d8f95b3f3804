"""What a file's name and a text say: which document it is, and which cases are named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.domain.paper_names import CaseIds, cases_of, document_of
from panel_tui.domain.papers import Paper
from panel_tui.domain.source import Source

IDS = CaseIds(["C-104233", "C-104871", "C-104872", "C-10423"])


def paper(id_: str, *names: str) -> Paper:
    return Paper(id=id_, title=id_, names=names, source=Source(document="A guide"))


PAPERS = (
    paper("form", "panel request form", "request form"),
    paper("plan", "care plan"),
    paper("chronology", "chronology"),
    paper("conference", "family group conference", "fgc"),
)


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("panel_request_form_FINAL v2.docx", "form"),
        ("Panel Request Form.md", "form"),
        ("CarePlan.pdf", "plan"),
        ("careplan-2026.pdf", "plan"),
        ("Care Plan 2026-11-20.pdf", "plan"),
        ("chronology.PDF", "chronology"),
        ("FGC referral.pdf", "conference"),
        ("Request form for the care plan.docx", "form"),
        ("Care plan with chronology.pdf", "plan"),
        ("scan0001.pdf", None),
        ("Health care planning.pdf", None),
        ("C-104233/Care Plan/notes.txt", None),
    ],
)
def test_a_files_name_says_which_document_it_is(name: str, document: str | None) -> None:
    found = document_of(name, PAPERS)
    assert (found.id if found else None) == document


@pytest.mark.parametrize(
    ("path", "cases"),
    [
        ("C-104233/Care plan.pdf", ("C-104233",)),
        ("C-104233 A.B. (papers)/old/Care plan.pdf", ("C-104233",)),
        ("2026-12/c104233/Care plan.pdf", ("C-104233",)),
        ("C-104871 and C-104872/Sibling assessment.pdf", ("C-104871", "C-104872")),
        ("C-104233/Care plan C-104871.pdf", ("C-104233",)),
        ("Care plan_C-104871.pdf", ("C-104871",)),
        ("C-104871v2 care plan.pdf", ("C-104871",)),
        ("C-1042339/Care plan.pdf", ()),
        ("Unsorted/scan0001.pdf", ()),
    ],
)
def test_a_folder_says_whose_a_file_is_and_else_its_name(path: str, cases: tuple[str, ...]) -> None:
    assert cases_of(path, IDS) == cases


def test_a_text_names_cases_in_its_order_and_only_whole_ids() -> None:
    text = "Together or apart: C-104872, with C 104871 (not C-1048723, nor BC-104233)"
    assert IDS.named_in(text) == ("C-104872", "C-104871")


def test_of_two_ids_that_begin_alike_the_longer_one_is_meant() -> None:
    assert CaseIds(["104", "104-2"]).named_in("Case 104-2 follows 104.") == ("104-2", "104")


@given(st.text(), st.text())
def test_a_case_id_is_found_in_any_text(before: str, after: str) -> None:
    assert "C-104233" in IDS.named_in(f"{before} | C-104233 | {after}")
