"""What the minutes screen says of each case: its state, its limits counted down, its versions."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from textual.content import Content

from panel_tui.domain.case import Case, Version
from panel_tui.domain.clocks import UPLOADED, Clock, due_line, meeting_clocks, minuted_on
from panel_tui.domain.document import MinutesDocument
from panel_tui.domain.leaks import mentions_of_others
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import same_person
from panel_tui.domain.open_points import open_points
from panel_tui.domain.words import LONDON, say_date
from panel_tui.domain.working_days import WorkingCalendar
from screens.content import ACCENT, BLANK, DONE, MUTED, NAME, fit, row, say
from screens.wrapping import hanging, padded, set_in, wrapped

LONGEST_ID = 16
LEAST_CHILD = 6
LONGEST_BRIEF = 36
GAP = "  "


class LimitWords(NamedTuple):
    """A limit in words: met, late, or still to come; `brief` is for a narrow line."""

    state: Literal["met", "late", "to come"]
    words: str
    brief: str
    due_on: date

    def content(self, *, brief: bool = False) -> Content:
        """The words with their mark."""
        mark, style = _MARKS[self.state]
        return say(mark + (self.brief if brief else self.words), style)


Limits = Mapping[str, Sequence[LimitWords]]
"""The limits of each case's minutes, in the template's order; none while it is not heard."""

_MARKS = {"met": ("√ ", DONE), "late": ("! ", ACCENT), "to come": ("", MUTED)}


def state_words(meeting: Meeting, case: Case) -> str:
    """How the minutes of a case stand, in two words or three."""
    if case.approved:
        return f"approved v{case.approved.number}"
    if case.reopening:
        return f"v{case.version_number} draft"
    if minuted_on(meeting, case) is not None:
        return "draft"
    if meeting.cancelled:
        return "not held"
    state = meeting.slot_of(case.case_id).timer.state
    return "not heard yet" if state == "planned" else "being heard"


def limits_of(meeting: Meeting, today: date, calendar: WorkingCalendar) -> Limits:
    """The limits of the minutes of a meeting, counted down to their days."""
    limits: dict[str, list[LimitWords]] = {}
    for clock in meeting_clocks(meeting):
        limit = _limit(clock, meeting.case(clock.case_id), today, calendar)
        limits.setdefault(clock.case_id, []).append(limit)
    return limits


def pressing(limits: Sequence[LimitWords]) -> LimitWords | None:
    """The limit that comes first of those not met; the last one where all are met."""
    unmet = [each for each in limits if each.state != "met"]
    return min(unmet, key=lambda each: each.due_on, default=limits[-1] if limits else None)


def case_lines(meeting: Meeting, limits: Limits, width: int, *, wide: bool) -> list[Content]:
    """A line for each case; in a wide screen's narrow column the limit stands in a second one."""
    cases = meeting.cases
    ids = [fit(case.case_id, LONGEST_ID) for case in cases]
    states = [state_words(meeting, case) for case in cases]
    counted = [_pressing_words(limits.get(case.case_id, ()), brief=not wide) for case in cases]
    for_ids, for_states = _widest(map(say, ids)), _widest(map(say, states))
    taken = for_ids + for_states + 2 * len(GAP)
    if not wide:
        for_limit = max(width - taken - LEAST_CHILD - len(GAP), 1)
        counted = [limit.truncate(for_limit, ellipsis=True) for limit in counted]
        taken += _widest(counted) + len(GAP)
    for_child = max(width - taken, LEAST_CHILD)
    lines = []
    for case, case_id, state, limit in zip(cases, ids, states, counted, strict=True):
        child = say(fit(case.facts.child, for_child), NAME)
        style = DONE if case.approved else MUTED if state.startswith("not") else ""
        first = row(
            *(padded(say(case_id), for_ids), GAP),
            *(padded(child, min(for_child, _widest_child(meeting))), GAP),
            padded(say(state, style), for_states),
        )
        if wide:
            below = limit.truncate(max(width, 1), ellipsis=True)
            lines.append(row(first, "\n", *set_in([below])))
        else:
            lines.append(row(first, GAP, limit).rstrip())
    return lines


def standing_lines(
    meeting: Meeting, document: MinutesDocument, limits: Sequence[LimitWords], width: int
) -> list[Content]:
    """Everything beside the words of a case's minutes: limits, what is open, what to look at, versions.

    A lone limit is left out, since the case's line says it.
    """
    case = meeting.case(document.case_id)
    said = limits if len(limits) > 1 else []
    groups = [_group("limits", [line for each in said for line in wrapped(each.content(), width)])]
    if minuted_on(meeting, case) is not None and not case.approved:
        points = open_points(meeting, case.case_id) if case.heard_here else ()
        mentions = mentions_of_others(meeting, document)
        groups += [
            _group("open", _marked("", points, width) or [say("√ nothing", DONE)]),
            _group("look at", _marked("! ", map(str, mentions), width)),
        ]
    groups.append(_group("versions", _versions(case, width)))
    return [line for group in groups for line in group]


