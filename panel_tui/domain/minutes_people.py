"""The attendance part of the minutes: who was there for this item, declarations and quorum."""

from panel_tui.domain.case import Case
from panel_tui.domain.document import Block, Grid, Paragraph
from panel_tui.domain.meeting import Attendee, Meeting, Slot
from panel_tui.domain.model import listed
from panel_tui.domain.quorum import chair_of, decided_at, quorum_at, stood_down
from panel_tui.domain.roster import is_of_another_item
from panel_tui.domain.template import Section
from panel_tui.domain.words import say_time


def attendance_blocks(meeting: Meeting, case: Case, section: Section) -> tuple[Block, ...]:
    """Present for this item, apologies, declarations in fixed sentences, and the quorum.

    Whom the agenda names for other children is not missed here; if they were there all the same, it says so.
    """
    slot = meeting.slot_of(case.case_id)
    blocks: list[Block] = []
    rows = tuple(
        (person.name, _part(meeting, person, slot), _stay_words(person, slot))
        for person in meeting.attendees
        if _was_there(person, slot)
    )
    if rows:
        blocks.append(Grid(columns=("Present", "Role", "Joined and left"), rows=rows))
    else:
        blocks.append(Paragraph(text="Nobody is recorded as present for this item."))
    absent = [
        f"{person.name} ({role_of(meeting, person)})"
        for person in meeting.attendees
        if person.apologies and not is_of_another_item(meeting, person, slot)
    ]
    if absent:
        blocks.append(Paragraph(label="Apologies", text=listed(absent)))
    return (*blocks, *_declarations(case), *_quorum(meeting, case))


def role_of(meeting: Meeting, person: Attendee) -> str:
    """The person's role in the template's words, or their other part, and whether they chair."""
    role = meeting.template.role(person.role) if person.role else None
    return (role.title if role else person.part) or "role not given"


def _part(meeting: Meeting, person: Attendee, slot: Slot) -> str:
    elsewhere = is_of_another_item(meeting, person, slot)
    return role_of(meeting, person) + (" (for another item)" if elsewhere else "")


def _was_there(person: Attendee, slot: Slot) -> bool:
    begun, ended = slot.timer.began_at, slot.timer.finished_at
    if begun is None:
        return False
    return any(stay.overlaps(begun, ended or stay.joined_at) for stay in person.stays)


def _stay_words(person: Attendee, slot: Slot) -> str:
    begun, ended = slot.timer.began_at, slot.timer.finished_at
    words = []
    for stay in person.stays:
        if begun and stay.joined_at > begun and (ended is None or stay.joined_at < ended):
            words.append(f"joined {say_time(stay.joined_at)}")
        if (
            begun
            and stay.left_at
            and begun < stay.left_at
            and (ended is None or stay.left_at < ended)
        ):
            words.append(f"left {say_time(stay.left_at)}")
    return ", ".join(words)


def _declarations(case: Case) -> list[Block]:
    if not case.declarations:
        return [Paragraph(label="Declarations", text="No interests were declared.")]
    blocks: list[Block] = []
    for declared in case.declarations:
        part = "took part" if declared.takes_part else "stood down and took no part"
        text = f"{declared.person} declared an interest and {part}: {declared.interest}"
        blocks.append(Paragraph(label="Declaration", text=text))
    return blocks


def _quorum(meeting: Meeting, case: Case) -> list[Block]:
    blocks: list[Block] = [Paragraph(label="Chair", text=_chair(meeting, case))]
    at = meeting.ended_at(case.case_id)
    if case.decision:
        at = decided_at(meeting, case.case_id, case.decision.at)
    if meeting.template.attendance.quorum is None or at is None or not case.heard_here:
        return blocks
    count = quorum_at(meeting, case.case_id, at)
    present = f"{len(count.members)} member{'' if len(count.members) == 1 else 's'} present"
    words = f"{present}, {count.least} needed{'' if count.chaired else ', nobody in the chair'}"
    verdict = "Quorate" if count.quorate else "Not quorate"
    return [*blocks, Paragraph(label="Quorum", text=f"{verdict}: {words}.")]


def _chair(meeting: Meeting, case: Case) -> str:
    chair = chair_of(meeting, case.case_id)
    if stood_down(case, chair):
        return f"Nobody: {chair} stood down from this case"
    if case.acting_chair:
        return f"{chair} (acting for this case)"
    return chair or "Nobody named"
