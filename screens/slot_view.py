"""What the slot screen shows: content made of a meeting and a time, without a widget in sight."""

from datetime import datetime, timedelta

from textual.content import Content

from panel_tui.domain.case import Case
from panel_tui.domain.meeting import Meeting, Slot, of_slot
from panel_tui.domain.model import listed
from panel_tui.domain.paper_findings import Readiness
from panel_tui.domain.paper_grid import kept_row
from panel_tui.domain.sharing import notes_for
from panel_tui.domain.timer import ZERO
from panel_tui.domain.when import age_on
from panel_tui.domain.words import LONDON, say_date, say_time
from screens.content import (
    ACCENT,
    BOLD,
    DONE,
    LONGEST_ID,
    LONGEST_NAME,
    MARK,
    MUTED,
    NAME,
    STRONG,
    fit,
    row,
    rows,
    say,
)
from screens.slot_places import NotePlace, names_of, state_of

SYMBOLS = {
    "open": ("o", ""),
    "covered": ("√", DONE),
    "not applicable": ("–", MUTED),
    "evidence outstanding": ("!", ACCENT),
    "not reached": ("·", MUTED),
    "differs": ("≠", ACCENT),
}
STATE_WORDS = {
    "evidence outstanding": "evidence due",
    "not applicable": "does not apply",
    "not reached": "not reached",
    "differs": "differs",
}
_ROOM_FOR_NAMES = 120
"""Cells that the names of siblings have: three lines beside the time."""

_WORST_FIRST: tuple[Readiness, ...] = ("not ready", "ready with gaps", "ready")
_STATUS_ORDER = ("preferred", "contingency (i)", "contingency (ii)", "parallel", "ruled out")


def clock_words(seconds: float) -> str:
    """Minutes and seconds, `06:42`; hours are more minutes."""
    minutes, rest = divmod(int(abs(seconds)), 60)
    return f"{minutes:02}:{rest:02}"


def countdown(slot: Slot, now: datetime, warn_at: tuple[int, ...]) -> Content:
    """The time of a slot in words; amber inside the last warning point, and past the end."""
    timer = slot.timer
    left = timer.left(now)
    if timer.state == "planned":
        waited = (now - slot.starts_at).total_seconds()
        if waited >= 60:
            return say(f"! not started, {clock_words(waited)} after its time", ACCENT)
        return say(f"not started · planned {say_time(slot.starts_at)}", MUTED)
    if timer.state == "finished":
        used = clock_words(timer.used(now).total_seconds())
        return say(f"√ finished, took {used}", DONE)
    if left is None:
        words, style = f"{clock_words(timer.used(now).total_seconds())} so far", BOLD
    elif left < ZERO:
        words, style = f"! {clock_words(left.total_seconds())} over", STRONG
    else:
        near = any(left <= timedelta(minutes=point) for point in warn_at)
        words, style = f"{clock_words(left.total_seconds())} left", STRONG if near else BOLD
    if timer.state == "paused":
        return say(f"‖ paused, {words.removeprefix('! ')}", ACCENT)
    return say(words, style)


def time_block(slot: Slot, now: datetime, warn_at: tuple[int, ...], *, tall: bool) -> Content:
    """The countdown and its bar; under one another, with the slot's length, where there is room."""
    words = countdown(slot, now, warn_at)
    timer = slot.timer
    if not tall:
        return row(words, "  ", bar(slot, now, 10))
    if timer.began_at is None:
        return words
    length = f"of {clock_words(timer.allotted.total_seconds())}, " if timer.allotted else ""
    began = say(f"{length}began {say_time(timer.began_at)}", MUTED)
    return rows([words, bar(slot, now, 28), began])


def bar(slot: Slot, now: datetime, width: int) -> Content:
    """How much of the slot is used, as a thin bar; empty where it has no limit."""
    allotted = slot.timer.allotted
    if allotted is None or slot.timer.began_at is None:
        return say("")
    share = min(slot.timer.used(now) / allotted, 1.0)
    used = round(share * width)
    return row(say("━" * used, ACCENT), say("─" * (width - used), MUTED))


