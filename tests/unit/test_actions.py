from datetime import date

import pytest

from panel_tui.domain.actions import AddAction, ChangeAction, RemoveAction, next_action_number
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from tests.making import after, moment, of_meeting, opened

SIBLINGS = ("C-2", "C-3")


def adds(what: str, *case_ids: str) -> AddAction:
    return of_meeting(
        AddAction, case_ids=case_ids, owner="Tom Okafor", what=what, due=date(2026, 12, 17)
    )


def actions(meeting: Meeting, case_id: str) -> list[tuple[int, str]]:
    return [(each.number, each.what) for each in meeting.case(case_id).actions]


MEETING = after(
    opened(),
    (adds("Visit", "C-1"), moment(10)),
    (adds("Ask for the assessment", *SIBLINGS), moment(10, 25)),
    (adds("Ring the school", "C-3"), moment(10, 26)),
)


def test_actions_are_numbered_through_the_meeting_and_siblings_share_a_number() -> None:
    assert actions(MEETING, "C-1") == [(1, "Visit")]
    assert actions(MEETING, "C-2") == [(2, "Ask for the assessment")]
    assert actions(MEETING, "C-3") == [(2, "Ask for the assessment"), (3, "Ring the school")]
    assert next_action_number(MEETING) == 4


def test_an_action_is_put_differently_and_keeps_its_number_and_place() -> None:
    change = of_meeting(
        ChangeAction, case_ids=SIBLINGS, number=2, owner="Amira Khan", what="Read the assessment"
    )
    meeting = after(MEETING, (change, moment(10, 30)))
    assert actions(meeting, "C-3") == [(2, "Read the assessment"), (3, "Ring the school")]
    (action,) = meeting.case("C-2").actions
    assert (action.owner, action.due) == ("Amira Khan", None)


def test_an_action_is_taken_off() -> None:
    remove = of_meeting(RemoveAction, case_ids=SIBLINGS, number=2)
    meeting = after(MEETING, (remove, moment(10, 30)))
    assert (actions(meeting, "C-2"), actions(meeting, "C-3")) == ([], [(3, "Ring the school")])


def test_an_action_that_one_of_the_children_does_not_have_is_refused_for_all() -> None:
    for change in (
        of_meeting(RemoveAction, case_ids=SIBLINGS, number=3),
        of_meeting(ChangeAction, case_ids=SIBLINGS, number=3, owner="Tom", what="Ring"),
    ):
        with pytest.raises(Refused, match="C-2 has no action 3"):
            change.apply(MEETING, moment(11))


@pytest.mark.parametrize("missing", ["owner", "what"])
def test_an_action_without_owner_or_words_is_not_kept(missing: str) -> None:
    with pytest.raises(ValueError, match=missing):
        adds("Visit", "C-1").changed(**{missing: "\n"})


def test_an_action_names_the_children_it_is_for() -> None:
    with pytest.raises(ValueError, match="case_ids"):
        adds("Visit")
