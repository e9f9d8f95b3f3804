"""The table of bank holidays against the published list, written out by hand, and against a library."""

from datetime import date

import pytest
from holidays import country_holidays

from data.bank_holidays import working_calendar
from data.settings import Settings
from panel_tui.headless.workplace import SystemClock, Workplace

PUBLISHED = {
    2019: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    2028: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
}


CALENDAR = working_calendar()
YEARS = range(1990, 2061)


def test_the_list_holds_every_year_that_is_called_verified() -> None:
    years = [year for year in YEARS if CALENDAR.covers(date(year, 6, 3))]
    assert list(PUBLISHED) == years


@pytest.mark.parametrize("year", PUBLISHED)
def test_bank_holidays_are_the_published_ones_and_no_others(year: int) -> None:
    listed = {date.fromisoformat(f"{year}-{day}") for day in PUBLISHED[year].split()}
    assert {day for day in CALENDAR.bank_holidays if day.year == year} == listed


def test_every_year_holds_the_days_that_a_library_names() -> None:
    named = country_holidays("GB", subdiv="ENG", years=YEARS)
    # The library also names the weekend day for which another day is given.
    assert CALENDAR.bank_holidays == {day for day in named if day.weekday() < 5}


def test_later_years_hold_the_days_that_the_rules_foretell_but_are_not_called_verified() -> None:
    assert date(2036, 12, 25) in CALENDAR.bank_holidays
    assert CALENDAR.covers(date(2028, 12, 31))
    assert not CALENDAR.covers(date(2029, 1, 1))


def test_a_day_proclaimed_for_one_occasion_can_be_added() -> None:
    coronation = date(2031, 5, 12)
    calendar = working_calendar(proclaimed=[coronation])
    assert not calendar.is_working_day(coronation, council=False)


def test_the_council_s_closed_days_are_kept_apart_from_bank_holidays() -> None:
    calendar = working_calendar(closed_days=[date(2026, 12, 29)])
    assert calendar.is_working_day(date(2026, 12, 29), council=False)
    assert not calendar.is_working_day(date(2026, 12, 29), council=True)


def test_the_days_of_the_settings_reach_the_limits_each_as_what_they_are() -> None:
    proclaimed, closed = date(2031, 5, 12), date(2031, 12, 29)
    settings = Settings(bank_holidays=(proclaimed,), closed_days=(closed,))
    calendar = Workplace(":memory:", SystemClock(), settings).calendar()
    assert not calendar.is_working_day(proclaimed, council=False)
    assert calendar.is_working_day(closed, council=False)
    assert not calendar.is_working_day(closed, council=True)
