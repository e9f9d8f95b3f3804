"""What a written date is made of: English names and numbers, and the patterns they come in.

All of it matches lower-case text with single spaces and without commas.
"""

import re
from collections.abc import Iterable

DAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTH_NAMES = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]
_COUNTED = ["one", "two", "three", "four", "five", "six"]
_COUNTED += ["seven", "eight", "nine", "ten", "eleven", "twelve"]


def _numbered(names: list[str], first: int) -> dict[str, int]:
    numbers = enumerate(map(str.lower, names), first)
    return {word: number for number, name in numbers for word in (name, name[:3])}


def _any_of(names: Iterable[str]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


WEEKDAYS = _numbered(DAY_NAMES, 0) | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
"""Monday is 0."""
MONTHS = _numbered(MONTH_NAMES, 1) | {"sept": 9}
NUMBERS = {"a": 1, "an": 1} | {word: number for number, word in enumerate(_COUNTED, 1)}

_WEEKDAY = rf"(?:(?P<weekday>{_any_of(WEEKDAYS)}) )?"
_MONTH = rf"(?P<month>{_any_of(MONTHS)})"
_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})"
_DAY = r"(?P<day>[0-9]{1,2})"
_MONTH_NUMBER = r"(?P<month>[0-9]{1,2})"
_ORDINAL = r"(?:st|nd|rd|th)"

WRITTEN = (
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"),
    re.compile(rf"{_WEEKDAY}{_DAY}/{_MONTH_NUMBER}(?:/{_YEAR})?"),
    # The year is needed here: `1.5` is a number.
    re.compile(rf"{_WEEKDAY}{_DAY}(?P<mark>[.-]){_MONTH_NUMBER}(?P=mark){_YEAR}"),
    re.compile(rf"{_WEEKDAY}(?:the )?{_DAY}{_ORDINAL}?[ -]?(?:of )?{_MONTH}(?:[ -]{_YEAR})?"),
)
"""Dates with a day and a month, and perhaps a weekday and a year."""

WEEKDAY_ALONE = re.compile(rf"(?:(?P<which>this|next) )?(?P<weekday>{_any_of(WEEKDAYS)})")
DAY_ALONE = re.compile(rf"(?:the )?{_DAY}{_ORDINAL}")
SPAN = re.compile(
    rf"(?:in|within) (?P<number>[1-9][0-9]{{0,2}}|{_any_of(NUMBERS)}) "
    r"(?P<unit>hour|day|working day|week|month|year)s?"
)
END = re.compile(r"(?:the )?end of (?:(?P<which>the|this|next) )?(?P<what>week|month|year)")
END_OF_MONTH = re.compile(rf"(?:the )?end of {_MONTH}(?: {_YEAR})?")

TELLING = re.compile(
    rf"{_any_of((*WEEKDAYS, *MONTHS))}|today|tomorrow|this|next|end"
    rf"|[0-9]+{_ORDINAL}|[0-9]+/[0-9]+(?:/[0-9]+)?|[0-9]+([.-])[0-9]+\1[0-9]+"
)
"""A word by which one knows that a date is meant."""
FILLING = re.compile(
    rf"[0-9]+|{_any_of(NUMBERS)}|the|of|in|on|within|working|(?:hour|day|week|month|year)s?"
)
"""A word that may stand in a date, and elsewhere too."""
