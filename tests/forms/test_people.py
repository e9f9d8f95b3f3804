"""Who was there, on a form: those of its own case, and nobody who would name another child."""

from typing import Any

import pytest

from panel_tui.domain.attendance import MarkLeft, MarkPresent, SendApologies
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.forms.fields import form_fields
from panel_tui.domain.meeting import Attendee
from panel_tui.domain.slots import StartSlot
from tests.forms.working import Desk, filled
from tests.making import at, of_meeting


def present(name: str, joined: Any, left: Any = None, **seat: Any) -> list[Any]:
    marks = [of_meeting(MarkPresent, name=name, joined_at=joined, **seat)]
    return [*marks, of_meeting(MarkLeft, name=name, left_at=left)] if left else marks


@pytest.fixture
def desk() -> Desk:
    """Slots 1 and 2 have been heard, from 10:00 to 10:20 and from there to 10:41."""
    desk = Desk()
    for slot, begins, ends in ((1, at(10), at(10, 20)), (2, at(10, 20), at(10, 41))):
        desk.clock.set(begins)
        desk.session.do(of_meeting(StartSlot, slot=slot))
        desk.clock.set(ends)
        desk.session.do(of_meeting(FinishSlot, slot=slot))
    desk.clock.set(at(13))
    return desk


def rows(desk: Desk, case_id: str) -> list[str]:
    fields = {each.id: each.text for each in form_fields(desk.meeting, case_id, 1)}
    return fields["attendance"].split("\n")


def stays(desk: Desk, name: str) -> list[tuple[Any, Any]]:
    person: Attendee = next(each for each in desk.meeting.attendees if each.name == name)
    return [(each.joined_at, each.left_at) for each in person.stays]


def test_a_form_lists_who_was_there_for_its_case(desk: Desk) -> None:
    desk.do(*present("Mrs Hill", at(10, 2), at(10, 19), part="Carer"))
    desk.do(*present("Mr Dale", at(10, 21), at(10, 40), part="Carer"))
    desk.do(*present("Ngozi Bright", at(9, 55), at(12, 30), role="iro"))
    assert "Mrs Hill | other: Carer | 10:02 to 10:19" in rows(desk, "C-1")
    assert not [each for each in rows(desk, "C-1") if "Dale" in each]
    assert "Mr Dale | other: Carer | 10:21 to 10:40" in rows(desk, "C-3")
    for case_id in ("C-1", "C-2"):
        assert "Ngozi Bright | IRO Manager | 09:55 to 12:30" in rows(desk, case_id)


def test_nobody_is_listed_whose_name_or_part_names_another_child(desk: Desk) -> None:
    desk.do(*present("Ann Lee", at(10), at(12), part="Mother of B.C."))
    desk.do(of_meeting(SendApologies, name="The father of B.C."))
    assert "B.C." not in desk.form("C-1")
    assert "B.C." in desk.form("C-2")


def test_who_is_not_listed_stays_as_recorded(desk: Desk) -> None:
    desk.do(*present("Mr Dale", at(10, 21), at(10, 40), part="Carer"))
    desk.record(filled(desk.form("C-1"), {"attendance": "Tom Okafor | Social worker | 10:00"}))
    assert stays(desk, "Mr Dale") == [(at(10, 21), at(10, 40))]


def test_a_person_who_came_for_two_cases_has_two_times(desk: Desk) -> None:
    desk.do(*present("Tom Okafor", at(10), at(10, 20), role="social-worker"))
    row = "Tom Okafor | Social worker |"
    form = desk.form("C-4")
    assert row in form
    desk.record(form.replace(row, f"{row} 10:55 to 11:15"))
    assert stays(desk, "Tom Okafor") == [(at(10), at(10, 20)), (at(10, 55), at(11, 15))]


@pytest.mark.parametrize(
    ("written", "expected", "kinds"),
    [
        ("10:00 to 10:30", [(at(10), at(10, 30))], ["correct stay"]),
        ("09:50 to 10:20", [(at(9, 50), at(10, 20))], ["correct stay"]),
        (
            "10:00 to 10:20, 10:25 to 10:41",
            [(at(10), at(10, 20)), (at(10, 25), at(10, 41))],
            ["mark present", "mark left"],
        ),
        ("from 10.00 until 10.30", [(at(10), at(10, 30))], ["correct stay"]),
        ("10:00-10:30", [(at(10), at(10, 30))], ["correct stay"]),
    ],
)
def test_times_are_put_right(
    desk: Desk, written: str, expected: list[Any], kinds: list[str]
) -> None:
    desk.do(*present("Tom Okafor", at(10), at(10, 20), role="social-worker"))
    form = desk.form("C-1").replace("10:00 to 10:20", written)
    recorded = desk.record(form)
    assert stays(desk, "Tom Okafor") == expected
    assert [each.kind for each in recorded.changes][-len(kinds) :] == kinds


def test_a_person_taken_out_is_taken_off_and_one_of_another_case_keeps_that(desk: Desk) -> None:
    desk.do(*present("Mrs Hill", at(10, 2), at(10, 19), part="Carer"))
    desk.do(*present("Tom Okafor", at(10), at(10, 15), role="social-worker"))
    desk.do(*present("Tom Okafor", at(10, 30), at(10, 40), role="social-worker"))
    desk.record(filled(desk.form("C-1"), {"attendance": ""}))
    assert [each.name for each in desk.meeting.attendees] == ["Tom Okafor"]
    assert stays(desk, "Tom Okafor") == [(at(10, 30), at(10, 40))]


def test_apologies_and_roles_are_put_right(desk: Desk) -> None:
    desk.do(of_meeting(SendApologies, name="Ngozi Bright", role="iro"))
    form = desk.form("C-1").replace(
        "Ngozi Bright | IRO Manager | apologies", "Ngozi Bright | Fostering Manager | 10:00 to"
    )
    desk.record(form)
    person = desk.meeting.attendee("Ngozi Bright")
    assert person
    assert (person.role, person.apologies) == ("fostering", False)
    row = "Ngozi Bright | Fostering Manager | 10:00 to"
    desk.record(desk.form("C-1").replace(row, "Ngozi Bright | other: guest | apologies"))
    person = desk.meeting.attendee("Ngozi Bright")
    assert person
    assert (person.role, person.part, person.apologies) == (None, "guest", True)


def test_seconds_that_a_form_does_not_show_stay_as_they_were(desk: Desk) -> None:
    joined = at(10, 0, 37)
    desk.do(*present("Tom Okafor", joined, role="social-worker"))
    desk.record(desk.form("C-4").replace("worker | 10:00 to", "worker | 10:00 to 11:20"))
    assert stays(desk, "Tom Okafor") == [(joined, at(11, 20))]


def test_a_chair_who_took_over_is_recorded_from_then_on(desk: Desk) -> None:
    form = filled(desk.form(), {"chair/Chair": "Patricia Adeyemi\nChair: Ngozi Bright | 10:10"})
    desk.record(form)
    assert desk.meeting.chair_at(at(10, 5)) == "Patricia Adeyemi"
    assert desk.meeting.chair_at(at(10, 15)) == "Ngozi Bright"
    again = filled(desk.form("C-4"), {"chair/Chair": "Ann Lee"})
    desk.record(again)
    assert desk.meeting.chair_at(at(10, 5)) == "Ann Lee"
    assert desk.meeting.chair_at(at(10, 15)) == "Ngozi Bright"
