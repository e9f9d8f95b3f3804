"""A value of a workbook's cell as the text that a person sees in it."""

import datetime

Value = (
    float
    | int
    | str
    | bool
    | datetime.date
    | datetime.time
    | datetime.datetime
    | datetime.timedelta
)
"""What a cell of a workbook may hold."""

_DIGITS_KEPT = 10**15  # a workbook keeps 15 digits of a number; the others are lost
_FIRST_DAY = datetime.date(1900, 1, 1)  # day 0 of a workbook, with a time alone, is the day before


def as_text(value: Value) -> str:
    """The value in the form that the other kinds of file have it in: `104233`, `2026-12-03`, `10:20`."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, datetime.datetime):
        return _moment(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.time):
        return _time(
            datetime.timedelta(
                hours=value.hour,
                minutes=value.minute,
                seconds=value.second,
                microseconds=value.microsecond,
            )
        )
    return _time(value)


def _number(value: float) -> str:
    if abs(value) >= _DIGITS_KEPT:
        return f"{value:E}"  # as a spreadsheet shows it, and as the reading of case IDs refuses it
    whole = int(value)
    return str(whole if whole == value else value)


def _moment(value: datetime.datetime) -> str:
    if value.date() < _FIRST_DAY:
        return as_text(value.time())
    if value.time() == datetime.time():
        return value.date().isoformat()
    return f"{value.date().isoformat()} {as_text(value.time())}"


def _time(since_midnight: datetime.timedelta) -> str:
    """To the nearest second: a workbook keeps times as fractions of a day."""
    seconds = round(since_midnight.total_seconds())
    minutes, second = divmod(seconds, 60)
    shown = "{:02}:{:02}".format(*divmod(minutes, 60))
    return f"{shown}:{second:02}" if second else shown
