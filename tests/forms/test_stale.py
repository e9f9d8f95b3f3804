"""A form that was written from an earlier record: what somebody changed since is never overwritten."""

import pytest

from panel_tui.domain.actions import AddAction, ChangeAction
from panel_tui.domain.attendance import MarkPresent
from panel_tui.domain.change import Undo
from panel_tui.domain.correcting import CorrectCase
from panel_tui.domain.decisions import ConfirmReadBack, Decide
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.forms.recording import FaultyForms
from panel_tui.domain.notes import WriteNote
from panel_tui.domain.prompts import SetPrompt
from panel_tui.domain.sign_off import Approve, Reopen
from panel_tui.domain.slots import StartSlot
from tests.forms.working import Desk, filled
from tests.making import at, facts, of_meeting

ONE = ("C-1",)
SINCE = "this is recorded otherwise since the form was written"


def note(text: str, place: str = "context", case_id: str = "C-1") -> WriteNote:
    return of_meeting(WriteNote, case_ids=(case_id,), place=place, text=text)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def own_note(desk: Desk) -> str:
    return next((each.text for each in desk.meeting.case("C-1").notes), "")


def test_what_was_changed_on_both_sides_is_refused_with_line_and_field(desk: Desk) -> None:
    form = filled(desk.form(), {"context": "Mine.", "family/State": "covered"})
    desk.do(
        note("Theirs."),
        of_meeting(SetPrompt, case_ids=ONE, prompt="family", state="not reached", reason="No time"),
    )
    with pytest.raises(FaultyForms) as refusal:
        desk.record(form)
    context, family = refusal.value.faults
    assert (context[0], context[1].place) == ("form-1.md", f"line {_line(form, 'Mine.')}, Context")
    assert SINCE in context[1].words
    assert "Family and friends" in family[1].place
    assert "Theirs" not in str(refusal.value)
    assert own_note(desk) == "Theirs."


def test_what_was_changed_elsewhere_stays_and_the_rest_is_recorded(desk: Desk) -> None:
    form = filled(desk.form(), {"family/State": "covered"})
    desk.do(note("Theirs."), note("Of another child", case_id="C-4"))
    recorded = desk.record(form)
    assert [each.kind for each in recorded.changes] == ["record form", "set prompt"]
    assert own_note(desk) == "Theirs."


def test_what_was_changed_alike_on_both_sides_is_no_change(desk: Desk) -> None:
    form = filled(desk.form(), {"context": "The same."})
    desk.do(note("The same."))
    assert desk.record(form).changes == ()


def test_an_undone_change_is_none(desk: Desk) -> None:
    form = filled(desk.form(), {"context": "Mine."})
    desk.do(note("Theirs."))
    desk.do(of_meeting(Undo, number=desk.revision))
    desk.record(form)
    assert own_note(desk) == "Mine."


def test_actions_that_were_added_elsewhere_stay_beside_new_ones(desk: Desk) -> None:
    form = filled(desk.form(), {"actions": "Tom: write to the school by 12 Dec"})
    desk.do(of_meeting(AddAction, case_ids=ONE, owner="Amira", what="Refer to FGC"))
    desk.record(form)
    assert [each.owner for each in desk.meeting.case("C-1").actions] == ["Amira", "Tom"]


def test_an_action_changed_on_both_sides_is_refused(desk: Desk) -> None:
    said = {"case_ids": ONE, "owner": "Tom", "what": "Write to the school"}
    desk.do(of_meeting(AddAction, **said))
    form = desk.form().replace("Write to the school", "Ring the school")
    desk.do(of_meeting(ChangeAction, **{**said, "what": "Visit the school"}, number=1))
    with pytest.raises(FaultyForms, match=f"Actions: {SINCE}"):
        desk.record(form)


def test_people_who_were_marked_since_stay(desk: Desk) -> None:
    form = filled(desk.form(), {"attendance": "Tom Okafor | Social worker | 10:00 to 10:20"})
    desk.do(of_meeting(MarkPresent, name="Ngozi Bright", role="iro", joined_at=at(9, 50)))
    desk.record(form)
    assert [each.name for each in desk.meeting.attendees] == ["Ngozi Bright", "Tom Okafor"]


def test_forms_of_several_cases_each_bring_their_people(desk: Desk) -> None:
    first = filled(desk.form("C-1"), {"attendance": "Ngozi Bright | IRO Manager | 10:00 to"})
    second = filled(
        desk.form("C-4"),
        {
            "attendance": "Ngozi Bright | IRO Manager | 10:00 to 11:20\n"
            "Tom Okafor | Social worker | 10:55 to 11:15"
        },
    )
    desk.record(first)
    desk.record(second)
    assert {each.name: len(each.stays) for each in desk.meeting.attendees} == {
        "Ngozi Bright": 1,
        "Tom Okafor": 1,
    }
    assert desk.meeting.attendees[0].stays[0].left_at == at(11, 20)


def test_a_prompt_that_a_finished_slot_closed_off_can_still_be_said(desk: Desk) -> None:
    form = filled(desk.form(), {"family/State": "covered"})
    desk.do(of_meeting(StartSlot, slot=1, began_at=at(10)), of_meeting(FinishSlot, slot=1))
    assert desk.meeting.case("C-1").left_open
    desk.record(form)
    case = desk.meeting.case("C-1")
    assert "Prompt: Family and friends" not in case.left_open
    assert "Prompt: Siblings" in case.left_open


