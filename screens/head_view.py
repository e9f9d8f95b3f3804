"""What stands at the edges of a meeting's screens: which meeting and what time, and where it is."""

from datetime import date, datetime

from textual.content import Content

from panel_tui.domain.meeting import Meeting, Slot, of_slot
from panel_tui.domain.running_order import next_place, running_order
from panel_tui.domain.words import say_date, say_time
from screens.content import ACCENT, BOLD, DONE, MARK, MUTED, STRONG, fit, row, rows, say
from screens.pace import heard_words, pace_words, say_at


def head(meeting: Meeting, width: int, held: str = "") -> Content:
    """Which meeting, when and where; who chairs and who takes the minutes; `held`: who writes it."""
    sitting = meeting.sittings[-1]
    first = row(
        say(fit(meeting.template.title, width - 20), BOLD), say(f"   {say_date(sitting.on)}", MUTED)
    )
    if meeting.cancelled:
        return rows([first, say(fit(f"! cancelled: {meeting.cancelled.reason}", width), ACCENT)])
    if held:
        return rows([first, say(fit(f"! {held}", width), ACCENT)])
    people = (
        sitting.venue,
        f"chair {meeting.chair}" if meeting.chair else "",
        f"minutes {meeting.minute_taker}" if meeting.minute_taker else "",
    )
    return rows([first, say(fit(" · ".join(each for each in people if each), width), MUTED)])


def time_block(meeting: Meeting, now: datetime) -> Content:
    """The time of day; how late the meeting is and when it ends."""
    return rows([say(say_time(now), BOLD), say(pace_words(meeting, now), MUTED)])


def title_line(meeting: Meeting, on: date, what: str = "") -> Content:
    """Which meeting and on which day in one line, and `what` of it is shown."""
    title = say(f"{meeting.template.title}   {say_date(on)}", MUTED)
    return row(title, say(f"   {what}" if what else "", BOLD))


def where(meeting: Meeting, now: datetime, width: int) -> Content:
    """Where the meeting is: what is heard, who is next, when the next panel is."""
    parts = [heard_words(meeting)]
    called = next_place(meeting, now)
    if called is not None:
        case_ids = of_slot(meeting, called.slot.number)
        more = f" +{len(case_ids) - 1}" if len(case_ids) > 1 else ""
        parts.append(f"next {case_ids[0]}{more} about {say_at(meeting, called.begins_at, now)}")
    if meeting.next_panel:
        parts.append(f"next panel {say_date(meeting.next_panel)}")
    return say(fit(" · ".join(parts), width), MUTED)


def order_line(meeting: Meeting, current: int, now: datetime, width: int) -> Content:
    """Where the meeting is: the slots around the current one, how late it is and when it ends."""
    places = [place for place in running_order(meeting, now) if not place.slot.is_break]
    numbers = [place.slot.number for place in places]
    here = numbers.index(current) if current in numbers else 0
    tail = say(pace_words(meeting, now), MUTED)
    parts = [_order_part(place.slot, say_time(place.begins_at), current) for place in places]
    room = width - tail.cell_length
    # The current slot comes first, then the one before it, then as many as follow.
    first = here - 1 if here and _room_for(parts[here - 1 : here + 1], room) else here
    last = here + 1
    while last < len(parts) and _room_for(parts[first : last + 1], room):
        last += 1
    return say("   ").join([*parts[first:last], tail])


def _room_for(parts: list[Content], room: int) -> bool:
    return sum(part.cell_length + 3 for part in parts) <= room


def _order_part(slot: Slot, begins: str, current: int) -> Content:
    more = f" +{len(slot.case_ids) - 1}" if len(slot.case_ids) > 1 else ""
    words = f"{begins} {fit(slot.case_ids[0], 14)}{more}"
    if slot.number == current:
        return row(MARK, say(words, STRONG))
    if slot.timer.state == "finished":
        return row(say("√ ", DONE), say(words, MUTED))
    return say(words)
