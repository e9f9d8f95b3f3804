"""A route as a list of dates, before it is chosen: the steps and limits that outcomes would start."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from panel_tui.domain.case import AgreedDate, EventDate
from panel_tui.domain.limits import Limit, Span, after, due_dates
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.outcomes import FollowUp, Outcome
from panel_tui.domain.when import Circumstances
from panel_tui.domain.words import say_date
from panel_tui.domain.working_days import WorkingCalendar


class RouteLine(NamedTuple):
    """A step or a limit of a route. `after` is the step that it waits for, if it does.

    `due_on` counts on every step before it being done by its own day; None where that has none, where
    the meeting has yet to agree on a day, or where the council has not set the number (`not_set`).
    """

    kind: Literal["step", "limit"]
    id: str
    what: str
    who: str
    after: str
    not_before: date | None
    due_on: date | None
    not_set: bool
    source: str

    @property
    def when(self) -> str:
        """When it is due or begins, in words."""
        said = []
        if self.not_before:
            said.append(f"not before {say_date(self.not_before)}")
        if self.due_on:
            said.append(f"by {say_date(self.due_on)}")
        elif self.not_set:
            said.append("within a time that the council has not set")
        elif not self.after and not self.not_before:
            said.append("on a day to be agreed")
        if self.after:
            said.append(f"once “{self.after}” is done")
        return ", ".join(said)

    def __str__(self) -> str:
        """The line as it is read out: what, who, when."""
        return f"{self.what} ({self.who}), {self.when}" if self.who else f"{self.what}, {self.when}"


def offered_outcomes(meeting: Meeting, case_id: str) -> tuple[Outcome, ...]:
    """The outcomes that apply to this child; what is not known keeps none from being offered."""
    child = meeting.circumstances(case_id)
    return tuple(each for each in meeting.template.outcomes if each.applies.holds(child))


def follow_ups_of(
    meeting: Meeting, case_id: str, outcome_ids: Sequence[str]
) -> tuple[FollowUp, ...]:
    """The steps that outcomes start for this child: those that apply, in the order of the decision."""
    child = meeting.circumstances(case_id)
    outcomes = map(meeting.template.outcome, outcome_ids)
    steps = (step for outcome in outcomes if outcome for step in outcome.follow_ups)
    return tuple(step for step in steps if step.applies.holds(child))


def route(
    meeting: Meeting,
    case_id: str,
    outcome_ids: Sequence[str],
    calendar: WorkingCalendar,
    *,
    agreed: Sequence[AgreedDate] = (),
    happened: Sequence[EventDate] = (),
) -> tuple[RouteLine, ...]:
    """What the outcomes would start for this child, in the order of the template.

    `agreed` and `happened` are the days as they stand in the decision that is being written.

    Raises:
        Refused: the case is not on the agenda.
    """
    child = meeting.circumstances(case_id)
    heard_on = meeting.heard_on(case_id)
    days = {each.step: each.on for each in agreed}
    marked = {each.outcome: each.on for each in happened}
    lines: list[RouteLine] = []
    for outcome in meeting.template.outcomes:
        if outcome.id in outcome_ids:
            lines += _steps(outcome, child, heard_on, days, calendar)
            start = marked.get(outcome.id, heard_on)
            if outcome.marks_on != "planned" and (
                outcome.marks_on == "meeting" or outcome.id in marked
            ):
                lines += _limits(outcome, meeting.template.limits, child, start, calendar)
    return tuple(lines)


def _steps(
    outcome: Outcome,
    child: Circumstances,
    heard_on: date,
    agreed: dict[str, date],
    calendar: WorkingCalendar,
) -> Iterator[RouteLine]:
    steps = {each.id: each for each in outcome.follow_ups if each.applies.holds(child)}

    def due(step: FollowUp) -> date | None:
        before = steps.get(step.after or "")
        starts = due(before) if before else heard_on
        limit = _last_day(step.within, starts, calendar)
        return min(filter(None, (agreed.get(step.id), limit)), default=None)

    for step in steps.values():
        before = steps.get(step.after or "")
        due_on = due(step)
        yield RouteLine(
            kind="step",
            id=step.id,
            what=step.what,
            who=step.owner,
            after=before.what if before else "",
            not_before=None,
            due_on=due_on,
            not_set=due_on is None and step.within is not None and not step.has_limit,
            source=str(step.source),
        )


def _last_day(within: Span | None, starts: date | None, calendar: WorkingCalendar) -> date | None:
    if within is None or within.amount == "ask" or starts is None:
        return None
    return after(starts, within, calendar, working_days="council", counts_from="day after")


def _limits(
    outcome: Outcome,
    limits: Sequence[Limit],
    child: Circumstances,
    start: date,
    calendar: WorkingCalendar,
) -> Iterator[RouteLine]:
    """The limits that begin with what the outcome marks."""
    for limit in limits:
        if outcome.marks not in limit.starts or limit.before or not limit.applies.holds(child):
            continue
        not_set = bool(limit.open_numbers)
        dues = None if not_set else due_dates(limit, start, calendar)
        yield RouteLine(
            kind="limit",
            id=limit.id,
            what=limit.title,
            who=limit.falls_to,
            after="",
            not_before=dues.earliest if dues else None,
            due_on=dues.latest if dues else None,
            not_set=not_set,
            source=limit.source,
        )