def test_a_case_id_that_was_put_right_since_is_the_same_child(desk: Desk) -> None:
    form = filled(desk.form(), {"context": "Mine."})
    desk.do(of_meeting(CorrectCase, case_id="C-1", facts=facts(1, case_id="C-10")))
    assert list(desk.record(form).by_case) == ["C-10"]
    assert desk.meeting.case("C-10").notes[0].text == "Mine."


# --- the same form, recorded again ---


def test_a_form_that_was_recorded_brings_nothing_twice(desk: Desk) -> None:
    form = filled(
        desk.form(), {"context": "Mine.", "actions": "Tom: write by 12 Dec\nTom: ring by 12 Dec"}
    )
    desk.record(form)
    assert desk.record(form).changes == ()


def test_prompts_that_the_end_of_the_slot_closed_off_are_not_said_to_come_from_the_form(
    desk: Desk,
) -> None:
    form = filled(desk.form(), {"times/Began": "10:04", "times/Ended": "10:26"})
    desk.record(form)
    assert desk.meeting.case("C-1").left_open
    assert desk.record(form).remarks == ()


def test_more_can_be_written_into_a_form_after_it_was_recorded(desk: Desk) -> None:
    form = filled(desk.form(), {"context": "Mine.", "actions": "Tom: write by 12 Dec"})
    desk.record(form)
    form = form.replace("Mine.", "Mine, put right.").replace("Tom: write", "Tom: ring")
    recorded = desk.record(form)
    assert [each.kind for each in recorded.changes] == [
        "record form",
        "write note",
        "change action",
    ]
    assert own_note(desk) == "Mine, put right."
    assert [each.what for each in desk.meeting.case("C-1").actions] == ["ring"]


def test_another_person_s_words_are_not_taken_for_one_s_own(desk: Desk) -> None:
    form = filled(desk.form(), {"context": "Mine."})
    desk.record(form)
    desk.session.actor = "Jane Sutton"
    with pytest.raises(FaultyForms, match=SINCE):
        desk.record(form.replace("Mine.", "Jane's."))


def test_what_somebody_changed_after_a_form_was_recorded_is_not_overwritten(desk: Desk) -> None:
    form = filled(desk.form(), {"context": "Mine."})
    desk.record(form)
    desk.do(note("Put right on the screen."))
    with pytest.raises(FaultyForms, match=SINCE):
        desk.record(form.replace("Mine.", "Mine again."))


def test_words_taken_back_on_a_form_stay_recorded_and_that_is_said(desk: Desk) -> None:
    blank = desk.form()
    desk.record(filled(blank, {"context": "Mine."}))
    recorded = desk.record(blank)
    assert recorded.changes == ()
    (remark,) = recorded.remarks
    assert remark.startswith("form-1.md: line ")
    assert "Context: is as it was when the form was written" in remark


# --- approved minutes, read-backs ---


def test_a_form_of_approved_minutes_is_refused_until_they_are_reopened(desk: Desk) -> None:
    desk.do(of_meeting(StartSlot, slot=1, began_at=at(10)), of_meeting(FinishSlot, slot=1))
    form = desk.form()
    desk.do(of_meeting(Approve, case_ids=ONE, approver="Patricia Adeyemi"))
    assert desk.record(form).changes == ()
    form = filled(form, {"context": "One thing more."})
    with pytest.raises(FaultyForms, match="the minutes of C-1 are approved"):
        desk.record(form)
    desk.do(of_meeting(Reopen, case_id="C-1", reason="A date", reopened_by="Chair"))
    desk.record(form)
    assert own_note(desk) == "One thing more."


def test_a_read_back_falls_away_with_what_was_read_and_that_is_said(desk: Desk) -> None:
    desk.do(of_meeting(Decide, case_ids=ONE, text="Agreed."))
    desk.do(of_meeting(ConfirmReadBack, case_ids=ONE))
    recorded = desk.record(filled(desk.form(), {"decision/Decision": "Agreed, with a review."}))
    assert "C-1: what was read back reads otherwise now. Read it back again." in recorded.remarks
    assert desk.meeting.case("C-1").read_back is None


def _line(form: str, words: str) -> int:
    return form[: form.index(words)].count("\n") + 1


def test_what_a_form_leaves_open_and_what_waits_is_said(desk: Desk) -> None:
    said = {"times/Began": "10:00", "times/Ended": "10:20", "decision/Decision": "Agreed."}
    recorded = desk.record(filled(desk.form(), said))
    assert recorded.remarks == (
        "C-1: not quorate when it was decided: somebody has to confirm it.",
        "C-1: left open: Prompt: Return home; Prompt: Family and friends; Prompt: Siblings; "
        "Views: The child.",
    )
    recorded = desk.record(filled(desk.form(), {"confirmation/Confirmed by": "Head of Service"}))
    recorded = desk.record(desk.form().replace("Agreed.", "Agreed, with a review."))
    assert recorded.remarks[0].endswith(
        "somebody has to confirm it again, since it reads otherwise."
    )
