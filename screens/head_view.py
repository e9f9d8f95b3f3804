"""What stands at the edges of a meeting's screens: which meeting and what time, and where it is."""

from datetime import date, datetime

from textual.content import Content

from panel_tui.domain.meeting import Meeting, of_slot
from panel_tui.domain.running_order import next_place
from panel_tui.domain.words import say_date, say_time
from screens.content import ACCENT, BOLD, MUTED, fit, row, rows, say
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