def earlier_versions(case: Case) -> tuple[Version, ...]:
    """The versions that are not the minutes as they are now, the last of them first."""
    return tuple(each for each in reversed(case.versions) if each != case.approved)


def tally_line(meeting: Meeting, limits: Limits) -> Content:
    """Where the meeting's minutes are: approved, drafts, on file, late."""
    cases = meeting.cases
    waiting = [case for case in cases if not case.approved and minuted_on(meeting, case)]
    uploaded = [case for case in cases if case.approved and case.receipt(case.approved.number)]
    counts = [
        (f"{len(cases)} {'child' if len(cases) == 1 else 'children'}", True),
        (f"{sum(case.approved is not None for case in cases)} approved", True),
        (f"{len(waiting)} to approve", bool(waiting)),
        (f"{len(uploaded)} on the child’s file", bool(uploaded)),
    ]
    words = say(" · ".join(words for words, said in counts if said), MUTED)
    late = sum(limit.state == "late" for of_case in limits.values() for limit in of_case)
    return row(words, GAP, say(f"! {late} late", ACCENT)) if late else words


def _limit(clock: Clock, case: Case, today: date, calendar: WorkingCalendar) -> LimitWords:
    due = due_line(clock, calendar).due_on
    upload = clock.limit.id == UPLOADED
    if clock.met_on is not None:
        receipt = case.receipt(case.versions[-1].number) if upload else None
        done, late = (
            "uploaded" if upload else "available",
            _late_by(clock, due, clock.met_on, calendar),
        )
        where = f", {receipt.reference}" if receipt else ""
        words = f"{done} {say_date(clock.met_on)}{f', {late}' if late else ''}{where}"
        brief = f"{done} {_brief(clock.met_on)}{', late' if late else ''}{where}"
        return LimitWords("met", words, fit(brief, LONGEST_BRIEF), due)
    what = "upload" if upload else "available"
    if today > due:
        late = f"{what} {_late_by(clock, due, today, calendar)}"
        weekday = say_date(due).split()[0]
        return LimitWords("late", f"{late}, due {weekday} {_brief(due)}", late, due)
    left = "today, " if today == due else "by "
    if count := _count(clock, today, due, calendar):
        left = f"in {count}, by "
    begins = f"{what} {left}"
    return LimitWords("to come", begins + say_date(due), begins + _brief(due), due)


def _late_by(clock: Clock, due: date, day: date, calendar: WorkingCalendar) -> str:
    if day <= due:
        return ""
    count = _count(clock, due, day, calendar)
    return f"{count} late" if count else "late"


def _count(clock: Clock, first: date, last: date, calendar: WorkingCalendar) -> str:
    """The days from one to another, in the days that the limit counts; empty for none."""
    unit, days = "day", (last - first).days
    if clock.limit.latest and clock.limit.latest.unit == "working days":
        unit = "working day"
        days = calendar.between(first, last, council=clock.limit.working_days == "council")
    return f"{days} {unit}{'' if days == 1 else 's'}" if days else ""


def _pressing_words(limits: Sequence[LimitWords], *, brief: bool) -> Content:
    limit = pressing(limits)
    return limit.content(brief=brief) if limit else BLANK


def _versions(case: Case, width: int) -> list[Content]:
    lines = [line for version in case.versions for line in _version(case, version, width)]
    if case.reopening:
        begins = f"v{case.version_number} "
        words = f"draft, asked for by {case.reopening.by}: {case.reopening.reason}"
        lines += hanging(say(begins), say(words), width)
    return lines


def _version(case: Case, version: Version, width: int) -> list[Content]:
    day = say_date(version.approved_at.astimezone(LONDON).date())
    wrote = f"written by {version.writer or 'nobody named'}"
    if same_person(version.approver, version.writer):
        wrote = "who also wrote them"
    words = [f"by {version.approver}, {wrote}"]
    if version.available_on:
        words.append(f"available {say_date(version.available_on)}")
    receipt = case.receipt(version.number)
    if receipt:
        words.append(f"on file {say_date(receipt.on)}, {receipt.reference}, by {receipt.by}")
    begins = f"v{version.number} "
    lines = hanging(say(begins), say(f"{version.state} {day}"), width)
    for each in words:
        lines += hanging(say(" " * len(begins)), say(each, MUTED), width)
    return lines


def _marked(mark: str, texts: Iterable[str], width: int) -> list[Content]:
    style = ACCENT if mark else ""
    return [line for text in texts for line in hanging(say(mark, style), say(text, style), width)]


def _group(title: str, lines: list[Content]) -> list[Content]:
    return [say(title, MUTED), *lines, BLANK] if lines else []


def _brief(day: date) -> str:
    return " ".join(say_date(day).split()[1:3])


def _widest(contents: "map[Content] | list[Content]") -> int:
    return max((each.cell_length for each in contents), default=0)


def _widest_child(meeting: Meeting) -> int:
    return _widest([say(case.facts.child) for case in meeting.cases])
