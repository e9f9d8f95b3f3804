"""What runs out for a child before the next panel: said beside the decision to put the child off."""

from datetime import date

from panel_tui.domain.child import Child
from panel_tui.domain.clocks import DueLine, due_lines
from panel_tui.domain.words import say_date
from panel_tui.domain.working_days import WorkingCalendar


def breaches_before(child: Child, day: date, calendar: WorkingCalendar) -> tuple[DueLine, ...]:
    """The limits and follow-ups that are not met and run out before `day`, soonest first.

    What falls due on the day itself can still be met there. What is only noted is among them.
    """
    lines = due_lines(child, calendar)
    dated = (line for line in lines if line.kind != "no day")
    unmet = (line for line in dated if line.met_on is None and line.due_on < day)
    return tuple(sorted(unmet, key=lambda line: line.due_on))


def say_breach(line: DueLine, today: date) -> str:
    """A breach as it is said: what, when, to whom it falls, and which document says so."""
    when = "ran out" if line.due_on < today else "runs out"
    who = f" ({line.falls_to})" if line.falls_to else ""
    noted = "" if line.binding else ", noted"
    return f"{line.title}{who} {when} on {say_date(line.due_on)}{noted}: {line.source}"
