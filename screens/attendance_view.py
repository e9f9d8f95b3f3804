"""What the attendance screen shows: content made of a meeting, its roster and a time."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from textual.content import Content

from panel_tui.domain.meeting import Meeting, Slot, of_slot
from panel_tui.domain.model import listed
from panel_tui.domain.quorum import chair_of, quorum_at
from panel_tui.domain.roster import Seat, item_is_over
from panel_tui.domain.words import LONDON, say_date, say_time
from screens.content import ACCENT, BOLD, DONE, MUTED, fit, row, say
from screens.slot_places import names_of

GROUPS = {"members": "Members", "item": "For this item", "others": "Others"}

_NOBODY = "nobody named yet"
_LONGEST_NAME, _LONGEST_ROLE, _LEAST_ROLE, _GAP = 30, 46, 12, 2
_USUAL_STATE = len("here since 10:24 · chair")


class Standing(NamedTuple):
    """How a person stands, in a symbol and words."""

    symbol: str
    words: str
    style: str


def standing(seat: Seat, now: datetime) -> Standing:
    """Expected, here since when, left when (of an earlier sitting the day), or apologies."""
    person = seat.attendee
    if not seat.name:
        return Standing("o", "", MUTED)
    if person is None or not (person.stays or person.apologies):
        return Standing("o", "expected", MUTED)
    if not person.stays:
        return Standing("–", "apologies", MUTED)
    last = person.stays[-1]
    if last.left_at is None:
        words = "here since" if last.joined_at <= now else "from"
        return Standing("√", f"{words} {say_time(last.joined_at)}", DONE)
    left_on = last.left_at.astimezone(LONDON).date()
    today = left_on == now.astimezone(LONDON).date()
    return Standing("–", f"left {say_time(last.left_at) if today else say_date(left_on)}", MUTED)


def seat_lines(
    seats: Sequence[Seat], meeting: Meeting, slot: Slot | None, now: datetime, width: int
) -> tuple[Content, ...]:
    """The lines of the list: each person, their role, how they stand and what they do here."""
    names = [say(fit(seat.name or _NOBODY, _LONGEST_NAME)) for seat in seats]
    states = [_state_words(seat, meeting, slot, now) for seat in seats]
    name_width = max((each.cell_length for each in names), default=0) + _GAP
    room = width - 2 - name_width
    longest = max((each.cell_length for each in states), default=0)

    def role_width(state_width: int) -> int:
        return min(max(room - state_width, _LEAST_ROLE), _LONGEST_ROLE)

    # A state that is longer than most begins further left, and leaves the other roles their room.
    column = role_width(min(longest, _USUAL_STATE))
    role_widths = [min(column, role_width(each.cell_length)) for each in states]
    return tuple(
        row(
            say(f"{standing(seat, now).symbol} ", standing(seat, now).style),
            _padded(say(name.plain, "" if seat.name else MUTED), name_width),
            _padded(say(fit(_role_words(seat, meeting), wide - _GAP), MUTED), wide),
            state,
        )
        for seat, name, state, wide in zip(seats, names, states, role_widths, strict=True)
    )


def quorum_lines(meeting: Meeting, slot: Slot | None, now: datetime) -> list[Content]:
    """Whether the slot in hand is quorate, in words; child by child where that differs."""
    if slot is None:
        return []
    if meeting.template.attendance.quorum is None:
        return [say("no quorum is set for this kind of meeting", MUTED)]
    case_ids = of_slot(meeting, slot.number)
    lines = {case_id: _quorum(meeting, case_id, now) for case_id in case_ids}
    if len(set(lines.values())) <= 1:
        return [_verdict(line) for line in list(lines.values())[:1]]
    names = names_of(meeting, case_ids)
    return [_verdict(line, f"{name}: ") for name, line in zip(names, lines.values(), strict=True)]


def heading(slot_words: str) -> Content:
    """The title of the screen, and which item is in hand."""
    item = f"   for slot {slot_words}" if slot_words else ""
    return row(say("Attendance", BOLD), say(item, MUTED))


def _quorum(meeting: Meeting, case_id: str, now: datetime) -> tuple[bool, str]:
    """Whether a case has its quorum, and what there is to say of it."""
    at = meeting.ended_at(case_id) or now
    count = quorum_at(meeting, case_id, at)
    here = len(count.members)
    members = f"{here} of {count.least} members"
    if here > count.least:
        members = f"{here} members, {count.least} needed"
    words = f"{'quorate' if count.quorate else 'not quorate'}: {members}"
    rule = meeting.template.attendance.quorum
    if rule and rule.chair_needed:
        named = chair_of(meeting, case_id)
        away = "chair not here" if named else "nobody in the chair"
        words += f", {'chair here' if count.chaired else away}"
    stood_down = [
        fit(declared.person, _LONGEST_NAME)
        for declared in meeting.case(case_id).declarations
        if not declared.takes_part
    ]
    words += f"; {listed(stood_down)} stood down" if stood_down else ""
    return count.quorate, words


def _verdict(line: tuple[bool, str], whose: str = "") -> Content:
    quorate, words = line
    if not quorate:
        return say(f"! {whose}{words}", ACCENT)
    return row(say("√ ", DONE), say(f"{whose}{words}"))


def _role_words(seat: Seat, meeting: Meeting) -> str:
    role = meeting.template.role(seat.role) if seat.role else None
    return (role.title if role else seat.part) or "role not given"


def _state_words(seat: Seat, meeting: Meeting, slot: Slot | None, now: datetime) -> Content:
    state = standing(seat, now)
    return row(say(state.words, state.style), *_notes(seat, meeting, slot, now))


def _notes(seat: Seat, meeting: Meeting, slot: Slot | None, now: datetime) -> list[Content]:
    """What the person does here: chairs, takes the minutes, stood down, may leave."""
    if not seat.name:
        return []
    notes: list[tuple[str, str]] = []
    if seat.attendee and seat.attendee.is_in_by_agenda:
        notes.append(("by the agenda", MUTED))
    cases = [meeting.case(each) for each in of_slot(meeting, slot.number)] if slot else []
    if any(case.acting_chair == seat.name for case in cases):
        notes.append(("chairs this item", ""))
    elif seat.name == meeting.chair:
        notes.append(("chair", ""))
    if seat.name == meeting.minute_taker and seat.role != "minute-taker":
        notes.append(("minutes", ""))
    if any(
        declared.person == seat.name and not declared.takes_part
        for case in cases
        for declared in case.declarations
    ):
        notes.append(("stood down", ACCENT))
    if item_is_over(meeting, seat.name, now):
        notes.append(("heard: left?", ACCENT))
    return [row(say(" · ", MUTED), say(words, style)) for words, style in notes]


def _padded(words: Content, width: int) -> Content:
    return row(words, " " * max(width - words.cell_length, 0))
