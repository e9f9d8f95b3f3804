"""Bank holidays of England and Wales, from a table, as a calendar for the domain.

The table is `bank_holidays.toml`; a library that knows them would cost a quarter of the program's memory.
"""

import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from panel_tui.domain.working_days import WorkingCalendar

TABLE = Path(__file__).with_suffix(".toml")


def working_calendar(
    *, proclaimed: Iterable[date] = (), closed_days: Iterable[date] = ()
) -> WorkingCalendar:
    """The calendar of every year of the table; years outside the published ones are not verified.

    A day that was `proclaimed` for one occasion (a coronation) since the table was made comes from the
    council's settings, as `closed_days` do.
    """
    table = tomllib.loads(TABLE.read_text("utf-8"))
    first, last = table["published"]
    listed = {
        date.fromisoformat(f"{year}-{day}")
        for year, days in table["days"].items()
        for day in days.split()
    }
    return WorkingCalendar(
        bank_holidays=frozenset(listed) | frozenset(proclaimed),
        closed_days=frozenset(closed_days),
        verified_from=first,
        verified_until=last,
    )
