"""The bank holidays of England and Wales against the published list, written out by hand."""

import subprocess
import sys
from datetime import date

import pytest

from data.bank_holidays import PUBLISHED_YEARS, working_calendar

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


def test_the_list_holds_every_year_that_is_called_verified() -> None:
    assert list(PUBLISHED) == list(PUBLISHED_YEARS)


@pytest.mark.parametrize("year", PUBLISHED)
def test_bank_holidays_are_the_published_ones_and_no_others(year: int) -> None:
    listed = {date.fromisoformat(f"{year}-{day}") for day in PUBLISHED[year].split()}
    known = working_calendar(2019, 2036).bank_holidays
    assert {day for day in known if day.year == year} == listed


def test_later_years_hold_the_days_that_the_rules_foretell_but_are_not_called_verified() -> None:
    calendar = working_calendar(2019, 2036)
    assert date(2036, 12, 25) in calendar.bank_holidays
    assert calendar.covers(date(2028, 12, 31))
    assert not calendar.covers(date(2029, 1, 1))


def test_only_the_years_asked_for_are_called_verified() -> None:
    calendar = working_calendar(2025, 2026)
    assert not calendar.covers(date(2024, 12, 31))
    assert calendar.covers(date(2025, 1, 1))
    assert not calendar.covers(date(2027, 1, 1))
    assert not working_calendar(2030, 2031).covers(date(2030, 6, 3))


def test_a_day_proclaimed_for_one_occasion_can_be_added() -> None:
    coronation = date(2031, 5, 12)
    calendar = working_calendar(2026, 2036, one_off_days=[coronation])
    assert not calendar.is_working_day(coronation, council=False)


def test_the_council_s_closed_days_are_kept_apart_from_bank_holidays() -> None:
    calendar = working_calendar(2026, 2027, closed_days=[date(2026, 12, 29)])
    assert calendar.is_working_day(date(2026, 12, 29), council=False)
    assert not calendar.is_working_day(date(2026, 12, 29), council=True)


def test_the_library_is_loaded_only_when_a_calendar_is_made() -> None:
    code = "import sys, data.bank_holidays; sys.exit('holidays' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
