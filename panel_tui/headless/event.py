"""`panel-tui event`: something dated that happened to a child, or is planned."""

import re
from argparse import Namespace
from datetime import date

from data.templates.event_names import EventKinds
from panel_tui.domain.events import RecordEvent, TakeBackEvent
from panel_tui.domain.model import Refused
from panel_tui.domain.words import say_date
from panel_tui.headless.ending import DONE
from panel_tui.headless.printing import give
from panel_tui.headless.workplace import read_day, workplace


def run(args: Namespace) -> int:
    """Record an event of a child who is on the register, plan one, or take one back.

    Raises:
        Refused: the kind, the child or the day is not known, or the rules do not allow it.
    """
    place = workplace(args)
    kind = EventKinds(place.templates()).find(args.kind)
    day = read_day("DATE", args.day, place.today)
    if not args.planned:
        day = _past(day, args.day, place.today)
    elif not kind.planned:
        raise Refused(f"“{kind.title}” is recorded when it has happened, and not planned.")
    with place.session() as session:
        child_id = session.child(args.case).child_id
        if args.take_back:
            session.do(TakeBackEvent(child_id=child_id, event=kind.id, on=day))
        else:
            event = RecordEvent(child_id=child_id, event=kind.id, on=day, planned=args.planned)
            session.do(event)
    state = "taken back" if args.take_back else "planned" if args.planned else ""
    said = f"{kind.title} ({state})" if state else kind.title
    value = {
        "case_id": args.case,
        "kind": kind.id,
        "title": kind.title,
        "on": day.isoformat(),
        "planned": args.planned,
        "taken_back": args.take_back,
    }
    give(args, [f"{args.case}  {said}  {say_date(day)}"], value)
    return DONE


def _past(day: date, said: str, today: date) -> date:
    """The last such day, where no year was said and the next one is still to come."""
    year_said = re.search(r"\d{4}", said) or re.search(r"\d\D+\d+\D+\d", said)
    leap_day = (day.month, day.day) == (2, 29)
    if day <= today or year_said or day.year == today.year or leap_day:
        return day
    return day.replace(year=day.year - 1)
