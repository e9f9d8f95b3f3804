"""`panel-tui register`: the children that are known, one of them, or the council's list brought in."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import Any

from data.store.listings import meetings_of, register
from data.templates.event_names import EventKinds
from panel_tui.domain.child import Child, Event
from panel_tui.domain.limit_lines import LimitLine, child_limit_lines
from panel_tui.domain.merging import MergeChild, RepointChild, RetireChild
from panel_tui.domain.model import Refused
from panel_tui.domain.words import say_date
from panel_tui.headless import register_import, step
from panel_tui.headless.ending import DONE
from panel_tui.headless.printing import columns, give, most_lines, tell, tell_left_out
from panel_tui.headless.workplace import Workplace, workplace


def run(args: Namespace) -> int:
    """Do what the options ask for; without any, list the register.

    Raises:
        Refused: options that do not go together, or a child who is not known.
    """
    place = workplace(args)
    if args.file:
        if args.case:
            raise Refused("A list tells of whom it speaks: leave out the case ID, or --import.")
        return register_import.run(place, args)
    if args.update:
        raise Refused("--update belongs to a list of children: add --import FILE.")
    if args.same_as:
        _merge(place, args)
    return _show(place, args) if args.case else _list(place, args)


def _merge(place: Workplace, args: Namespace) -> None:
    """Make one record of two; the first one's case ID and name stay the current ones."""
    if not args.case:
        raise Refused("Name both case IDs: panel-tui register CASE_ID --same-as OTHER_CASE_ID.")
    with place.store(backup=True) as store:
        session = place.session_on(store)
        child, other = session.child(args.case), session.child(args.same_as)
        if child.child_id == other.child_id:
            tell(f"{args.case} and {args.same_as} are one record already.")
            return
        session.do(
            MergeChild(child_id=child.child_id, other=other),
            RetireChild(child_id=other.child_id, same_as=child.child_id),
            *(
                RepointChild(meeting_id=meeting_id, retired=other.child_id, child_id=child.child_id)
                for meeting_id in meetings_of(store, other.child_id)
            ),
        )
    tell(f"{args.case} and {args.same_as} are one record now.")


def _list(place: Workplace, args: Namespace) -> int:
    kinds = EventKinds(place.templates())
    with place.store() as store:
        children, total = register(store, most_lines(args))
    tell_left_out(len(children), total)
    rows = [
        (
            child.case_id,
            f"since {say_date(child.known_since)}",
            _last(child, kinds),
            f"formerly {', '.join(child.case_ids[:-1])}" if child.case_ids[1:] else "",
        )
        for child in children
    ]
    value = [
        {
            "case_id": child.case_id,
            "former_case_ids": list(child.case_ids[:-1]),
            "known_since": child.known_since.isoformat(),
            "events": len(child.events),
        }
        for child in children
    ]
    give(args, columns(rows), {"total": total, "children": value})
    return DONE


def _show(place: Workplace, args: Namespace) -> int:
    kinds = EventKinds(place.templates())
    with place.store() as store:
        child = place.session_on(store).child(args.case)
        meetings = meetings_of(store, child.child_id)
    limits = child_limit_lines(child, place.calendar(), place.today)
    follow_ups = step.lines_of(child, place.calendar())
    value = _as_json(child, kinds) | {
        "limits": [_limit_as_json(line) for line in limits],
        "follow_ups": [step.as_json(args.case, *line) for line in follow_ups],
        "meetings": meetings,
    }
    lines = [
        *_in_words(child, kinds),
        *_below("Limits that run", _limits_in_words(limits)),
        *_below("Follow-ups and actions", step.in_words(follow_ups)),
        *_below("Meetings", meetings),
    ]
    give(args, lines, value)
    return DONE


def _limits_in_words(limits: Sequence[LimitLine]) -> list[str]:
    """What still runs, with the document that says so; what is only noted is marked."""
    rows = [
        (
            line.limit.title,
            line.words,
            line.limit.falls_to,
            f"{line.limit.source}{'' if line.limit.binding else ' (noted)'}",
        )
        for line in limits
        if line.met_on is None
    ]
    return columns(rows) if rows else []


def _limit_as_json(line: LimitLine) -> dict[str, Any]:
    limit = line.limit
    return {
        "limit": limit.id,
        "what": limit.title,
        "state": line.state,
        "started_on": line.started_on.isoformat(),
        "day": line.day,
        "of": line.of,
        "unit": line.unit,
        "not_before": line.not_before.isoformat() if line.not_before else None,
        "due_on": line.due_on.isoformat() if line.due_on else None,
        "met_on": line.met_on.isoformat() if line.met_on else None,
        "falls_to": limit.falls_to,
        "source": limit.source,
        "binding": limit.binding,
        "note": limit.note,
    }


def _in_words(child: Child, kinds: EventKinds) -> Iterator[str]:
    yield child.case_id
    yield f"Name: {child.names[-1]}"
    if child.names[1:]:
        yield f"Former names: {', '.join(child.names[:-1])}"
    if child.case_ids[1:]:
        yield f"Former case IDs: {', '.join(child.case_ids[:-1])}"
    if child.born:
        yield f"Born: {say_date(child.born)}"
    elif child.due:
        yield f"Expected: {say_date(child.due)}"
    yield f"On the register since: {say_date(child.known_since)}"
    events = [(say_date(each.on), _title(each, kinds), each.source) for each in _in_order(child)]
    yield from _below("Events", columns(events))


def _below(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
        yield from (f"  {line}" for line in lines)


def _in_order(child: Child) -> list[Event]:
    return sorted(child.events, key=lambda event: event.on)


def _last(child: Child, kinds: EventKinds) -> str:
    events = _in_order(child)
    return f"{_title(events[-1], kinds)} {say_date(events[-1].on)}" if events else ""


def _title(event: Event, kinds: EventKinds) -> str:
    title = kinds.title(event.kind)
    return f"{title} (planned)" if event.planned else title


def _as_json(child: Child, kinds: EventKinds) -> dict[str, Any]:
    return {
        "case_id": child.case_id,
        "former_case_ids": list(child.case_ids[:-1]),
        "name": child.names[-1],
        "former_names": list(child.names[:-1]),
        "born": child.born.isoformat() if child.born else None,
        "due": child.due.isoformat() if child.due else None,
        "known_since": child.known_since.isoformat(),
        "events": [
            {
                "kind": event.kind,
                "title": kinds.title(event.kind),
                "on": event.on.isoformat(),
                "planned": event.planned,
                "source": event.source,
            }
            for event in _in_order(child)
        ],
    }
