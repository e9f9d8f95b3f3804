"""The table of bank holidays against the published list, and against a library."""

from datetime import date

import pytest
from holidays import country_holidays

from data.bank_holidays import working_calendar
from data.settings import Settings
from panel_tui.headless.workplace import SystemClock, Workplace
from tests.published import PUBLISHED, published

CALENDAR = working_calendar()
YEARS = range(1990, 2061)


def test_the_list_holds_every_year_that_is_called_verified() -> None:
    years = [year for year in YEARS if CALENDAR.covers(date(year, 6, 3))]
    assert list(PUBLISHED) == years


@pytest.mark.parametrize("year", PUBLISHED)
def test_bank_holidays_are_the_published_ones_and_no_others(year: int) -> None:
    assert {day for day in CALENDAR.bank_holidays if day.year == year} == published(year)


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
