"""A filled request form begins the minutes of its child, and writes over nothing."""

from datetime import date
from typing import Any

import pytest

from panel_tui.domain.change import Moment
from panel_tui.domain.faults import Fault
from panel_tui.domain.filled_request import FilledRequest
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.forms.recording import FaultyForms, Recorded
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.notes import RecordView, WriteNote
from panel_tui.domain.prefilling import prefilled, with_requests
from panel_tui.domain.record_form import RecordForm
from panel_tui.domain.sign_off import Approve
from panel_tui.domain.slots import StartSlot
from panel_tui.domain.stated_times import CloseCase
from tests.making import TEMPLATE, after, facts, moment, of_meeting, opened, template

FORM = {
    "id": "request-form",
    "title": "Request form",
    "names": ["request form"],
    "form_sections": [
        {"title": "Reason", "fills": "context"},
        {"title": "Return home", "fills": "return-home"},
        {"title": "Why not home", "fills": "return-home"},
        {"title": "Child's views", "fills": "child"},
        {"title": "Line manager", "names_person": True},
    ],
    "source": {"document": "A guide"},
}
NOTHING = Recorded((), {}, ())


def meeting() -> Meeting:
    papers = TEMPLATE["papers"] | {"documents": [FORM]}
    return opened(kind=template(papers=papers))


def answers(**states: tuple[str, str]) -> list[dict[str, str]]:
    said = {
        "Reason": ("answered", "First time here."),
        "Return home": ("answered", "Not yet.\nA report is awaited."),
        "Why not home": ("answered", "It is not safe."),
        "Child's views": ("answered", "Misses the dog."),
        "Line manager": ("answered", "Jean Whitlock"),
    }
    return [
        {"title": title, "state": state, "text": text}
        for title, (state, text) in (said | states).items()
    ]


def request(**changed: Any) -> FilledRequest:
    known = {
        "paper": "request-form",
        "file_sha256": "ab" * 32,
        "own_case": "C-1",
        "names_cases": ("C-1",),
        "filled_by": "Tom Okafor",
        "dated": date(2026, 11, 20),
        "answers": answers(),
    }
    return FilledRequest.model_validate(known | changed)


def take_in(
    before: Meeting, *requests: FilledRequest, at: Moment | None = None
) -> tuple[Meeting, Recorded]:
    at = at or moment(9, 30)
    recorded = with_requests(NOTHING, [("form.docx", each) for each in requests], before, at)
    return after(before, *((change, at) for change in recorded.changes)), recorded


def notes(of: Meeting, case_id: str = "C-1") -> dict[str, str]:
    return {note.place: note.text for note in of.case(case_id).notes}


def test_each_answer_stands_where_its_section_belongs_and_says_where_it_is_from() -> None:
    filled, recorded = take_in(meeting(), request())
    source = "(Request form of Tom Okafor, Fri 20 Nov 2026)"
    assert notes(filled) == {
        "context": f"First time here.\n\n{source}",
        "return-home": f"Not yet.\nA report is awaited.\n\nIt is not safe.\n\n{source}",
    }
    (view,) = filled.case("C-1").views
    assert (view.view, view.text) == ("child", "Misses the dog.")
    assert (view.source, view.dated) == ("Request form of Tom Okafor", date(2026, 11, 20))
    assert recorded.remarks == (
        "C-1: stays on the form, since the minutes have no place for it: Line manager.",
    )


def test_the_words_are_that_childs_alone_and_no_prompt_is_covered_by_them() -> None:
    filled, _ = take_in(meeting(), request())
    assert {note.case_ids for note in filled.case("C-1").notes} == {("C-1",)}
    assert filled.case("C-1").marks == ()
    assert all(not case.notes and not case.views for case in filled.cases if case.case_id != "C-1")


def test_a_form_that_does_not_say_by_whom_or_when_is_named_all_the_same() -> None:
    filled, _ = take_in(meeting(), request(filled_by="", dated=None))
    assert notes(filled)["context"] == "First time here.\n\n(Request form)"


def test_the_journal_names_the_form() -> None:
    _, recorded = take_in(meeting(), request())
    first, *others = recorded.changes
    assert isinstance(first, RecordForm)
    assert (first.case_id, first.file_sha256) == ("C-1", "ab" * 32)
    assert all(isinstance(each, WriteNote | RecordView) for each in others)


def test_the_same_form_again_changes_nothing() -> None:
    filled, _ = take_in(meeting(), request())
    again, recorded = take_in(filled, request(), at=moment(9, 45))
    assert again == filled
    assert recorded.changes == ()
    assert recorded.by_case == {"C-1": ()}
    assert len(recorded.remarks) == 1


