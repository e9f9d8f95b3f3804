from datetime import date
from typing import Any

import pytest

from panel_tui.domain.case import Receipt
from panel_tui.domain.changes import Change
from panel_tui.domain.document import MinutesDocument
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.notes import WriteNote
from panel_tui.domain.sign_off import Approve, RecordExport, RecordReceipt, Reopen
from panel_tui.domain.slots import DeferCase, StartSlot
from tests.making import after, agenda, at, facts, moment, of_meeting, opened
from tests.reading import document, heard, lines_of, words_of

CHAIR = "Patricia Adeyemi"
APPROVE = of_meeting(Approve, case_ids=("C-1",), approver=CHAIR, journal_head="41 3f9a")
REOPEN = of_meeting(Reopen, case_id="C-1", reason="The aunt's name was wrong", reopened_by=CHAIR)
NOTE = of_meeting(WriteNote, case_ids=("C-1",), place="context", text="Known since May.")
NEXT_DAY = date(2026, 12, 4)
APPROVED = after(heard((NOTE, moment(10, 10))), (APPROVE, moment(11)))


def receipt(version: int = 1, on: date = NEXT_DAY, reference: str = "D-7") -> RecordReceipt:
    return of_meeting(
        RecordReceipt,
        case_id="C-1",
        version=version,
        reference=reference,
        uploaded_by="Jo March",
        on=on,
    )


def exports(version: int = 1, case_id: str = "C-1") -> RecordExport:
    return of_meeting(
        RecordExport, case_id=case_id, version=version, file_name="a.md", file_sha256="ab" * 32
    )


class TestApproval:
    def test_minutes_are_approved_by_a_named_person_as_version_1(self) -> None:
        (version,) = APPROVED.case("C-1").versions
        assert (version.number, version.state, version.approver) == (1, "approved", CHAIR)
        assert (version.approved_at, version.writer) == (at(11), "Colin Marsh")
        assert version.journal_head == "41 3f9a"
        assert APPROVED.case("C-1").approved == version

    def test_the_document_is_kept_as_it_was(self) -> None:
        (version,) = APPROVED.case("C-1").versions
        assert "Known since May." in words_of(version.document)
        signature = [
            line for block in version.document.sections[-1].blocks for line in lines_of(block)
        ]
        assert signature[0] == f"Approved by: {CHAIR}"
        kept = MinutesDocument.model_validate_json(version.document.model_dump_json())
        assert kept.sha256 == version.document.sha256

    def test_the_slot_is_finished_first(self) -> None:
        meeting = opened()
        with pytest.raises(Refused, match="The slot of C-1 is planned: finish it first"):
            after(meeting, (APPROVE, moment(11)))
        running = after(meeting, (of_meeting(StartSlot, slot=1), moment(10)))
        with pytest.raises(Refused, match="The slot of C-1 is running"):
            after(running, (APPROVE, moment(11)))

    def test_a_deferral_is_approved_without_waiting_for_the_slot(self) -> None:
        defer = of_meeting(DeferCase, case_ids=("C-1",), reason="No papers")
        meeting = after(opened(), (defer, moment(9)), (APPROVE, moment(9, 5)))
        assert meeting.case("C-1").approved is not None

    def test_what_is_approved_is_not_changed_nor_approved_again(self) -> None:
        changes: list[Change] = [NOTE, APPROVE]
        for change in changes:
            with pytest.raises(Refused, match="minutes of C-1 are approved"):
                after(APPROVED, (change, moment(12)))

    def test_siblings_are_approved_together_or_not_at_all(self) -> None:
        both = APPROVE.changed(case_ids=("C-2", "C-3"))
        leak = of_meeting(WriteNote, case_ids=("C-3",), place="context", text="Lives with B.C. now")
        meeting = after(
            opened(),
            (of_meeting(StartSlot, slot=2), moment(10, 20)),
            (of_meeting(FinishSlot, slot=2), moment(10, 40)),
        )
        approved = after(meeting, (both, moment(11)))
        assert [approved.case(each).approved is None for each in ("C-2", "C-3")] == [False, False]
        with pytest.raises(Refused, match="C-3 speak of another child"):
            after(meeting, (leak, moment(10, 45)), (both, moment(11)))


