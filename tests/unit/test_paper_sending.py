"""Distribution: what goes to which member, that it went, and whether it went in time."""

from datetime import date, datetime, timedelta

import pytest

from panel_tui.domain.attendance import Declare
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.paper_check import paper_check
from panel_tui.domain.paper_grid import paper_grid
from panel_tui.domain.paper_limits import sent_out_at
from panel_tui.domain.paper_sending import Parcel, SendPapers, parcels
from panel_tui.domain.slots import WithdrawCase
from panel_tui.domain.working_days import WorkingCalendar
from tests.making import after, moment, of_meeting, opened
from tests.paper_values import PLAN, SAVED, asking_for, file

KIND = asking_for(PLAN, sent_out={"amount": 2, "unit": "days"})
PEOPLE = [("Patricia Adeyemi", "chair"), ("Ngozi Bright", "iro")]
NGOZI = "Ngozi Bright"
FIRST_OF_MONTH = date(2026, 12, 1)


def sending(**fields: object) -> SendPapers:
    return of_meeting(
        SendPapers, **{"to": NGOZI, "on": FIRST_OF_MONTH, "sent_by": "Colin Marsh", **fields}
    )


def parcel(
    meeting: Meeting, name: str = NGOZI, *, day: date = FIRST_OF_MONTH, came: datetime = SAVED
) -> Parcel:
    plan = file("C-1/Care plan.docx", dated=date(2026, 11, 20))
    check = paper_check(meeting, [plan], {plan.path: came}, WorkingCalendar)
    seen = paper_grid(meeting, check)
    limit = sent_out_at(meeting, WorkingCalendar)
    found = parcels(meeting, PEOPLE, seen, limit, moment(12, day=day).at)
    return next(each for each in found if each.name == name)


def test_each_member_is_sent_every_case_with_the_papers_that_are_there() -> None:
    found = parcel(opened(kind=KIND))
    assert found.role == "IRO Manager"
    assert found.enclosures[0] == ("C-1", ("Care plan",), ("C-1/Care plan.docx",))
    assert found.to_send == ("C-1", "C-2", "C-3", "C-4")
    assert (found.enclosures[1].titles, found.late) == ((), False)


def test_who_takes_no_part_in_a_case_is_not_sent_its_papers() -> None:
    declaring = of_meeting(
        Declare, case_ids=("C-2",), person=NGOZI, interest="A cousin", takes_part=False
    )
    meeting = after(opened(kind=KIND), (declaring, moment(9)))
    assert (parcel(meeting).withheld, parcel(meeting).to_send) == (("C-2",), ("C-1", "C-3", "C-4"))
    with pytest.raises(Refused, match="declared an interest in C-2"):
        after(meeting, (sending(case_ids=("C-2",)), moment(9)))


def test_what_was_sent_is_kept_and_the_rest_is_still_to_send() -> None:
    meeting = after(opened(kind=KIND), (sending(case_ids=("C-1", "C-2")), moment(9)))
    found = parcel(meeting)
    assert (found.to_send, found.late) == (("C-3", "C-4"), False)
    assert [(each.on, each.by) for each in found.sent] == [(FIRST_OF_MONTH, "Colin Marsh")]


def test_a_paper_that_came_after_the_others_went_is_to_be_sent() -> None:
    meeting = after(opened(kind=KIND), (sending(), moment(9, day=FIRST_OF_MONTH)))
    came = moment(9, day=FIRST_OF_MONTH + timedelta(days=1)).at
    assert parcel(meeting, came=came).to_send == ("C-1",)
    noted = after(opened(kind=KIND), (sending(), moment(10, day=came.date())))
    assert parcel(noted, came=came).to_send == ()


def test_without_cases_all_that_are_heard_here_are_sent() -> None:
    withdrawing = of_meeting(WithdrawCase, case_ids=("C-4",), reason="Moved away")
    meeting = after(opened(kind=KIND), (withdrawing, moment(9)), (sending(), moment(9, 5)))
    assert meeting.papers_sent[0].case_ids == ("C-1", "C-2", "C-3")
    assert parcel(meeting).to_send == ()


def test_papers_go_out_in_time_until_the_end_of_the_last_day() -> None:
    meeting = after(opened(kind=KIND), (sending(), moment(9)))
    assert not parcel(meeting).late
    late = after(opened(kind=KIND), (sending(on=FIRST_OF_MONTH + timedelta(days=1)), moment(9)))
    assert parcel(late).late


def test_what_has_not_gone_is_late_from_the_next_day() -> None:
    meeting = opened(kind=KIND)
    assert not parcel(meeting).late
    assert parcel(meeting, day=FIRST_OF_MONTH + timedelta(days=1)).late


def test_a_role_that_nobody_is_named_for_has_a_parcel_without_a_name() -> None:
    assert parcel(opened(kind=KIND), "").role == "Fostering Manager"


def test_who_is_no_member_and_was_sent_papers_is_listed_too() -> None:
    meeting = after(opened(kind=KIND), (sending(to="Legal adviser"), moment(9)))
    assert parcel(meeting, "Legal adviser").to_send == ()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"on": date(2026, 12, 4)}, "still to come"),
        ({"case_ids": ("C-9",)}, "C-9 is not on the agenda"),
    ],
)
def test_what_cannot_have_been_sent_is_refused(fields: dict[str, object], words: str) -> None:
    with pytest.raises(Refused, match=words):
        after(opened(kind=KIND), (sending(**fields), moment(9)))
