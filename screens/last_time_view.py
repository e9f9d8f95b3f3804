"""Last time: what a returning child's earlier meeting decided, and what has changed since, as lines."""

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from panel_tui.domain.case import Case
from panel_tui.domain.child import Hearing
from panel_tui.domain.ledger import ledger_changes, still_standing
from panel_tui.domain.words import say_date
from panel_tui.domain.working_days import WorkingCalendar
from screens.content import ACCENT, BLANK, BOLD, MUTED, fit, row, say
from screens.steps_entries import InHand, entries, open_steps
from screens.wrapping import hanging, wrapped


def heard_line(of: InHand, today: date, calendar: WorkingCalendar, width: int) -> Content | None:
    """When a returning child was heard before and how much of that is open; None for others."""
    heard = of.carried.heard if of.carried else None
    if heard is None:
        return None
    number = open_steps(entries(of, today, calendar, done=False))
    on, still_open = say_date(heard.on), f"{number or 'nothing'} open"
    whole = say(f"heard before on {on}: {still_open}", MUTED)
    return whole if whole.cell_length <= width else say(f"heard {on}, {still_open}", MUTED)


def earlier_options(case: Case, width: int) -> list[Content]:
    """What stands of the ledger of last time, at a glance: what this meeting has said nothing of."""
    heard = case.carried.heard if case.carried else None
    standing = still_standing(heard.options, case.options) if heard else ()
    lines = [say("Options from last time", MUTED)] if standing else []
    for entry in standing:
        status = entry.status.removeprefix("contingency ")
        lines.append(say(fit(f"{status} {entry.name}", width), MUTED))
    return lines


def last_time_lines(heard: Hearing, case: Case, width: int) -> list[Content]:
    """The decision and why, the options ledger as it stood, and what this meeting changed in it."""
    return [line for each in _groups(heard, case, width) for line in (*each, BLANK)]


def _groups(heard: Hearing, case: Case, width: int) -> Iterator[list[Content]]:
    title = row(say("Last time   ", MUTED), say(f"{say_date(heard.on)}, {heard.title}", BOLD))
    yield [*wrapped(title, width), *_decision(heard, width)]
    if heard.options:
        yield [say("Options as they stood", MUTED), *_options(heard, width)]
        yield [say("Changed since", MUTED), *_changes(heard, case, width)]


def _decision(heard: Hearing, width: int) -> list[Content]:
    if heard.put_off:
        return wrapped(say(f"Put off: {heard.put_off}"), width)
    lines = wrapped(say("; ".join(heard.outcomes)), width) if heard.outcomes else []
    lines += wrapped(say(heard.decision or "No decision was recorded."), width)
    if heard.rationale:
        lines += hanging(say("Because: ", MUTED), say(heard.rationale), width)
    if heard.advisory:
        lines.append(say("! advisory, and never confirmed", ACCENT))
    return lines


def _options(heard: Hearing, width: int) -> Iterator[Content]:
    for entry in heard.options:
        why = f": {entry.reason}" if entry.reason else ""
        yield from hanging(say(f"{entry.status}  ", BOLD), say(f"{entry.name}{why}"), width)


def _changes(heard: Hearing, case: Case, width: int) -> Iterator[Content]:
    names = {each.key: each.name for each in heard.options}
    changes = [each for each in ledger_changes(heard.options, case.options) if each.was]
    for each in changes:
        why = f": {each.why}" if each.why else ""
        name = names.get((each.option, each.detail), each.option)
        yield from wrapped(say(f"{name} {each.words}{why}"), width)
    if not changes:
        yield say("nothing yet", MUTED)