class TestAnotherChild:
    @pytest.mark.parametrize(
        ("text", "what"),
        [
            ("Placed with D.E.", "Context: the name of C-4"),
            ("Placed with c-4.", "Context: the case ID of C-4"),
            ("Born 04/01/2019", "Context: the date of birth of C-4"),
        ],
    )
    def test_minutes_that_name_another_child_are_not_approved_and_the_words_say_where(
        self, text: str, what: str
    ) -> None:
        meeting = after(heard(), (NOTE.changed(text=text), moment(10, 30)))
        with pytest.raises(Refused) as refusal:
            after(meeting, (APPROVE, moment(11)))
        assert what in str(refusal.value)
        assert "D.E." not in str(refusal.value)

    def test_put_in_other_words_they_are(self) -> None:
        meeting = after(
            heard(),
            (NOTE.changed(text="Placed with D.E."), moment(10, 30)),
            (NOTE, moment(10, 31)),
            (APPROVE, moment(11)),
        )
        assert meeting.case("C-1").approved is not None

    def test_a_given_name_alone_keeps_nothing_from_being_approved(self) -> None:
        slots = agenda().slots
        named = slots[3].changed(cases=(facts(4, child="Grace Hill"),))
        meeting = after(
            opened(agenda(slots=(*slots[:3], named))),
            (of_meeting(StartSlot, slot=1), moment(10)),
            (NOTE.changed(text="Grace is her sister."), moment(10, 5)),
            (of_meeting(FinishSlot, slot=1), moment(10, 20)),
            (APPROVE, moment(11)),
        )
        assert meeting.case("C-1").approved is not None

    def test_a_deferral_that_names_another_child_can_be_put_differently(self) -> None:
        defer = of_meeting(DeferCase, case_ids=("C-1",), reason="Heard with D.E.")
        meeting = after(opened(), (defer, moment(9)))
        with pytest.raises(Refused, match="Decision: the name of C-4"):
            after(meeting, (APPROVE, moment(11)))
        again = defer.changed(reason="Heard with another child")
        assert after(meeting, (again, moment(10)), (APPROVE, moment(11))).case("C-1").approved


class TestReopening:
    REOPENED = after(APPROVED, (REOPEN, moment(12)))

    def test_the_next_version_is_drafted_from_the_last(self) -> None:
        case = self.REOPENED.case("C-1")
        assert (case.approved, case.version_number) == (None, 2)
        made = document(self.REOPENED)
        assert (made.version, "Known since May." in words_of(made)) == (2, True)
        assert "Draft." in words_of(made)

    def test_the_approved_version_stands_until_the_next_is_approved(self) -> None:
        assert self.REOPENED.case("C-1").versions == APPROVED.case("C-1").versions
        meeting = after(
            self.REOPENED,
            (NOTE.changed(text="Known since June."), moment(12, 5)),
            (APPROVE, moment(13)),
        )
        first, second = meeting.case("C-1").versions
        assert (first.state, second.state, second.number) == ("superseded", "approved", 2)
        assert first.document == APPROVED.case("C-1").versions[0].document
        assert second.reason == "The aunt's name was wrong"
        said = words_of(second.document)
        assert "The aunt's name was wrong" in said
        assert "Known since June." in said

    def test_a_third_version_has_a_reason_of_its_own(self) -> None:
        again = REOPEN.changed(reason="A date")
        meeting = after(
            self.REOPENED, (APPROVE, moment(13)), (again, moment(14)), (APPROVE, moment(15))
        )
        versions = meeting.case("C-1").versions
        assert [each.state for each in versions] == ["superseded", "superseded", "approved"]
        assert [each.reason for each in versions] == ["", "The aunt's name was wrong", "A date"]

    def test_only_what_is_approved_is_reopened(self) -> None:
        for meeting in (heard(), self.REOPENED):
            with pytest.raises(Refused, match="The minutes of C-1 are a draft"):
                after(meeting, (REOPEN, moment(13)))

    def test_it_needs_a_reason_that_names_no_other_child(self) -> None:
        with pytest.raises(ValueError, match="reason"):
            REOPEN.changed(reason=" ")
        with pytest.raises(Refused, match="The reason names another child") as refusal:
            after(APPROVED, (REOPEN.changed(reason="D.E. was named"), moment(12)))
        assert "D.E." not in str(refusal.value)


