"""The paperwork check finds one state for each document of a case, and says why and how to mend it."""

from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.domain.paper_files import FileState, PaperFile
from panel_tui.domain.paper_findings import severity
from tests.paper_values import (
    APPROVAL,
    ASSESSMENT,
    FORM,
    PLAN,
    asking_for,
    file,
    finding,
    grid,
    states,
)

PLANS = asking_for(PLAN)
IN_TIME = date(2026, 11, 20)
ANSWERED = {"Siblings": "answered", "Line manager": "answered"}


def plan_of_the_first(**known: Any) -> tuple[str, str]:
    """The state of the first case's care plan, and why, with one such file in its folder."""
    found = finding(grid(PLANS, file("C-1/Care plan.docx", **known)), "C-1", "care-plan")
    return found.state, found.detail


def test_a_sound_paper_is_complete_and_the_others_are_missing() -> None:
    seen = grid(PLANS, file("C-1/Care plan.docx", dated=IN_TIME, names_cases=("C-1",)))
    assert states(seen, "care-plan") == {
        "C-1": "complete",
        "C-2": "missing",
        "C-3": "missing",
        "C-4": "missing",
    }
    assert [row.readiness for row in seen.rows] == ["ready", *["not ready"] * 3]
    assert seen.rows[1].findings[0].problems[0].expected == "a file with “care plan” in its name"
    assert not seen.ready


@pytest.mark.parametrize("state", ["empty", "damaged", "locked"])
def test_a_file_that_nobody_can_read_counts_as_none(state: str) -> None:
    assert plan_of_the_first(state=state, dated=IN_TIME)[0] == state
    assert severity(state) == "blocks"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"state": "unread"}, "a scan"),
        ({"state": "unread", "kind": "picture"}, "a picture"),
        ({"state": "unread", "remark": "it is an archive"}, "it is an archive"),
        ({"state": "too large"}, "too large to be read here"),
        ({"state": "not readable"}, "it cannot be opened"),
    ],
)
def test_a_file_for_people_to_read_is_there_and_unread(known: dict[str, str], words: str) -> None:
    assert plan_of_the_first(**known) == ("unread", words)
    assert plan_of_the_first(**known, dated=date(2025, 1, 1))[0] == "out of date"


@pytest.mark.parametrize(
    ("dated", "state", "detail"),
    [
        (date(2026, 6, 3), "complete", ""),
        (date(2026, 6, 2), "out of date", "dated Tue 2 Jun 2026"),
        (None, "out of date", "no date"),
    ],
)
def test_a_paper_is_as_old_as_its_date_on_the_day_of_the_meeting(
    dated: date | None, state: str, detail: str
) -> None:
    assert plan_of_the_first(dated=dated) == (state, detail)


def test_a_date_is_asked_for_only_where_the_template_sets_an_age() -> None:
    seen = grid(asking_for(APPROVAL | {"signed_by": None}), file("C-1/Approval.docx"))
    assert finding(seen, "C-1", "approval").state == "complete"


def test_a_signature_is_asked_for_where_the_template_names_a_role() -> None:
    kind = asking_for(APPROVAL)
    unsigned = finding(grid(kind, file("C-1/Approval.docx")), "C-1", "approval")
    assert (unsigned.state, unsigned.detail) == ("unsigned", "not signed by Deputy Director")
    signed = file("C-1/Approval.docx", signed_by=("Deputy Director",))
    assert finding(grid(kind, signed), "C-1", "approval").state == "complete"


@pytest.mark.parametrize(
    ("state", "why"),
    [
        ("blank", "blank"),
        ("to be confirmed", "TBC"),
        ("not applicable", "n/a, no reason"),
        ("guidance", "still the form's guidance"),
    ],
)
def test_a_form_is_incomplete_while_a_section_has_no_answer(state: str, why: str) -> None:
    form = file("C-1/Request form.docx", answers=ANSWERED | {"Siblings": state})
    found = finding(grid(asking_for(FORM), form), "C-1", "request-form")
    assert found.words == f"incomplete: Siblings ({why})"


