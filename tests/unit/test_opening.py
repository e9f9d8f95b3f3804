from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.domain.agenda import Agenda, AgendaSlot, CaseFacts
from panel_tui.domain.agenda_differences import agenda_differences
from panel_tui.domain.attendance import ChairMeeting, TakeMinutes
from panel_tui.domain.model import Refused
from panel_tui.domain.opening import meeting_id
from tests.making import (
    MEETING_ID,
    after,
    agenda,
    at,
    facts,
    moment,
    of_meeting,
    opened,
    opening,
    template,
)


def put(number: int, **changed: Any) -> Agenda:
    """The agenda with one of its slots changed."""
    slots = list(agenda().slots)
    slots[number - 1] = slots[number - 1].changed(**changed)
    return agenda(slots=tuple(slots))


def with_case(number: int, **changed: Any) -> Agenda:
    """The agenda with the case of one child changed."""
    slots = tuple(
        slot.changed(
            cases=tuple(
                case.changed(**changed) if case.case_id == f"C-{number}" else case
                for case in slot.cases
            )
        )
        for slot in agenda().slots
    )
    return agenda(slots=slots)


class TestOpening:
    def test_slots_are_numbered_in_order_breaks_among_them(self) -> None:
        meeting = opened()
        assert [(slot.number, slot.case_ids, slot.is_break) for slot in meeting.slots] == [
            (1, ("C-1",), False),
            (2, ("C-2", "C-3"), False),
            (3, (), True),
            (4, ("C-4",), False),
        ]
        assert meeting.slot(3).title == "Break"

    def test_each_child_is_a_case_of_its_own_with_its_facts(self) -> None:
        meeting = opened()
        assert meeting.case_ids == ("C-1", "C-2", "C-3", "C-4")
        assert [case.child_id for case in meeting.cases] == [f"child-{n}" for n in range(1, 5)]
        assert meeting.case("C-2").facts == facts(2, sibling_group="M1")

    def test_times_are_londons_in_winter_and_summer(self) -> None:
        assert opened().slot(2).starts_at == at(10, 20)
        summer = opened(agenda(date=date(2026, 7, 2)))
        assert summer.slot(2).starts_at == at(9, 20, day=date(2026, 7, 2))

    def test_people_and_place_are_the_agendas(self) -> None:
        meeting = opened()
        assert (meeting.chair, meeting.minute_taker) == ("Patricia Adeyemi", "Colin Marsh")
        assert (meeting.on, meeting.sittings[0].venue) == (date(2026, 12, 3), "Room 2")

    def test_a_meeting_is_set_up_once(self) -> None:
        with pytest.raises(Refused, match="is set up already"):
            opening().apply(opened(), moment(9))

    def test_a_meeting_without_slots_of_a_length_has_no_limits(self) -> None:
        slots = (AgendaSlot(starts=time(10), minutes=None, cases=(facts(1),)),)
        meeting = opened(agenda(slots=slots), template(slot=None))
        assert meeting.slot(1).planned is None
        assert meeting.slot(1).planned_end == at(10)

    def test_what_is_not_on_the_agenda_is_asked_for_in_vain(self) -> None:
        meeting = opened()
        for ask in (meeting.case, meeting.slot_of):
            with pytest.raises(Refused, match="C-9 is not on the agenda of 2026-12-03-test-panel"):
                ask("C-9")
        with pytest.raises(Refused, match="has no slot 5; it has 4"):
            meeting.slot(5)


class TestIds:
    def test_a_meeting_is_known_by_its_day_and_template(self) -> None:
        assert meeting_id(agenda(), template()) == MEETING_ID

    def test_a_second_one_on_that_day_carries_its_start(self) -> None:
        taken = frozenset({MEETING_ID})
        second = agenda(start=time(14))
        assert meeting_id(second, template(), taken) == "2026-12-03-test-panel-1400"


class TestDifferences:
    def test_the_same_agenda_does_not_differ(self) -> None:
        assert agenda_differences(opened(), agenda()) == []

    def test_what_happened_at_the_meeting_is_no_difference(self) -> None:
        meeting = after(
            opened(),
            (of_meeting(ChairMeeting, name="Tom Bell"), moment(11)),
            (of_meeting(TakeMinutes, name="Jane Sutton"), moment(11)),
        )
        assert agenda_differences(meeting, agenda()) == []

    def test_neither_is_who_was_named_only_at_the_meeting(self) -> None:
        nobody = agenda(chair="", minute_taker="")
        meeting = after(opened(nobody), (of_meeting(ChairMeeting, name="Tom Bell"), moment(11)))
        meeting = after(meeting, (of_meeting(TakeMinutes, name="Jane Sutton"), moment(11)))
        assert agenda_differences(meeting, nobody) == []

    @pytest.mark.parametrize(
        ("changed", "words"),
        [
            (agenda(venue="Room 3"), ["Venue: Room 2 is now Room 3."]),
            (agenda(chair=""), ["Chair: Patricia Adeyemi is now none."]),
            (agenda(minute_taker="Jo"), ["Minute-taker: Colin Marsh is now Jo."]),
            (put(4, starts=time(11)), ["C-4: 10:55 is now 11:00."]),
            (put(1, minutes=30), ["C-1: 20 minutes is now 30 minutes."]),
            (put(1, minutes=None), ["C-1: 20 minutes is now no limit."]),
            (put(3, minutes=20), ["The breaks have changed."]),
            (put(3, title="Lunch"), ["The breaks have changed."]),
            (with_case(1, born=date(2019, 1, 2)), ["C-1: changed in date of birth."]),
            (with_case(1, social_worker="Jo"), ["C-1: changed in social worker."]),
            (
                with_case(1, child="Zed Zulu", plan="x"),
                ["C-1: changed in name of the child, current plan."],
            ),
            (with_case(1, other={"School": "Hill"}), ["C-1: changed in other columns."]),
            (
                with_case(4, case_id="C-5"),
                ["C-4 is no longer on the agenda.", "C-5 is new on the agenda."],
            ),
            (
                put(2, cases=(facts(2, sibling_group="M1"),)),
                [
                    "C-3 is no longer on the agenda.",
                    "C-2: shares its slot with other cases than before.",
                ],
            ),
        ],
    )
    def test_each_difference_is_named(self, changed: Agenda, words: list[str]) -> None:
        assert agenda_differences(opened(), changed) == words

    @given(
        child=st.text("klmnopqrstuvwxyz", min_size=6, max_size=9),
        born=st.dates(date(2010, 1, 1), date(2018, 12, 31)),
    )
    def test_no_difference_tells_who_a_child_is(self, child: str, born: date) -> None:
        words = " ".join(agenda_differences(opened(), with_case(1, child=child, born=born)))
        assert child not in words
        assert str(born.year) not in words


def test_facts_of_a_child_say_who_it_is_and_keep_columns_of_the_councils_own() -> None:
    known = {"case_id": "C-1", "child": "A.B.", "other": {"School\x00": "Hill\x1b\nSchool"}}
    assert CaseFacts.model_validate(known).other == {"School": "Hill\nSchool"}
    for missing in ("case_id", "child"):
        with pytest.raises(ValueError, match=missing):
            CaseFacts.model_validate(known | {missing: "\u200b"})
