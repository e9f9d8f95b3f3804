"""What siblings share can become one child's own, without a word of the others' changing."""

import pytest

from panel_tui.domain.actions import AddAction, ChangeAction
from panel_tui.domain.agenda import AgendaSlot
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.notes import WriteNote
from panel_tui.domain.sharing import OwnAction, OwnNote
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
    return of_meeting(OwnNote, case_id=case_id, place="context", shared=shared)


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
        (of_meeting(OwnAction, case_id="C-2", number=1), moment(11)),
        (of_meeting(ChangeAction, case_ids=("C-2",), number=2, owner="Ann", what="x"), moment(11)),
    )
    (hers,), (his,) = (parted.case(each).actions for each in ("C-2", "C-3"))
    assert (hers.number, hers.case_ids, hers.owner) == (2, ("C-2",), "Ann")
    assert (his.number, his.case_ids, his.owner) == (1, TWO, "Tom Okafor")
    with pytest.raises(Refused, match="C-2 shares no action 1"):
        after(parted, (of_meeting(OwnAction, case_id="C-2", number=1), moment(12)))
