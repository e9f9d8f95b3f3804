"""Who is listed for a meeting and the item in hand, before anybody is marked: nobody is typed in twice.

A template's roles are filled with whom people recorded, the settings know and the agenda names. The ids
`social-worker`, `team-manager` and `minute-taker` are those by which templates name the people of an agenda.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from panel_tui.domain.meeting import Attendee, Meeting, Slot
from panel_tui.domain.model import name_key, same_person
from panel_tui.domain.running_order import next_place
from panel_tui.domain.template import MeetingTemplate, Role
from panel_tui.domain.text import clean_line

Group = Literal["members", "item", "others"]

SOCIAL_WORKER = "social-worker"
_OF_AN_ITEM = ((SOCIAL_WORKER, "Social worker"), ("team-manager", "Team manager"))


class Seat(NamedTuple):
    """A line of the attendance: a person and their role or other part; no name where nobody has it.

    `attendee` is what is recorded of them, None while nothing is.
    """

    name: str
    role: str | None
    part: str
    group: Group
    attendee: Attendee | None = None


class _Named(NamedTuple):
    name: str
    role: str | None
    part: str = ""


def roster(
    meeting: Meeting, people: Sequence[tuple[str, str]], slot: Slot | None
) -> tuple[Seat, ...]:
    """Members first, in the template's order, then who is here for `slot`, then everybody else.

    `people` are names with a role's id or title, as the settings keep them; those whose role this
    template does not have belong to other meetings.
    """
    template = meeting.template
    recorded = {name_key(each.name): each for each in meeting.attendees}
    item = {name_key(each.name): each for each in _of_item(meeting, slot)}
    named: dict[str, _Named] = {}
    for each in [
        *(_Named(each.name, each.role, each.part) for each in meeting.attendees),
        *_of_settings(template, people),
        *item.values(),
        *_of_agenda(meeting),
    ]:
        named.setdefault(name_key(each.name), each)
    if name_key(meeting.chair) not in recorded:
        _seat_chair(meeting, named)
    seats = [
        Seat(
            each.name, each.role, each.part, _group(template, each, key in item), recorded.get(key)
        )
        for key, each in named.items()
    ]
    seats += _empty(template, seats, slot)
    return tuple(sorted(seats, key=lambda seat: _place(template, seat)))


def item_is_over(meeting: Meeting, name: str, now: datetime) -> bool:
    """True if what the person came in for has been heard, and what comes next is not theirs."""
    person = meeting.attendee(name)
    if person is None or not person.present(now) or sits_throughout(meeting, person):
        return False
    theirs = [slot for slot in meeting.slots if _is_for(meeting, slot, name)]
    came_at = person.stays[-1].joined_at
    ends = [slot.timer.finished_at for slot in theirs if slot.timer.finished_at]
    under_way = any(slot.timer.state in ("running", "paused") for slot in theirs)
    coming = next_place(meeting, now)
    stays_on = under_way or (coming is not None and _is_for(meeting, coming.slot, name))
    return any(ended_at >= came_at for ended_at in ends) and not stays_on


def sits_throughout(meeting: Meeting, person: Attendee) -> bool:
    """True for the members of the panel, the chair and the minute-taker.

    Social workers come in for their own items, also where the template counts them as members.
    """
    role = meeting.template.role(person.role) if person.role else None
    member = role is not None and role.attends == "member" and role.id != SOCIAL_WORKER
    in_charge = (meeting.chair, meeting.minute_taker)
    return member or any(same_person(person.name, each) for each in in_charge)


def is_of_another_item(meeting: Meeting, person: Attendee, slot: Slot) -> bool:
    """True for whom the agenda names for other slots than this one, and who does not sit throughout."""
    theirs = [each for each in meeting.slots if _is_for(meeting, each, person.name)]
    return bool(theirs) and slot not in theirs and not sits_throughout(meeting, person)


def _is_for(meeting: Meeting, slot: Slot, name: str) -> bool:
    return any(same_person(each.name, name) for each in _of_item(meeting, slot))


def _of_settings(template: MeetingTemplate, people: Iterable[tuple[str, str]]) -> Iterator[_Named]:
    for written, words in people:
        name, role = clean_line(written), _role_called(template, words)
        if name and role is not None:
            yield _Named(name, role.id)


def _of_item(meeting: Meeting, slot: Slot | None) -> Iterator[_Named]:
    """The social worker and the team manager of each case of a slot, as the agenda states them."""
    for case_id in slot.case_ids if slot else ():
        facts = meeting.case(case_id).facts
        for name, (role, part) in zip(
            (facts.social_worker, facts.team_manager), _OF_AN_ITEM, strict=True
        ):
            if name:
                yield _in_role(meeting.template, name, role, part)


def _of_agenda(meeting: Meeting) -> Iterator[_Named]:
    if meeting.minute_taker:
        yield _in_role(meeting.template, meeting.minute_taker, "minute-taker", "Minute-taker")
    if meeting.chair:
        yield _Named(meeting.chair, None, "Chair")


def _in_role(template: MeetingTemplate, name: str, role: str, part: str) -> _Named:
    return _Named(name, role) if template.role(role) else _Named(name, None, part)


def _role_called(template: MeetingTemplate, words: str) -> Role | None:
    wanted = clean_line(words).casefold()
    roles = template.attendance.roles
    return next((each for each in roles if wanted in (each.id, each.title.casefold())), None)


def _seat_chair(meeting: Meeting, named: dict[str, _Named]) -> None:
    """Seat the chair in the first role that may chair and that nobody else is named for."""
    key = name_key(meeting.chair)
    if key not in named or named[key].role or named[key].part != "Chair":
        return
    taken = {each.role for each in named.values()}
    able = [each for each in meeting.template.attendance.roles if each.may_chair]
    able.sort(key=lambda role: role.attends != "member")
    free = next((each.id for each in able if each.id not in taken), None)
    if free is not None:
        named[key] = _Named(meeting.chair, free)


def _group(template: MeetingTemplate, named: _Named, of_item: bool) -> Group:
    role = template.role(named.role) if named.role else None
    if named.part == "Chair" or (role and role.attends == "member"):
        return "members"
    return "item" if of_item else "others"


def _empty(template: MeetingTemplate, seats: list[Seat], slot: Slot | None) -> list[Seat]:
    """The roles that must be there and have nobody; those of an item only with a slot in hand."""
    filled = {seat.role for seat in seats}
    item_roles = [role for role, _ in _OF_AN_ITEM]
    empty: list[Seat] = []
    for role in template.attendance.roles:
        of_item = role.id in item_roles and role.attends != "member"
        there = role.attends in ("member", "required") and role.id not in filled
        if there and (slot or not of_item):
            group: Group = "item" if of_item else "others"
            empty.append(Seat("", role.id, "", "members" if role.attends == "member" else group))
    return empty


def _place(template: MeetingTemplate, seat: Seat) -> tuple[int, int]:
    groups: tuple[Group, ...] = ("members", "item", "others")
    ids = [role.id for role in template.attendance.roles]
    return groups.index(seat.group), ids.index(seat.role) if seat.role in ids else len(ids)
