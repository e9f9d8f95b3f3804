"""What the steps screen lists: the last hearing, the steps and actions, and the limits of children."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from panel_tui.domain.carried import Carried
from panel_tui.domain.carrying import carried_over
from panel_tui.domain.case import Case
from panel_tui.domain.child import Child, Hearing, Progress
from panel_tui.domain.clocks import DueLine, due_lines, step_dues
from panel_tui.domain.limits import Limit
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.steps import Standing, standings
from panel_tui.domain.working_days import WorkingCalendar

State = Literal["heard", "late", "open", "noted", "waiting", "done"]

_ORDER: dict[State, int] = {"heard": 0, "late": 1, "open": 1, "noted": 1, "waiting": 2, "done": 3}
_RECENT = timedelta(days=365)
"""How long what is done is still listed where that is asked for."""


class InHand(NamedTuple):
    """A child of the meeting: the case, the child as this meeting leaves them, what is carried over.

    What the meeting has heard of a step goes onto the child only when the slot is finished; here the
    child has it at once.
    """

    case: Case
    child: Child
    carried: Carried | None


class Entry(NamedTuple):
    """A line: a hearing, a step or action (`standing`), or a limit with its dates (`line`)."""

    key: str
    case_id: str
    state: State
    what: str
    who: str = ""
    due_on: date | None = None
    heard: Hearing | None = None
    standing: Standing | None = None
    limit: Limit | None = None
    line: DueLine | None = None
    said_here: tuple[Progress, ...] = ()
    """What this meeting has heard of it."""


def in_hand(meeting: Meeting, case: Case, child: Child, calendar: WorkingCalendar) -> InHand:
    """A child of the meeting, with what they bring back: from the case once its slot has begun."""
    on = meeting.heard_on(case.case_id)
    dues = step_dues(child, calendar)
    carried = case.carried or carried_over(child, meeting.id, on, dues)
    missing = tuple(each for each in case.settled if each not in child.progress)
    return InHand(case, child.changed(progress=(*child.progress, *missing)), carried)


def entries(of: InHand, today: date, calendar: WorkingCalendar, *, done: bool) -> tuple[Entry, ...]:
    """The lines of a child: the last hearing, what is late and open by its day, then what waits.

    With `done` also what is done: the steps, and the limits that were met within a year.
    """
    found = [*_hearing(of), *_steps(of, today, calendar), *_limits(of, today, calendar)]
    listed = [each for each in found if done or each.state != "done"]
    return tuple(sorted(listed, key=lambda each: (_ORDER[each.state], each.due_on or date.max)))


def can_be_said(entry: Entry | None) -> bool:
    """Whether something can become of a line: it is a step or action that is neither done nor waits."""
    return entry is not None and entry.standing is not None and entry.state in ("open", "late")


def open_steps(listed: Collection[Entry]) -> int:
    """How many steps and actions are not done; limits are not counted."""
    return sum(each.standing is not None and each.state != "done" for each in listed)


def still_listed(marked: str, before: Sequence[str], now: Collection[str]) -> str:
    """The key to be marked now: what was marked, or the line after it where that is gone.

    `marked` may be how a key begins; of what was never listed the first line is marked.
    """
    here = [marked] if marked in now else [key for key in now if key.startswith(marked)]
    if here or marked not in before:
        return next(iter(here or now), "")
    where = before.index(marked)
    nearest = (*before[where:], *reversed(before[:where]))
    return next((key for key in nearest if key in now), "")


def beside(entry: Entry, lines: Sequence[Entry]) -> tuple[Entry, ...]:
    """The limits of other documents for the same thing, where one binds and another is noted."""
    if entry.limit is None:
        return ()
    return tuple(
        other
        for other in lines
        if other.limit is not None
        and other.case_id == entry.case_id
        and other.limit.binding != entry.limit.binding
        and set(other.limit.starts) & set(entry.limit.starts)
        and set(other.limit.met_by) & set(entry.limit.met_by)
    )


def _hearing(of: InHand) -> Iterator[Entry]:
    heard = of.carried.heard if of.carried else None
    if heard:
        case_id = of.case.case_id
        yield Entry(f"{case_id} heard", case_id, "heard", heard.title, due_on=heard.on, heard=heard)


def _steps(of: InHand, today: date, calendar: WorkingCalendar) -> Iterator[Entry]:
    case_id, dues = of.case.case_id, step_dues(of.child, calendar)
    for each in standings(of.child):
        due_on = dues.get(each.step.key)
        late = each.state == "open" and due_on is not None and due_on < today
        follow_up = each.step.follow_up
        yield Entry(
            key=f"{case_id} {each.step.key}",
            case_id=case_id,
            state="late" if late else each.state,
            what=follow_up.what,
            who=follow_up.owner,
            due_on=due_on,
            standing=each,
            said_here=tuple(said for said in of.case.settled if said.key == each.step.key),
        )


def _limits(of: InHand, today: date, calendar: WorkingCalendar) -> Iterator[Entry]:
    case_id, limits = of.case.case_id, {limit.id: limit for limit in of.child.limits}
    for line in due_lines(of.child, calendar):
        if line.kind != "limit" or (line.met_on and line.met_on < today - _RECENT):
            continue
        yield Entry(
            key=f"{case_id} {line.limit_id}",
            case_id=case_id,
            state=_limit_state(line, today),
            what=line.title,
            who=line.falls_to,
            due_on=line.due_on,
            limit=limits[line.limit_id],
            line=line,
        )


def _limit_state(line: DueLine, today: date) -> State:
    if line.met_on:
        return "done"
    if not line.binding:
        return "noted"
    return "late" if line.due_on < today else "open"
