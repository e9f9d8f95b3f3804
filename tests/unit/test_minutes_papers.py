"""The minutes say which papers the panel had: as the check found them, unless a person said otherwise."""

from datetime import date

from panel_tui.domain.changes import Change
from panel_tui.domain.document import Grid
from panel_tui.domain.leaks import mentions_of_others
from panel_tui.domain.minutes import minutes_document
from panel_tui.domain.notes import RecordPaper
from panel_tui.domain.paper_files import PaperFile
from panel_tui.domain.paper_standing import WaivePaper
from tests.making import after, moment, of_meeting, opened
from tests.paper_values import ASSESSMENT, FORM, PLAN, asking_for, file
from tests.unit.test_paper_standing import keeping

IN_TIME = date(2026, 11, 20)


def rows_after_check(case_id: str, *files: PaperFile, said: tuple[Change, ...] = ()) -> list[str]:
    """The lines of the documents section of a case; the minutes name no other child."""
    meeting = opened(kind=asking_for(FORM, PLAN, ASSESSMENT))
    meeting = after(meeting, (keeping(meeting, *files), moment(9)))
    meeting = after(meeting, *((each, moment(9, 5)) for each in said))
    document = minutes_document(meeting, case_id, moment(10).at)
    assert mentions_of_others(meeting, document) == []
    section = next(each for each in document.sections if each.title == "Documents")
    (grid,) = section.blocks
    assert isinstance(grid, Grid)
    return [" | ".join(row) for row in grid.rows]


def test_what_was_missing_and_what_came_are_listed_and_what_is_not_needed_is_not() -> None:
    assert rows_after_check("C-1", file("C-1/Care plan.docx", dated=IN_TIME)) == [
        "Request form | missing |  | ",
        "Care plan | received | Fri 20 Nov 2026 | ",
    ]


def test_no_file_and_no_other_case_is_named() -> None:
    rows = rows_after_check(
        "C-2",
        file("C-2/Care plan.docx", dated=IN_TIME, names_cases=("C-4",)),
        file("C-2/Request form.docx", answers={"Siblings": "blank", "Line manager": "answered"}),
        file("C-3/Sibling assessment.docx", names_cases=("C-2", "C-3"), dated=IN_TIME),
    )
    assert rows == [
        "Request form | incomplete | no date | Siblings (blank)",
        "Care plan | missing |  | another child's paper was in its place",
        "Sibling assessment | received | Fri 20 Nov 2026 | ",
    ]


def test_a_waiver_stands_in_the_minutes_with_who_and_why() -> None:
    waiving = of_meeting(
        WaivePaper,
        case_ids=("C-1",),
        paper="care-plan",
        waived_by="Patricia Adeyemi",
        reason="The court has it",
    )
    rows = rows_after_check("C-1", said=(waiving,))
    assert rows[1] == "Care plan | waived |  | by Patricia Adeyemi (The court has it)"


def test_what_a_person_says_by_hand_wins() -> None:
    recording = of_meeting(RecordPaper, case_ids=("C-1",), paper="care-plan", state="late")
    assert rows_after_check("C-1", said=(recording,))[1] == "Care plan | late | no date | "
