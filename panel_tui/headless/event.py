"""`panel-tui event`: something dated that happened to a child."""

import re
from argparse import Namespace
from datetime import date

from data.templates.event_names import EventKinds
from panel_tui.domain.register import RecordEvent
from panel_tui.domain.words import say_date
from panel_tui.headless.ending import DONE
from panel_tui.headless.printing import give
from panel_tui.headless.workplace import read_day, workplace


def run(args: Namespace) -> int:
    """Record an event of a child who is on the register."""
    place = workplace(args)
    kind, title = EventKinds(place.templates()).find(args.kind)
    day = _past(read_day("DATE", args.day, place.today), args.day, place.today)
    with place.session() as session:
        child_id = session.child(args.case).child_id
        session.do(RecordEvent(child_id=child_id, event=kind, on=day))
    give(
        args,
        [f"{args.case}  {title}  {say_date(day)}"],
        {"case_id": args.case, "kind": kind, "title": title, "on": day.isoformat()},
    )
    return DONE


def _past(day: date, said: str, today: date) -> date:
    """The last such day, where no year was said and the next one is still to come."""
    year_said = re.search(r"\d{4}", said) or re.search(r"\d\D+\d+\D+\d", said)
    leap_day = (day.month, day.day) == (2, 29)
    if day <= today or year_said or day.year == today.year or leap_day:
        return day
    return day.replace(year=day.year - 1)
