"""A changed agenda is applied to a meeting that is set up already: to what has not begun (design.md, 5).

Three agendas meet here: the one imported last, the new one, and the running order as people have made
it since. Only what differs between the first two is taken over, so that what was put right or
rearranged by hand stays. Children are compared, not case IDs, which may have been corrected.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from panel_tui.domain.agenda import Agenda, CaseFacts
from panel_tui.domain.case import Case, Withdrawal
from panel_tui.domain.change import MeetingChange, Moment
from panel_tui.domain.correcting import renamed
from panel_tui.domain.meeting import Chair, Meeting, MinuteTaker, refuse_if_cancelled
from panel_tui.domain.model import Refused
from panel_tui.domain.opening import KnownChild, refuse_child_twice
from panel_tui.domain.rearranging import refuse_taken
from panel_tui.domain.updating_order import reordered
from panel_tui.domain.updating_scope import Scope

NO_LONGER = "No longer on the agenda"
"""Why a case is withdrawn that a newer agenda leaves out, where something is recorded about it."""


class AgendaDiffers(Refused):
    """A meeting is set up already, from another agenda; `differences` says how, a line each."""

    def __init__(self, words: str, meeting_id: str, differences: Sequence[str]) -> None:
        """What differs of a meeting; `words` say what to do about it."""
        super().__init__(words)
        self.meeting_id = meeting_id
        self.differences = tuple(differences)


class NothingToApply(Refused):
    """A changed agenda differs only in what cannot be changed any more."""


class UpdateAgenda(MeetingChange):
    """A changed agenda is applied to every slot that has not begun; the others stay as they are.

    `children` are those of the new agenda and of the one imported last. Who chairs, takes the minutes
    and where it is follow the agenda until the first slot begins. A case that is no longer on it goes,
    or is withdrawn where something is recorded about it.
    """

    kind: Literal["update agenda"] = "update agenda"
    agenda: Agenda
    children: tuple[KnownChild, ...]

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with all of the new agenda that can still be applied.

        Raises:
            NothingToApply: all that differs has begun or is approved.
            Refused: cancelled or adjourned, or a child is on the agenda twice.
        """
        refuse_if_cancelled(meeting)
        if len(meeting.sittings) > 1:
            raise Refused(
                "It was adjourned: what is left has other times. Rearrange it on the agenda screen."
            )
        refuse_child_twice(self.agenda, self.children)
        child_ids = {known.case_id: known.child_id for known in self.children}
        scope = Scope(meeting, self.agenda, child_ids)
        after = _updated(meeting, self.agenda, scope, moment)
        if after == meeting:
            raise NothingToApply("All that differs has begun or is approved, and stays as it is:")
        return after


def _updated(meeting: Meeting, agenda: Agenda, scope: Scope, moment: Moment) -> Meeting:
    """The meeting with what the agenda says of everything in scope."""
    after = meeting if scope.has_begun else _with_head(meeting, agenda)
    after = _with_facts(after, scope)
    cases = [*_staying(after, scope, moment), *_newcomers(after, scope)]
    slots = reordered(after, cases, scope)
    heard = [case_id for slot in slots for case_id in slot.case_ids]
    return after.changed(
        slots=slots,
        cases=tuple(sorted(cases, key=lambda case: heard.index(case.case_id))),
        agenda=tuple(sorted((*scope.stays, *scope.new), key=lambda slot: slot.starts)),
    )


def _with_head(meeting: Meeting, agenda: Agenda) -> Meeting:
    """The meeting with the agenda's chair, minute-taker and venue, where they differ."""
    chair, taker = meeting.chairs[0], meeting.minute_takers[0]
    if chair.name != agenda.chair:
        meeting = meeting.changed(chairs=(Chair(name=agenda.chair, since=chair.since),))
    if taker.name != agenda.minute_taker:
        named = MinuteTaker(name=agenda.minute_taker, since=taker.since)
        meeting = meeting.changed(minute_takers=(named,))
    stated = meeting.stated.changed(venue=agenda.venue)
    if meeting.moved_from:
        return meeting.changed(moved_from=stated)
    return meeting.changed(sittings=(stated,))


def _with_facts(meeting: Meeting, scope: Scope) -> Meeting:
    """The meeting with the facts that the new agenda states otherwise than the old one did."""
    old, new = scope.facts(scope.old), scope.facts(scope.new)
    for case_id in meeting.case_ids:
        case = meeting.case(case_id)
        stated = _new_facts(old.get(case.child_id), new.get(case.child_id))
        if not stated:
            continue
        right = case.changed(facts=case.facts.changed(**stated))
        others = [each for each in meeting.cases if each.case_id != case_id]
        refuse_taken(others, right.case_id, case.child_id)
        meeting = renamed(meeting.with_case_instead(case_id, right), case_id, right.case_id)
    return meeting


def _new_facts(old: CaseFacts | None, new: CaseFacts | None) -> dict[str, Any]:
    if new is None:
        return {}
    return {name: value for name, value in new if old is None or getattr(old, name) != value}


def _staying(meeting: Meeting, scope: Scope, moment: Moment) -> Iterator[Case]:
    """The cases that the meeting keeps; one that left the agenda only if something is recorded of it."""
    gone = scope.facts(scope.old).keys() - scope.facts(scope.new).keys()
    for case in meeting.cases:
        if case.child_id not in gone or not case.heard_here:
            yield case
        elif not _is_untouched(case, meeting):
            withdrawal = Withdrawal(reason=NO_LONGER, at=moment.at, by=moment.by)
            yield case.changed(withdrawal=withdrawal)


def _newcomers(meeting: Meeting, scope: Scope) -> Iterator[Case]:
    """The cases that are new on the agenda; a case that was replaced by hand does not come back."""
    known = scope.facts(scope.old).keys() | {case.child_id for case in meeting.cases}
    for child_id, facts in scope.facts(scope.new).items():
        if child_id not in known:
            yield Case(child_id=child_id, facts=facts)


def _is_untouched(case: Case, meeting: Meeting) -> bool:
    """Whether nobody has recorded anything about a case; what a paperwork check found is no record."""
    if any(case.case_id in sent.case_ids for sent in meeting.papers_sent):
        return False
    return case == Case(
        child_id=case.child_id, facts=case.facts, paper_findings=case.paper_findings
    )
