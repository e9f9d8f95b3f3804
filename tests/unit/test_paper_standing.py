"""How papers stand: a check is kept with the meeting, and people waive papers and say when they came."""

from datetime import UTC, date, datetime, timedelta

import pytest

from panel_tui.domain.changes import Change, Entry
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.history import undoable
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.notes import WriteNote
from panel_tui.domain.paper_check import paper_check
from panel_tui.domain.paper_files import PaperFile
from panel_tui.domain.paper_findings import Finding
from panel_tui.domain.paper_grid import kept_grid
from panel_tui.domain.paper_standing import KeepPaperCheck, ReceivePaper, WaivePaper
from panel_tui.domain.paper_words import mending
from panel_tui.domain.slots import StartSlot
from panel_tui.domain.working_days import WorkingCalendar
from tests.making import after, moment, of_meeting, opened
from tests.paper_values import PLAN, asking_for, file

DUE_THE_DAY_BEFORE = asking_for(PLAN, due_in={"amount": 24, "unit": "hours"})
DUE_AT = datetime(2026, 12, 2, 10, tzinfo=UTC)
SOUND = file("C-1/Care plan.docx", dated=date(2026, 11, 20))


def keeping(meeting: Meeting, *files: PaperFile, seen_at: datetime = DUE_AT) -> KeepPaperCheck:
    seen = dict.fromkeys((each.path for each in files), seen_at)
    check = paper_check(meeting, files, seen, WorkingCalendar, folder="/papers")
    return of_meeting(KeepPaperCheck, check=check)


def checked(
    *files: PaperFile, seen_at: datetime = DUE_AT, said: tuple[Change, ...] = ()
) -> Meeting:
    meeting = opened(kind=DUE_THE_DAY_BEFORE)
    keep = keeping(meeting, *files, seen_at=seen_at)
    return after(meeting, (keep, moment(9, 30)), *((each, moment(9, 40)) for each in said))


def of_the_first(meeting: Meeting) -> Finding:
    kept = kept_grid(meeting)
    assert kept
    return kept.rows[0].findings[0]


def waiving(paper: str = "care-plan") -> WaivePaper:
    return of_meeting(
        WaivePaper,
        case_ids=("C-1",),
        paper=paper,
        waived_by="Patricia Adeyemi",
        reason="The court has it",
    )


def receiving(day: date) -> ReceivePaper:
    return of_meeting(ReceivePaper, case_ids=("C-1",), paper="care-plan", on=day)


def test_the_last_check_is_kept_with_its_moment_and_who_made_it() -> None:
    meeting = checked(SOUND)
    kept = meeting.paper_check
    assert kept
    assert (kept.at, kept.by, kept.folder, kept.due_at) == (
        moment(9, 30).at,
        "Colin Marsh",
        "/papers",
        DUE_AT,
    )
    assert of_the_first(meeting).state == "complete"
    again = after(meeting, (keeping(meeting), moment(9, 50)))
    assert of_the_first(again).state == "missing"


def test_the_journal_hears_only_of_cases_of_which_something_else_is_found() -> None:
    meeting = checked(SOUND)
    again = keeping(meeting, SOUND, file("C-2/Care plan.docx", state="empty"))
    told = again.completed(meeting, moment(9, 50)).check
    assert [each.case_id for each in told.cases] == ["C-2"]
    assert after(meeting, (again, moment(10))) == after(
        meeting, (again.completed(meeting, moment(9, 50)), moment(10))
    )


def test_what_the_panel_had_stands_once_a_case_has_been_heard() -> None:
    meeting = after(
        checked(SOUND),
        (of_meeting(StartSlot, slot=1), moment(10)),
        (of_meeting(FinishSlot, slot=1), moment(10, 20)),
    )
    again = after(meeting, (keeping(meeting), moment(11)))
    assert of_the_first(again).state == "complete"


@pytest.mark.parametrize(
    ("seen_at", "state"),
    [(DUE_AT, "complete"), (DUE_AT + timedelta(seconds=1), "late")],
)
def test_a_paper_is_late_if_a_check_first_saw_it_after_it_was_due(
    seen_at: datetime, state: str
) -> None:
    found = of_the_first(checked(SOUND, seen_at=seen_at))
    assert found.state == state
    if state == "late":
        assert found.words == "late: came Wed 2 Dec 2026"
        assert found.problems[0].expected == "by Wed 2 Dec 2026, 10:00"


@pytest.mark.parametrize(("day", "state"), [(2, "complete"), (3, "late")])
def test_the_day_that_was_typed_in_counts_more_than_the_check(day: int, state: str) -> None:
    late_seen = DUE_AT + timedelta(days=1)
    meeting = checked(SOUND, seen_at=late_seen, said=(receiving(date(2026, 12, day)),))
    assert of_the_first(meeting).state == state


def test_what_is_missing_is_missing_and_not_late() -> None:
    assert of_the_first(checked(said=(receiving(date(2026, 12, 3)),))).state == "missing"


def test_a_waived_paper_leaves_the_case_ready_and_says_who_and_why() -> None:
    meeting = checked(said=(waiving(),))
    assert of_the_first(meeting).words == "waived: by Patricia Adeyemi (The court has it)"
    kept = kept_grid(meeting)
    assert kept
    assert kept.rows[0].readiness == "ready"


def test_what_is_waived_need_not_be_mended() -> None:
    assert list(mending(of_the_first(checked(said=(waiving(),))))) == []


def test_a_waiver_is_not_needed_for_a_paper_that_came() -> None:
    assert of_the_first(checked(SOUND, said=(waiving(),))).state == "complete"


def test_what_is_said_before_a_check_counts_in_it() -> None:
    meeting = after(opened(kind=DUE_THE_DAY_BEFORE), (waiving(), moment(9, 10)))
    assert of_the_first(after(meeting, (keeping(meeting), moment(9, 20)))).state == "waived"


def test_only_papers_of_the_template_are_waived_and_none_comes_tomorrow() -> None:
    meeting = opened(kind=DUE_THE_DAY_BEFORE)
    with pytest.raises(Refused, match="The documents are care-plan, not passport"):
        after(meeting, (waiving("passport"), moment(9)))
    with pytest.raises(Refused, match="Fri 4 Dec 2026 is still to come"):
        after(meeting, (receiving(date(2026, 12, 4)), moment(9)))


def test_an_undo_passes_over_a_check() -> None:
    note = of_meeting(WriteNote, case_ids=("C-1",), place="family", text="Words")
    keep = keeping(opened(kind=DUE_THE_DAY_BEFORE))
    entries = [
        Entry(number=1, moment=moment(9), change=note),
        Entry(number=2, moment=moment(9), change=keep),
    ]
    found = undoable(entries, "Colin Marsh")
    assert found
    assert found.number == 1
