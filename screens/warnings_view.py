"""What the slot screen warns of: a quorum that is lost, missing papers, limits that run out."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from textual.content import Content

from panel_tui.domain.clocks import DueLine
from panel_tui.domain.meeting import Meeting, Slot
from panel_tui.domain.quorum import quorum_at
from panel_tui.domain.words import LONDON, in_days
from screens.content import ACCENT, say
from screens.slot_places import names_of


def warnings(
    meeting: Meeting, slot: Slot, dues: Mapping[str, Sequence[DueLine]], now: datetime, width: int
) -> Content:
    """What one must not miss: a quorum that is lost, papers that are missing, limits that run out.

    `dues` are the unmet lines of each case; those before the next panel count, or within four weeks where
    its date is not set.
    """
    today = now.astimezone(LONDON).date()
    horizon = meeting.next_panel or today + timedelta(weeks=4)
    said = [(each, _quorum_warnings(meeting, slot, each, now)) for each in slot.case_ids]
    said += [
        (each, _warnings_of(meeting, each, dues.get(each, ()), today, horizon))
        for each in slot.case_ids
    ]
    words: dict[str, list[str]] = {}
    for case_id, texts in said:
        for text in texts:
            words.setdefault(text, []).append(case_id)
    parts: list[Content] = []
    room = width
    for text, case_ids in words.items():
        whose = (
            "" if len(case_ids) == len(slot.case_ids) else f" ({names_of(meeting, case_ids)[0]})"
        )
        part = say(f"! {text}{whose}", ACCENT)
        if part.cell_length > room:
            break
        parts.append(part)
        room -= part.cell_length + 3
    return say("   ").join(parts)


def _quorum_warnings(meeting: Meeting, slot: Slot, case_id: str, now: datetime) -> list[str]:
    """Why what is decided now would be advisory, while the slot is under way."""
    if slot.timer.state not in ("running", "paused") or not meeting.case(case_id).heard_here:
        return []
    count = quorum_at(meeting, case_id, now)
    if count.quorate:
        return []
    chair = "" if count.chaired else ", no chair"
    return [f"not quorate: {len(count.members)} of {count.least} members{chair}"]


def _warnings_of(
    meeting: Meeting, case_id: str, dues: Sequence[DueLine], today: date, horizon: date
) -> list[str]:
    papers = meeting.template.papers
    titles = {paper.id: paper.title for paper in papers.documents} if papers else {}
    missing = [paper for paper in meeting.case(case_id).papers if paper.state == "missing"]
    words = [f"{titles[paper.paper].lower()} missing" for paper in missing]
    for line in dues:
        if line.binding and line.due_on <= horizon:
            days = (line.due_on - today).days
            words.append(f"{line.title.lower()} {in_days(days)}")
    return words
