"""What stands between two slots: who to call in and when; at the end, what is left to do."""

from collections.abc import Sequence
from datetime import date, datetime

from textual.content import Content

from panel_tui.domain.case import Case
from panel_tui.domain.clocks import AVAILABLE, UPLOADED, DueLine, minuted_on
from panel_tui.domain.coming_in import social_workers
from panel_tui.domain.meeting import Meeting, Slot, of_slot
from panel_tui.domain.model import listed
from panel_tui.domain.running_order import Place, next_place, running_order
from panel_tui.domain.words import in_days, say_date, say_time
from screens import slot_view
from screens.content import (
    ACCENT,
    BLANK,
    BOLD,
    DONE,
    LONGEST_ID,
    MUTED,
    STRONG,
    cell,
    fit,
    row,
    rows,
    say,
)
from screens.pace import say_when


def wanted_slot(meeting: Meeting, now: datetime) -> Slot | None:
    """The slot to go to: the next one, or the one that is still under way."""
    called = next_place(meeting, now)
    if called is not None:
        return called.slot
    return next((each for each in meeting.slots if _under_way(each)), None)


def call_in(meeting: Meeting, now: datetime, width: int) -> Content:
    """Who to call in, when, and who comes after; or what is still under way."""
    called = next_place(meeting, now)
    running = [slot for slot in meeting.slots if _under_way(slot)]
    lines = [say(_under_way_words(meeting, slot, now), ACCENT) for slot in running]
    if called is None:
        return rows([*lines, say("Nobody else is to be called in.", MUTED)])
    before = _break_before(meeting, called, now)
    lines += [
        *([BLANK] if lines else []),
        say(_call_words(meeting, called.slot), MUTED),
        say(fit(_workers(meeting, called.slot) or "no social worker named", width), STRONG),
        slot_view.who(meeting, called.slot, case_ids=True),
        BLANK,
        row(say("When  ", MUTED), say(_when_words(called, now), BOLD), _late_words(called)),
    ]
    if before is not None:
        words = f"{before.slot.title} first, until {say_when(before.ends_at, now)}"
        lines.append(row(say("      "), say(words)))
    return rows([*lines, BLANK, *_after(meeting, called, now, width)])


def left_to_do(meeting: Meeting, dues: Sequence[DueLine], today: date, width: int) -> Content:
    """At the end of the meeting: the minutes that are to be approved and uploaded, and by when."""
    if meeting.cancelled:
        reason = say(fit(meeting.cancelled.reason, width), MUTED)
        return rows([say("The meeting is cancelled. No minutes are due.", BOLD), reason])
    cases = [case for case in meeting.cases if minuted_on(meeting, case) is not None]
    drafts = [case for case in cases if case.approved is None]
    approved = [case for case in cases if case.approved and not _uploaded(case)]
    uploaded = [case for case in cases if case.approved and _uploaded(case)]
    lines = [say("Everything is heard.", BOLD), BLANK]
    lines += _group("to approve", drafts, dues, today)
    lines += _group("to upload", approved, dues, today)
    if uploaded:
        lines.append(row(say("√ ", DONE), say(f"on file: {_minutes(uploaded)}")))
        lines.append(_case_ids(uploaded))
    if not cases:
        lines.append(say("There is nothing to minute.", MUTED))
    return rows(lines)


def _group(
    words: str, cases: Sequence[Case], dues: Sequence[DueLine], today: date
) -> list[Content]:
    if not cases:
        return []
    ids = {case.case_id for case in cases}
    lines = [row(say("! ", ACCENT), say(f"{words}: {_minutes(cases)}")), _case_ids(cases)]
    for limit in (AVAILABLE, UPLOADED):
        open_dues = [
            due
            for due in dues
            if due.limit_id == limit and due.case_id in ids and due.met_on is None
        ]
        if open_dues:
            lines.append(_due_words(min(open_dues, key=lambda due: due.due_on), today))
    return [*lines, BLANK]


def _due_words(due: DueLine, today: date) -> Content:
    days = (due.due_on - today).days
    words = f"{due.title} by {say_date(due.due_on)}, {in_days(days)}"
    return say(words, ACCENT if days <= 0 else MUTED)


def _minutes(cases: Sequence[Case]) -> str:
    return f"the minutes of {len(cases)} {'child' if len(cases) == 1 else 'children'}"


def _case_ids(cases: Sequence[Case]) -> Content:
    return say(", ".join(case.case_id for case in cases), MUTED)


def _uploaded(case: Case) -> bool:
    return case.approved is not None and case.receipt(case.approved.number) is not None


def _under_way(slot: Slot) -> bool:
    return slot.timer.state in ("running", "paused")


def _under_way_words(meeting: Meeting, slot: Slot, now: datetime) -> str:
    words = slot_view.countdown(slot, now, meeting.warn_at).plain
    here = listed(fit(each, LONGEST_ID) for each in of_slot(meeting, slot.number))
    return f"Still {slot.timer.state}: {here}, {words.removeprefix('‖ paused, ')}"


def _call_words(meeting: Meeting, slot: Slot) -> str:
    called = [
        meeting.attendee(each) for each in social_workers(meeting, of_slot(meeting, slot.number))
    ]
    if called and all(person and person.is_in for person in called):
        return "Here already, for the next item"
    return "Call in"


def _workers(meeting: Meeting, slot: Slot) -> str:
    named = social_workers(meeting, of_slot(meeting, slot.number))
    return listed(named) if named else ""


def _when_words(called: Place, now: datetime) -> str:
    minutes = int((called.begins_at - now).total_seconds() // 60)
    if called.begins_at <= now:
        return "now"
    soon = f", in {minutes} min" if 1 <= minutes < 60 else ""
    return f"about {say_when(called.begins_at, now)}{soon}"


def _late_words(called: Place) -> Content:
    late = int((called.begins_at - called.slot.starts_at).total_seconds() // 60)
    planned = f"   planned {say_time(called.slot.starts_at)}"
    return row(say(planned, MUTED), say(f"   {late} min late", ACCENT) if late > 0 else BLANK)


def _break_before(meeting: Meeting, called: Place, now: datetime) -> Place | None:
    order = running_order(meeting, now)
    where = order.index(called)
    if where and order[where - 1].slot.is_break and order[where - 1].ends_at > now:
        return order[where - 1]
    return None


def _after(meeting: Meeting, called: Place, now: datetime, width: int) -> list[Content]:
    order = running_order(meeting, now)
    rest = [
        place for place in order[order.index(called) + 1 :] if place.slot.timer.began_at is None
    ]
    if not rest:
        return [say("It is the last.", MUTED)]
    return [say("Then", MUTED), *(_then_line(meeting, place, width) for place in rest)]


def _then_line(meeting: Meeting, place: Place, width: int) -> Content:
    slot = place.slot
    begins = say(f"~{say_time(place.begins_at)}  ", MUTED)
    if slot.is_break:
        return row(begins, say(f"{slot.title}, {place.minutes} min", MUTED))
    first, *others = of_slot(meeting, slot.number)
    case_ids = f"{first} +{len(others)}" if others else first
    return row(
        begins, say(cell(case_ids, 16)), say(fit(_workers(meeting, slot), max(width - 24, 1)))
    )
