"""Times as agendas have them: `10:00`, `10.00`, `2pm`, `10:00 - 10:20`."""

import re
from datetime import time
from typing import NamedTuple

from panel_tui.domain.text import clean_line

DAY = 24 * 60
"""The minutes of a day; times of agendas are counted in minutes since midnight."""

_HALVES = re.compile(r"(?<![a-z])([ap])\.?m(?![a-z])\.?")
_NOON = re.compile(r"(?:12 ?)?(?:noon|midday)")
_HOURS = re.compile(r"(?<=[0-9]) ?(?:h|hrs?|hours?)\b")
_TO = re.compile(r" ?(?:-|–|—|\bto\b|\buntil\b) ?")
_TIME = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:[:.]?(?P<minute>[0-9]{2})(?::[0-9]{2})?)? ?(?P<half>[ap]m)?"
)
_LAST_EARLY_HOUR = 6


class NotATime(ValueError):
    """The text states no time, or one that can be read in two ways; the words say what to write."""


class SlotTime(NamedTuple):
    """When a slot starts, and how many minutes it takes where the agenda states its end."""

    starts: int
    minutes: int | None = None


class _Clock(NamedTuple):
    hour: int
    minute: int
    half: str
    written: str
    exact: bool  # 10:00 or 2pm; the 2 of "2-2.20pm" is a time only beside another

    @property
    def minutes(self) -> int:
        if not self.half or self.hour > 12:
            return self.hour * 60 + self.minute
        return (self.hour % 12 + 12 * (self.half == "pm")) * 60 + self.minute

    @property
    def either_half(self) -> bool:
        """True if it may be morning or afternoon: `1.30`, but neither `01:30` nor `9.30`."""
        early = 1 <= self.hour <= _LAST_EARLY_HOUR and not self.written.startswith("0")
        return early and not self.half


def read_slot_time(text: str) -> SlotTime:
    """The start that `text` states, with the length where it states an end too.

    Without am or pm the clock has 24 hours, but `1.30` could be meant either way, and is refused.

    Raises:
        NotATime: no time, an end before the start, or an hour that may be morning or afternoon.
    """
    said = _NOON.sub("12pm", _HOURS.sub("", _HALVES.sub(r"\1m", clean_line(text).casefold())))
    clocks = [_clock(part) for part in _TO.split(said)]
    match clocks:
        case [_Clock() as starts] if starts.exact:
            return SlotTime(_certain(starts))
        case [_Clock() as starts, _Clock() as ends] if ends.exact and (starts.exact or ends.half):
            return _between(starts, ends)
    raise NotATime("this is not a time: write it as 10:00, or 10:00-10:20")


def read_start(text: str) -> time:
    """The time of day at which a meeting starts.

    Raises:
        NotATime: as `read_slot_time`.
    """
    return as_time(read_slot_time(text).starts)


def say_minutes(minutes: int) -> str:
    """Minutes since midnight as people read them: `10:24`."""
    hours, minute = divmod(minutes % DAY, 60)
    return f"{hours:02}:{minute:02}"


def as_time(minutes: int) -> time:
    """Minutes since midnight as a time of the day."""
    return time(*divmod(minutes, 60))


def _clock(text: str) -> _Clock | None:
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    clock = _Clock(
        hour=int(found["hour"]),
        minute=int(found["minute"] or 0),
        half=found["half"] or "",
        written=found["hour"],
        exact=bool(found["minute"] or found["half"]),
    )
    return clock if clock.hour < 24 and clock.minute < 60 else None


def _between(starts: _Clock, ends: _Clock) -> SlotTime:
    if ends.half and not starts.half:
        same_half = starts._replace(half=ends.half)
        starts = same_half if same_half.minutes < ends.minutes else starts
    first, last = _certain(starts), ends.minutes
    if ends.either_half and last <= first:
        last += DAY // 2
    if last <= first:
        raise NotATime(f"the end, {say_minutes(last)}, is not after {say_minutes(first)}")
    return SlotTime(first, last - first)


def _certain(clock: _Clock) -> int:
    if clock.either_half:
        minute = f"{clock.minute:02}"
        raise NotATime(
            f"morning or afternoon? Write {clock.hour + 12}:{minute} or {clock.hour}:{minute} am"
        )
    return clock.minutes
