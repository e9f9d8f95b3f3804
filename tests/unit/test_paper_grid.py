"""How papers stand after the last check: one case of it, and whether somebody should look at them."""

from datetime import timedelta

from panel_tui.domain.change import Moment
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.paper_check import paper_check
from panel_tui.domain.paper_grid import kept_grid, kept_row, want_a_look
from panel_tui.domain.paper_standing import KeepPaperCheck, WaivePaper
from panel_tui.domain.sittings import CancelMeeting
from panel_tui.domain.slots import StartSlot
from panel_tui.domain.working_days import WorkingCalendar
from tests.making import after, at, moment, of_meeting, opened
from tests.paper_values import PLAN, SAVED, asking_for, file

DUE = at(9) - timedelta(days=1)
CASES = ("C-1", "C-2", "C-3", "C-4")


def checked(*case_ids: str) -> Meeting:
    """A meeting whose check found the care plans of these cases."""
    meeting = opened(kind=asking_for(PLAN))
    files = [file(f"{each}/Care plan 2026-11-20.docx") for each in case_ids]
    files = [each.changed(dated=SAVED.date()) for each in files]
    seen = dict.fromkeys((each.path for each in files), SAVED)
    check = paper_check(meeting, files, seen, WorkingCalendar, "/papers")
    return after(meeting, (of_meeting(KeepPaperCheck, check=check), moment(9, 30)))


def test_one_case_stands_as_it_does_among_all() -> None:
    meeting = checked("C-1")
    waived = of_meeting(
        WaivePaper, case_ids=("C-2",), paper="care-plan", waived_by="Jo", reason="Read out"
    )
    meeting = after(meeting, (waived, moment(9, 40)))
    grid = kept_grid(meeting)
    assert grid is not None
    assert [kept_row(meeting, row.case_id) for row in grid.rows] == list(grid.rows)
    assert [row.readiness for row in grid.rows] == ["ready", "ready", "not ready", "not ready"]


def test_of_papers_that_were_not_checked_nothing_is_known() -> None:
    assert kept_row(opened(), "C-1") is None


def test_papers_that_are_due_want_a_look_until_all_are_ready() -> None:
    assert want_a_look(opened(kind=asking_for(PLAN)), DUE, at(9))
    assert want_a_look(checked("C-1"), DUE, at(9))
    assert not want_a_look(checked(*CASES), DUE, at(9))


def test_papers_that_are_not_due_yet_want_none() -> None:
    meeting = opened(kind=asking_for(PLAN))
    assert not want_a_look(meeting, DUE, DUE)
    assert not want_a_look(meeting, None, at(9))


def test_nor_do_those_of_a_meeting_that_is_under_way_or_not_held() -> None:
    meeting = opened(kind=asking_for(PLAN))
    begun = after(meeting, (of_meeting(StartSlot, slot=1), Moment(at=at(10), by="Jo")))
    cancelled = after(meeting, (of_meeting(CancelMeeting, reason="Snow"), moment(9)))
    assert not want_a_look(begun, DUE, at(10))
    assert not want_a_look(cancelled, DUE, at(10))
