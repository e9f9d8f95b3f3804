"""What somebody says of a day that has been is the last such day."""

from datetime import date

import pytest

from panel_tui.domain.past_dates import read_past_date
from panel_tui.domain.words import NotADate

THURSDAY = date(2026, 12, 3)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("today", THURSDAY),
        ("Yesterday", date(2026, 12, 2)),
        ("1 Dec", date(2026, 12, 1)),
        ("4 Dec", date(2025, 12, 4)),
        ("3 Dec", THURSDAY),
        ("Tuesday", date(2026, 12, 1)),
        ("last Friday", date(2026, 11, 27)),
        ("Thursday", THURSDAY),
        ("last Thursday", date(2026, 11, 26)),
        ("the 5th", date(2026, 11, 5)),
        ("2/11", date(2026, 11, 2)),
        ("12 March 2019", date(2019, 3, 12)),
    ],
)
def test_a_day_that_has_been_is_the_last_such_day(said: str, meant: date) -> None:
    assert read_past_date(said, today=THURSDAY) == meant


@pytest.mark.parametrize("said", ["tomorrow", "in 2 weeks", "next Friday", "1 Dec 2030"])
def test_what_can_only_lie_ahead_stays_ahead(said: str) -> None:
    assert read_past_date(said, today=THURSDAY) > THURSDAY


@pytest.mark.parametrize("said", ["soon", "[b]1 Dec[/b]", "31 Feb"])
def test_what_is_no_date_is_refused(said: str) -> None:
    with pytest.raises(NotADate):
        read_past_date(said, today=THURSDAY)
