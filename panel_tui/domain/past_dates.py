"""The day that a person means by something that has happened: the last such day, not the next."""

import re
from datetime import date, timedelta

from panel_tui.domain.words import read_date

_AHEAD = re.compile(r"(in|within|tomorrow|next|this|end)\b")
"""How words begin that never mean a day of the past."""

_BACK = tuple(timedelta(days=days) for days in (7, 31, 365))
"""From how far back the next such day is looked for: a weekday, a day of the month, a date."""


def read_past_date(text: str, *, today: date) -> date:
    """The day that has been, as `read_date` reads it: `1 Dec`, `Tuesday`, `the 5th`, `yesterday`.

    Without a year, or without a month, it is the last such date, today included. What can only lie
    ahead (`1 Dec 2030`, `tomorrow`) stays ahead, for the rules to refuse.

    Raises:
        NotADate: as `read_date`.
    """
    said, yesterday = " ".join(text.casefold().split()), today - timedelta(days=1)
    if said == "yesterday":
        return yesterday
    if said.startswith("last "):
        return read_past_date(said.removeprefix("last "), today=yesterday)
    day = read_date(said, today=today)
    if day <= today or _AHEAD.match(said):
        return day
    earlier = (read_date(said, today=today - back) for back in _BACK)
    return next((each for each in earlier if each <= today), day)
