"""A changed agenda is applied to what has not begun, and to nothing else."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panel_tui.domain.agenda import Agenda, AgendaSlot
from panel_tui.domain.agenda_differences import agenda_differences
from panel_tui.domain.attendance import ChairMeeting, TakeMinutes
from panel_tui.domain.change import Moment
from panel_tui.domain.changes import Change
from panel_tui.domain.correcting import CorrectCase
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.meeting import Meeting, Slot
from panel_tui.domain.model import Refused
from panel_tui.domain.notes import WriteNote
from panel_tui.domain.opening import KnownChild
from panel_tui.domain.rearranging import AddCase, InsertBreak, MoveSlot
from panel_tui.domain.sittings import AdjournMeeting, CancelMeeting, MoveMeeting
from panel_tui.domain.slots import DeferCase, StartSlot, WithdrawCase
from panel_tui.domain.updating import NO_LONGER, NothingToApply, UpdateAgenda
from tests.conftest import scaled
from tests.making import after, agenda, facts, moment, of_meeting, opened

CHILDREN = {f"C-{number}": f"child-{number}" for number in range(1, 10)}
BREAK = AgendaSlot(starts=time(10, 40), minutes=15, title="Break")


def slot(start: str, *numbers: int, minutes: int = 20, **changed: Any) -> AgendaSlot:
    """A slot of an agenda at a time, for some children."""
    cases = tuple(facts(number, **changed) for number in numbers)
    return AgendaSlot(starts=time.fromisoformat(start), minutes=minutes, cases=cases)


def update(new: Agenda, **known: str) -> UpdateAgenda:
    """The change that applies an agenda; `known` are children by case IDs beside the usual ones."""
    ids = CHILDREN | known
    children = tuple(KnownChild(case_id=each, child_id=ids[each]) for each in ids)
    return of_meeting(UpdateAgenda, agenda=new, children=children)


def updated(meeting: Meeting, *slots: AgendaSlot, **changed: Any) -> Meeting:
    """The meeting after an agenda of these slots."""
    return after(meeting, (update(agenda(slots=slots, **changed)), moment(12)))


def plan(meeting: Meeting) -> list[str]:
    """The running order, a line a slot, with its number."""
    return [
        f"{each.number}: {each.starts_at:%H:%M} {' '.join(each.case_ids) or each.title}"
        for each in meeting.slots
    ]


SLOTS = agenda().slots
ONE, PAIR, PAUSE, FOUR = SLOTS
START = (of_meeting(StartSlot, slot=1), moment(10))
NOTE = (of_meeting(WriteNote, case_ids=("C-4",), place="context", text="Said."), moment(9, 30))


class TestWhatDiffers:
    def test_times_cases_and_breaks_are_those_of_the_new_agenda(self) -> None:
        lunch = AgendaSlot(starts=time(11, 30), minutes=30, title="Lunch")
        meeting = updated(opened(), slot("10:00", 5), slot("11:00", 1), lunch)
        assert plan(meeting) == ["5: 10:00 C-5", "1: 11:00 C-1", "6: 11:30 Lunch"]
        assert meeting.case_ids == ("C-5", "C-1")
        assert meeting.case("C-5").child_id == "child-5"

    def test_a_slot_keeps_its_number_wherever_it_goes(self) -> None:
        meeting = updated(opened(), FOUR.changed(starts=time(9, 30)), ONE, PAIR, PAUSE)
        assert plan(meeting)[0] == "4: 09:30 C-4"

    def test_siblings_are_parted_and_brought_together(self) -> None:
        parted = updated(opened(), ONE, slot("10:20", 2), PAUSE, slot("10:55", 3), slot("11:15", 4))
        assert plan(parted)[1::2] == ["2: 10:20 C-2", "5: 10:55 C-3"]
        again = updated(parted, *SLOTS)
        assert plan(again) == plan(opened())

    def test_of_a_case_only_what_differs_is_taken_over(self) -> None:
        right = facts(1, born=date(2019, 2, 2))
        corrected = (of_meeting(CorrectCase, case_id="C-1", facts=right), moment(9, 30))
        meeting = after(opened(), corrected)
        meeting = updated(meeting, slot("10:00", 1, iro="Priya Nair"), *SLOTS[1:])
        assert meeting.case("C-1").facts == right.changed(iro="Priya Nair")

    def test_who_chairs_takes_the_minutes_and_where_it_is(self) -> None:
        named = (of_meeting(ChairMeeting, name="Tom Bell"), moment(9, 10))
        taking = (of_meeting(TakeMinutes, name="Jane Sutton"), moment(9, 10))
        meeting = after(opened(), named, taking)
        changed = updated(meeting, *SLOTS, chair="Jo Lee", minute_taker="Ann Ray", venue="Room 9")
        assert (changed.chair, changed.minute_taker) == ("Jo Lee", "Ann Ray")
        assert changed.sittings[0].venue == "Room 9"

    def test_a_meeting_that_was_moved_stays_where_it_was_moved_to(self) -> None:
        on = opened().on + timedelta(days=8)
        move = (of_meeting(MoveMeeting, on=on, start=time(14), venue="Hall"), moment(9, 30))
        meeting = after(opened(), move)
        changed = updated(meeting, *SLOTS, slot("11:15", 5), venue="Room 9")
        assert plan(changed)[-1] == "5: 15:15 C-5"
        assert (changed.on, changed.sittings[0].venue) == (on, "Hall")
        assert agenda_differences(changed, agenda(slots=(*SLOTS, slot("11:15", 5)))) == [
            "Venue: Room 9 is now Room 2."
        ]

    def test_a_new_case_id_of_a_known_child_takes_all_that_is_recorded_with_it(self) -> None:
        renamed = FOUR.changed(cases=(facts(4, case_id="C-40"),))
        change = update(agenda(slots=(*SLOTS[:3], renamed)), **{"C-40": "child-4"})
        meeting = after(opened(), NOTE, (change, moment(10)))
        assert plan(meeting)[-1] == "4: 10:55 C-40"
        assert [note.case_ids for note in meeting.case("C-40").notes] == [("C-40",)]


class TestWhatLeavesTheAgenda:
    def test_a_case_of_which_nothing_is_recorded_is_gone(self) -> None:
        meeting = updated(opened(), *SLOTS[:3])
        assert plan(meeting) == plan(opened())[:3]
        assert meeting.case_ids == ("C-1", "C-2", "C-3")

    def test_a_case_of_which_something_is_recorded_is_withdrawn(self) -> None:
        meeting = updated(after(opened(), NOTE), *SLOTS[:3])
        withdrawal = meeting.case("C-4").withdrawal
        assert withdrawal
        assert withdrawal.reason == NO_LONGER
        assert meeting.case("C-4").notes
        assert plan(meeting) == plan(opened())

    def test_a_sibling_who_is_withdrawn_stays_in_the_slot(self) -> None:
        of_both = of_meeting(WriteNote, case_ids=("C-2", "C-3"), place="context", text="Said.")
        meeting = after(opened(), (of_both, moment(9, 30)))
        meeting = updated(meeting, ONE, slot("10:20", 2, sibling_group="M1"), PAUSE, FOUR)
        assert plan(meeting) == plan(opened())
        assert not meeting.case("C-3").heard_here

    def test_a_case_that_was_put_off_already_stays_put_off(self) -> None:
        defer = of_meeting(DeferCase, case_ids=("C-4",), reason="No report")
        meeting = after(opened(), (defer, moment(9, 30)))
        changed = updated(meeting, *SLOTS[:3])
        assert changed.case("C-4") == meeting.case("C-4")
        assert agenda_differences(changed, agenda(slots=SLOTS[:3])) == []


class TestWhatStays:
    def test_what_was_rearranged_by_hand_and_does_not_differ(self) -> None:
        moved = (of_meeting(MoveSlot, slot=4, to="up"), moment(9, 30))
        late = (of_meeting(AddCase, facts=facts(9), child_id="child-9"), moment(9, 31))
        pause = (of_meeting(InsertBreak, before=1, minutes=5), moment(9, 32))
        meeting = after(opened(), moved, late, pause)
        changed = updated(meeting, *SLOTS, slot("12:30", 5))
        assert plan(changed) == [*plan(meeting), "7: 12:30 C-5"]

    def test_a_slot_that_has_begun_and_whoever_shares_it(self) -> None:
        meeting = after(opened(), (of_meeting(StartSlot, slot=2), moment(10, 20)))
        new = agenda(
            slots=(slot("10:00", 1, 2), slot("10:40", 3, iro="Jo"), FOUR, slot("11:15", 5))
        )
        changed = after(meeting, (update(new), moment(10, 30)))
        assert plan(changed) == [*plan(meeting)[:2], *plan(meeting)[3:], "5: 11:15 C-5"]
        assert [changed.case(each) for each in ("C-1", "C-2", "C-3")] == [
            meeting.case(each) for each in ("C-1", "C-2", "C-3")
        ]
        assert agenda_differences(changed, new) == [
            "C-1: shares its slot with other cases than before.",
            "C-2: 10:20 is now 10:00.",
            "C-2: shares its slot with other cases than before.",
            "C-2: changed in sibling group.",
            "C-3: 10:20 is now 10:40.",
            "C-3: shares its slot with other cases than before.",
            "C-3: changed in IRO, sibling group.",
        ]

    def test_breaks_that_are_over_and_people_once_it_has_begun(self) -> None:
        meeting = after(opened(), (of_meeting(StartSlot, slot=4), moment(10, 55)))
        tea = AgendaSlot(starts=time(12), minutes=15, title="Tea")
        changed = updated(meeting, ONE, PAIR, FOUR, tea, chair="Jo Lee")
        assert plan(changed) == [*plan(meeting), "5: 12:00 Tea"]
        assert changed.chair == "Patricia Adeyemi"

    def test_a_case_that_was_replaced_by_hand_does_not_come_back(self) -> None:
        other = of_meeting(CorrectCase, case_id="C-4", facts=facts(8), child_id="child-8")
        meeting = after(opened(), (other, moment(9, 30)))
        changed = updated(meeting, *SLOTS[:3], FOUR.changed(starts=time(11)))
        assert changed.case_ids == ("C-1", "C-2", "C-3", "C-8")


class TestRefusals:
    def test_where_all_that_differs_has_begun(self) -> None:
        meeting = after(opened(), START)
        with pytest.raises(NothingToApply, match="begun or is approved"):
            updated(meeting, slot("10:00", 1, iro="Jo"), *SLOTS[1:])

    def test_one_child_under_two_case_ids(self) -> None:
        twice = agenda(slots=(*SLOTS, slot("11:15", 5)))
        with pytest.raises(Refused, match="C-5 is the child who is on the agenda as C-1"):
            update(twice, **{"C-5": "child-1"}).apply(opened(), moment(10))

    def test_of_a_meeting_that_is_cancelled_or_goes_on_another_day(self) -> None:
        cancelled = after(opened(), (of_meeting(CancelMeeting, reason="Snow"), moment(9)))
        on = opened().on + timedelta(days=1)
        adjourn = of_meeting(AdjournMeeting, on=on, start=time(10))
        finish = (of_meeting(FinishSlot, slot=1), moment(10, 20))
        adjourned = after(opened(), START, finish, (adjourn, moment(10, 30)))
        for meeting, words in ((cancelled, "cancelled"), (adjourned, "adjourned")):
            with pytest.raises(Refused, match=words):
                updated(meeting, *SLOTS[:3])


numbers = st.integers(1, 9)
agendas = st.lists(
    st.tuples(st.lists(numbers, max_size=3), st.sampled_from([15, 20]), st.sampled_from(["", "Jo"])),
    min_size=1,
    max_size=6,
)  # fmt: skip


def _agenda(drawn: list[tuple[list[int], int, str]], chair: str = "Patricia Adeyemi") -> Agenda:
    """An agenda of slots one after another; a child who was drawn twice comes once."""
    slots, heard, minute = [], set[int](), 0
    for among, minutes, iro in drawn:
        fresh = [number for number in dict.fromkeys(among) if number not in heard]
        heard.update(fresh)
        at = time(10 + minute // 60, minute % 60)
        cases = tuple(facts(number, iro=iro) for number in fresh)
        slots.append(
            AgendaSlot(
                starts=at, minutes=minutes, cases=cases, title="" if cases else f"Break {iro}"
            )
        )
        minute += minutes
    return agenda(slots=tuple(slots), chair=chair)


def _hands(number: int, case_id: str) -> list[Change]:
    return [
        of_meeting(MoveSlot, slot=number, to="up"),
        of_meeting(InsertBreak, before=number, minutes=5),
        of_meeting(AddCase, facts=facts(7), child_id="child-7"),
        of_meeting(WriteNote, case_ids=(case_id,), place="context", text="Said."),
        of_meeting(DeferCase, case_ids=(case_id,), reason="No report"),
        of_meeting(WithdrawCase, case_ids=(case_id,), reason="Moved away"),
        of_meeting(StartSlot, slot=number),
        of_meeting(FinishSlot, slot=number),
    ]


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    """A meeting of some agenda, to which people have done this and that."""
    meeting = opened_from(_agenda(draw(agendas)))
    for minute, which in enumerate(draw(st.lists(st.integers(0, 7), max_size=6)), start=1):
        on = draw(st.sampled_from(meeting.slots))
        hand = _hands(on.number, on.case_ids[0] if on.case_ids else "C-1")[which]
        try:
            meeting = after(meeting, (hand, moment(10, minute)))
        except Refused:
            continue
    return meeting


def opened_from(read: Agenda) -> Meeting:
    """The meeting of an agenda, with the children by their usual ids."""
    meeting = opened(read)
    return meeting.changed(
        cases=tuple(case.changed(child_id=CHILDREN[case.case_id]) for case in meeting.cases)
    )


def _stated(slots: Iterable[Slot]) -> list[tuple[Any, ...]]:
    return [(each.starts_at, each.planned, set(each.case_ids), each.title) for each in slots]


many = settings(max_examples=scaled(60, 5_000))


@pytest.mark.soak
@many
@given(old=agendas, new=agendas)
def test_before_anything_has_begun_an_update_makes_what_a_first_import_would(
    old: Any, new: Any
) -> None:
    read = _agenda(new, chair="Jo Lee")
    meeting = after(opened_from(_agenda(old)), (update(read), moment(9)))
    fresh = opened_from(read)
    assert _stated(meeting.slots) == _stated(fresh.slots)
    assert meeting.changed(slots=fresh.slots, cases=fresh.cases) == fresh
    assert {case.case_id: case for case in meeting.cases} == {
        case.case_id: case for case in fresh.cases
    }
    assert agenda_differences(meeting, read) == []


@pytest.mark.soak
@many
@given(meeting=meetings(), new=agendas)
def test_whatever_people_did_before_what_has_begun_stands_and_nothing_recorded_is_lost(
    meeting: Meeting, new: Any
) -> None:
    read = _agenda(new)
    when = Moment(at=moment(11).at, by="Colin Marsh")
    try:
        changed = update(read).apply(meeting, when)
    except NothingToApply:
        return
    begun = [each for each in meeting.slots if each.timer.began_at]
    assert [each for each in changed.slots if each.timer.began_at] == begun
    for case in meeting.cases:
        if case.notes or meeting.slot_of(case.case_id) in begun:
            kept = changed.case(case.case_id)
            assert kept.notes == case.notes
    heard = [case_id for each in changed.slots for case_id in each.case_ids]
    assert sorted(heard) == sorted(changed.case_ids)
    assert len(set(heard)) == len(heard)
    assert len({each.number for each in changed.slots}) == len(changed.slots)
    if not begun:
        assert agenda_differences(changed, read) == []
    with pytest.raises(NothingToApply):
        update(read).apply(changed, when)
