"""`panel-tui meetings`: every meeting there is, the newest first."""

from argparse import Namespace

from data.store.listings import meetings
from panel_tui.domain.words import LONDON, say_date, say_time
from panel_tui.headless.ending import DONE
from panel_tui.headless.printing import columns, give, most_lines, tell_left_out
from panel_tui.headless.workplace import workplace


def run(args: Namespace) -> int:
    """Print the meetings with how far each one is."""
    with workplace(args).store() as store:
        found, total = meetings(store, most_lines(args))
    tell_left_out(len(found), total)
    rows = [
        (
            each.id,
            say_date(each.on),
            say_time(each.starts_at),
            f"{each.cases} cases",
            f"{each.slots_finished} of {each.slots} slots heard",
            each.state,
        )
        for each in found
    ]
    value = [
        {
            "meeting": each.id,
            "title": each.title,
            "date": each.on.isoformat(),
            "starts_at": each.starts_at.astimezone(LONDON).isoformat(),
            "cases": each.cases,
            "slots": each.slots,
            "slots_finished": each.slots_finished,
            "state": each.state,
        }
        for each in found
    ]
    give(args, columns(rows), {"total": total, "meetings": value})
    return DONE
