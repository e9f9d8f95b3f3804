"""What is asked of views, options, dissent and interests begins with what was said before."""

from collections.abc import Callable, Mapping

import pytest

from panel_tui.domain.actions import AddAction
from panel_tui.domain.attendance import Declare
from panel_tui.domain.case import Case
from panel_tui.domain.changes import Change
from panel_tui.domain.decisions import Decide, RecordDissent
from panel_tui.domain.ledger import OptionEntry
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.notes import FillTable, RecordView
from panel_tui.domain.options import SetOption
from panel_tui.domain.working_days import WorkingCalendar
from screens.forms import Form
from screens.slot_decision_forms import decision_form, dissent_form, which_dissent_form
from screens.slot_forms import change_action_form
from screens.slot_time_forms import declare_form, table_form
from screens.slot_weighing_forms import option_form, view_form, which_option_form, which_view_form
from tests.making import PANEL_DAY, after, moment, of_meeting, opened

PAIR = ("C-2", "C-3")
VIEW = {
    "view": "child",
    "text": "I like it here.\nI miss Gran.",
    "source": "Play",
    "dated": PANEL_DAY,
}
OPTION = {"option": "guardianship", "detail": "aunt", "status": "preferred", "reason": "A bond"}
DISSENT = {
    "who": "Jo March",
    "what": "Too early",
    "route": "Talk",
    "owner": "Ann",
    "due": PANEL_DAY,
}


def with_these(*changes: Change) -> Meeting:
    return after(opened(), *((each, moment(10)) for each in changes))


def kept(meeting: Meeting, form: Form, answers: Mapping[str, str] | None = None) -> Case:
    """The first case after a form is kept as it stands, but for these answers."""
    said = {each.id: each.value for each in form.fields} | dict(answers or {})
    changes = form.make(said)
    (case_id, *_) = changes[0].model_dump()["case_ids"]
    return after(meeting, *((each, moment(11)) for each in changes)).case(case_id)


def listed(form: Callable[..., Form], meeting: Meeting, case_ids: tuple[str, ...]) -> list[str]:
    return [words for _, words in form(meeting, case_ids, str).fields[0].choices]


@pytest.mark.parametrize("case_ids", [("C-1",), PAIR])
def test_a_dialog_that_is_kept_as_it_opens_changes_nothing(case_ids: tuple[str, ...]) -> None:
    meeting = with_these(
        of_meeting(RecordView, case_ids=case_ids, **VIEW),
        of_meeting(SetOption, case_ids=case_ids, **OPTION),
        of_meeting(RecordDissent, case_ids=case_ids, **DISSENT),
        of_meeting(AddAction, case_ids=case_ids, owner="Tom", what="Refer", due=PANEL_DAY),
    )
    case = meeting.case(case_ids[0])
    action = change_action_form(meeting, case.actions[0], PANEL_DAY)
    assert kept(meeting, action) == case
    assert not kept(meeting, action, {"stands": "no"}).actions
    assert kept(meeting, view_form(meeting, case_ids, "child", PANEL_DAY)) == case
    assert kept(meeting, option_form(meeting, case_ids, "guardianship 0")) == case
    assert kept(meeting, dissent_form(meeting, case_ids, "0", PANEL_DAY)) == case


def test_what_is_recorded_is_seen_where_one_is_chosen() -> None:
    meeting = with_these(
        of_meeting(RecordView, case_ids=("C-1",), **VIEW),
        of_meeting(SetOption, case_ids=("C-1",), **OPTION),
        of_meeting(RecordDissent, case_ids=("C-1",), **DISSENT),
    )
    assert listed(which_view_form, meeting, ("C-1",))[0] == "The child · recorded"
    assert "Special guardianship, aunt · preferred" in listed(which_option_form, meeting, ("C-1",))
    assert listed(which_dissent_form, meeting, ("C-1",)) == ["Jo March: Too early", "somebody else"]


def test_one_siblings_words_are_not_put_into_the_record_of_both() -> None:
    meeting = with_these(
        of_meeting(RecordView, case_ids=("C-2",), **VIEW),
        of_meeting(SetOption, case_ids=("C-2",), **OPTION),
        of_meeting(RecordDissent, case_ids=("C-2",), **DISSENT),
        of_meeting(Decide, case_ids=("C-2",), text="You stay here."),
        of_meeting(FillTable, case_ids=("C-2",), section="contact", rows=(("Mother", "weekly"),)),
    )
    decided = decision_form(meeting, PAIR, (), PANEL_DAY, WorkingCalendar())
    contact = meeting.template.section("contact")
    assert contact is not None
    for form in (decided, table_form(meeting, PAIR, contact)):
        assert not any(each.value for each in form.fields)
        with pytest.raises(Refused, match=r"Say what is decided|Write a line for each row"):
            kept(meeting, form)
    form = view_form(meeting, PAIR, "child", PANEL_DAY)
    assert not any(each.value for each in form.fields)
    with pytest.raises(Refused, match="Say what they think and feel"):
        kept(meeting, form)
    assert not any("·" in each for each in listed(which_option_form, meeting, PAIR))
    assert listed(which_dissent_form, meeting, PAIR) == ["somebody else"]


def test_an_option_is_put_differently_in_its_place_or_taken_off() -> None:
    meeting = with_these(of_meeting(SetOption, case_ids=("C-1",), **OPTION))
    form = option_form(meeting, ("C-1",), "guardianship 0")
    (entry,) = kept(meeting, form, {"detail": "uncle", "status": "parallel"}).options
    assert entry == OptionEntry.model_validate(OPTION | {"detail": "uncle", "status": "parallel"})
    assert not kept(meeting, form, {"status": "off the ledger"}).options


def test_another_entry_of_an_option_does_not_write_over_the_first() -> None:
    meeting = with_these(of_meeting(SetOption, case_ids=("C-1",), **OPTION))
    another = option_form(meeting, ("C-1",), "guardianship")
    said = {"detail": "uncle", "status": "parallel"}
    assert [each.detail for each in kept(meeting, another, said).options] == ["aunt", "uncle"]
    with pytest.raises(Refused, match="on the ledger already: choose it there"):
        kept(meeting, another, {"detail": "aunt"})


def test_a_dissent_and_an_interest_recorded_by_mistake_are_taken_off() -> None:
    interest = {"person": "Jo March", "interest": "A cousin", "takes_part": False}
    meeting = with_these(
        of_meeting(RecordDissent, case_ids=("C-1",), **DISSENT),
        of_meeting(Declare, case_ids=("C-1",), **interest),
    )
    said_off = dissent_form(meeting, ("C-1",), "0", PANEL_DAY)
    assert not kept(meeting, said_off, {"stands": "no"}).dissents
    off = {"person": "Jo March", "part": "mistake"}
    assert not kept(meeting, declare_form(meeting, ("C-1",)), off).declarations


def test_a_dissent_that_was_somebody_elses_is_put_under_their_name() -> None:
    meeting = with_these(of_meeting(RecordDissent, case_ids=("C-1",), **DISSENT))
    form = dissent_form(meeting, ("C-1",), "0", PANEL_DAY)
    assert [each.who for each in kept(meeting, form, {"who": "Tom Bell"}).dissents] == ["Tom Bell"]