def who(meeting: Meeting, slot: Slot, *, case_ids: bool) -> Content:
    """The children of a slot with their ages, and their case IDs where there is room."""
    longest = min(max(_ROOM_FOR_NAMES // len(slot.case_ids) - 10, 8), LONGEST_NAME)
    parts: list[Content] = []
    for each in slot.case_ids:
        case = meeting.case(each)
        age = _age(case, meeting)
        child = row(say(fit(case.facts.child, longest), NAME), " ", say(age))
        if not case.heard_here:
            child = row(child, say(" deferred" if case.deferral else " withdrawn", ACCENT))
        parts.append(child)
    children = say("   ").join(parts)
    if not case_ids:
        return children
    ids = "  ".join(fit(each, LONGEST_ID) for each in slot.case_ids)
    return row(children, "     ", say(ids, MUTED))


def circumstances_line(meeting: Meeting, slot: Slot) -> str:
    """Legal status, day N, social worker and IRO of the first child of a slot."""
    case = meeting.case(slot.case_ids[0])
    facts = case.facts
    since = facts.looked_after_since
    day = f"day {(meeting.on - since).days + 1}" if since else ""
    iro = f"IRO {facts.iro}" if facts.iro else ""
    parts = (facts.legal_status, day, facts.social_worker, iro)
    return " · ".join(fit(each, LONGEST_NAME) for each in parts if each)


def papers_line(meeting: Meeting, slot: Slot) -> str:
    """Whether the papers of the children of a slot were ready, and when that was checked."""
    found = [kept_row(meeting, each) for each in of_slot(meeting, slot.number)]
    stand = {each.case_id: each.readiness for each in found if each is not None}
    if meeting.paper_check is None or not stand:
        return ""
    worst = min(stand.values(), key=_WORST_FIRST.index)
    whose = [case_id for case_id, readiness in stand.items() if readiness == worst]
    names = "" if len(whose) == len(found) else f" ({listed(names_of(meeting, whose))})"
    day = say_date(meeting.paper_check.at.astimezone(LONDON).date())
    return f"papers {worst}{names}, checked {day}"


def prompt_lines(
    meeting: Meeting,
    case_ids: tuple[str, ...],
    places: tuple[NotePlace, ...],
    chosen: str,
    width: int,
) -> list[Content]:
    """The prompts with their states and the text sections, the chosen one marked."""
    open_count = sum(
        state_of(meeting, case_ids, each.id) == "open" for each in places if each.is_prompt
    )
    lines = [
        row(
            say("Prompts", MUTED), "   ", say(f"{open_count} open", ACCENT if open_count else MUTED)
        )
    ]
    for number, place in enumerate(places, start=1):
        state = state_of(meeting, case_ids, place.id) if place.is_prompt else ""
        symbol, style = SYMBOLS.get(state, (" ", MUTED))
        words = STATE_WORDS.get(state, "")
        title = fit(f"{number} {place.title}", width - 2 - (len(words) + 2 if words else 0))
        if place.id == chosen:
            line = row(MARK, say(title, STRONG))
        else:
            line = row(say(f"{symbol} ", style), say(title))
        lines.append(row(line, say(f"  {words}", MUTED)) if words else line)
    return lines


def option_lines(case: Case, meeting: Meeting, width: int) -> list[Content]:
    """The options ledger at a glance: status, option and whose."""
    titles = {option.id: option.title for option in meeting.template.options}
    entries = sorted(case.options, key=lambda entry: _STATUS_ORDER.index(entry.status))
    lines = [say("Options", MUTED)]
    for entry in entries:
        status = entry.status.removeprefix("contingency ")
        title = titles[entry.option] + (f", {entry.detail}" if entry.detail else "")
        gone = entry.status == "ruled out"
        text = fit(title, width - len(status) - 1)
        lines.append(
            row(say(status, MUTED if gone else BOLD), " ", say(text, MUTED if gone else ""))
        )
    return lines if entries else [*lines, say("none weighed yet")]


def decision_lines(case: Case, width: int) -> list[Content]:
    """The decision at a glance; says where it is advisory, and who does not agree."""
    head = say("Decision", MUTED)
    if case.deferral:
        back = case.deferral.return_on
        return [head, say(fit(f"deferred{f' to {say_date(back)}' if back else ''}", width))]
    if case.withdrawal:
        return [head, say("withdrawn")]
    dissents = [say(fit(f"! {each.who} does not agree", width), ACCENT) for each in case.dissents]
    if case.decision is None:
        return [head, say("not yet"), *dissents]
    lines = [head, say(fit(case.decision.text, width)), *dissents]
    if case.decision.advisory and not case.decision.confirmed_by:
        lines.append(say("! advisory: not quorate", ACCENT))
    if case.read_back:
        lines.append(row(say("√ ", DONE), say(f"read back {say_time(case.read_back.at)}", MUTED)))
    return lines


def action_lines(case: Case, width: int) -> list[Content]:
    """The actions at a glance, each with its date."""
    lines = [say("Actions", MUTED)]
    for number, action in enumerate(case.actions, start=1):
        lines.append(say(fit(f"{number} {action.owner}: {action.what}", width)))
        due = f"  by {say_date(action.due)}" if action.due else "  ! no date"
        lines.append(say(due, MUTED if action.due else ACCENT))
    return lines if case.actions else [*lines, say("none yet")]


def notes_head(
    meeting: Meeting, place: NotePlace, case_ids: tuple[str, ...], *, siblings: bool
) -> Content:
    """The title above the notes, for whom they are, and for whom there are others of these children."""
    if not siblings:
        return say(place.title, BOLD)
    here = notes_for(meeting, place.id, case_ids)
    notes = (note for each in case_ids for note in meeting.case(each).notes)
    others = [each for each in notes if each.place == place.id and each not in here]
    whose = dict.fromkeys(listed(names_of(meeting, each.case_ids)) for each in others)
    also = f" · also {'; '.join(f'for {each}' for each in whose)}" if whose else ""
    whom = f"   for {listed(names_of(meeting, case_ids))}{also}"
    return row(say(place.title, BOLD), say(whom, MUTED))


def _age(case: Case, meeting: Meeting) -> str:
    facts = case.facts
    if facts.born:
        years = age_on(facts.born, meeting.on)
        if years >= 2:
            return str(years)
        months = (meeting.on.year - facts.born.year) * 12 + meeting.on.month - facts.born.month
        months -= meeting.on.day < facts.born.day
        return f"{max(months, 0)} months"
    return f"due {say_date(facts.due)}" if facts.due else ""
