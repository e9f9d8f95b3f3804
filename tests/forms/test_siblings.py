"""What brothers and sisters share stands on each one's form, and no form reaches into another's record."""

import pytest

from panel_tui.domain.actions import AddAction
from panel_tui.domain.case import Case
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.forms.recording import FaultyForms
from panel_tui.domain.notes import WriteNote
from panel_tui.domain.prompts import EvidenceAction, SetPrompt
from panel_tui.domain.sign_off import Approve
from panel_tui.domain.slots import StartSlot
from tests.forms.working import Desk, filled
from tests.making import PANEL_DAY, at, of_meeting

BOTH = ("C-2", "C-3")
SHARED = "They came into care together."


def write(place: str, text: str, *case_ids: str) -> WriteNote:
    return of_meeting(WriteNote, case_ids=case_ids or BOTH, place=place, text=text)


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.do(write("context", SHARED), write("family", "The aunt has come forward."))
    return desk


def notes(case: Case) -> dict[tuple[str, tuple[str, ...]], str]:
    return {(each.place, each.case_ids): each.text for each in case.notes}


def test_a_shared_note_stands_on_both_forms_and_neither_names_the_other_child(desk: Desk) -> None:
    for case_id, others in (("C-2", ("C-3", "C.D.")), ("C-3", ("C-2", "B.C."))):
        form = desk.form(case_id)
        assert f"Shared note: {SHARED}" in form
        assert not [each for each in (*others, "C-1", "C-4", "A.B.", "D.E.") if each in form]


def test_recording_both_forms_as_they_are_doubles_nothing(desk: Desk) -> None:
    assert desk.record(desk.form("C-2"), desk.form("C-3")).changes == ()


def test_changed_on_one_form_a_shared_note_becomes_that_child_s_own(desk: Desk) -> None:
    before = desk.meeting.case("C-3")
    form = desk.form("C-2").replace(SHARED, "She came into care first.")
    recorded = desk.record(form)
    assert [each.kind for each in recorded.changes] == ["record form", "own note", "write note"]
    assert recorded.remarks == (
        "C-2: a shared note reads otherwise here, and is now this child's own.",
    )
    assert notes(desk.meeting.case("C-2"))["context", ("C-2",)] == "She came into care first."
    other = notes(desk.meeting.case("C-3"))
    assert other["context", ("C-3",)] == SHARED
    assert sorted(each.text for each in before.notes) == sorted(other.values())


def test_changed_alike_on_both_forms_it_stays_shared(desk: Desk) -> None:
    forms = [desk.form(each).replace(SHARED, "They came on 2 November.") for each in BOTH]
    recorded = desk.record(*forms)
    assert [each.kind for each in recorded.changes] == ["record form", "record form", "write note"]
    for case_id in BOTH:
        assert notes(desk.meeting.case(case_id))["context", BOTH] == "They came on 2 November."


def test_changed_differently_on_both_forms_each_child_has_its_own(desk: Desk) -> None:
    desk.record(*(desk.form(each).replace(SHARED, f"Only {each}.") for each in BOTH))
    for case_id in BOTH:
        mine = notes(desk.meeting.case(case_id))
        assert mine["context", (case_id,)] == f"Only {case_id}."
        assert ("context", BOTH) not in mine


def test_the_words_of_the_other_child_stay_where_both_an_own_and_a_shared_note_stand(
    desk: Desk,
) -> None:
    desk.do(write("context", "He is the younger one.", "C-3"), write("context", "Hers.", "C-2"))
    desk.record(desk.form("C-2").replace(SHARED, "She came first."))
    mine, other = (notes(desk.meeting.case(each)) for each in BOTH)
    assert mine["context", ("C-2",)] == "Hers.\n\nShe came first."
    assert other["context", ("C-3",)] == f"He is the younger one.\n\n{SHARED}"


