"""What holds for every change there is."""

from typing import Any, get_args

import pytest
from pydantic import BaseModel, ValidationError

from panel_tui.domain.applying import apply
from panel_tui.domain.change import ChildChange, MeetingChange, Undo
from panel_tui.domain.changes import CHANGE, Change, Entry
from panel_tui.domain.model import Refused
from panel_tui.domain.notes import WriteNote
from panel_tui.domain.opening import OpenMeeting
from panel_tui.domain.register import RegisterChild
from tests.making import MEETING_ID, moment, of_meeting, opened, opening

EVERY: tuple[Any, ...] = get_args(get_args(Change)[0])
CHILD = "Amira Khan"


def _all(kind: type[Any]) -> set[type[Any]]:
    return {kind, *(each for sub in kind.__subclasses__() for each in _all(sub))}


def test_no_change_is_forgotten() -> None:
    """A change that is defined and not listed could be done, and not be read back."""
    made = {
        each
        for base in (MeetingChange, ChildChange)
        for each in _all(base)
        if "kind" in each.model_fields
    }
    assert made | {Undo} == set(EVERY)


def test_every_change_has_a_kind_of_its_own() -> None:
    kinds = [each.model_fields["kind"].default for each in EVERY]
    assert len(set(kinds)) == len(kinds)
    assert all(kind == kind.lower() and "  " not in kind for kind in kinds)


def test_a_change_comes_back_from_the_journal_as_it_was() -> None:
    for change in (
        opening(),
        of_meeting(WriteNote, case_ids=("C-1",), place="family", text="A\nb"),
    ):
        assert CHANGE.validate_json(change.model_dump_json()) == change
        entry = Entry(number=1, moment=moment(9), change=change)
        assert Entry.model_validate_json(entry.model_dump_json()) == entry


def test_a_meeting_is_changed_once_there_is_one() -> None:
    note = of_meeting(WriteNote, case_ids=("C-1",), place="family", text="Words")
    with pytest.raises(Refused, match=f"There is no meeting {MEETING_ID}"):
        apply(None, note, moment(10))
    assert apply(None, opening(), moment(9)) == opened()


def test_an_undo_is_no_change_by_itself() -> None:
    with pytest.raises(TypeError, match="history"):
        apply(opened(), of_meeting(Undo, number=1), moment(10))


@pytest.mark.parametrize(
    "written",
    [
        {"kind": "write note", "meeting_id": CHILD, "case_ids": [CHILD], "place": 1, "text": 2},
        {"kind": "write note", "meeting_id": MEETING_ID, "of": CHILD},
        {"kind": CHILD.lower(), "meeting_id": MEETING_ID},
        {"kind": "register child", "child_id": "1", "case_id": "C-1", "name": {"n": CHILD}},
        {"kind": "register child", "child_id": "1", "case_id": "1", "name": "x", "born": CHILD},
    ],
)
def test_what_cannot_be_read_back_is_refused_without_repeating_it(written: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as refusal:
        CHANGE.validate_python(written)
    told = str(refusal.value)
    if written["kind"] != CHILD.lower():
        assert CHILD not in told
    assert "input_value" not in told


@pytest.mark.parametrize("kind", [OpenMeeting, RegisterChild, WriteNote])
def test_a_change_takes_nothing_it_does_not_know(kind: type[BaseModel]) -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        kind.model_validate({"colour": "red"})