class TestReceipts:
    LATER = moment(9, day=date(2026, 12, 7))

    def test_an_upload_is_receipted_with_who_when_and_its_reference(self) -> None:
        meeting = after(APPROVED, (receipt(), self.LATER))
        assert meeting.case("C-1").receipt(1) == Receipt(
            version=1, by="Jo March", on=NEXT_DAY, reference="D-7"
        )

    def test_the_last_receipt_of_a_version_counts(self) -> None:
        meeting = after(APPROVED, (receipt(), self.LATER), (receipt(reference="D-8"), self.LATER))
        found = meeting.case("C-1").receipt(1)
        assert found is not None
        assert found.reference == "D-8"

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            (receipt(version=2), "Version 2 of C-1 is not approved"),
            (receipt(on=date(2026, 12, 2)), "approved on Thu 3 Dec 2026"),
            (receipt(on=date(2026, 12, 8)), "Tue 8 Dec 2026 is still to come"),
        ],
    )
    def test_what_cannot_have_been_uploaded_is_refused(
        self, change: RecordReceipt, words: str
    ) -> None:
        with pytest.raises(Refused, match=words):
            after(APPROVED, (change, self.LATER))

    def test_a_draft_is_not_uploaded(self) -> None:
        with pytest.raises(Refused, match="Version 1 of C-1 is not approved"):
            after(heard(), (receipt(), self.LATER))

    def test_today_is_londons_day(self) -> None:
        summer = date(2026, 7, 2)
        late_evening: Any = {"day": summer}  # 23:30 UTC is past midnight in London
        meeting = after(
            opened(agenda(date=summer)),
            (
                of_meeting(DeferCase, case_ids=("C-1",), reason="No papers"),
                moment(9, **late_evening),
            ),
            (APPROVE, moment(11, **late_evening)),
            (receipt(on=date(2026, 7, 3)), moment(23, 30, **late_evening)),
        )
        assert meeting.case("C-1").receipts


class TestExports:
    def test_an_approved_version_is_available_from_its_first_export_on(self) -> None:
        meeting = after(
            APPROVED,
            (exports(), moment(15)),
            (exports(), moment(9, day=date(2026, 12, 9))),
        )
        assert meeting.case("C-1").versions[0].available_on == date(2026, 12, 3)

    def test_the_export_of_a_draft_makes_nothing_available(self) -> None:
        meeting = after(heard(), (exports(), moment(12)))
        assert meeting == heard()

    def test_the_export_of_one_version_says_nothing_of_another(self) -> None:
        meeting = after(
            APPROVED, (REOPEN, moment(12)), (APPROVE, moment(13)), (exports(1), moment(14))
        )
        assert [each.available_on for each in meeting.case("C-1").versions] == [
            date(2026, 12, 3),
            None,
        ]


def test_approved_minutes_are_the_same_whatever_is_done_to_the_meeting_afterwards() -> None:
    def document_of(meeting: Meeting) -> MinutesDocument:
        return meeting.case("C-1").versions[0].document

    meeting = after(
        APPROVED,
        (of_meeting(DeferCase, case_ids=("C-4",), reason="No papers"), moment(12)),
        (of_meeting(StartSlot, slot=2), moment(12, 1)),
        (receipt(on=date(2026, 12, 3)), moment(12, 2)),
        (exports(), moment(12, 3)),
    )
    assert document_of(meeting) == document_of(APPROVED)
