import pytest

from panel_tui.domain.change import Undo
from panel_tui.domain.correcting import CorrectCase
from panel_tui.domain.drafts import Draft
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.sign_off import Approve
from panel_tui.domain.slots import StartSlot
from panel_tui.session import Session
from tests.conftest import FakeClock
from tests.making import MEETING_ID, at, facts, of_meeting
from tests.office import COLIN, JANE, MEETING, START, Office, note


@pytest.fixture
def office(clock: FakeClock) -> Office:
    return Office(clock)


class TestRecovering:
    def draft(self, text: str, *case_ids: str) -> Draft:
        return Draft(
            meeting_id=MEETING_ID,
            slot=1,
            place="context",
            case_ids=case_ids or ("C-1",),
            text=text,
            at=at(10),
            by=COLIN,
        )

    def next_start(self, office: Office, actor: str = JANE) -> Session:
        session = office.session(actor)
        session.recover(MEETING_ID)
        office.colin = session
        return session

    def test_what_was_typed_when_the_program_ended_becomes_a_note_of_who_typed_it(
        self, office: Office
    ) -> None:
        office.colin.keep_draft(self.draft("Half a sen"))
        self.next_start(office)
        assert office.notes() == ["Half a sen"]
        assert office.store.history(MEETING)[-1].moment.by == COLIN

    def test_whoever_is_at_work_then_can_go_on(self, office: Office) -> None:
        office.colin.keep_draft(self.draft("Half a sen"))
        office.session(JANE).claim(MEETING_ID)
        self.next_start(office).do(START)
        assert office.notes() == ["Half a sen"]

    def test_words_that_were_kept_are_not_written_twice(self, office: Office) -> None:
        office.colin.keep_draft(self.draft("Known since May. \n"))
        office.colin.do(note("Known since May."))
        entries = len(office.store.entries)
        self.next_start(office)
        assert len(office.store.entries) == entries

    def test_an_older_draft_does_not_overwrite_what_was_written_since(self, office: Office) -> None:
        office.colin.keep_draft(self.draft("Known since M"))
        office.clock.set(at(8))  # whatever the clock says
        office.colin.do(note("Known since May."))
        self.next_start(office)
        assert office.notes() == ["Known since May."]

    def test_what_was_undone_does_not_come_back(self, office: Office) -> None:
        office.colin.keep_draft(self.draft("Wrong child."))
        office.colin.do(note("Wrong child."))
        office.colin.do(of_meeting(Undo, number=office.store.history(MEETING)[-1].number))
        self.next_start(office)
        assert office.notes() == []

    def test_a_note_for_other_children_is_no_reason_to_lose_the_draft(self, office: Office) -> None:
        office.colin.keep_draft(self.draft("Of both.", "C-2", "C-3"))
        office.colin.do(note("Of one.", "C-2"))
        self.next_start(office)
        assert office.notes("C-2") == ["Of one.", "Of both."]

    def test_words_of_both_that_one_goes_on_with_are_not_doubled(self, office: Office) -> None:
        approve = of_meeting(Approve, case_ids=("C-2",), approver=JANE)
        heard = (of_meeting(StartSlot, slot=2), of_meeting(FinishSlot, slot=2))
        office.colin.do(note("Of both", "C-2", "C-3"), *heard, approve)
        office.colin.keep_draft(self.draft("Of both, and mo", "C-3"))
        self.next_start(office)
        assert office.notes("C-3") == ["Of both, and mo"]
        assert office.notes("C-2") == ["Of both"]

    def test_words_typed_away_are_away(self, office: Office) -> None:
        office.colin.do(note("Known since May."))
        office.colin.keep_draft(self.draft(""))
        self.next_start(office)
        assert office.notes() == []

    def test_a_case_id_corrected_since_is_followed(self, office: Office) -> None:
        office.colin.keep_draft(self.draft("Half a sen"))
        right = facts(1, case_id="C-101")
        office.colin.do(of_meeting(CorrectCase, case_id="C-1", facts=right))
        self.next_start(office)
        assert office.notes("C-101") == ["Half a sen"]

    def test_a_dialog_that_was_open_is_asked_again(self, office: Office) -> None:
        typed = {"line": "Amira: ref"}
        draft = self.draft("Half a sen").changed(asked="action", answers=typed, field="line")
        office.colin.keep_draft(draft)
        office.colin.do(note("Half a sentence."))
        found = office.session(JANE).recover(MEETING_ID)
        assert found is not None
        assert (found.asked, found.answers, found.field) == ("action", typed, "line")

    def test_a_dialog_that_was_answered_is_not_asked_again(self, office: Office) -> None:
        draft = self.draft("Half a sen").changed(asked="timer", answers={"reason": "Tea"})
        office.colin.keep_draft(draft)
        office.colin.do(START)
        found = office.session(JANE).recover(MEETING_ID)
        assert found is not None
        assert (found.text, found.asked, found.answers) == ("Half a sen", "", {})

    def test_without_a_draft_there_is_nothing_to_recover(self, office: Office) -> None:
        assert office.colin.recover(MEETING_ID) is None
