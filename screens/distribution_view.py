"""What the distribution screen shows: the members, and what goes to each."""

from collections.abc import Sequence
from datetime import datetime

from textual.content import Content

from panel_tui.domain.model import listed
from panel_tui.domain.paper_sending import Parcel
from panel_tui.domain.words import LONDON, say_date
from screens.content import ACCENT, BLANK, BOLD, DONE, MUTED, fit, row, say
from screens.wrapping import hanging, padded, wrapped

_NOBODY = "nobody named yet"
_LONGEST_NAME, _LONGEST_ROLE, _GAP = 30, 46, 2


def member_lines(parcels: Sequence[Parcel], width: int) -> list[Content]:
    """A line for each member: who they are, and how it stands with their papers."""
    names = [say(fit(each.name or _NOBODY, _LONGEST_NAME)) for each in parcels]
    states = [_state(each) for each in parcels]
    for_name = max((each.cell_length for each in names), default=0) + _GAP
    longest = max((each.cell_length for each in states), default=0)
    for_role = max(min(width - for_name - longest, _LONGEST_ROLE), 0)
    return [
        row(
            padded(say(name.plain, "" if parcel.name else MUTED), for_name),
            padded(say(fit(parcel.role, for_role - _GAP), MUTED), for_role) if for_role else "",
            state,
        )
        for name, parcel, state in zip(names, parcels, states, strict=True)
    ]


def parcel_lines(parcel: Parcel, width: int) -> list[Content]:
    """What goes to a member, case by case, and when it went."""
    lines = [say(fit(parcel.name or _NOBODY, width), BOLD)]
    for each in parcel.sent:
        words = f"sent {say_date(each.on)} by {each.by}: {', '.join(each.case_ids)}"
        lines += hanging(say("√ ", DONE), say(words), width)
    for enclosure in parcel.enclosures:
        titles = ", ".join(enclosure.titles) or "no papers yet"
        begins = say(f"{fit(enclosure.case_id, 14)}  ", MUTED)
        lines += hanging(begins, say(titles, "" if enclosure.titles else MUTED), width)
    if parcel.withheld:
        words = f"not sent, since an interest was declared: {listed(parcel.withheld)}"
        lines += wrapped(say(words, ACCENT), width)
    return lines


def tally_line(parcels: Sequence[Parcel], limit: datetime | None) -> Content:
    """How many members have their papers, and by when these go out."""
    named = [each for each in parcels if each.name]
    have = sum(not each.to_send for each in named)
    words = f"{have} of {len(named)} members have their papers" if named else ""
    due = f"due out by {say_date(limit.astimezone(LONDON).date())}" if limit else ""
    said = " · ".join(each for each in (words, due) if each)
    return say(said, MUTED) if said else BLANK


def _state(parcel: Parcel) -> Content:
    if not parcel.name:
        return say("–", MUTED)
    late = ", late" if parcel.late else ""
    if parcel.to_send:
        cases = len(parcel.to_send)
        words = f"to send: {cases} case{'' if cases == 1 else 's'}{late}"
        return say(f"! {words}" if late else f"o {words}", ACCENT if late else "")
    if not parcel.sent:
        return say("– nothing to send", MUTED)
    words = f"sent {say_date(parcel.sent[-1].on)}{late}"
    return row(say("√ ", DONE), say(words, ACCENT if late else ""))
