"""What was read out and confirmed stands in the minutes for as long as it is what they say."""

from datetime import date

import pytest

from panel_tui.domain.actions import AddAction, ChangeAction, RemoveAction
from panel_tui.domain.case import ReadBack
from panel_tui.domain.change import Moment
from panel_tui.domain.changes import CHANGE, Change
from panel_tui.domain.decisions import ConfirmReadBack, Decide, RecordDissent
from panel_tui.domain.document import Paragraph
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.minutes import minutes_document
from panel_tui.domain.model import Refused
from panel_tui.domain.notes import WriteNote
from panel_tui.domain.prompts import EvidenceAction, SetPrompt
from panel_tui.domain.slots import DeferCase, StartSlot
from tests.making import after, at, moment, of_meeting, opened

ONE = ("C-1",)
DECIDE = of_meeting(Decide, case_ids=ONE, text="Track", rationale="Not all is known")
ACT = of_meeting(AddAction, case_ids=ONE, owner="Seán", what="Viability", due=date(2026, 12, 18))
CONFIRM = of_meeting(ConfirmReadBack, case_ids=ONE)
EVIDENCE = EvidenceAction(owner="Tom", what="Assessment", due=date(2026, 12, 18))


def read_back() -> Meeting:
    return after(
        opened(),
        (of_meeting(StartSlot, slot=1), moment(10)),
        (DECIDE, moment(10, 15)),
        (ACT, moment(10, 16)),
        (CONFIRM, moment(10, 18)),
    )


def decision_words(meeting: Meeting, case_id: str = "C-1") -> list[str]:
    document = minutes_document(meeting, case_id, at(12))
    section = next(each for each in document.sections if each.title == "Decision")
    return [block.text for block in section.blocks if isinstance(block, Paragraph)]


def test_a_read_back_is_kept_with_its_time_and_person() -> None:
    assert read_back().case("C-1").read_back == ReadBack(at=at(10, 18), by="Colin Marsh")


def test_the_minutes_say_when_it_was_confirmed() -> None:
    assert decision_words(read_back())[-1] == "Read back and confirmed at 10:18."


def test_a_read_back_on_another_day_says_the_day() -> None:
    later = Moment(at=at(9, 5, day=date(2026, 12, 4)), by="Colin Marsh")
    meeting = after(read_back(), (CONFIRM, later))
    words = "Read back and confirmed at 09:05 on Fri 4 Dec 2026."
    assert decision_words(meeting)[-1] == words


@pytest.mark.parametrize(
    "change",
    [
        DECIDE.changed(text="Do not track"),
        DECIDE.changed(rationale="All is known"),
        ACT,
        of_meeting(ChangeAction, case_ids=ONE, number=1, owner="Jean", what="Viability"),
        of_meeting(RemoveAction, case_ids=ONE, number=1),
        of_meeting(
            SetPrompt,
            case_ids=ONE,
            prompt="family",
            state="evidence outstanding",
            action=EVIDENCE,
        ),
        of_meeting(
            RecordDissent, case_ids=ONE, who="Jo", what="Not this", route="Put up", owner="Chair"
        ),
    ],
    ids=lambda change: change.kind,
)
def test_what_is_changed_afterwards_wants_reading_again(change: Change) -> None:
    meeting = after(read_back(), (change, moment(10, 19)))
    assert meeting.case("C-1").read_back is None
    assert not any("Read back" in words for words in decision_words(meeting))


@pytest.mark.parametrize(
    "change",
    [
        of_meeting(WriteNote, case_ids=ONE, place="family", text="They met."),
        of_meeting(SetPrompt, case_ids=ONE, prompt="family", state="covered"),
        DECIDE,
        of_meeting(FinishSlot, slot=1),
    ],
    ids=lambda change: change.kind,
)
def test_it_stands_while_the_decision_and_the_actions_stand(change: Change) -> None:
    meeting = after(read_back(), (change, moment(10, 19)))
    assert meeting.case("C-1").read_back is not None


def test_a_sibling_whose_decision_stands_need_not_be_read_again() -> None:
    both = ("C-2", "C-3")
    meeting = after(
        opened(),
        (DECIDE.changed(case_ids=both), moment(10, 25)),
        (CONFIRM.changed(case_ids=both), moment(10, 30)),
        (DECIDE.changed(case_ids=("C-3",), text="Otherwise"), moment(10, 31)),
    )
    assert [meeting.case(each).read_back is None for each in both] == [False, True]


def test_there_must_be_something_to_read_back() -> None:
    with pytest.raises(Refused, match="no decision and no action"):
        CONFIRM.apply(opened(), moment(10))


def test_a_child_who_is_put_off_is_not_read_back() -> None:
    deferred = of_meeting(DeferCase, case_ids=ONE, reason="No papers")
    meeting = after(opened(), (DECIDE, moment(10)), (deferred, moment(10, 1)))
    with pytest.raises(Refused, match="C-1 is deferred"):
        CONFIRM.apply(meeting, moment(10, 2))


def test_the_journal_reads_it_back() -> None:
    assert CHANGE.validate_json(CONFIRM.model_dump_json()) == CONFIRM
