"""What the slot screen warns of, in one line."""

import pytest

from panel_tui.domain.attendance import Declare, MarkPresent
from panel_tui.domain.changes import Change
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.slots import StartSlot
from screens.slot_time_forms import act_as_chair_form
from screens.warnings_view import warnings
from tests.making import after, at, moment, of_meeting, opened

CHAIR = "Patricia Adeyemi"
COMES = [
    of_meeting(MarkPresent, name=CHAIR, role="chair"),
    of_meeting(MarkPresent, name="Jo March", role="iro"),
]
START = of_meeting(StartSlot, slot=2)
STANDS_DOWN = of_meeting(
    Declare, case_ids=("C-3",), person=CHAIR, interest="A cousin", takes_part=False
)


def of_slot_2(*changes: Change) -> Meeting:
    return after(opened(), *((each, moment(10, 20)) for each in changes))


def said(meeting: Meeting) -> str:
    return warnings(meeting, meeting.slot(2), {}, at(10, 30), 80).plain


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ([*COMES], ""),
        ([*COMES, START], ""),
        ([START], "! not quorate: 0 of 2 members, no chair"),
        ([COMES[0], START], "! not quorate: 1 of 2 members"),
        ([*COMES, START, STANDS_DOWN], "! not quorate: 1 of 2 members, no chair (C.D.)"),
    ],
    ids=["before it begins", "quorate", "nobody", "one", "the chair stood down from one"],
)
def test_a_lost_quorum_is_seen_while_it_matters(changes: list[Change], words: str) -> None:
    assert said(of_slot_2(*changes)) == words


def test_who_stood_down_is_not_offered_as_chair() -> None:
    with pytest.raises(Refused, match="Nobody who may chair is here"):
        act_as_chair_form(of_slot_2(*COMES, STANDS_DOWN), ("C-2", "C-3"))
    form = act_as_chair_form(of_slot_2(*COMES, STANDS_DOWN), ("C-2",))
    assert [each for each, _ in form.fields[0].choices] == [CHAIR]
