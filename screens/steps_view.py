"""What the steps screen shows: a line for each step and limit, and all there is to know of one."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from textual.content import Content

from panel_tui.domain.case import Case
from panel_tui.domain.child import Progress
from panel_tui.domain.clocks import DueLine
from panel_tui.domain.limits import DayCount, Limit, day_count
from panel_tui.domain.minutes_carried import what_became
from panel_tui.domain.steps import Standing
from panel_tui.domain.words import in_days, say_date
from panel_tui.domain.working_days import WorkingCalendar
from screens.content import (
    ACCENT,
    BLANK,
    BOLD,
    DONE,
    LONGEST_ID,
    MUTED,
    NAME,
    Line,
    cell,
    fit,
    row,
    say,
)
from screens.last_time_view import last_time_lines
from screens.steps_entries import Entry, InHand, State, beside, open_steps
from screens.wrapping import wrapped

WIDE = 100
"""Cells from which on a line has room for who sees to it."""

FOR_DAY, FOR_WHO = 17, 28

_MARKS: dict[State, tuple[str, str]] = {
    "heard": ("  ", MUTED),
    "late": ("! ", ACCENT),
    "open": ("o ", ""),
    "noted": ("– ", MUTED),
    "waiting": ("· ", MUTED),
    "done": ("√ ", DONE),
}


def entry_lines(entries: Sequence[Entry], case: Case, today: date, width: int) -> list[Line]:
    """The lines of a child under a heading; says so where there is nothing."""
    child = fit(case.facts.child, width - LONGEST_ID - 2)
    head = row(say(child, NAME), say(f"  {fit(case.case_id, LONGEST_ID)}", MUTED))
    lines = [Line(f"{case.case_id} child", head, is_heading=True)]
    if not entries:
        nothing = say("  no steps are open, and no limits run", MUTED)
        return [*lines, Line(f"{case.case_id} nothing", nothing, is_heading=True)]
    return [*lines, *(Line(each.key, _line(each, entries, today, width)) for each in entries)]


def about_lines(
    entry: Entry,
    of: InHand,
    entries: Sequence[Entry],
    today: date,
    calendar: WorkingCalendar,
    width: int,
) -> list[Content]:
    """All there is to know of a line, then how the child was heard last."""
    said: list[Content] = []
    if entry.standing:
        said = [*_head(entry, today), *_about_step(entry.standing, entry.said_here)]
    elif entry.limit and entry.line:
        counted = day_count(entry.limit, entry.line.started_on, today, calendar)
        others = beside(entry, entries)
        said = [*_head(entry, today, counted), *_about_limit(entry.limit, entry.line, others)]
    about = [line for words in said for line in wrapped(words, width)]
    heard = of.carried.heard if of.carried else None
    last = last_time_lines(heard, of.case, width) if heard else []
    return [*about, *([BLANK] if about and last else []), *last]


def tally_words(entries: Collection[Entry]) -> Content:
    """How many are late, how many steps are open and waiting, how many limits run."""
    late = sum(each.state == "late" for each in entries)
    waiting = sum(each.state == "waiting" for each in entries)
    limits = sum(each.limit is not None and each.state != "done" for each in entries)
    still_open = open_steps(entries) - waiting
    counts = (
        (still_open, "open"),
        (waiting, "waiting"),
        (limits, "limit" if limits == 1 else "limits"),
    )
    words = say(" · ".join(f"{number} {what}" for number, what in counts if number), MUTED)
    return say(" · ").join(filter(None, (say(f"! {late} late", ACCENT) if late else BLANK, words)))


def _line(entry: Entry, entries: Sequence[Entry], today: date, width: int) -> Content:
    mark, style = _MARKS[entry.state]
    state = _state(entry, entries, today)
    for_who = FOR_WHO + 2 if width >= WIDE else 0
    for_what = max(width - len(mark) - FOR_DAY - for_who - len(state), 8)
    quiet = MUTED if entry.state in ("heard", "noted", "waiting", "done") else ""
    what = f"Last time: {entry.what}" if entry.heard else entry.what
    return row(
        say(mark, style),
        say(cell(_day(entry), FOR_DAY), quiet or ("" if entry.due_on else ACCENT)),
        say(cell(fit(what, for_what - 2), for_what), quiet),
        say(cell(fit(entry.who, FOR_WHO), for_who) if for_who else "", MUTED),
        say(state, style or MUTED),
    )


def _day(entry: Entry) -> str:
    if entry.due_on:
        return say_date(entry.due_on)
    return {"waiting": "then", "done": ""}.get(entry.state, "no date yet")


def _state(entry: Entry, entries: Sequence[Entry], today: date) -> str:
    if entry.heard:
        return f"{open_steps(entries) or 'nothing'} open"
    if entry.state in ("done", "noted"):
        return entry.state
    said = ["waits"] if entry.state == "waiting" else []
    if entry.due_on and not said:
        said.append(in_days((entry.due_on - today).days))
    if entry.standing and entry.standing.extensions:
        said.append(f"extended ×{len(entry.standing.extensions)}")
    if entry.standing and entry.standing.escalations:
        said.append("escalated")
    return ", ".join(said)


def _head(entry: Entry, today: date, counted: DayCount | None = None) -> Iterator[Content]:
    yield say(entry.what, BOLD)
    said = [str(counted)] if counted and entry.state != "done" else []
    if entry.due_on:
        days = (entry.due_on - today).days
        ago = f"{-days} days ago" if entry.state == "noted" and days < 0 else in_days(days)
        said.append(f"by {say_date(entry.due_on)}" + ("" if entry.state == "done" else f", {ago}"))
    if entry.who:
        said.append(entry.who)
    yield say(" · ".join(said) or "no day is agreed yet")


def _about_step(standing: Standing, said_here: Sequence[Progress]) -> Iterator[Content]:
    step = standing.step
    kind = "an action agreed" if step.is_action else "started by a decision"
    yield say(f"{kind} on {say_date(step.decided_on)}", MUTED)
    if standing.waits_for:
        first = standing.waits_for.follow_up
        yield row(say("waits for ", MUTED), say(f"{first.what} ({first.owner})"))
    for each in (*standing.extensions, *standing.escalations):
        where = ", at this meeting" if each in said_here else ""
        yield row(say(what_became([each])), say(f" · said by {each.by}{where}", MUTED))
    if standing.done_on:
        said = [each for each in said_here if each.kind == "done"]
        words = what_became(said) if said else f"done on {say_date(standing.done_on)}"
        where = " · heard at this meeting" if said else ""
        yield row(say("√ ", DONE), say(words), say(where, MUTED))
    yield row(say("from ", MUTED), say(str(step.follow_up.source)))


def _about_limit(limit: Limit, line: DueLine, others: Sequence[Entry]) -> Iterator[Content]:
    kind = "binding" if limit.binding else "a note, and never late"
    ran = f"since {say_date(line.started_on)}"
    if limit.before:
        ran = f"before {say_date(line.started_on)}"
    early = f", not before {say_date(line.earliest_on)}" if line.earliest_on else ""
    yield say(f"{kind}, {ran}{early}", MUTED)
    if line.met_on:
        yield row(say("√ ", DONE), say(f"met on {say_date(line.met_on)}"))
    yield row(say("from ", MUTED), say(limit.source))
    for other in others:
        if other.limit and other.due_on:
            noted = "binding" if other.limit.binding else "noted"
            words = f"{other.what}, by {say_date(other.due_on)}, {noted}: {other.limit.source}"
            yield row(say("≠ ", ACCENT), say(words))
    if limit.note:
        yield say(limit.note, MUTED)
