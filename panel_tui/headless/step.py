"""`panel-tui step`: a child's follow-ups and actions, and what becomes of one of them."""

from argparse import Namespace
from datetime import date
from typing import Any

from panel_tui.domain.child import Child, Progress
from panel_tui.domain.clocks import step_dues
from panel_tui.domain.model import Refused, listed
from panel_tui.domain.progress import RecordProgress
from panel_tui.domain.steps import Standing, standings
from panel_tui.domain.words import say_date
from panel_tui.domain.working_days import WorkingCalendar
from panel_tui.headless.ending import DONE
from panel_tui.headless.printing import columns, give
from panel_tui.headless.workplace import Workplace, read_day, workplace

_KINDS = {"done": "done", "extend": "extended", "escalate": "escalated", "reopen": "reopened"}


def run(args: Namespace) -> int:
    """Print a child's follow-ups and actions, after recording what became of one where the options say so.

    Raises:
        Refused: the child, the follow-up or a day is not known, or the rules do not allow it.
    """
    place = workplace(args)
    if bool(args.step) != bool(args.becomes):
        raise Refused(
            "Name the follow-up and what becomes of it: done, extend, escalate or reopen."
        )
    with place.session() as session:
        child = session.child(args.case)
        if args.step:
            progress = _progress(place, child, args)
            session.do(RecordProgress(child_id=child.child_id, progress=progress))
            child = session.child(args.case)
    lines = lines_of(child, place.calendar())
    shown = [line for line in lines if args.step in (None, line[0].step.id)]
    give(args, in_words(shown), [as_json(args.case, *line) for line in shown])
    return DONE


def lines_of(child: Child, calendar: WorkingCalendar) -> list[tuple[Standing, date | None]]:
    """Every follow-up and action of a child as it stands, with the day by which it is due."""
    dues = step_dues(child, calendar)
    return [(each, dues.get(each.step.key)) for each in standings(child)]


def _progress(place: Workplace, child: Child, args: Namespace) -> Progress:
    if not args.by:
        raise Refused("Say who says so: --by NAME.")
    return Progress.model_validate(
        {
            "meeting_id": _meeting_of(child, args),
            "step": args.step,
            "kind": _KINDS[args.becomes],
            "on": read_day("--at", args.at, place.today) or place.today,
            "until": read_day("--until", args.until, place.today),
            "to": args.to or "",
            "because": args.because or "",
            "by": args.by,
        }
    )


def _meeting_of(child: Child, args: Namespace) -> str:
    """The meeting that started the follow-up: the one that is named, else the only one it can be."""
    found = [each for each in standings(child) if each.step.id == args.step]
    fitting = [each for each in found if (each.state == "done") == (args.becomes == "reopen")]
    meetings = [each.step.meeting_id for each in fitting or found]
    if args.meeting or len(meetings) > 1:
        if args.meeting in meetings:
            return str(args.meeting)
        raise Refused(f"{args.step} was started by {listed(meetings)}: name it with --meeting.")
    if meetings:
        return meetings[0]
    names = listed(dict.fromkeys(each.step.id for each in standings(child)))
    raise Refused(f"{args.case} has no follow-up {args.step}; there is {names}.")


def in_words(lines: list[tuple[Standing, date | None]]) -> list[str]:
    """The follow-ups as a table: name, by when, what, who, and what became of it before."""
    rows = [
        (
            each.step.id,
            _state(each, due_on),
            each.step.follow_up.what,
            each.step.follow_up.owner,
            _history(each),
        )
        for each, due_on in lines
    ]
    return columns(rows) if rows else []


def _state(standing: Standing, due_on: date | None) -> str:
    if standing.done_on:
        return f"done {say_date(standing.done_on)}"
    by = f"by {say_date(due_on)}" if due_on else ""
    if standing.waits_for:
        return f"waits for {standing.waits_for.id}{f', {by}' if by else ''}"
    return by or "no date"


def _history(standing: Standing) -> str:
    times = len(standing.extensions)
    said = [f"extended {times} time{'s' if times > 1 else ''}"] if times else []
    said += [f"escalated to {each.to}" for each in standing.escalations]
    return ", ".join(said)


def as_json(case_id: str, standing: Standing, due_on: date | None) -> dict[str, Any]:
    """A follow-up as data."""
    step = standing.step
    return {
        "case_id": case_id,
        "step": step.id,
        "meeting": step.meeting_id,
        "what": step.follow_up.what,
        "owner": step.follow_up.owner,
        "action": step.is_action,
        "state": standing.state,
        "waits_for": standing.waits_for.id if standing.waits_for else None,
        "decided_on": step.decided_on.isoformat(),
        "due_on": due_on.isoformat() if due_on else None,
        "done_on": standing.done_on.isoformat() if standing.done_on else None,
        "extensions": [
            {"until": each.until.isoformat() if each.until else None, **_said(each)}
            for each in standing.extensions
        ],
        "escalations": [{"to": each.to, **_said(each)} for each in standing.escalations],
        "source": str(step.follow_up.source),
    }


def _said(progress: Progress) -> dict[str, str]:
    return {"on": progress.on.isoformat(), "because": progress.because, "by": progress.by}
