from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.domain.working_days import WorkingCalendar

CALENDAR = WorkingCalendar(
    bank_holidays=frozenset(
        {
            *(date(2025, 12, 25), date(2025, 12, 26), date(2026, 1, 1)),
            *(date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 4), date(2026, 5, 25)),
            *(date(2026, 8, 31), date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)),
            *(date(2027, 3, 26), date(2027, 3, 29)),
        }
    ),
    closed_days=frozenset({date(2026, 12, 29), date(2026, 12, 30), date(2026, 12, 31)}),
    verified_from=2025,
    verified_until=2027,
)

DAYS = st.dates(date(2025, 11, 1), date(2027, 5, 31))


def counted(after: date, until: date, *, council: bool) -> int:
    days = (after + timedelta(days=n) for n in range(1, (until - after).days + 1))
    return sum(CALENDAR.is_working_day(day, council=council) for day in days)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        # domain.md 2.6
        (date(2025, 12, 18), 7, date(2025, 12, 31)),
        (date(2025, 12, 18), 5, date(2025, 12, 29)),
        (date(2026, 4, 2), 7, date(2026, 4, 15)),
        (date(2026, 4, 2), 5, date(2026, 4, 13)),
        (date(2026, 6, 1), 20, date(2026, 6, 29)),
        # dependencies.md, note 1
        (date(2026, 12, 21), 7, date(2027, 1, 4)),
        (date(2027, 3, 22), 7, date(2027, 4, 2)),
    ],
)
def test_working_days_are_counted_as_worked_by_hand(start: date, days: int, end: date) -> None:
    assert CALENDAR.add(start, days, council=False) == end


def test_a_shutdown_lengthens_what_the_council_counts_and_nothing_statutory() -> None:
    assert CALENDAR.add(date(2026, 12, 21), 7, council=True) == date(2027, 1, 7)
    assert CALENDAR.add(date(2026, 12, 21), 7, council=False) == date(2027, 1, 4)


def test_the_day_after_the_event_is_day_1() -> None:
    assert CALENDAR.add(date(2026, 12, 3), 1, council=True) == date(2026, 12, 4)
    assert CALENDAR.add(date(2026, 12, 5), 1, council=True) == date(2026, 12, 7)


def test_negative_days_count_backwards() -> None:
    assert CALENDAR.add(date(2026, 4, 8), -2, council=False) == date(2026, 4, 2)
    assert CALENDAR.add(date(2027, 1, 5), -2, council=True) == date(2026, 12, 24)


def test_no_days_at_all_end_on_the_day_itself_or_the_first_working_day_after_it() -> None:
    assert CALENDAR.add(date(2026, 12, 3), 0, council=True) == date(2026, 12, 3)
    assert CALENDAR.add(date(2026, 4, 3), 0, council=True) == date(2026, 4, 7)


def test_the_days_that_are_left_are_counted_without_today() -> None:
    thursday, next_monday = date(2026, 12, 3), date(2026, 12, 14)
    assert CALENDAR.between(thursday, next_monday, council=True) == 7
    assert CALENDAR.between(next_monday, next_monday, council=True) == 0
    assert CALENDAR.between(date(2026, 12, 12), next_monday, council=True) == 1
    assert CALENDAR.between(next_monday, thursday, council=True) == -7


def test_a_shutdown_leaves_fewer_days_between() -> None:
    assert CALENDAR.between(date(2026, 12, 24), date(2027, 1, 4), council=False) == 4
    assert CALENDAR.between(date(2026, 12, 24), date(2027, 1, 4), council=True) == 1


def test_a_leap_day_is_a_day_like_any_other() -> None:
    assert WorkingCalendar().add(date(2028, 2, 28), 1, council=True) == date(2028, 2, 29)


def test_a_calendar_says_which_years_it_knows() -> None:
    assert CALENDAR.covers(date(2025, 1, 1))
    assert CALENDAR.covers(date(2027, 12, 31))
    assert not CALENDAR.covers(date(2024, 12, 31))
    assert not CALENDAR.covers(date(2028, 1, 1))
    assert not WorkingCalendar().covers(date(2026, 1, 1))


@given(DAYS, st.integers(-60, 60), st.booleans())
def test_a_count_never_ends_on_a_day_that_is_not_worked(
    day: date, days: int, council: bool
) -> None:
    assert CALENDAR.is_working_day(CALENDAR.add(day, days, council=council), council=council)


@given(DAYS, st.integers(-60, 60), st.booleans())
def test_more_days_never_end_earlier(day: date, days: int, council: bool) -> None:
    end = CALENDAR.add(day, days, council=council)
    assert end <= CALENDAR.add(day, days + 1, council=council)


@given(DAYS, st.integers(1, 60), st.booleans())
def test_exactly_the_days_asked_for_lie_between(day: date, days: int, council: bool) -> None:
    assert counted(day, CALENDAR.add(day, days, council=council), council=council) == days


@given(DAYS, st.integers(1, 60), st.booleans())
def test_as_many_lie_between_backwards(day: date, days: int, council: bool) -> None:
    start = CALENDAR.add(day, -days, council=council)
    yesterday = timedelta(days=1)
    assert counted(start - yesterday, day - yesterday, council=council) == days


@given(DAYS, st.integers(-60, 60).filter(bool), st.booleans())
def test_what_is_added_lies_between(day: date, days: int, council: bool) -> None:
    end = CALENDAR.add(day, days, council=council)
    assert CALENDAR.between(day, end, council=council) == days


@given(DAYS, st.integers(1, 60))
def test_closed_days_never_bring_a_date_forward(day: date, days: int) -> None:
    assert CALENDAR.add(day, days, council=False) <= CALENDAR.add(day, days, council=True)