def test_what_is_recorded_already_stays_and_is_told() -> None:
    typed = of_meeting(WriteNote, case_ids=("C-1",), place="return-home", text="Ours.")
    view = of_meeting(RecordView, case_ids=("C-1",), view="child", text="Told us.")
    before = after(meeting(), (typed, moment(9)), (view, moment(9)))
    filled, recorded = take_in(before, request())
    assert notes(filled)["return-home"] == "Ours."
    assert filled.case("C-1").views == before.case("C-1").views
    assert (
        "C-1: recorded already, and left as it is: Return home, Why not home, Child's views."
    ) in recorded.remarks


def test_what_siblings_share_stands_beside_the_form_of_one() -> None:
    shared = of_meeting(WriteNote, case_ids=("C-2", "C-3"), place="context", text="Both.")
    before = after(meeting(), (shared, moment(9)))
    filled, _ = take_in(before, request(own_case="C-2", names_cases=("C-2",)))
    assert [note.case_ids for note in filled.case("C-2").notes if note.place == "context"] == [
        ("C-2", "C-3"),
        ("C-2",),
    ]
    assert filled.case("C-3") == before.case("C-3")


def test_only_answers_are_taken_and_the_rest_is_told() -> None:
    missing = {
        "Reason": ("guidance", ""),
        "Return home": ("to be confirmed", "TBC"),
        "Why not home": ("not applicable because", "n/a: at home"),
        "Child's views": ("blank", ""),
        "Line manager": ("not applicable because", "n/a: on leave"),
    }
    filled, recorded = take_in(meeting(), request(answers=answers(**missing)))
    assert list(notes(filled)) == ["return-home"]
    assert notes(filled)["return-home"].startswith("n/a: at home\n")
    assert recorded.remarks[-1] == (
        "C-1: not answered on the form: Reason (still the form's guidance), "
        "Return home (TBC), Child's views (blank), Line manager (n/a, and a name is needed)."
    )


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"own_case": "", "names_cases": ()}, "it does not say whose form it is"),
        ({"own_case": "", "names_cases": ("C-2",)}, "it does not say whose form it is"),
        ({"names_cases": ("C-1", "C-2")}, "it speaks of C-1 and C-2"),
    ],
)
def test_a_form_of_no_one_case_is_refused(changed: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        prefilled(meeting(), request(**changed))


def test_words_that_name_another_child_are_left_for_a_person() -> None:
    named = answers(Reason=("answered", f"With {facts(2).child}, a friend."))
    _, changes, remarks = prefilled(meeting(), request(answers=named))
    assert "context" not in [each.place for each in changes if isinstance(each, WriteNote)]
    assert remarks[0] == ("C-1: names another child, so take the words over by hand: Reason.")
    assert not any(facts(2).child in each for each in remarks)


def test_approved_minutes_stay_as_they_are() -> None:
    start, finish = of_meeting(StartSlot, slot=1), of_meeting(FinishSlot, slot=1)
    heard = after(meeting(), (start, moment(10)), (finish, moment(10, 20)))
    approve = of_meeting(Approve, case_ids=("C-1",), approver="Patricia Adeyemi")
    approved = after(heard, (approve, moment(11)))
    with pytest.raises(Refused, match="the minutes of C-1 are approved"):
        prefilled(approved, request())


def test_what_is_left_open_of_a_case_that_was_heard_is_said_anew() -> None:
    start, finish = of_meeting(StartSlot, slot=1), of_meeting(FinishSlot, slot=1)
    heard = after(meeting(), (start, moment(10)), (finish, moment(10, 20)))
    filled, recorded = take_in(heard, request(), at=moment(12))
    assert isinstance(recorded.changes[-1], CloseCase)
    assert len(filled.case("C-1").left_open) < len(heard.case("C-1").left_open)


def test_one_faulty_form_keeps_all_of_them_back_and_every_fault_is_told() -> None:
    files = [
        ("a.docx", request()),
        ("b.docx", request(own_case="", names_cases=())),
        ("c.docx", request(names_cases=("C-1", "C-4"))),
    ]
    with pytest.raises(FaultyForms) as refused:
        with_requests(NOTHING, files, meeting(), moment(9, 30))
    assert [file for file, _ in refused.value.faults] == ["b.docx", "c.docx"]
    assert all(isinstance(fault, Fault) for _, fault in refused.value.faults)


def test_minutes_forms_go_first_and_a_request_fills_what_they_leave() -> None:
    typed = of_meeting(WriteNote, case_ids=("C-1",), place="context", text="As taken down.")
    forms = Recorded((typed,), {"C-1": (typed,)}, ())
    recorded = with_requests(forms, [("a.md", request())], meeting(), moment(9, 30))
    filled = after(meeting(), *((change, moment(9, 30)) for change in recorded.changes))
    assert notes(filled)["context"] == "As taken down."
    assert "return-home" in notes(filled)
    assert len(recorded.by_case["C-1"]) == 3
