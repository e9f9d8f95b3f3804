"""What siblings share can become one child's own, without a word of the others' changing."""

import pytest

from panel_tui.domain.actions import AddAction, ChangeAction
from panel_tui.domain.agenda import AgendaSlot
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.notes import WriteNote
from panel_tui.domain.sharing import OwnAction, OwnNote, rewriting, words_for
from panel_tui.domain.sign_off import Approve
from panel_tui.domain.slots import StartSlot
from tests.making import after, agenda, facts, moment, of_meeting, opened

THREE = ("C-2", "C-3", "C-4")
TWO = ("C-3", "C-4")


@pytest.fixture
def meeting() -> Meeting:
    slots = agenda().slots
    siblings = AgendaSlot(
        starts=slots[1].starts, minutes=20, cases=tuple(facts(number) for number in (2, 3, 4))
    )
    return opened(agenda(slots=(slots[0], siblings)))


def note(text: str, *case_ids: str) -> WriteNote:
    return of_meeting(WriteNote, case_ids=case_ids, place="context", text=text)


def own(case_id: str, *shared: str) -> OwnNote:
    return of_meeting(OwnNote, case_ids=(case_id,), place="context", shared=shared)


def notes(meeting: Meeting, case_id: str) -> dict[tuple[str, ...], str]:
    return {each.case_ids: each.text for each in meeting.case(case_id).notes}


def test_one_child_s_note_becomes_its_own_and_the_others_share_theirs(meeting: Meeting) -> None:
    parted = after(
        meeting, (note("Together.", *THREE), moment(10)), (own("C-2", *THREE), moment(11))
    )
    assert notes(parted, "C-2") == {("C-2",): "Together."}
    assert notes(parted, "C-3") == notes(parted, "C-4") == {TWO: "Together."}


def test_words_that_are_there_already_come_first(meeting: Meeting) -> None:
    parted = after(
        meeting,
        (note("Together.", *THREE), moment(10)),
        (note("Of hers.", "C-2"), moment(10)),
        (note("Of theirs.", *TWO), moment(10)),
        (own("C-2", *THREE), moment(11)),
    )
    assert notes(parted, "C-2") == {("C-2",): "Of hers.\n\nTogether."}
    assert notes(parted, "C-3") == {TWO: "Of theirs.\n\nTogether."}


@pytest.mark.parametrize("shared", [("C-3", "C-4"), ("C-2",), ("C-2", "C-3")])
def test_what_is_not_shared_so_is_not_parted(meeting: Meeting, shared: tuple[str, ...]) -> None:
    written = after(meeting, (note("Together.", *THREE), moment(10)))
    with pytest.raises(Refused, match="C-2 shares no such note under context"):
        after(written, (own("C-2", *shared), moment(11)))


def test_one_child_s_action_gets_a_number_and_a_life_of_its_own(meeting: Meeting) -> None:
    said = {"owner": "Tom Okafor", "what": "Plan family time"}
    parted = after(
        meeting,
        (of_meeting(AddAction, case_ids=THREE, **said), moment(10)),
        (of_meeting(OwnAction, case_ids=("C-2",), number=1), moment(11)),
        (of_meeting(ChangeAction, case_ids=("C-2",), number=2, owner="Ann", what="x"), moment(11)),
    )
    (hers,), (his,) = (parted.case(each).actions for each in ("C-2", "C-3"))
    assert (hers.number, hers.case_ids, hers.owner) == (2, ("C-2",), "Ann")
    assert (his.number, his.case_ids, his.owner) == (1, TWO, "Tom Okafor")
    with pytest.raises(Refused, match="C-2 shares no action 1"):
        after(parted, (of_meeting(OwnAction, case_ids=("C-2",), number=1), moment(12)))


def approved(meeting: Meeting, *case_ids: str) -> Meeting:
    """The meeting with its siblings heard, and the minutes of some of them approved."""
    heard = (of_meeting(StartSlot, slot=2), of_meeting(FinishSlot, slot=2))
    approve = of_meeting(Approve, case_ids=case_ids, approver="Patricia Adeyemi")
    return after(meeting, *((each, moment(12)) for each in (*heard, approve)))


@pytest.mark.parametrize("going_on", [("C-4",), TWO])
def test_what_was_said_of_all_is_gone_on_with_for_those_still_open(
    meeting: Meeting, going_on: tuple[str, ...]
) -> None:
    done = tuple(each for each in THREE if each not in going_on)
    steps = [note("Together.", *THREE), note("Of theirs.", *going_on)]
    meeting = approved(after(meeting, *((each, moment(10)) for each in steps)), *done)
    words = {each: notes(meeting, each) for each in done}
    assert words_for(meeting, "context", going_on) == "Of theirs.\n\nTogether."
    changes = rewriting(meeting, "context", going_on, "Put better.")
    meeting = after(meeting, *((each, moment(13)) for each in changes))
    for case_id in going_on:
        assert notes(meeting, case_id) == {going_on: "Put better."}
    for case_id in done:
        assert [*notes(meeting, case_id).values()] == [*words[case_id].values()]


def test_while_all_are_open_what_is_said_of_all_is_not_one_child_s(meeting: Meeting) -> None:
    meeting = after(meeting, (note("Together.", *THREE), moment(10)))
    assert words_for(meeting, "context", ("C-2",)) == ""
    assert words_for(meeting, "context", THREE) == "Together."
    (change,) = rewriting(meeting, "context", ("C-2",), "Of hers.")
    assert change == note("Of hers.", "C-2")


def test_an_action_of_several_becomes_that_of_some_of_them(meeting: Meeting) -> None:
    said = {"owner": "Tom Okafor", "what": "Plan family time"}
    parted = after(
        meeting,
        (of_meeting(AddAction, case_ids=THREE, **said), moment(10)),
        (of_meeting(OwnAction, case_ids=TWO, number=1), moment(11)),
    )
    numbers = {each: parted.case(each).actions[0].number for each in THREE}
    assert numbers == {"C-2": 1, "C-3": 2, "C-4": 2}
    with pytest.raises(Refused, match="C-3 shares no action 2"):
        after(parted, (of_meeting(OwnAction, case_ids=TWO, number=2), moment(12)))
