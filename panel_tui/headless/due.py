"""`panel-tui due`: what is due for minutes and children, and what is late."""

from argparse import Namespace
from datetime import date, timedelta
from typing import Any

from data.store.listings import due, late
from panel_tui.domain.clocks import NO_DAY, DueLine
from panel_tui.domain.words import say_date
from panel_tui.headless.ending import DONE, INCOMPLETE
from panel_tui.headless.printing import columns, give, most_lines, tell, tell_left_out
from panel_tui.headless.workplace import workplace


def run(args: Namespace) -> int:
    """Print what is due within some days, the latest first; 1 where something is late."""
    place = workplace(args)
    today = place.today
    until = today + timedelta(days=args.within)
    with place.store() as store:
        found, total = due(store, until, most_lines(args))
        without_day, number = due(store, NO_DAY, most_lines(args), since=NO_DAY)
        number_late = late(store, today)
    lines = in_order(found, today)
    tell(f"{number_late or 'Nothing'} late; what is due until {say_date(until)}.")
    tell_left_out(len(lines), total)
    tell_left_out(len(without_day), number)
    value = {
        "today": today.isoformat(),
        "until": until.isoformat(),
        "total": total,
        "due": [as_json(line, today) for line in lines],
        "without_day": [as_json(line, today) for line in without_day],
    }
    give(args, in_words([*lines, *without_day], today), value)
    return INCOMPLETE if number_late else DONE


def in_order(lines: list[DueLine], today: date) -> list[DueLine]:
    """The lines with the late ones first, each by its day."""
    return sorted(lines, key=lambda line: (not is_late(line, today), line.due_on))


def is_late(line: DueLine, today: date) -> bool:
    """Whether a binding limit has passed; what is only noted is never late."""
    return line.binding and line.due_on < today


def in_words(lines: list[DueLine], today: date) -> list[str]:
    """The lines as a table: by when, how long that is, what, for whom, who sees to it, its source."""
    rows = [
        (
            "no day yet" if line.kind == "no day" else say_date(line.due_on),
            "" if line.kind == "no day" else _how_long(line, today),
            f"{line.title}{_turns(line)}",
            line.case_id,
            line.falls_to,
            line.source,
        )
        for line in lines
    ]
    return columns(rows)


def _turns(line: DueLine) -> str:
    """How often a follow-up was extended, and to whom it was escalated."""
    times = f"extended {line.extended} time{'s' if line.extended > 1 else ''}"
    said = [times] if line.extended else []
    said += [f"escalated to {line.escalated_to}"] if line.escalated_to else []
    return f" ({', '.join(said)})" if said else ""


def _how_long(line: DueLine, today: date) -> str:
    days = (line.due_on - today).days
    if days == 0:
        return "today"
    number = f"{abs(days)} day{'s' if abs(days) > 1 else ''}"
    if days > 0:
        return f"in {number}"
    return f"{number} late" if line.binding else f"{number} ago, noted"


def as_json(line: DueLine, today: date) -> dict[str, Any]:
    """A line as data."""
    dated = line.kind != "no day"
    return {
        "due_on": line.due_on.isoformat() if dated else None,
        "days": (line.due_on - today).days if dated else None,
        "late": is_late(line, today),
        "what": line.title,
        "kind": line.kind,
        "limit": line.limit_id,
        "case_id": line.case_id,
        "meeting": line.meeting_id,
        "falls_to": line.falls_to,
        "source": line.source,
        "binding": line.binding,
        "started_on": line.started_on.isoformat(),
        "not_before": line.earliest_on.isoformat() if line.earliest_on else None,
        "extended": line.extended,
        "escalated_to": line.escalated_to,
    }
