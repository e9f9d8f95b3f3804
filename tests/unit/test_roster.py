"""Whom to expect: nobody is typed in twice."""

from datetime import time
from typing import Any

from panel_tui.domain.agenda import AgendaSlot
from panel_tui.domain.attendance import ChairMeeting, MarkLeft, MarkPresent, SendApologies
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.roster import Seat, item_is_over, roster
from panel_tui.domain.slots import StartSlot
from tests.making import TEMPLATE, after, agenda, at, facts, moment, of_meeting, opened, template

PEOPLE = (("Helen Frost", "IRO Manager"), ("Grace Obi", "fostering"), ("Noor Shah", "Clerk"))
JEAN = "Jean Whitlock"
JEAN_JOINS = of_meeting(MarkPresent, name=JEAN, part="Team manager")


def seats(
    meeting: Meeting, people: tuple[tuple[str, str], ...] = PEOPLE, slot: int | None = 1
) -> tuple[Seat, ...]:
    return roster(meeting, people, meeting.slot(slot) if slot else None)


def words(found: tuple[Seat, ...]) -> list[tuple[str, str]]:
    return [(seat.name, seat.role or seat.part) for seat in found]


def with_role(**role: Any) -> Meeting:
    attendance = TEMPLATE["attendance"]
    roles = [*attendance["roles"], {"attends": "as appropriate"} | role]
    return opened(kind=template(attendance=attendance | {"roles": roles}))


def test_members_come_first_then_who_is_here_for_the_item_then_the_others() -> None:
    found = seats(opened())
    assert [(seat.name, seat.group) for seat in found] == [
        ("Patricia Adeyemi", "members"),
        ("Helen Frost", "members"),
        ("Grace Obi", "members"),
        ("Tom Okafor", "item"),
        ("Colin Marsh", "others"),
    ]


def test_people_of_the_settings_are_known_by_the_id_or_the_title_of_their_role() -> None:
    assert ("Helen Frost", "iro") in words(seats(opened()))
    assert ("Grace Obi", "fostering") in words(seats(opened()))


def test_people_of_other_kinds_of_meeting_are_not_listed() -> None:
    assert "Noor Shah" not in [seat.name for seat in seats(opened())]


def test_a_member_role_that_nobody_has_says_so() -> None:
    empty = [seat.role for seat in seats(opened(), people=()) if not seat.name]
    assert empty == ["iro", "fostering"]


def test_the_chair_of_the_agenda_sits_in_the_first_free_role_that_may_chair() -> None:
    assert words(seats(opened()))[0] == ("Patricia Adeyemi", "chair")
    others = (("Somebody Else", "chair"),)
    assert ("Patricia Adeyemi", "fostering") in words(seats(opened(), people=others))
    both = (*others, ("Another One", "fostering"))
    assert ("Patricia Adeyemi", "Chair") in words(seats(opened(), people=both))


def test_the_chair_keeps_the_role_that_the_settings_give() -> None:
    people = (("Patricia Adeyemi", "iro"),)
    assert ("Patricia Adeyemi", "iro") in words(seats(opened(), people=people))


def test_the_team_manager_of_the_case_is_listed_for_the_item() -> None:
    read = agenda(
        slots=(
            AgendaSlot(
                starts=agenda().slots[0].starts,
                minutes=20,
                cases=(facts(1, team_manager="Ada Bell"),),
            ),
        )
    )
    (manager,) = [each for each in seats(opened(read)) if each.name == "Ada Bell"]
    assert (manager.group, manager.role, manager.part) == ("item", None, "Team manager")


def test_the_minute_taker_of_the_agenda_has_the_role_of_the_template_where_it_has_one() -> None:
    assert ("Colin Marsh", "Minute-taker") in words(seats(opened()))
    meeting = with_role(id="minute-taker", title="Minute-taker")
    assert ("Colin Marsh", "minute-taker") in words(seats(meeting))


def test_one_person_has_one_line_whatever_the_case_of_their_name() -> None:
    people = (("HELEN FROST", "iro"), ("helen frost", "iro"), ("", "iro"))
    meeting = after(opened(), (of_meeting(MarkPresent, name="Helen Frost", role="iro"), moment(10)))
    named = [seat.name for seat in seats(meeting, people) if "frost" in seat.name.casefold()]
    assert named == ["Helen Frost"]


def test_what_is_recorded_goes_before_what_the_settings_say() -> None:
    excused = of_meeting(SendApologies, name="Helen Frost", role="fostering")
    seat = next(
        each for each in seats(after(opened(), (excused, moment(9)))) if each.name == "Helen Frost"
    )
    assert seat.role == "fostering"
    assert seat.attendee is not None
    assert seat.attendee.apologies


def test_another_chair_is_listed_too() -> None:
    chairs = of_meeting(ChairMeeting, name="Grace Obi")
    found = seats(after(opened(), (chairs, moment(9))))
    assert ("Grace Obi", "fostering") in words(found)
    assert "Patricia Adeyemi" not in [seat.name for seat in found]


def test_without_a_slot_in_hand_nobody_is_listed_for_an_item() -> None:
    assert all(seat.group != "item" for seat in seats(opened(), slot=None))


def heard_first(*managers: str) -> Meeting:
    """A slot for each team manager; Jean Whitlock came in for the first one, which has been heard."""
    starts = (time(10), time(10, 20), time(10, 40))
    slots = tuple(
        AgendaSlot(starts=at, minutes=20, cases=(facts(number, team_manager=manager),))
        for number, (at, manager) in enumerate(zip(starts, managers, strict=False), start=1)
    )
    return after(
        opened(agenda(slots=slots)),
        (JEAN_JOINS, moment(10)),
        (of_meeting(StartSlot, slot=1), moment(10)),
        (of_meeting(FinishSlot, slot=1), moment(10, 18)),
    )


def test_a_team_manager_may_leave_once_the_item_is_heard() -> None:
    heard = heard_first(JEAN, "Ada Bell")
    assert item_is_over(heard, JEAN, at(10, 19))
    assert not item_is_over(heard, "Ada Bell", at(10, 19))


def test_a_team_manager_stays_while_the_item_is_under_way() -> None:
    slots = (AgendaSlot(starts=time(10), minutes=20, cases=(facts(1, team_manager=JEAN),)),)
    meeting = after(
        opened(agenda(slots=slots)),
        (JEAN_JOINS, moment(10)),
        (of_meeting(StartSlot, slot=1), moment(10)),
    )
    assert not item_is_over(meeting, JEAN, at(10, 19))


def test_a_team_manager_who_is_next_stays() -> None:
    assert not item_is_over(heard_first(JEAN, JEAN), JEAN, at(10, 19))


def test_a_team_manager_who_comes_later_may_leave_until_then() -> None:
    heard = heard_first(JEAN, "Ada Bell", JEAN)
    assert item_is_over(heard, JEAN, at(10, 19))
    back = after(
        heard,
        (of_meeting(MarkLeft, name=JEAN), moment(10, 20)),
        (JEAN_JOINS, moment(10, 30)),
    )
    assert not item_is_over(back, JEAN, at(10, 31))


def test_a_member_who_is_also_a_social_worker_stays() -> None:
    meeting = after(
        opened(agenda(slots=agenda().slots[:1])),
        (of_meeting(MarkPresent, name="Tom Okafor", role="iro"), moment(10)),
        (of_meeting(StartSlot, slot=1), moment(10)),
        (of_meeting(FinishSlot, slot=1), moment(10, 18)),
    )
    assert not item_is_over(meeting, "Tom Okafor", at(10, 19))
