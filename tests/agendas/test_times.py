"""Times are read as people write them, and refused where they can be read in two ways."""

from datetime import time

import pytest

from data.agendas.times import NotATime, as_time, read_slot_time


@pytest.mark.parametrize(
    "text",
    [
        *("14:00", "14.00", "1400", "2pm", "2 PM", "2 p.m.", "2:00 pm", "2.00pm", "02:00 pm"),
        *("14:00:00", "14:00hrs", "1400 hrs", "14:00 h", " 14:00 ", "14:00pm"),
    ],
)
def test_two_in_the_afternoon_is_read_however_it_is_written(text: str) -> None:
    assert as_time(read_slot_time(text).starts) == time(14, 0)


@pytest.mark.parametrize("text", ["12 noon", "noon", "midday", "12:00", "12pm", "12.00 p.m."])
def test_noon_is_noon(text: str) -> None:
    assert as_time(read_slot_time(text).starts) == time(12, 0)


@pytest.mark.parametrize("text", ["12am", "00:00", "12:00 a.m."])
def test_midnight_is_midnight(text: str) -> None:
    assert as_time(read_slot_time(text).starts) == time(0, 0)


@pytest.mark.parametrize(
    ("text", "starts", "minutes"),
    [
        ("10:00-10:20", time(10, 0), 20),
        ("10:00 – 10:20", time(10, 0), 20),
        ("10.00am to 10.20am", time(10, 0), 20),
        ("2-2.20pm", time(14, 0), 20),
        ("11.40-12.00pm", time(11, 40), 20),
        ("12.40-1.00", time(12, 40), 20),
        ("9:50 until 10:30", time(9, 50), 40),
    ],
)
def test_a_range_gives_start_and_length(text: str, starts: time, minutes: int) -> None:
    found = read_slot_time(text)
    assert (as_time(found.starts), found.minutes) == (starts, minutes)


@pytest.mark.parametrize("text", ["1.30", "1:30", "6:59", "130", "1.30-1.50"])
def test_an_hour_that_may_be_morning_or_afternoon_is_asked_about(text: str) -> None:
    with pytest.raises(NotATime, match="morning or afternoon"):
        read_slot_time(text)


def test_a_leading_zero_tells_the_24_hour_clock() -> None:
    assert as_time(read_slot_time("01:30").starts) == time(1, 30)


@pytest.mark.parametrize(
    "text",
    ["", "10", "25:00", "10:61", "ten", "C-104233", "10:20-10:00", "10:00-", "a.m.", "1-2-3"],
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(NotATime):
        read_slot_time(text)


def test_a_refusal_does_not_repeat_what_stood_there() -> None:
    with pytest.raises(NotATime) as refusal:
        read_slot_time("Luc M.")
    assert "Luc" not in str(refusal.value)
