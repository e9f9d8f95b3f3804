"""How an agenda differs from the one that a meeting was set up from, in words that tell of no child."""

from panel_tui.domain.agenda import Agenda, AgendaSlot, CaseFacts
from panel_tui.domain.meeting import Meeting

_WORDS = {
    "child": "name of the child",
    "born": "date of birth",
    "due": "expected date of birth",
    "iro": "IRO",
    "plan": "current plan",
    "other": "other columns",
}
"""What a fact is called where its name alone would not say it."""


def agenda_differences(meeting: Meeting, agenda: Agenda) -> list[str]:
    """How a newly read agenda differs from the one the meeting was opened from; empty if it does not.

    Named by case ID and field; never by what the field says of a child.
    """
    old = {facts.case_id: (slot, facts) for slot in meeting.agenda for facts in slot.cases}
    new = {facts.case_id: (slot, facts) for slot in agenda.slots for facts in slot.cases}
    words = [f"{case_id} is no longer on the agenda." for case_id in old if case_id not in new]
    words += [f"{case_id} is new on the agenda." for case_id in new if case_id not in old]
    for case_id in (each for each in new if each in old):
        words += _case_differences(case_id, old[case_id], new[case_id])
    words += _head_differences(meeting, agenda)
    breaks = [
        [each for each in slots if not each.cases] for slots in (meeting.agenda, agenda.slots)
    ]
    if breaks[0] != breaks[1]:
        words.append("The breaks have changed.")
    return words


def _case_differences(
    case_id: str, old: tuple[AgendaSlot, CaseFacts], new: tuple[AgendaSlot, CaseFacts]
) -> list[str]:
    (old_slot, old_facts), (new_slot, new_facts) = old, new
    words = []
    if old_slot.starts != new_slot.starts:
        words.append(f"{case_id}: {old_slot.starts:%H:%M} is now {new_slot.starts:%H:%M}.")
    if old_slot.minutes != new_slot.minutes:
        words.append(f"{case_id}: {_length(old_slot)} is now {_length(new_slot)}.")
    if {each.case_id for each in old_slot.cases} != {each.case_id for each in new_slot.cases}:
        words.append(f"{case_id}: shares its slot with other cases than before.")
    changed = [
        _WORDS.get(name, name.replace("_", " "))
        for name, value in old_facts
        if getattr(new_facts, name) != value
    ]
    if changed:
        words.append(f"{case_id}: changed in {', '.join(changed)}.")
    return words


def _length(slot: AgendaSlot) -> str:
    return f"{slot.minutes} minutes" if slot.minutes else "no limit"


def _head_differences(meeting: Meeting, agenda: Agenda) -> list[str]:
    heads = (
        ("Venue", meeting.stated.venue, agenda.venue),
        ("Chair", meeting.chairs[0].name, agenda.chair),
        ("Minute-taker", meeting.minute_takers[0].name, agenda.minute_taker),
    )
    return [
        f"{name}: {old or 'none'} is now {new or 'none'}." for name, old, new in heads if old != new
    ]
