"""The room view: large figures and the same in words; it names no child and no case."""

from datetime import datetime, timedelta
from typing import NamedTuple

from textual.content import Content

from panel_tui.domain.meeting import Meeting, Slot
from panel_tui.domain.running_order import Place, next_place, running_order
from panel_tui.domain.timer import ZERO
from panel_tui.domain.words import say_time
from screens import slot_view
from screens.content import ACCENT, BLANK, BOLD, DONE, MUTED, rows, say
from screens.pace import is_over, item_words, say_when

FIGURES = {
    "0": ("███", "█ █", "█ █", "█ █", "███"),
    "1": (" █ ", "██ ", " █ ", " █ ", "███"),
    "2": ("███", "  █", "███", "█  ", "███"),
    "3": ("███", "  █", "███", "  █", "███"),
    "4": ("█ █", "█ █", "███", "  █", "  █"),
    "5": ("███", "█  ", "███", "  █", "███"),
    "6": ("███", "█  ", "███", "█ █", "███"),
    "7": ("███", "  █", "  █", "  █", "  █"),
    "8": ("███", "█ █", "███", "█ █", "███"),
    "9": ("███", "█ █", "███", "  █", "███"),
    ":": (" ", "█", " ", "█", " "),
}
"""Each figure on five lines; `large` makes them as large as the screen has room for."""

_LINES = 5


class Room(NamedTuple):
    """What the room is shown: the figures, what they are, and what comes."""

    figures: str
    words: str
    style: str
    item: str
    coming: str


def room(meeting: Meeting, now: datetime) -> Room:
    """What the room is shown at a moment."""
    if meeting.cancelled:
        return Room(say_time(now), "This meeting is cancelled.", ACCENT, "", "")
    for state in ("running", "paused"):
        for slot in meeting.slots:
            if slot.timer.state == state:
                return _of_slot(meeting, slot, now)
    if is_over(meeting, now):
        return Room(say_time(now), "√ everything is heard", DONE, "", "")
    pause = _break(meeting, now)
    if pause is not None:
        left = slot_view.clock_words((pause.ends_at - now).total_seconds())
        return Room(left, f"– break, {left} left", BOLD, "", _coming(meeting, now))
    return Room(say_time(now), f"it is {say_time(now)}", MUTED, "", _coming(meeting, now))


def shown(seen: Room, width: int, height: int) -> Content:
    """The figures as large as fits into `width` and `height`, and what they are in words under them."""
    lines = [say(line, seen.style) for line in large(seen.figures, width, height - 4)]
    under = " · ".join(each for each in (seen.item, seen.coming) if each)
    return rows([*lines, BLANK, say(seen.words, seen.style), say(under, MUTED)])


def large(figures: str, width: int, height: int) -> list[str]:
    """Figures such as `06:42` in blocks; each block is twice as wide as high, as cells are."""
    patterns = [FIGURES[figure] for figure in figures]
    columns = sum(len(pattern[0]) for pattern in patterns) + len(patterns) - 1
    high = max(min(width // (2 * columns), height // _LINES), 1)
    wide = 2 * high if 2 * high * columns <= width else 1
    lines = []
    for line in range(_LINES):
        plain = " ".join(pattern[line] for pattern in patterns)
        lines += ["".join(block * wide for block in plain)] * high
    return lines


def _of_slot(meeting: Meeting, slot: Slot, now: datetime) -> Room:
    timer, warn_at = slot.timer, meeting.warn_at
    words = slot_view.countdown(slot, now, warn_at).plain
    left = timer.left(now)
    seconds = (timer.used(now) if left is None else left).total_seconds()
    near = left is not None and left <= timedelta(minutes=max(warn_at, default=0))
    begun = words if words.startswith(("!", "‖")) else f"● {words}"
    return Room(
        slot_view.clock_words(seconds),
        begun,
        ACCENT if near or timer.state == "paused" else BOLD,
        f"slot {item_words(meeting, slot.number)}",
        _ends_words(meeting, slot, now),
    )


def _ends_words(meeting: Meeting, slot: Slot, now: datetime) -> str:
    place = next(each for each in running_order(meeting, now) if each.slot.number == slot.number)
    over = slot.timer.left(now)
    if over is not None and over < ZERO:
        return "its time is up"
    return f"until about {say_time(place.ends_at)}" if slot.timer.minutes else ""


def _break(meeting: Meeting, now: datetime) -> Place | None:
    """The break that is on: it begins by itself, between two slots that somebody starts."""
    return next(
        (
            place
            for place in running_order(meeting, now)
            if place.slot.is_break and place.begins_at <= now < place.ends_at
        ),
        None,
    )


def _coming(meeting: Meeting, now: datetime) -> str:
    called = next_place(meeting, now)
    if called is None:
        return ""
    item = f"slot {item_words(meeting, called.slot.number)}"
    return f"{item} is next, about {say_when(called.begins_at, now)}"