def test_not_applicable_with_its_reason_is_an_answer_except_where_a_name_is_asked_for() -> None:
    reasons = dict.fromkeys(ANSWERED, "not applicable because")
    form = file("C-1/Request form.docx", answers=reasons)
    found = finding(grid(asking_for(FORM), form), "C-1", "request-form")
    assert found.words == "incomplete: Line manager (n/a, and a name is needed)"


def test_a_section_that_the_form_lacks_is_not_answered() -> None:
    form = file("C-1/Request form.docx", answers={"Siblings": "answered"})
    found = finding(grid(asking_for(FORM), form), "C-1", "request-form")
    assert found.words == "incomplete: Line manager (not in the form)"
    assert found.problems[0].expected == "a name"


def test_a_paper_that_speaks_of_other_cases_alone_is_misfiled_and_offered_to_them() -> None:
    seen = grid(PLANS, file("C-1/Care plan.docx", dated=IN_TIME, names_cases=("C-4",)))
    assert finding(seen, "C-1", "care-plan").words == "misfiled: speaks of C-4"
    offered = finding(seen, "C-4", "care-plan")
    assert offered.words == "missing, offered: C-1/Care plan.docx speaks of this case"
    assert [each.why for each in seen.loose] == ["misfiled"]


def test_a_name_that_is_another_childs_speaks_too() -> None:
    seen = grid(PLANS, file("C-1/Care plan C-4.docx", dated=IN_TIME))
    assert finding(seen, "C-1", "care-plan").state == "misfiled"


def test_another_childs_paper_beside_the_right_one_leaves_a_gap() -> None:
    seen = grid(
        PLANS,
        file("C-1/Care plan.docx", dated=IN_TIME),
        file("C-1/Care plan (2).docx", dated=IN_TIME, names_cases=("C-4",)),
    )
    assert finding(seen, "C-1", "care-plan").state == "complete"
    assert seen.rows[0].readiness == "ready with gaps"
    assert [each.file for each in seen.rows[0].strangers] == ["C-1/Care plan (2).docx"]


def test_a_joint_paper_counts_for_each_sibling_whom_it_names() -> None:
    kind = asking_for(ASSESSMENT)
    joint = file("C-3/Sibling assessment.docx", names_cases=("C-2", "C-3"))
    assert states(grid(kind, joint), "assessment") == {
        "C-1": "not needed",
        "C-2": "complete",
        "C-3": "complete",
        "C-4": "not needed",
    }
    assert finding(grid(kind, joint), "C-2", "assessment").detail == "found in the sibling's folder"
    alone = file("C-3/Sibling assessment.docx", names_cases=("C-3",))
    assert states(grid(kind, alone), "assessment")["C-2"] == "missing"


def test_a_case_that_is_no_sibling_gets_nothing_from_being_named() -> None:
    named = file("C-3/Care plan.docx", dated=IN_TIME, names_cases=("C-3", "C-4"))
    assert states(grid(PLANS, named), "care-plan")["C-4"] == "missing"


def test_of_two_versions_the_newer_one_counts_and_is_named() -> None:
    seen = grid(
        PLANS,
        file("C-1/Care plan.docx", dated=date(2025, 3, 3)),
        file("C-1/Care plan v2.docx", dated=IN_TIME),
    )
    found = finding(seen, "C-1", "care-plan")
    assert found.words == (
        "duplicate: C-1/Care plan v2.docx is newer than C-1/Care plan.docx (dated Fri 20 Nov 2026)"
    )
    assert found.files[0] == "C-1/Care plan v2.docx"
    assert seen.rows[0].readiness == "ready with gaps"


def test_two_copies_and_a_broken_one_are_told_apart() -> None:
    seen = grid(
        PLANS,
        file("C-1/Care plan.docx", dated=IN_TIME, sha256="1"),
        file("C-1/Copy of care plan.docx", dated=IN_TIME, sha256="1"),
        file("C-1/Care plan old.docx", state="damaged"),
    )
    assert [each.found for each in finding(seen, "C-1", "care-plan").problems] == [
        "C-1/Copy of care plan.docx is the same file",
        "C-1/Care plan old.docx is damaged",
    ]


