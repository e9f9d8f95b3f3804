"""Bank holidays of England and Wales, from the `holidays` library, as a calendar for the domain."""

from collections.abc import Iterable
from datetime import date

from panel_tui.domain.working_days import WorkingCalendar

PUBLISHED_YEARS = range(2019, 2029)
"""Years whose days were compared with the published list, day by day, in the tests."""

_SATURDAY = 5


def working_calendar(
    first_year: int,
    last_year: int,
    *,
    one_off_days: Iterable[date] = (),
    closed_days: Iterable[date] = (),
) -> WorkingCalendar:
    """The calendar for the years `first_year` to `last_year`, both included.

    Years after the published ones hold the days that the rules foretell; a day proclaimed for one
    occasion (a coronation) reaches an offline machine as one of `one_off_days`. `closed_days` are
    the council's.
    """
    # Slow to load and rarely needed: a due date is computed once and kept.
    from holidays import country_holidays

    days = country_holidays("GB", subdiv="ENG", years=range(first_year, last_year + 1))
    verified = [year for year in PUBLISHED_YEARS if first_year <= year <= last_year]
    return WorkingCalendar(
        # The library also names the weekend day for which another day is given.
        bank_holidays=frozenset(day for day in days if day.weekday() < _SATURDAY)
        | set(one_off_days),
        closed_days=frozenset(closed_days),
        verified_from=min(verified, default=None),
        verified_until=max(verified, default=None),
    )
