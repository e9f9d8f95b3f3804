"""What a check found is said in words that tell where, what was expected, and how to mend it."""

from datetime import date

from panel_tui.domain.paper_words import loose_words, mending, tally_words
from tests.paper_values import APPROVAL, FORM, PLAN, asking_for, file, finding, grid


def test_sections_with_the_same_fault_stand_in_one_line() -> None:
    form = FORM | {"form_sections": [{"title": "Siblings"}, {"title": "Home"}]}
    blank = file("C-1/Request form.docx", answers={"Siblings": "blank", "Home": "blank"})
    found = finding(grid(asking_for(form), blank), "C-1", "request-form")
    assert list(mending(found)) == [
        "Siblings and Home in C-1/Request form.docx; expected an answer, or n/a with the reason. "
        "Send the form back to be filled in."
    ]


def test_what_else_is_wrong_is_said_beside_the_worst() -> None:
    old = file("C-1/Approval.docx", dated=date(2025, 3, 3))
    kind = asking_for(APPROVAL | {"at_most_months_old": 6})
    assert list(mending(finding(grid(kind, old), "C-1", "approval"))) == [
        "In C-1/Approval.docx; expected signed by Deputy Director. Ask Deputy Director to sign it.",
        "Also out of date: dated Mon 3 Mar 2025; in C-1/Approval.docx; "
        "expected dated Wed 3 Jun 2026 or later. "
        "Ask for one that is up to date, with its date in it.",
    ]


def test_what_is_missing_says_under_which_name_it_is_looked_for() -> None:
    assert list(mending(finding(grid(asking_for(PLAN)), "C-1", "care-plan"))) == [
        "Expected a file with “care plan” in its name. Ask the social worker for it."
    ]


def test_each_file_that_counts_for_no_document_says_why() -> None:
    seen = grid(
        asking_for(PLAN),
        file("Unsorted/scan.pdf", titled=("care-plan",), names_cases=("C-4", "C-1")),
        file("C-1/Care plan.docx", names_cases=("C-4",)),
        file("C-1/notes.txt"),
        file("C-4", state="not readable", remark="a link, which was not followed"),
        file("C-1/old.pdf", state="locked"),
    )
    assert [loose_words(each, seen) for each in seen.loose] == [
        "no folder and no name says whose it is; speaks of C-4 and C-1; calls itself Care plan",
        "lies in the folder of C-1; speaks of C-4; calls itself Care plan",
        "its name is that of no document",
        "its name is that of no document; speaks of C-4; a link, which was not followed",
        "its name is that of no document; locked",
    ]


def test_the_cases_are_counted() -> None:
    seen = grid(asking_for(PLAN), file("C-1/Care plan.docx", dated=date(2026, 11, 20)))
    assert tally_words(seen) == "1 of 4 cases ready, 3 not ready."
