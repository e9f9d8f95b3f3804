"""The minutes of a case: what is recorded, put in the order of the template (domain.md section 3).

One child, one document: nothing of another child on the agenda is taken in.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from panel_tui.domain.case import Case
from panel_tui.domain.document import Block, Bullets, DocumentSection, MinutesDocument, Paragraph
from panel_tui.domain.leaks import names_another
from panel_tui.domain.meeting import Meeting, minute_taker_of
from panel_tui.domain.minutes_carried import last_heard
from panel_tui.domain.minutes_people import attendance_blocks
from panel_tui.domain.minutes_record import (
    action_blocks,
    choice_blocks,
    decision_blocks,
    document_blocks,
    option_blocks,
    prompt_blocks,
    table_blocks,
    text_blocks,
    view_blocks,
)
from panel_tui.domain.model import Line, Model, Name
from panel_tui.domain.open_points import applying_sections
from panel_tui.domain.quorum import chair_of
from panel_tui.domain.template import Section
from panel_tui.domain.words import LONDON, say_date, say_duration, say_time

_MINUTE = timedelta(minutes=1)


class Approval(Model):
    """Who approves a version, who wrote it, and the journal's last entry at that moment."""

    approver: Name
    writer: Line = ""
    journal_head: Line = ""


_BLOCKS: dict[str, Callable[[Meeting, Case, Section], tuple[Block, ...]]] = {
    "attendance": attendance_blocks,
    "documents": document_blocks,
    "prompts": prompt_blocks,
    "text": text_blocks,
    "table": table_blocks,
    "choice": choice_blocks,
    "views": view_blocks,
    "options": option_blocks,
    "decision": decision_blocks,
    "actions": action_blocks,
}


def minutes_document(
    meeting: Meeting, case_id: str, at: datetime, approval: Approval | None = None
) -> MinutesDocument:
    """The minutes of one case as they stand at `at`; a draft without `approval`.

    What was left open stands just before the signature, or last where there is none.

    Raises:
        Refused: the case is not on this agenda.
    """
    case = meeting.case(case_id)
    sections: list[DocumentSection] = []
    left_open = _left_open(case)
    for section in applying_sections(meeting, case_id):
        if section.kind == "signature":
            sections += left_open
            left_open = []
            blocks = _signature(case, at, approval)
        else:
            blocks = _BLOCKS[section.kind](meeting, case, section)
        sections.append(DocumentSection(title=section.title, blocks=blocks))
    return MinutesDocument(
        meeting_id=meeting.id,
        meeting_title=meeting.template.title,
        authority=meeting.template.authority,
        template=f"{meeting.template.id} {meeting.template.version}",
        case_id=case_id,
        child=case.facts.child,
        version=case.version_number,
        made_at=at,
        facts=_facts(meeting, case),
        sections=(*sections, *left_open),
    )


def known_facts(meeting: Meeting, case: Case) -> tuple[tuple[str, str], ...]:
    """What is known of the child, as the agenda states it, with the heads the minutes give it."""
    facts = case.facts
    since, heard_on = facts.looked_after_since, meeting.heard_on(case.case_id)
    heard = case.carried.heard if case.carried else None
    word = meeting.template.looked_after_word
    rows = [
        ("Case ID", case.case_id),
        ("Child", facts.child),
        ("Date of birth", say_date(facts.born) if facts.born else ""),
        ("Expected delivery date", say_date(facts.due) if facts.due else ""),
        ("Legal status", facts.legal_status),
        (
            f"{word[0].upper()}{word[1:]} since",
            f"{say_date(since)} (day {(heard_on - since).days + 1})" if since else "",
        ),
        ("Social worker", facts.social_worker),
        ("Team manager", facts.team_manager),
        ("Team", facts.team),
        ("IRO", facts.iro),
        ("Current plan", facts.plan),
        ("Reason for the meeting", facts.reason),
        ("Last heard", last_heard(heard) if heard else ""),
        *facts.other.items(),
    ]
    return tuple(_without_others(meeting, case, rows))


def _facts(meeting: Meeting, case: Case) -> tuple[tuple[str, str], ...]:
    rows = [
        *_times(meeting, case),
        ("Chair", chair_of(meeting, case.case_id)),
        ("Minutes taken by", minute_taker_of(meeting, case.case_id)),
    ]
    return (*known_facts(meeting, case), *_without_others(meeting, case, rows))


def _without_others(
    meeting: Meeting, case: Case, rows: list[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """The rows that say something, but for what names another child: nobody could reword it."""
    rows = [row for row in rows if row[1]]
    others = names_another(meeting, case.case_id, "\n".join(value for _, value in rows))
    for name, value in rows:
        named = others and names_another(meeting, case.case_id, value)
        yield name, "Left out: it names another child." if named else value


def _times(meeting: Meeting, case: Case) -> list[tuple[str, str]]:
    slot = meeting.slot_of(case.case_id)
    sitting = meeting.sittings[slot.sitting]
    hearings = [each for each in meeting.slots if not each.is_break]
    timer = slot.timer
    heard = ""
    if timer.began_at and timer.finished_at and case.heard_here:
        heard = _heard_words(timer.began_at, timer.finished_at)
        paused = timer.paused(timer.finished_at)
        heard += f", of which {say_duration(paused)} paused" if paused >= _MINUTE else ""
    return [
        ("Date", say_date(sitting.on)),
        ("Venue", sitting.venue),
        ("Item", f"{hearings.index(slot) + 1} of {len(hearings)}"),
        ("Planned for", say_time(slot.starts_at)),
        ("Heard", heard),
    ]


def _heard_words(began_at: datetime, finished_at: datetime) -> str:
    """From when to when; with both days where the case went on at another sitting."""
    first, last = (each.astimezone(LONDON).date() for each in (began_at, finished_at))
    if first == last:
        return f"{say_time(began_at)} to {say_time(finished_at)}"
    return f"{say_date(first)}, {say_time(began_at)} to {say_date(last)}, {say_time(finished_at)}"


def _left_open(case: Case) -> list[DocumentSection]:
    if not case.left_open:
        return []
    return [DocumentSection(title="Left open", blocks=(Bullets(items=case.left_open),))]


def _signature(case: Case, at: datetime, approval: Approval | None) -> tuple[Block, ...]:
    if approval is None:
        return (Paragraph(text="Draft. These minutes are not approved yet."),)
    blocks = [
        Paragraph(label="Approved by", text=approval.approver),
        Paragraph(
            label="Approved on", text=f"{say_date(at.astimezone(LONDON).date())}, {say_time(at)}"
        ),
        Paragraph(label="Minutes written by", text=approval.writer or "not named"),
    ]
    if case.reopening:
        blocks.append(Paragraph(label="Why there is a new version", text=case.reopening.reason))
    if approval.journal_head:
        blocks.append(Paragraph(label="Journal", text=approval.journal_head))
    return tuple(blocks)
