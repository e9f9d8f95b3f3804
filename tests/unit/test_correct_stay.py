"""When somebody joined and left can be put right."""

import pytest

from panel_tui.domain.attendance import CorrectStay, MarkLeft, MarkPresent
from panel_tui.domain.decisions import Decide
from panel_tui.domain.meeting import Meeting, Stay
from panel_tui.domain.model import Refused
from tests.making import after, at, moment, of_meeting, opened

CORRECT = of_meeting(CorrectStay, name="Helen Frost", joined_at=at(9, 50))


def joined_at_ten() -> Meeting:
    here = of_meeting(MarkPresent, name="Helen Frost", role="iro")
    chair = of_meeting(MarkPresent, name="Patricia Adeyemi", role="chair")
    return after(opened(), (chair, moment(9, 40)), (here, moment(10)))


def stays(meeting: Meeting) -> tuple[Stay, ...]:
    return next(each.stays for each in meeting.attendees if each.name == "Helen Frost")


def test_somebody_had_joined_earlier_than_it_was_noted() -> None:
    meeting = after(joined_at_ten(), (CORRECT, moment(10, 5)))
    assert stays(meeting) == (Stay(joined_at=at(9, 50)),)


def test_somebody_had_left_at_another_time() -> None:
    left = CORRECT.changed(left_at=at(10, 20))
    meeting = after(joined_at_ten(), (left, moment(10, 25)))
    assert stays(meeting) == (Stay(joined_at=at(9, 50), left_at=at(10, 20)),)


def test_only_the_last_stretch_is_put_right() -> None:
    meeting = after(
        joined_at_ten(),
        (of_meeting(MarkLeft, name="Helen Frost"), moment(10, 10)),
        (of_meeting(MarkPresent, name="Helen Frost"), moment(10, 30)),
        (CORRECT.changed(joined_at=at(10, 25)), moment(10, 35)),
    )
    assert stays(meeting)[0] == Stay(joined_at=at(10), left_at=at(10, 10))
    assert stays(meeting)[1] == Stay(joined_at=at(10, 25))


def test_a_decision_binds_once_it_is_known_that_the_members_were_there() -> None:
    decide = of_meeting(Decide, case_ids=("C-1",), text="Track")
    meeting = after(joined_at_ten(), (decide, moment(9, 55)))
    assert meeting.case("C-1").decision.advisory  # type: ignore[union-attr]
    meeting = after(meeting, (CORRECT, moment(10, 5)))
    assert not meeting.case("C-1").decision.advisory  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (CORRECT.changed(name="Nobody Known"), "Nobody Known has not been in the meeting"),
        (CORRECT.changed(joined_at=at(10, 30), left_at=at(10, 20)), "cannot leave before joining"),
        (CORRECT.changed(joined_at=at(10, 5)), "had not left yet at 10:05"),
    ],
    ids=["never-there", "left-before-joining", "still-there"],
)
def test_times_that_cannot_be_are_refused(change: CorrectStay, words: str) -> None:
    meeting = after(
        joined_at_ten(),
        (of_meeting(MarkLeft, name="Helen Frost"), moment(10, 10)),
        (of_meeting(MarkPresent, name="Helen Frost"), moment(10, 30)),
    )
    with pytest.raises(Refused, match=words):
        change.apply(meeting, moment(10, 40))