def test_both_of_them_may_change_own_and_shared_notes_in_one_go(desk: Desk) -> None:
    desk.do(write("context", "His.", "C-3"))
    hers = desk.form("C-2").replace(SHARED, "She came first.")
    his = desk.form("C-3").replace("His.", "He is four.")
    desk.record(hers, his)
    other = notes(desk.meeting.case("C-3"))
    assert other["context", ("C-3",)] == f"He is four.\n\n{SHARED}"


def test_a_note_taken_out_of_one_form_stays_with_the_other_child(desk: Desk) -> None:
    desk.record(desk.form("C-2").replace(f"Shared note: {SHARED}", "Shared note:"))
    assert "context" not in {place for place, _ in notes(desk.meeting.case("C-2"))}
    assert notes(desk.meeting.case("C-3"))["context", ("C-3",)] == SHARED


def test_a_new_note_marked_as_shared_on_both_forms_is_one_note() -> None:
    desk = Desk()
    said = f"Shared note: {SHARED}"
    desk.record(*(filled(desk.form(each), {"context": said}) for each in BOTH))
    assert desk.kinds.count("write note") == 1
    assert notes(desk.meeting.case("C-3")) == {("context", BOTH): SHARED}


def test_marked_as_shared_on_one_form_alone_it_is_for_that_child() -> None:
    desk = Desk()
    desk.record(filled(desk.form("C-2"), {"context": f"Shared note: {SHARED}"}))
    assert notes(desk.meeting.case("C-2")) == {("context", ("C-2",)): SHARED}
    assert desk.meeting.case("C-3").notes == ()


def test_the_same_words_on_two_forms_without_a_mark_are_two_notes() -> None:
    desk = Desk()
    desk.record(*(filled(desk.form(each), {"context": "Not discussed."}) for each in BOTH))
    assert notes(desk.meeting.case("C-2")) == {("context", ("C-2",)): "Not discussed."}
    assert notes(desk.meeting.case("C-3")) == {("context", ("C-3",)): "Not discussed."}


def test_a_shared_note_of_approved_minutes_is_parted_without_touching_their_words(
    desk: Desk,
) -> None:
    desk.do(
        of_meeting(StartSlot, slot=2, began_at=at(10, 20)),
        of_meeting(FinishSlot, slot=2),
    )
    desk.do(of_meeting(Approve, case_ids=("C-3",), approver="Patricia Adeyemi"))
    approved = desk.meeting.case("C-3").versions
    desk.record(desk.form("C-2").replace(SHARED, "She came first."))
    after = desk.meeting.case("C-3")
    assert after.versions == approved
    assert notes(after)["context", ("C-3",)] == SHARED


# --- actions ---


@pytest.fixture
def acting() -> Desk:
    desk = Desk()
    said = {"case_ids": BOTH, "owner": "Tom Okafor", "what": "Plan family time"}
    desk.do(of_meeting(AddAction, **said, due=PANEL_DAY.replace(day=12)))
    return desk


def test_a_shared_action_changed_on_one_form_gets_a_number_of_its_own(acting: Desk) -> None:
    acting.record(acting.form("C-2").replace("Plan family time", "Plan her birthday"))
    (hers,), (his,) = (acting.meeting.case(each).actions for each in BOTH)
    assert (hers.number, hers.case_ids, hers.what) == (2, ("C-2",), "Plan her birthday")
    assert (his.number, his.case_ids, his.what) == (1, ("C-3",), "Plan family time")


def test_a_shared_action_changed_alike_on_both_forms_stays_one(acting: Desk) -> None:
    acting.record(*(acting.form(each).replace("Plan family", "Plan more family") for each in BOTH))
    (hers,), (his,) = (acting.meeting.case(each).actions for each in BOTH)
    assert hers == his
    assert (hers.number, hers.case_ids, hers.what) == (1, BOTH, "Plan more family time")


def test_a_shared_action_taken_out_of_one_form_stays_with_the_other_child(acting: Desk) -> None:
    acting.record(filled(acting.form("C-2"), {"actions": ""}))
    assert acting.meeting.case("C-2").actions == ()
    (his,) = acting.meeting.case("C-3").actions
    assert (his.number, his.case_ids) == (1, ("C-3",))


