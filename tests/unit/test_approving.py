import pytest

from panel_tui.domain.approving import (
    approval,
    document_of,
    pointed_out,
    unheard,
    version_to_upload,
    waiting,
    written_by,
)
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused, same_person
from panel_tui.domain.notes import WriteNote
from panel_tui.domain.sign_off import Approve, Reopen
from panel_tui.domain.sittings import CancelMeeting
from panel_tui.domain.slots import DeferCase, StartSlot
from tests.making import after, agenda, at, facts, moment, of_meeting, opened
from tests.reading import words_of

CHAIR = "Patricia Adeyemi"
APPROVE = of_meeting(Approve, case_ids=("C-1",), approver=CHAIR)
DEFER = of_meeting(DeferCase, case_ids=("C-4",), reason="No papers")


def heard() -> Meeting:
    """C-1 heard, C-2 and C-3 to come, C-4 put off."""
    return after(
        opened(),
        (of_meeting(StartSlot, slot=1), moment(10)),
        (of_meeting(FinishSlot, slot=1), moment(10, 20)),
        (DEFER, moment(10, 21)),
    )


def test_who_was_heard_or_put_off_waits_for_approval() -> None:
    assert waiting(heard()) == ("C-1", "C-4")
    assert unheard(heard()) == ("C-2", "C-3")
    assert waiting(after(heard(), (APPROVE, moment(11)))) == ("C-4",)


def test_nothing_waits_in_a_meeting_that_was_not_held() -> None:
    cancel = of_meeting(CancelMeeting, reason="Snow")
    assert waiting(after(opened(), (DEFER, moment(8)), (cancel, moment(9)))) == ()


def test_the_document_is_the_approved_one_where_it_stands() -> None:
    note = of_meeting(WriteNote, case_ids=("C-1",), place="context", text="Known since May.")
    reopen = of_meeting(Reopen, case_id="C-1", reason="A date", reopened_by=CHAIR)
    approved = after(heard(), (APPROVE, moment(11)))
    assert document_of(approved, "C-1", at(15)) == approved.case("C-1").versions[0].document
    again = after(approved, (reopen, moment(12)), (note, moment(12)))
    assert "Known since May." in words_of(document_of(again, "C-1", at(15)))


def test_cases_are_approved_together_or_every_reason_against_it_is_told() -> None:
    change = approval(heard(), ("C-1", "C-4"), CHAIR, "41 3f9a", moment(11))
    assert (change.case_ids, change.journal_head) == (("C-1", "C-4"), "41 3f9a")
    with pytest.raises(Refused) as refusal:
        approval(heard(), ("C-1", "C-2", "C-3"), CHAIR, "", moment(11))
    assert [line[:18] for line in str(refusal.value).splitlines()] == [
        "The slot of C-2 is",
        "The slot of C-3 is",
    ]


def test_who_approves_what_they_wrote_themselves_is_known_however_it_is_typed() -> None:
    assert written_by(heard(), ("C-1",), " colin  MARSH ") == ("C-1",)
    assert written_by(heard(), ("C-1",), CHAIR) == ()
    assert same_person("Zo\u00eb", "ZOE\u0308")


def test_given_names_are_pointed_out_for_a_person_to_judge() -> None:
    slots = agenda().slots
    named = slots[3].changed(cases=(facts(4, child="Grace Hill"),))
    note = of_meeting(WriteNote, case_ids=("C-1",), place="context", text="Grace is her sister.")
    meeting = after(opened(agenda(slots=(*slots[:3], named))), (note, moment(10)))
    assert pointed_out(meeting, ("C-1",), at(11)) == [
        "C-1: look at Context: the given name of C-4."
    ]


def test_only_a_version_that_stands_is_uploaded() -> None:
    approved = after(heard(), (APPROVE, moment(11)))
    assert version_to_upload(approved.case("C-1")) == 1
    with pytest.raises(Refused, match="C-4 are a draft: approve them"):
        version_to_upload(approved.case("C-4"))
    reopen = of_meeting(Reopen, case_id="C-1", reason="A date", reopened_by=CHAIR)
    with pytest.raises(Refused, match="draft since they were reopened"):
        version_to_upload(after(approved, (reopen, moment(12))).case("C-1"))