def test_an_unplaced_file_is_offered_to_the_case_that_it_speaks_of() -> None:
    scan = file("Unsorted/scan0001.pdf", titled=("care-plan",), names_cases=("C-4",))
    seen = grid(PLANS, scan)
    assert finding(seen, "C-4", "care-plan").offers == ("Unsorted/scan0001.pdf",)
    assert [(each.why, each.speaks_of, each.paper) for each in seen.loose] == [
        ("unplaced", ("C-4",), "care-plan")
    ]


def test_a_link_is_no_paper_and_is_listed() -> None:
    link = {"kind": "no file", "state": "not readable", "remark": "a link"}
    seen = grid(PLANS, file("C-1/Care plan.docx", **link))
    assert finding(seen, "C-1", "care-plan").state == "missing"
    assert [(each.why, each.remark) for each in seen.loose] == [("no file", "a link")]


def test_a_file_whose_name_is_no_documents_is_offered_by_its_first_words() -> None:
    seen = grid(PLANS, file("C-1/scan.pdf", titled=("care-plan",)), file("C-1/notes.txt"))
    assert finding(seen, "C-1", "care-plan").offers == ("C-1/scan.pdf",)
    assert [each.why for each in seen.loose] == ["unknown", "unknown"]


def test_a_flat_folder_has_the_case_id_in_its_files_names() -> None:
    seen = grid(PLANS, file("C-1 care plan.docx", dated=IN_TIME))
    assert finding(seen, "C-1", "care-plan").state == "complete"


def test_the_worst_of_several_problems_is_the_state() -> None:
    form = FORM | {"at_most_months_old": 6, "signed_by": "Deputy Director"}
    found = finding(grid(asking_for(form), file("C-1/Request form.docx")), "C-1", "request-form")
    assert found.state == "incomplete"
    assert {each.state for each in found.problems} == {"incomplete", "unsigned", "out of date"}


def test_what_is_to_know_of_a_file_is_said_though_it_is_complete() -> None:
    named = file("C-1/Care plan.pdf", dated=IN_TIME, remark="named .pdf, but it is a Word file")
    found = finding(grid(PLANS, named), "C-1", "care-plan")
    assert found.words == "complete: named .pdf, but it is a Word file"


def test_a_meeting_that_asks_for_no_papers_is_ready() -> None:
    assert grid(asking_for()).ready


PATHS = st.builds(
    "/".join,
    st.lists(st.sampled_from(["C-1", "c2 papers", "C-3", "Unsorted", "2026"]), max_size=2).map(
        lambda folders: [*folders, "x"]
    ),
)
FILES = st.lists(
    st.builds(
        lambda folder, name, **known: file(f"{folder[:-1]}{name}", **known),
        PATHS,
        st.sampled_from(["Care plan.pdf", "Care plan C-4 v2.docx", "scan.pdf", "Approval.md"]),
        state=st.sampled_from(get_args(FileState)),
        dated=st.sampled_from([None, IN_TIME, date(2025, 1, 1)]),
        names_cases=st.lists(st.sampled_from(["C-1", "C-2", "C-3"]), unique=True).map(tuple),
        titled=st.sampled_from([(), ("care-plan",)]),
    ),
    unique_by=lambda each: each.path,
    max_size=8,
)


@given(FILES)
def test_whatever_lies_in_the_folder_each_document_has_one_state_and_each_file_a_place(
    files: list[PaperFile],
) -> None:
    seen = grid(asking_for(PLAN, APPROVAL), *files)
    assert [len(row.findings) for row in seen.rows] == [2, 2, 2, 2]
    told = {name for row in seen.rows for each in row.findings for name in each.files}
    told |= {
        problem.file for row in seen.rows for each in row.findings for problem in each.problems
    }
    told |= {each.file for each in seen.loose}
    assert {each.shown for each in files} <= told
    for row in seen.rows:
        for each in row.findings:
            assert (each.state == "complete") == (not each.problems)
            assert set(each.offers).isdisjoint(each.files)
            assert all(problem.mend for problem in each.problems)