def test_a_shared_action_taken_out_of_both_forms_is_taken_off(acting: Desk) -> None:
    acting.record(*(filled(acting.form(each), {"actions": ""}) for each in BOTH))
    assert [acting.meeting.case(each).actions for each in BOTH] == [(), ()]
    assert acting.kinds[-1] == "remove action"


def test_a_new_action_marked_as_shared_on_both_forms_is_one_action() -> None:
    desk = Desk()
    row = "Tom Okafor | Plan family time | 12 Dec | | shared"
    desk.record(*(filled(desk.form(each), {"actions": row}) for each in BOTH))
    assert desk.meeting.case("C-2").actions == desk.meeting.case("C-3").actions
    assert desk.kinds.count("add action") == 1


def test_shared_evidence_that_only_one_child_still_waits_for_is_parted() -> None:
    desk = Desk()
    bringing = EvidenceAction(owner="Tom", what="The report", due=PANEL_DAY.replace(day=12))
    state = {"prompt": "family", "state": "evidence outstanding", "action": bringing}
    desk.do(of_meeting(SetPrompt, case_ids=BOTH, **state))
    asked = {"family/State": "covered"}
    form = filled(desk.form("C-2"), asked)
    form = "\n".join(line for line in form.split("\n") if not _is_evidence(line))
    desk.record(form)
    assert desk.meeting.case("C-2").actions == ()
    (his,) = desk.meeting.case("C-3").actions
    assert (his.case_ids, his.prompt) == (("C-3",), "family")


def _is_evidence(line: str) -> bool:
    labels = ("Who brings it:", "What they bring:", "By when: S", "Shared action:")
    return line.startswith(labels)


# --- the slot that they share ---


def test_the_forms_of_both_state_the_slot_s_times_once() -> None:
    desk = Desk()
    times = {"times/Began": "10:20", "times/Ended": "10:41"}
    desk.record(*(filled(desk.form(each), times) for each in BOTH))
    assert desk.kinds.count("state times") == 1
    assert desk.meeting.slot(2).timer.finished_at == at(10, 41)


def test_different_times_on_the_forms_of_one_slot_are_refused() -> None:
    desk = Desk()
    hers = filled(desk.form("C-2"), {"times/Began": "10:20", "times/Ended": "10:41"})
    his = filled(desk.form("C-3"), {"times/Began": "10:20", "times/Ended": "10:44"})
    with pytest.raises(
        FaultyForms, match=r"form-2\.md: line \d+, Times: this is recorded otherwise"
    ):
        desk.record(hers, his)
    assert desk.meeting.slot(2).timer.began_at is None


def test_a_form_recorded_after_its_sibling_s_leaves_open_what_it_leaves_open() -> None:
    desk = Desk()
    hers, his = (
        filled(
            desk.form(each),
            {
                "times/Began": "10:20",
                "times/Ended": "10:41",
                "return-home/State": "covered",
                "family/State": "covered",
                "siblings/State": "covered",
                "views/Words": "At home.",
                "decision/Decision": "Agreed.",
            },
        )
        for each in BOTH
    )
    desk.record(hers)
    assert "Prompt: Return home" in desk.meeting.case("C-3").left_open
    desk.record(his)
    assert desk.meeting.case("C-3").left_open == desk.meeting.case("C-2").left_open == ()
    assert desk.kinds[-1] == "close case"


def test_times_may_be_stated_for_a_slot_all_of_whose_children_are_put_off() -> None:
    desk = Desk()
    why = {"times/Began": "10:00", "times/Ended": "10:05", "put-off/Deferred because": "No report"}
    desk.record(filled(desk.form("C-1"), why))
    assert desk.meeting.case("C-1").deferral
    assert desk.meeting.slot(1).timer.finished_at == at(10, 5)
