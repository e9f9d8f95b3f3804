"""What the agenda shows: content made of a meeting and a time, without a widget in sight."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from textual.content import Content

from panel_tui.domain.case import Case
from panel_tui.domain.meeting import Meeting, Slot, of_slot
from panel_tui.domain.running_order import Place, next_place, running_order
from panel_tui.domain.words import LONDON, say_date, say_time
from screens import slot_view
from screens.content import (
    ACCENT,
    BLANK,
    BOLD,
    DONE,
    MARK,
    MUTED,
    STRONG,
    Line,
    cell,
    fit,
    row,
    rows,
    say,
)

_A_YEAR = timedelta(days=330)

WIDE = 108
"""From this width on there is room for the social worker."""


class Widths(NamedTuple):
    """How many cells each column has; the state has what is left."""

    child: int
    case_ids: int
    worker: int
    state: int


def widths(width: int) -> Widths:
    """The columns of a line that is `width` cells wide."""
    child, case_ids, worker = (20, 19, 16) if width >= WIDE else (15, 11, 0)
    spare = max(width - WIDE, 0) // 4
    child, case_ids, worker = child + spare, case_ids + spare, worker and worker + spare
    taken = MARK.cell_length + 2 + 7 + 15 + child + case_ids + (worker + 2 if worker else 0) + 4
    return Widths(child, case_ids, worker, max(width - taken, 8))


def column_heads(width: int) -> Content:
    """What the columns are."""
    cells = widths(width)
    worker = f"{'social worker':{cells.worker}}  " if cells.worker else ""
    return say(
        f"    {'plan':7} {'from':6} {'to':7}{'child':{cells.child}}  "
        f"{'case ID':{cells.case_ids}}  {worker}state",
        MUTED,
    )


def lines(meeting: Meeting, now: datetime, width: int) -> list[Line]:
    """The running order, a line a slot; each sitting of an adjourned meeting under its day.

    The key of a line is the slot's number.
    """
    places = {place.slot.number: place for place in running_order(meeting, now)}
    called = next_place(meeting, now)
    found: list[Line] = []
    sitting = -1
    for slot in meeting.slots:
        if len(meeting.sittings) > 1 and slot.sitting != sitting:
            sitting = slot.sitting
            found.append(_sitting_line(meeting, sitting))
        is_next = called is not None and called.slot.number == slot.number
        words = _line(meeting, slot, places.get(slot.number), now, is_next=is_next, width=width)
        found.append(Line(str(slot.number), words))
    return found


def about(meeting: Meeting, slot: Slot, width: int) -> Content:
    """What there is to know of the marked slot: its children, their circumstances, plan and reason."""
    if slot.is_break:
        return BLANK
    facts = meeting.case(slot.case_ids[0]).facts
    found = [
        slot_view.who(meeting, slot, case_ids=True),
        say(fit(slot_view.circumstances_line(meeting, slot), width), MUTED),
        say(fit(" · ".join(each for each in (facts.plan, facts.reason) if each), width), MUTED),
    ]
    gone = [meeting.case(each) for each in slot.case_ids if not meeting.case(each).heard_here]
    found += [say(fit(f"! {each.case_id} {_why_gone(each)}", width), ACCENT) for each in gone]
    return rows(found)


def _sitting_line(meeting: Meeting, number: int) -> Line:
    sitting = meeting.sittings[number]
    words = (say_date(sitting.on), say_time(sitting.starts_at), sitting.venue)
    shown = say("  " + ", ".join(each for each in words if each), MUTED)
    return Line(f"sitting-{number}", shown, is_heading=True)


def _line(
    meeting: Meeting, slot: Slot, place: Place | None, now: datetime, *, is_next: bool, width: int
) -> Content:
    cells = widths(width)
    symbol, state, style = _state(meeting, slot, place, now, is_next=is_next)
    quiet = MUTED if place is None or slot.timer.state == "finished" else ""
    begun = BOLD if slot.timer.state in ("running", "paused") else quiet
    parts = [
        say(f"{symbol} ", style),
        say(f"{say_time(slot.starts_at)}  ", MUTED),
        say(_times(slot, place), begun),
        say(cell(fit(_children(meeting, slot), cells.child), cells.child + 2), begun),
        say(cell(_ids(slot, cells.case_ids), cells.case_ids + 2), quiet),
    ]
    if cells.worker:
        parts.append(say(cell(fit(_worker(meeting, slot), cells.worker), cells.worker + 2), MUTED))
    parts.append(say(fit(state, cells.state), style))
    return row(*parts)


def _state(
    meeting: Meeting, slot: Slot, place: Place | None, now: datetime, *, is_next: bool
) -> tuple[str, str, str]:
    """The symbol, the words and the style of the state that a slot is in."""
    if slot.is_break:
        minutes = f"{slot.planned} min" if slot.planned else ""
        return ("–", minutes if place else "over", MUTED)
    if slot.timer.state == "finished":
        took = f"heard, {int(slot.timer.used(now).total_seconds() // 60)} min"
        return ("√", _with_gone(meeting, slot, took), DONE)
    if slot.timer.state in ("running", "paused"):
        words = slot_view.countdown(slot, now, meeting.warn_at).plain
        symbol = "‖" if slot.timer.state == "paused" else "●"
        return (symbol, _with_gone(meeting, slot, words.removeprefix("‖ ")), STRONG)
    if not of_slot(meeting, slot.number):
        return ("!", _gone_words(meeting.case(slot.case_ids[0])), ACCENT)
    return ("·", _with_gone(meeting, slot, "next" if is_next else ""), STRONG if is_next else MUTED)


def _with_gone(meeting: Meeting, slot: Slot, words: str) -> str:
    """The words, and how many of the slot's children are no longer heard in it."""
    cases = [meeting.case(each) for each in slot.case_ids]
    gone = [_gone_words(each).partition(" ")[0] for each in cases if not each.heard_here]
    told = (f"{gone.count(each)} {each}" for each in dict.fromkeys(gone))
    return ", ".join(filter(None, (words, *told)))


