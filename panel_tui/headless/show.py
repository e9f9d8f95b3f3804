"""`panel-tui show`: one meeting, its slots with their times, and where each case stands."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from panel_tui.domain.case import Case
from panel_tui.domain.clocks import AVAILABLE, DueLine, due_line, meeting_clocks
from panel_tui.domain.meeting import Meeting, Slot
from panel_tui.domain.open_points import open_prompts
from panel_tui.domain.running_order import Place, late_by, running_order
from panel_tui.domain.words import LONDON, say_date, say_duration, say_time
from panel_tui.headless.ending import DONE
from panel_tui.headless.printing import columns, give
from panel_tui.headless.workplace import Workplace, workplace

_MINUTE = timedelta(minutes=1)


class View(NamedTuple):
    """A meeting as it is seen at a moment; `places` are by slot number, `dues` by case ID."""

    meeting: Meeting
    now: datetime
    places: dict[int, Place]
    dues: dict[str, list[DueLine]]

    @property
    def is_on_now(self) -> bool:
        """Whether what is still to be heard has predicted times that mean something."""
        return any(
            sitting.on == self.now.astimezone(LONDON).date() for sitting in self.meeting.sittings
        )


def run(args: Namespace) -> int:
    """Print a meeting: when each slot is planned, began or is expected, and the state of each case."""
    place = workplace(args)
    with place.session() as session:
        meeting = session.meeting(args.meeting)
    view = _view(place, meeting)
    give(args, _in_words(view), _as_json(view))
    return DONE


def _view(place: Workplace, meeting: Meeting) -> View:
    now = place.clock.now()
    dues: dict[str, list[DueLine]] = {}
    for clock in meeting_clocks(meeting):
        dues.setdefault(clock.case_id, []).append(due_line(clock, place.calendar()))
    places = {each.slot.number: each for each in running_order(meeting, now)}
    return View(meeting, now, places, dues)


def _in_words(view: View) -> Iterator[str]:
    meeting = view.meeting
    yield meeting.id
    yield f"{meeting.template.title}, {meeting.template.authority}"
    for sitting in meeting.sittings:
        venue = f", {sitting.venue}" if sitting.venue else ""
        yield f"{say_date(sitting.on)}, {say_time(sitting.starts_at)}{venue}"
    yield f"Chair: {meeting.chair or 'nobody named'}"
    yield f"Minute-taker: {meeting.minute_taker or 'nobody named'}"
    if meeting.cancelled:
        yield f"Cancelled: {meeting.cancelled.reason}"
    elif view.is_on_now:
        yield _ending(view)
    yield ""
    heading = (
        "Slot",
        "Planned",
        "Heard",
        "Case",
        "State",
        "Prompts",
        "Decision",
        "Minutes",
        "On file",
    )
    yield from columns([heading, *(row for slot in meeting.slots for row in _rows(view, slot))])


def _ending(view: View) -> str:
    meeting = view.meeting
    late = late_by(meeting, view.now) // _MINUTE * _MINUTE
    ends = max((place.ends_at for place in view.places.values()), default=view.now)
    how = (
        f"{say_duration(abs(late))} {'late' if late > timedelta() else 'early'}"
        if late
        else "as planned"
    )
    return f"Ends: {say_time(ends)}, {how}"


def _rows(view: View, slot: Slot) -> Iterator[tuple[str, ...]]:
    times = (str(slot.number), say_time(slot.starts_at), _times(view, slot))
    if slot.is_break:
        yield (*times, slot.title, "", "", "", "", "")
    for number, case_id in enumerate(slot.case_ids):
        case = view.meeting.case(case_id)
        yield (
            *(times if number == 0 else ("", "", "")),
            case_id,
            _state(view.meeting, case),
            _prompts(view.meeting, case),
            _decision(case),
            f"v{case.version_number} {_minutes_state(case)}",
            _on_file(view, case),
        )


def _times(view: View, slot: Slot) -> str:
    timer = slot.timer
    if timer.began_at:
        ended = f"to {say_time(timer.finished_at)}" if timer.finished_at else "on"
        return f"{say_time(timer.began_at)} {ended}"
    place = view.places.get(slot.number)
    return f"about {say_time(place.begins_at)}" if place and view.is_on_now else ""


def _state(meeting: Meeting, case: Case) -> str:
    if case.deferral:
        return "deferred"
    if case.withdrawal:
        return "withdrawn"
    state = meeting.slot_of(case.case_id).timer.state
    return {"finished": "heard"}.get(state, state)


def _prompts(meeting: Meeting, case: Case) -> str:
    if not case.heard_here:
        return ""
    counts = (
        (len(open_prompts(meeting, case.case_id)), "open"),
        (sum(mark.state == "evidence outstanding" for mark in case.marks), "outstanding"),
        (sum(mark.state == "not reached" for mark in case.marks), "not reached"),
    )
    return ", ".join(f"{count} {what}" for count, what in counts if count) or "all settled"


def _decision(case: Case) -> str:
    if case.decision is None:
        return "none"
    if not case.decision.advisory:
        return "made"
    return "confirmed" if case.decision.confirmed_by else "advisory"


def _minutes_state(case: Case) -> str:
    return "approved" if case.approved else "draft"


def _on_file(view: View, case: Case) -> str:
    for line in view.dues.get(case.case_id, []):
        if line.limit_id != AVAILABLE:
            return say_date(line.met_on) if line.met_on else f"by {say_date(line.due_on)}"
    return ""


def _as_json(view: View) -> dict[str, Any]:
    meeting = view.meeting
    return {
        "meeting": meeting.id,
        "title": meeting.template.title,
        "authority": meeting.template.authority,
        "template": meeting.template.id,
        "sittings": [
            {"starts_at": _local(each.starts_at), "venue": each.venue} for each in meeting.sittings
        ],
        "cancelled": meeting.cancelled is not None,
        "chair": meeting.chair,
        "minute_taker": meeting.minute_taker,
        "slots": [_slot_as_json(view, slot) for slot in meeting.slots],
    }


def _slot_as_json(view: View, slot: Slot) -> dict[str, Any]:
    timer = slot.timer
    place = view.places.get(slot.number) if view.is_on_now else None
    return {
        "slot": slot.number,
        "title": slot.title,
        "planned_start": _local(slot.starts_at),
        "planned_minutes": slot.planned,
        "state": timer.state,
        "began_at": _local(timer.began_at),
        "finished_at": _local(timer.finished_at),
        "predicted_start": _local(place.begins_at) if place and not timer.began_at else None,
        "predicted_end": _local(place.ends_at) if place and not timer.finished_at else None,
        "cases": [_case_as_json(view, case_id) for case_id in slot.case_ids],
    }


def _case_as_json(view: View, case_id: str) -> dict[str, Any]:
    case = view.meeting.case(case_id)
    return {
        "case_id": case_id,
        "state": _state(view.meeting, case),
        "prompts": {mark.prompt: mark.state for mark in case.marks},
        "open_prompts": [prompt.id for prompt in open_prompts(view.meeting, case_id)],
        "left_open": list(case.left_open),
        "decision": _decision(case),
        "minutes": {"version": case.version_number, "state": _minutes_state(case)},
        "limits": [
            {
                "limit": line.limit_id,
                "due_on": line.due_on.isoformat(),
                "met_on": line.met_on.isoformat() if line.met_on else None,
            }
            for line in view.dues.get(case_id, [])
        ],
    }


def _local(at: datetime | None) -> str | None:
    return at.astimezone(LONDON).isoformat() if at else None
