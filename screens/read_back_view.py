"""What is read back before a slot ends: decision, actions and dissent, in sentences to say aloud."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from textual.content import Content

from panel_tui.domain.case import Action, Case, Dissent
from panel_tui.domain.meeting import Meeting, Slot, of_slot
from panel_tui.domain.model import listed
from panel_tui.domain.route import route
from panel_tui.domain.words import say_date, say_time
from panel_tui.domain.working_days import WorkingCalendar
from screens.content import ACCENT, BLANK, DONE, MUTED, NAME, row, say
from screens.slot_places import names_of

_Part = Callable[[Case], tuple[Content, ...]]


def read_back_lines(meeting: Meeting, slot_number: int, calendar: WorkingCalendar) -> list[Content]:
    """What is said aloud of a slot; child by child where siblings differ."""
    case_ids = of_slot(meeting, slot_number)
    lines: list[Content] = []
    spoken_for: tuple[str, ...] = ()
    steps = partial(_steps, meeting, calendar)
    for part in (partial(_decision, meeting), steps, _actions, _dissents, _confirmed):
        for ids, said in _grouped(meeting, case_ids, part):
            if len(case_ids) > 1 and ids != spoken_for:
                lines += [say(f"For {listed(names_of(meeting, ids))}", NAME), BLANK]
            spoken_for = ids
            lines += [each for sentence in said for each in (sentence, BLANK)]
    return lines


def to_confirm(meeting: Meeting, slot_number: int) -> tuple[str, ...]:
    """The cases of a slot of which there is something to read back that is not confirmed."""
    return tuple(
        each
        for each in of_slot(meeting, slot_number)
        if any(meeting.case(each).said_back) and meeting.case(each).read_back is None
    )


def time_to_read_back(meeting: Meeting, slot: Slot, now: datetime) -> bool:
    """True from the last warning of a running slot on, while there is something to read back."""
    rule, left = meeting.template.slot, slot.timer.left(now)
    if slot.timer.state != "running" or rule is None or not rule.warn_at_minutes or left is None:
        return False
    last = timedelta(minutes=min(rule.warn_at_minutes))
    return left <= last and bool(to_confirm(meeting, slot.number))


def _grouped(
    meeting: Meeting, case_ids: tuple[str, ...], part: _Part
) -> list[tuple[tuple[str, ...], tuple[Content, ...]]]:
    """What a part says, with the children of whom it says the same; nothing where it says nothing."""
    groups: list[tuple[tuple[str, ...], tuple[Content, ...]]] = []
    for case_id in case_ids:
        said = part(meeting.case(case_id))
        where = next((n for n, (_, other) in enumerate(groups) if other == said), None)
        if where is None:
            groups.append(((case_id,), said))
        else:
            groups[where] = ((*groups[where][0], case_id), said)
    return [(ids, said) for ids, said in groups if said]


def _decision(meeting: Meeting, case: Case) -> tuple[Content, ...]:
    decided = case.decision
    if decided is None:
        return (say("No decision is recorded yet.", MUTED),)
    sentences = [row(say("The decision: ", MUTED), say(_sentence(decided.text)))]
    outcomes = [meeting.template.outcome(each) for each in decided.outcomes]
    titles = "; ".join(each.title for each in outcomes if each)
    if titles:
        sentences.append(row(say("That is: ", MUTED), say(_sentence(titles))))
    if decided.rationale:
        sentences.append(row(say("Because: ", MUTED), say(_sentence(decided.rationale))))
    else:
        sentences.append(say("! No reason is recorded.", ACCENT))
    if decided.advisory and not decided.confirmed_by:
        words = "! The meeting is not quorate: this is advisory until it is confirmed."
        sentences.append(say(words, ACCENT))
    return tuple(sentences)


def _steps(meeting: Meeting, calendar: WorkingCalendar, case: Case) -> tuple[Content, ...]:
    """What the decision starts, as it was seen when it was chosen."""
    decided = case.decision
    if decided is None:
        return ()
    started = route(
        meeting,
        case.case_id,
        decided.outcomes,
        calendar,
        agreed=decided.agreed,
        happened=decided.happened,
    )
    steps = [each for each in started if each.kind == "step"]
    return tuple(row(say("It starts: ", MUTED), say(f"{each}.")) for each in steps)


def _actions(case: Case) -> tuple[Content, ...]:
    return tuple(_action(each) for each in case.actions) or (say("No actions are agreed.", MUTED),)


def _dissents(case: Case) -> tuple[Content, ...]:
    return tuple(_dissent(each) for each in case.dissents)


def _confirmed(case: Case) -> tuple[Content, ...]:
    if case.read_back is None:
        return ()
    at = say_time(case.read_back.at)
    return (row(say("√ ", DONE), say(f"Read back and confirmed at {at}.")),)


def _action(action: Action) -> Content:
    words = say(f"{action.owner}: {action.what}")
    if action.due is None:
        return row(words, say("   ! no date yet", ACCENT))
    return row(words, say(f", by {say_date(action.due)}."))


def _dissent(dissent: Dissent) -> Content:
    why = f" Because: {_sentence(dissent.why)}" if dissent.why else ""
    when = f", by {say_date(dissent.due)}" if dissent.due else ""
    return row(
        say(f"{dissent.who} does not agree: ", MUTED),
        say(f"{_sentence(dissent.what)}{why} {dissent.route}: {dissent.owner}{when}."),
    )


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."