def _gone_words(case: Case) -> str:
    if case.deferral is None:
        return "withdrawn"
    back = case.deferral.return_on
    return f"deferred to {_short_date(back, case.deferral.at)}" if back else "deferred"


def _why_gone(case: Case) -> str:
    why = case.deferral or case.withdrawal
    return f"{_gone_words(case)}: {why.reason}" if why else ""


def _short_date(day: date, at: datetime) -> str:
    """A date without its weekday; without its year too, where that can be no other."""
    _, number, month, year = say_date(day).split(" ")
    near = day - at.astimezone(LONDON).date() < _A_YEAR
    return f"{number} {month}" if near else f"{number} {month} {year}"


def _times(slot: Slot, place: Place | None) -> str:
    """From when to when, 15 cells: `~` stands before what is expected."""
    timer = slot.timer
    if place is None:
        return " " * 15
    began = f" {say_time(timer.began_at)}" if timer.began_at else f"~{say_time(place.begins_at)}"
    ended = (
        f" {say_time(timer.finished_at)}" if timer.finished_at else f"~{say_time(place.ends_at)}"
    )
    return f"{began} {ended}  "


def _children(meeting: Meeting, slot: Slot) -> str:
    if slot.is_break:
        return slot.title
    return ", ".join(meeting.case(each).facts.child for each in slot.case_ids)


def _ids(slot: Slot, width: int) -> str:
    every = " ".join(slot.case_ids)
    if len(slot.case_ids) < 2 or len(every) <= width:
        return every
    more = f" +{len(slot.case_ids) - 1}"
    return fit(slot.case_ids[0], width - len(more)) + more


def _worker(meeting: Meeting, slot: Slot) -> str:
    workers = (meeting.case(each).facts.social_worker for each in slot.case_ids)
    return ", ".join(dict.fromkeys(each for each in workers if each))
