from datetime import timedelta

import pytest

from panel_tui.domain.timer import ZERO, AddedTime, Pause, Timer
from tests.making import at

PAUSED_TWICE = Timer(
    began_at=at(10),
    minutes=20,
    pauses=(
        Pause(began_at=at(10, 4), reason="Fire alarm", ended_at=at(10, 9)),
        Pause(began_at=at(10, 12), reason="A call", ended_at=at(10, 14)),
    ),
)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def test_a_slot_not_begun_has_used_nothing() -> None:
    timer = Timer(minutes=20)
    assert (timer.state, timer.wall(at(11)), timer.used(at(11))) == ("planned", ZERO, ZERO)
    assert timer.left(at(11)) == minutes(20)
    assert timer.stretches == []


def test_time_used_is_wall_time_less_pauses() -> None:
    now = at(10, 20)
    assert PAUSED_TWICE.wall(now) == minutes(20)
    assert PAUSED_TWICE.paused(now) == minutes(7)
    assert PAUSED_TWICE.used(now) == minutes(13)
    assert PAUSED_TWICE.left(now) == minutes(7)


def test_no_time_is_lost_while_the_program_is_closed() -> None:
    timer = Timer.model_validate_json(Timer(began_at=at(10), minutes=20).model_dump_json())
    assert timer.left(at(10, 7, 30)) == minutes(12.5)


def test_time_stands_still_while_a_slot_is_paused() -> None:
    timer = Timer(began_at=at(10), minutes=20, pauses=(Pause(began_at=at(10, 5), reason="Tea"),))
    assert timer.state == "paused"
    assert timer.used(at(10, 6)) == timer.used(at(10, 50)) == minutes(5)


def test_past_its_end_a_slot_counts_up() -> None:
    assert Timer(began_at=at(10), minutes=20).left(at(10, 23)) == minutes(-3)


def test_added_minutes_count_with_the_length() -> None:
    added = (AddedTime(minutes=5, at=at(10, 18)), AddedTime(minutes=2, at=at(10, 24)))
    timer = Timer(began_at=at(10), minutes=20, added=added)
    assert timer.allotted == minutes(27)


def test_a_slot_without_limit_has_no_time_left_or_over() -> None:
    timer = Timer(began_at=at(10))
    assert timer.allotted is None
    assert timer.left(at(12)) is None


def test_a_clock_that_jumps_back_counts_as_standing_still() -> None:
    before_everything = at(8)
    assert PAUSED_TWICE.wall(before_everything) == minutes(14)
    assert PAUSED_TWICE.used(before_everything) == minutes(7)


def test_a_finished_slot_keeps_its_figures_whatever_the_clock_says() -> None:
    timer = PAUSED_TWICE.changed(finished_at=at(10, 25))
    for now in (at(8), at(10, 25), at(18)):
        assert (timer.wall(now), timer.paused(now)) == (minutes(25), minutes(7))


def test_the_stretches_in_which_it_ran_add_up_to_the_time_used() -> None:
    timer = PAUSED_TWICE.changed(finished_at=at(10, 25))
    assert timer.stretches == [
        (at(10), at(10, 4)),
        (at(10, 9), at(10, 12)),
        (at(10, 14), at(10, 25)),
    ]


@pytest.mark.parametrize("length", [0, -5, 241])
def test_only_whole_minutes_up_to_four_hours_are_added(length: int) -> None:
    with pytest.raises(ValueError, match="minutes"):
        AddedTime(minutes=length, at=at(10))
