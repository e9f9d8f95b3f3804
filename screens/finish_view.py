"""What the finish screen shows: everything that is open in a slot, each thing with its key."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from panel_tui.domain.meeting import Meeting, of_slot
from panel_tui.domain.model import listed
from panel_tui.domain.open_points import OpenPoint, what_is_open
from screens.content import ACCENT, BLANK, BOLD, DONE, LINE_KEYS, MUTED, STRONG, fit, row, say
from screens.slot_places import names_of


class Entry(NamedTuple):
    """Something open, for the cases where it is; `number` is that of an action without a date."""

    point: OpenPoint
    case_ids: tuple[str, ...]
    number: int | None = None


def entries(meeting: Meeting, slot_number: int) -> tuple[Entry, ...]:
    """What is open in a slot: first what all the children share, then child by child."""
    case_ids = of_slot(meeting, slot_number)
    open_in: dict[tuple[str, str, str | int | None], Entry] = {}
    for case_id in case_ids:
        for point in what_is_open(meeting, case_id):
            for number in _numbers(meeting, case_id, point):
                which = point.words if point.kind == "follow-up" else number
                key = (point.kind, point.id, which)
                entry = open_in.get(key, Entry(point, (), number))
                open_in[key] = entry._replace(case_ids=(*entry.case_ids, case_id))
    found = open_in.values()
    return tuple(sorted(found, key=lambda each: _order(case_ids, each.case_ids)))


def finish_lines(meeting: Meeting, found: Sequence[Entry], width: int) -> list[Content]:
    """The list: a heading for each group of children where they differ, a line for each entry."""
    if not found:
        return [row(say("√ ", DONE), say("Nothing is open.")), BLANK, say(_END, MUTED)]
    lines = [row(say("Before you finish", BOLD), say(f"   {len(found)} open", ACCENT)), BLANK]
    groups = list(dict.fromkeys(each.case_ids for each in found))
    whole = len(groups) == 1 and len(groups[0]) == len(meeting.slot_of(groups[0][0]).case_ids)
    for case_ids in groups:
        if not whole:
            lines.append(say(listed(names_of(meeting, case_ids)), MUTED))
        for index, entry in enumerate(found):
            if entry.case_ids == case_ids:
                # What has none is reached once others are done.
                key = LINE_KEYS[index] if index < len(LINE_KEYS) else " "
                lines.append(row(say(f"{key}  ", STRONG), _words(meeting, entry, width - 3)))
        lines.append(BLANK)
    return [*lines, say(_LEFT, MUTED)]


_END = "Enter finishes the slot."
_LEFT = "A key goes to its place. What is left is recorded as left, and may be taken up later."


def _words(meeting: Meeting, entry: Entry, width: int) -> Content:
    if entry.number is not None:
        actions = meeting.case(entry.case_ids[0]).actions
        action = next(each for each in actions if each.number == entry.number)
        kind, what = "By when? ", f"{action.owner}: {action.what}"
    elif entry.point.kind == "section":
        kind, what = "", entry.point.words
    else:
        kind, _, what = entry.point.words.partition(": ")
        kind = f"{kind}: "
    return row(say(kind, MUTED), say(fit(what, width - len(kind))))


def _numbers(meeting: Meeting, case_id: str, point: OpenPoint) -> list[int | None]:
    """The actions that a point is about: each without a date is an entry of its own."""
    if point.kind != "dates":
        return [None]
    return [each.number for each in meeting.case(case_id).actions if each.due is None]


def _order(all_ids: tuple[str, ...], case_ids: tuple[str, ...]) -> tuple[int, list[int]]:
    return len(all_ids) - len(case_ids), [all_ids.index(each) for each in case_ids]
