"""`panel-tui event`: something dated that happened to a child, or is planned."""

import re
from argparse import Namespace
from datetime import date

from data.templates.event_names import EventKinds
from panel_tui.domain.events import RecordEvent, TakeBackEvent
from panel_tui.domain.words import say_date
from panel_tui.headless.ending import DONE
from panel_tui.headless.printing import give
from panel_tui.headless.workplace import read_day, workplace


def run(args: Namespace) -> int:
    """Record an event of a child who is on the register, or take one back."""
    place = workplace(args)
    kind = EventKinds(place.templates()).find(args.kind)
    day = read_day("DATE", args.day, place.today)
    day = _meant(day, args.day, place.today, may_lie_ahead=kind.planned)
    planned = kind.planned and day > place.today
    with place.session() as session:
        child_id = session.child(args.case).child_id
        if args.take_back:
            session.do(TakeBackEvent(child_id=child_id, event=kind.id, on=day))
        else:
            session.do(RecordEvent(child_id=child_id, event=kind.id, on=day, planned=planned))
    state = "taken back" if args.take_back else "planned" if planned else ""
    said = f"{kind.title} ({state})" if state else kind.title
    value = {
        "case_id": args.case,
        "kind": kind.id,
        "title": kind.title,
        "on": day.isoformat(),
        "planned": planned,
        "taken_back": args.take_back,
    }
    give(args, [f"{args.case}  {said}  {say_date(day)}"], value)
    return DONE


def _meant(day: date, said: str, today: date, *, may_lie_ahead: bool) -> date:
    """The day as it was meant where no year was said: the last such day, or the nearest."""
    year_said = re.search(r"\d{4}", said) or re.search(r"\d\D+\d+\D+\d", said)
    leap_day = (day.month, day.day) == (2, 29)
    if day <= today or year_said or day.year == today.year or leap_day:
        return day
    last = day.replace(year=day.year - 1)
    return day if may_lie_ahead and day - today < today - last else last
