"""Whatever is recorded about a case can be said on a form, and comes back the same."""

import re
from collections.abc import Iterable
from typing import Any

import pytest

from panel_tui.domain.attendance import Declare
from panel_tui.domain.case import Action
from panel_tui.domain.decisions import RecordDissent
from panel_tui.domain.forms.fields import form_fields
from panel_tui.domain.forms.grammar import FormField
from panel_tui.domain.meeting import Meeting
from tests.conftest import scaled
from tests.forms.any_meeting import any_meeting
from tests.forms.working import Desk, filled
from tests.making import at, of_meeting

_NUMBER = re.compile(r"\d+( shared)?$", re.MULTILINE)


@pytest.mark.soak
def test_a_form_that_is_read_back_as_it_was_written_changes_nothing() -> None:
    for seed in range(scaled(2, 400)):
        desk = any_meeting(seed)
        forms = [desk.form(case_id) for case_id in desk.meeting.case_ids]
        assert desk.coming_of(*forms).changes == (), seed
        assert all(desk.coming_of(form).changes == () for form in forms), seed


@pytest.mark.soak
def test_all_that_is_recorded_comes_back_from_forms() -> None:
    for seed in range(scaled(2, 400)):
        heard, other = any_meeting(seed), Desk()
        case_ids = heard.meeting.case_ids
        said = {each: form_fields(heard.meeting, each, 1) for each in case_ids}
        other.record(*(other.form_saying(each, _new(said[each])) for each in case_ids))
        for case_id in case_ids:
            for what, recorded in _record(heard.meeting, case_id).items():
                assert _record(other.meeting, case_id)[what] == recorded, (seed, case_id, what)
            again = form_fields(other.meeting, case_id, 1)
            assert _attendance(again) == _attendance(said[case_id]), (seed, case_id)


def test_a_card_that_is_taken_out_of_a_form_is_taken_off_the_record() -> None:
    desk, head = Desk(), {"case_ids": ("C-1",)}
    dissent = {"who": "Jo March", "what": "Too early", "route": "Talk", "owner": "Ann Hill"}
    interest = {"person": "Jo March", "interest": "A cousin", "takes_part": False}
    desk.do(of_meeting(RecordDissent, **head, **dissent), of_meeting(Declare, **head, **interest))
    desk.record(filled(desk.form(), {"dissent": "", "interests": ""}))
    case = desk.meeting.case("C-1")
    assert (case.dissents, case.declarations) == ((), ())
    assert desk.kinds[-2:] == ["remove declaration", "remove dissent"]


def _new(fields: Iterable[FormField]) -> list[FormField]:
    """The fields without the numbers of actions, which another record gives anew."""
    return [
        each._replace(text=_NUMBER.sub(lambda found: (found[1] or "").strip(), each.text))
        if each.id == "actions"
        else each
        for each in fields
    ]


def _attendance(fields: Iterable[FormField]) -> list[str]:
    """Who was there, but for who is only expected, and in whichever order."""
    (text,) = (each.text for each in fields if each.id == "attendance")
    return sorted(line for line in text.split("\n") if not line.endswith("|"))


def _record(meeting: Meeting, case_id: str) -> dict[str, Any]:
    """What is recorded about a case, without who wrote it when, and without order where there is none."""
    case, decision = meeting.case(case_id), meeting.case(case_id).decision
    quarters = [at(9 + quarter // 4, quarter % 4 * 15) for quarter in range(16)]
    return {
        "facts": (case.facts, case.complex, case.acting_chair),
        "times": meeting.slot_of(case_id).timer,
        "chairs": [meeting.chair_at(each) for each in quarters],
        "minute-takers": [meeting.minute_taker_at(each) for each in quarters],
        "marks": {(each.prompt, each.state, each.reason) for each in case.marks},
        "notes": {(each.place, frozenset(each.case_ids), each.text) for each in case.notes},
        "actions": sorted(_action(each, meeting) for each in case.actions),
        "tables": set(case.tables),
        "chosen": {(each.section, frozenset(each.choices)) for each in case.chosen},
        "views": set(case.views),
        "papers": set(case.papers),
        "options": set(case.options),
        "declarations": set(case.declarations),
        "dissents": set(case.dissents),
        "decision": decision and decision.model_dump(exclude={"at", "by"}),
        "read back": case.read_back and case.read_back.at,
        "deferral": case.deferral and (case.deferral.reason, case.deferral.return_on),
        "withdrawal": case.withdrawal and case.withdrawal.reason,
        "left open": set(case.left_open),
    }


def _action(action: Action, meeting: Meeting) -> tuple[str, ...]:
    """An action without its number; it is shared with those who still have it."""
    cases = map(meeting.case, action.case_ids)
    sharing = [each.case_id for each in cases if action in each.actions]
    said = (action.owner, action.what, str(action.due), action.measure, action.prompt or "")
    return (*sharing, *said)
