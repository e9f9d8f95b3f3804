"""What later meetings know of how a child was heard: the decision, the ledger and the actions.

It goes onto the child's record, so it names no other child of the meeting.
"""

from collections.abc import Callable, Iterator
from datetime import date

from panel_tui.domain.case import Action, Case
from panel_tui.domain.child import Hearing, Step
from panel_tui.domain.leaks import names_another
from panel_tui.domain.ledger import LedgerEntry, OptionEntry, ledger_after
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.outcomes import FollowUp
from panel_tui.domain.source import Source

LEFT_OUT = "Left out: it names another child."

_Own = Callable[[str], str]


def hearing_of(case: Case, meeting: Meeting, on: date) -> Hearing:
    """How the child was heard on a day, or why they were put off."""
    own = _without_others(case, meeting)
    decision = case.decision if case.heard_here else None
    known = map(meeting.template.outcome, decision.outcomes if decision else ())
    titles = {option.id: option.title for option in meeting.template.options}
    earlier = case.carried.heard.options if case.carried and case.carried.heard else ()
    ledger = ledger_after(earlier, case.options, titles, on)
    return Hearing(
        meeting_id=meeting.id,
        title=meeting.template.title,
        on=on,
        outcomes=tuple(outcome.title for outcome in known if outcome),
        decision=own(decision.text) if decision else "",
        rationale=own(decision.rationale) if decision else "",
        advisory=decision is not None and not decision.binds,
        put_off=own(case.deferral.reason) if case.deferral else "",
        options=tuple(_own_entry(each, own) for each in ledger),
    )


def actions_of(case: Case, meeting: Meeting, on: date) -> Iterator[Step]:
    """The actions agreed for the child, as steps that are open until somebody says they are done."""
    own = _without_others(case, meeting)
    source = Source(document=meeting.template.title, section="an action agreed there")
    for action in case.actions:
        follow_up = FollowUp(
            id=action_id(action), what=own(action.what), owner=own(action.owner), source=source
        )
        yield Step(
            meeting_id=meeting.id,
            follow_up=follow_up,
            decided_on=on,
            agreed=action.due,
            is_action=True,
        )


def action_id(action: Action) -> str:
    """The name of an action among the steps of its meeting: `action-3`."""
    return f"action-{action.number}"


def _own_entry(entry: LedgerEntry, own: _Own) -> LedgerEntry:
    words = ("detail", "reason", "strengths", "risks", "support")
    return entry.changed(**{name: own(getattr(entry, name)) for name in words})


def _without_others(case: Case, meeting: Meeting) -> _Own:
    """What replaces words that name another child; all words are looked through at once first."""
    decision, deferral = case.decision, case.deferral
    said = [
        *((decision.text, decision.rationale) if decision else ()),
        *((deferral.reason,) if deferral else ()),
        *(words for each in case.options for words in _words_of(each)),
        *(words for each in case.actions for words in (each.what, each.owner)),
    ]
    if not names_another(meeting, case.case_id, "\n".join(said)):
        return lambda words: words
    return lambda words: LEFT_OUT if names_another(meeting, case.case_id, words) else words


def _words_of(entry: OptionEntry) -> tuple[str, ...]:
    return (entry.detail, entry.reason, entry.strengths, entry.risks, entry.support)
