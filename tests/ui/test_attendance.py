"""Attendance: one key marks somebody, and the words say whether that makes a quorum."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.theme import Theme
from textual.widgets import OptionList, Static

from panel_tui.domain.agenda import AgendaSlot
from panel_tui.domain.attendance import Declare, MarkLeft, MarkPresent, SendApologies
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.meeting import Attendee, Meeting, Stay
from panel_tui.domain.model import Refused
from panel_tui.domain.roster import roster
from panel_tui.domain.slots import StartSlot
from screens import attendance_forms, attendance_view
from screens.attendance import AttendanceScreen
from screens.desk import Desk
from screens.theme import THEMES
from tests.conftest import FakeClock
from tests.hostile import SHORT
from tests.making import after, agenda, at, facts, moment, of_meeting, opened, template
from tests.ui.keyboard import press
from tests.ui.stage import Stage, desk_on

SIZE = (80, 24)
TOM, JEAN = "Tom Okafor", "Jean Whitlock"
PEOPLE = (("Grace Obi", "Fostering Manager"),)


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    clock.set(at(9, 50))
    with desk_on(tmp_path, clock) as desk:
        clock.set(at(10, 24))
        yield replace(desk, people=PEOPLE)


def person(desk: Desk, name: str) -> Attendee | None:
    return next((each for each in desk.meeting.attendees if each.name == name), None)


def shown(pilot: Pilot[None], selector: str) -> str:
    return str(pilot.app.screen.query_one(selector, Static).visual)


def listed(pilot: Pilot[None]) -> list[str]:
    options = pilot.app.screen.query_one(OptionList).options
    return [" ".join(str(each.prompt).split()) for each in options]


async def letter(pilot: Pilot[None], key: str) -> None:
    await press(pilot, "ctrl+g", key)
    await pilot.pause()


class TestTheScreen:
    async def test_it_says_who_is_expected_and_who_is_here(self, desk: Desk) -> None:
        async with Stage(AttendanceScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await pilot.pause()
            assert listed(pilot) == [
                "Members",
                "▸ √ Patricia Adeyemi Group Manager here since 09:50 · chair",
                "√ Helen Frost IRO Manager here since 09:50",
                "o Grace Obi Fostering Manager expected",
                "For this item",
                "o Tom Okafor Social worker expected",
                "Others",
                "o Colin Marsh Minute-taker expected · minutes",
            ]
            assert shown(pilot, "#quorum") == "√ quorate: 2 of 2 members, chair here"

    async def test_one_key_marks_somebody_here_and_then_left(
        self, desk: Desk, clock: FakeClock
    ) -> None:
        async with Stage(AttendanceScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await press(pilot, "down", "down", "enter")
            assert person(desk, "Grace Obi") == Attendee(
                name="Grace Obi", role="fostering", stays=(Stay(joined_at=at(10, 24)),)
            )
            clock.set(at(10, 40))
            await press(pilot, "enter")
            grace = person(desk, "Grace Obi")
            assert grace is not None
            assert grace.stays == (Stay(joined_at=at(10, 24), left_at=at(10, 40)),)
            assert "▸ – Grace Obi Fostering Manager left 10:40" in listed(pilot)

    async def test_the_key_line_says_what_the_mark_does(self, desk: Desk) -> None:
        async with Stage(AttendanceScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await pilot.pause()
            assert shown(pilot, "#keys").startswith("enter Left")
            await press(pilot, "down", "down")
            await pilot.pause()
            assert shown(pilot, "#keys").startswith("enter Here")

    async def test_a_member_who_leaves_takes_the_quorum_along(self, desk: Desk) -> None:
        async with Stage(AttendanceScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await press(pilot, "down", "enter")
            await pilot.pause()
            assert shown(pilot, "#quorum") == "! not quorate: 1 of 2 members, chair here"

    async def test_apologies(self, desk: Desk) -> None:
        async with Stage(AttendanceScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await press(pilot, "down", "down", "f2")
            grace = person(desk, "Grace Obi")
            assert grace is not None
            assert (grace.role, grace.apologies) == ("fostering", True)

    async def test_a_social_worker_whom_the_agenda_had_come_in_did_not_come(
        self, desk: Desk
    ) -> None:
        desk.session.do(of_meeting(StartSlot, slot=1))
        async with Stage(AttendanceScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await press(pilot, "down", "down", "down")
            await pilot.pause()
            assert "▸ √ Tom Okafor Social worker here since 10:24 · by the agenda" in listed(pilot)
            await press(pilot, "f2")
            await pilot.pause()
            assert "▸ – Tom Okafor Social worker apologies" in listed(pilot)

    async def test_who_was_here_sends_no_apologies_and_the_screen_says_so(self, desk: Desk) -> None:
        async with Stage(AttendanceScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await press(pilot, "f2")
            await pilot.pause()
            assert "has been in the meeting" in shown(pilot, "#words")

    async def test_somebody_not_listed_is_added_with_another_part(self, desk: Desk) -> None:
        async with Stage(AttendanceScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await press(pilot, "f3", "J", "o", "enter", "enter", "a", "i", "d", "enter", "enter")
            added = person(desk, "Jo")
            assert added is not None
            assert (added.role, added.part, len(added.stays)) == (None, "aid", 1)

    async def test_a_role_that_nobody_has_is_filled_from_its_line(self, desk: Desk) -> None:
        async with Stage(AttendanceScreen(replace(desk, people=()), 1)).run_test() as pilot:
            await press(
                pilot, "down", "down", "enter", "J", "o", "enter", "enter", "enter", "enter"
            )
            added = person(desk, "Jo")
            assert added is not None
            assert added.role == "fostering"

    async def test_somebody_listed_by_mistake_is_taken_off(self, desk: Desk) -> None:
        async with Stage(AttendanceScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await press(pilot, "down", "f4")
            assert person(desk, "Helen Frost") is None

    async def test_who_is_only_expected_need_not_be_taken_off(self, desk: Desk) -> None:
        async with Stage(AttendanceScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await press(pilot, "down", "down", "f4")
            await pilot.pause()
            assert shown(pilot, "#words").startswith("! Nothing is recorded of them yet")

    async def test_somebody_had_joined_earlier(self, desk: Desk) -> None:
        async with Stage(AttendanceScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await press(pilot, "down", "down", "f5", *"10.05", "enter", "enter")
            grace = person(desk, "Grace Obi")
            assert grace is not None
            assert grace.stays == (Stay(joined_at=at(10, 5)),)
            # What was offered is typed over; what was typed is gone on with.
            await press(pilot, "f5", *"10.0", "tab", "shift+tab", "8", "enter", "enter")
            grace = person(desk, "Grace Obi")
            assert grace is not None
            assert grace.stays == (Stay(joined_at=at(10, 8)),)

    async def test_another_person_chairs(self, desk: Desk) -> None:
        async with Stage(AttendanceScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await press(pilot, "down")
            await letter(pilot, "c")
            await press(pilot, "enter", "enter", "enter")
            assert desk.meeting.chair == "Helen Frost"

    async def test_another_person_takes_the_minutes(self, desk: Desk) -> None:
        async with Stage(AttendanceScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await press(pilot, "down")
            await letter(pilot, "n")
            await press(pilot, "enter", "enter", *"10:20", "enter")
            assert desk.meeting.minute_taker == "Helen Frost"
            assert desk.meeting.minute_takers[-1].since == at(10, 20)

    async def test_a_slip_of_the_hand_is_undone(self, desk: Desk) -> None:
        async with Stage(AttendanceScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await press(pilot, "down", "enter")
            await letter(pilot, "z")
            helen = person(desk, "Helen Frost")
            assert helen is not None
            assert helen.stays[-1].left_at is None

    async def test_without_a_slot_in_hand_the_next_one_counts(self, desk: Desk) -> None:
        desk.session.do(of_meeting(StartSlot, slot=1), of_meeting(FinishSlot, slot=1))
        async with Stage(AttendanceScreen(desk, None)).run_test(size=SIZE) as pilot:
            await pilot.pause()
            assert shown(pilot, "#title") == "Attendance   for slot 2 of 3"

    async def test_a_second_copy_only_looks(self, desk: Desk) -> None:
        screen = AttendanceScreen(replace(desk, writable=False), 1)
        async with Stage(screen).run_test(size=SIZE) as pilot:
            before = desk.meeting
            await press(pilot, "enter", "f2", "f4", "f5")
            assert desk.meeting == before
            assert "Here" not in shown(pilot, "#keys")

    @pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
    async def test_it_shows_in_every_theme(self, desk: Desk, theme: Theme) -> None:
        stage = Stage(AttendanceScreen(desk, 1))
        stage.theme = theme.name
        async with stage.run_test(size=SIZE) as pilot:
            await pilot.pause()
            assert shown(pilot, "#title") == "Attendance   for slot 1 of 3"

    async def test_names_are_only_words(self, desk: Desk) -> None:
        joining = [
            of_meeting(MarkPresent, name=f"X{number} {text}", part=text)
            for number, text in enumerate(SHORT.values())
        ]
        desk.session.do(*joining)
        async with Stage(AttendanceScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await pilot.pause()
            found = [line for line in listed(pilot) if " X" in line]
            assert len(found) == len(SHORT)


class TestTheWords:
    def quorum(self, meeting: Meeting, slot: int = 1, hour: int = 10) -> list[str]:
        lines = attendance_view.quorum_lines(meeting, meeting.slot(slot), at(hour))
        return [line.plain for line in lines]

    def here(self) -> Meeting:
        return after(
            opened(),
            *(
                (of_meeting(MarkPresent, name=name, role=role), moment(9))
                for name, role in (
                    ("Patricia Adeyemi", "chair"),
                    ("Helen Frost", "iro"),
                    ("Grace Obi", "fostering"),
                )
            ),
        )

    def test_a_name_does_not_pass_for_a_verdict(self) -> None:
        named = {"person": "not quorate", "interest": "An aunt", "takes_part": False}
        declared = of_meeting(Declare, case_ids=("C-1",), **named)
        meeting = after(self.here(), (declared, moment(9)))
        assert self.quorum(meeting)[0].startswith("√ quorate")

    def test_more_members_than_needed(self) -> None:
        assert self.quorum(self.here()) == ["√ quorate: 3 members, 2 needed, chair here"]

    def test_who_stood_down_is_named(self) -> None:
        declared = of_meeting(
            Declare, case_ids=("C-1",), person="Patricia Adeyemi", interest="Kin", takes_part=False
        )
        meeting = after(self.here(), (declared, moment(9, 5)))
        assert self.quorum(meeting) == [
            "! not quorate: 2 of 2 members, chair not here; Patricia Adeyemi stood down"
        ]
        seats = roster(meeting, (), meeting.slot(1))
        lines = attendance_view.seat_lines(seats, meeting, meeting.slot(1), at(10), 76)
        assert lines[0].plain.endswith("chair · stood down")

    def test_siblings_are_told_apart_where_they_differ(self) -> None:
        declared = of_meeting(
            Declare, case_ids=("C-3",), person="Helen Frost", interest="Kin", takes_part=False
        )
        meeting = after(self.here(), (declared, moment(9, 5)))
        assert self.quorum(meeting, 2) == [
            "√ B.C.: quorate: 3 members, 2 needed, chair here",
            "√ C.D.: quorate: 2 of 2 members, chair here; Helen Frost stood down",
        ]

    def test_a_finished_slot_keeps_the_quorum_that_it_had(self) -> None:
        meeting = after(
            self.here(),
            (of_meeting(StartSlot, slot=1), moment(10)),
            (of_meeting(FinishSlot, slot=1), moment(10, 18)),
            (of_meeting(MarkLeft, name="Patricia Adeyemi"), moment(10, 20)),
        )
        assert self.quorum(meeting, 1, 11) == ["√ quorate: 3 members, 2 needed, chair here"]

    def test_a_meeting_without_a_quorum_says_so(self) -> None:
        attendance = template().attendance.changed(quorum=None)
        meeting = opened(kind=template().changed(attendance=attendance))
        assert self.quorum(meeting) == ["no quorum is set for this kind of meeting"]

    def test_a_team_manager_is_asked_to_leave_when_the_item_is_over(self) -> None:
        managed = (AgendaSlot(starts=time(10), minutes=20, cases=(facts(1, team_manager=JEAN),)),)
        meeting = after(
            opened(agenda(slots=managed)),
            (of_meeting(MarkPresent, name=JEAN, part="Team manager"), moment(10)),
            (of_meeting(StartSlot, slot=1), moment(10, 1)),
            (of_meeting(FinishSlot, slot=1), moment(10, 5)),
        )
        assert self.line(meeting, JEAN, at(10, 10)).endswith("here since 10:00 · heard: left?")

    def test_a_social_worker_is_here_by_the_agenda_until_somebody_says_so(self) -> None:
        begun = after(self.here(), (of_meeting(StartSlot, slot=1), moment(10, 1)))
        assert self.line(begun, TOM, at(10, 5)).endswith("here since 10:01 · by the agenda")
        said = after(begun, (of_meeting(MarkPresent, name=TOM), moment(10, 4)))
        assert self.line(said, TOM, at(10, 5)).endswith("here since 10:04")

    def line(self, meeting: Meeting, name: str, now: datetime) -> str:
        seats = roster(meeting, (), meeting.slot(1))
        lines = attendance_view.seat_lines(seats, meeting, meeting.slot(1), now, 76)
        return next(line.plain for line in lines if name in line.plain)

    @pytest.mark.parametrize("width", [76, 116, 196])
    def test_no_line_is_wider_than_the_screen(self, width: int) -> None:
        meeting = after(
            self.here(),
            (of_meeting(MarkPresent, name="N" * 90, part="P" * 90), moment(9, 30)),
        )
        seats = roster(meeting, (), meeting.slot(1))
        lines = attendance_view.seat_lines(seats, meeting, meeting.slot(1), at(10), width)
        assert max(line.cell_length for line in lines) <= width


class TestTheForms:
    def test_a_time_to_come_is_refused(self) -> None:
        with pytest.raises(Refused, match="10:59 is still to come"):
            attendance_forms.read_past("10:59", at(10, 24))

    def test_times_that_stay_are_kept_to_the_second(self) -> None:
        meeting = after(
            opened(),
            (of_meeting(MarkPresent, name="Helen Frost"), moment(9).changed(at=at(9, 5, 33))),
        )
        seat = next(each for each in roster(meeting, (), None) if each.name == "Helen Frost")
        form = attendance_forms.at_time_form(meeting, seat, at(10))
        (change,) = form.make({"joined": "09:05", "left": "9.40"})
        (helen,) = after(meeting, (change, moment(10))).attendees
        assert helen.stays == (Stay(joined_at=at(9, 5, 33), left_at=at(9, 40)),)

    def test_somebody_who_came_and_went_is_noted_at_once(self) -> None:
        meeting = opened()
        seat = roster(meeting, (), None)[0]
        form = attendance_forms.at_time_form(meeting, seat, at(10))
        steps = [(each, moment(10)) for each in form.make({"joined": "9:10", "left": "9:40"})]
        (person,) = after(meeting, *steps).attendees
        assert person.stays == (Stay(joined_at=at(9, 10), left_at=at(9, 40)),)

    @pytest.mark.parametrize(
        ("answers", "words"),
        [
            ({"name": " "}, "Say who it is"),
            ({}, "Say what part they have"),
        ],
        ids=["no-name", "no-part"],
    )
    def test_who_is_added_has_a_name_and_a_part(self, answers: dict[str, str], words: str) -> None:
        given = {"name": "Jo", "role": "-", "part": "", "state": "here"} | answers
        with pytest.raises(Refused, match=words):
            attendance_forms.add_person_form(opened()).make(given)

    def test_the_chair_may_be_somebody_who_is_not_listed(self) -> None:
        form = attendance_forms.chair_form(opened(), (), "", at(10))
        (change,) = form.make({"person": "-", "name": "Jo March", "since": ""})
        assert after(opened(), (change, moment(10))).chair == "Jo March"


class TestForms:
    """What the forms of this screen come to, without a screen."""

    def test_who_has_an_empty_role_is_asked_by_name_alone(self) -> None:
        meeting = opened()
        form = attendance_forms.name_person_form(meeting, meeting.template.attendance.roles[0])
        assert [each.id for each in form.fields] == ["name", "state"]
        (change,) = form.make({"name": "Ann Hill", "state": "apologies"})
        assert change == of_meeting(SendApologies, name="Ann Hill", role="chair")
        with pytest.raises(Refused, match="Say who it is"):
            form.make({"name": " ", "state": "here"})

    def test_who_left_an_earlier_sitting_has_its_day(self) -> None:
        came = of_meeting(MarkPresent, name="Ann Hill", role="iro")
        left = of_meeting(MarkLeft, name="Ann Hill")
        meeting = after(opened(), (came, moment(10)), (left, moment(11)))
        (seat,) = (each for each in roster(meeting, (), None) if each.name == "Ann Hill")
        a_week_on = at(9, day=date(2026, 12, 10))
        assert attendance_view.standing(seat, at(12)).words == "left 11:00"
        assert attendance_view.standing(seat, a_week_on).words == "left Thu 3 Dec 2026"
