"""What a meeting does to its children: written to both in one transaction (design.md section 3)."""

from collections.abc import Iterator
from datetime import date

from panel_tui.domain.case import Case, Decision
from panel_tui.domain.child import LOOKED_AFTER, Event, Step
from panel_tui.domain.clocks import minuted_on
from panel_tui.domain.hearing import actions_of, hearing_of
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.register import CorrectChild, FollowLimits, TraceMeeting
from panel_tui.domain.route import follow_ups_of

Consequence = CorrectChild | FollowLimits | TraceMeeting


def consequences(before: Meeting | None, after: Meeting) -> list[Consequence]:
    """The changes to children that follow from a change to their meeting; none where nothing follows.

    They are worked out from what the meeting now says, so that an undone change takes back its own.
    """
    changes: list[Consequence] = []
    for case in after.cases:
        earlier = _case_of(before, case)
        if before is not None and earlier is case and _same_place(before, after, case):
            continue
        trace = _trace(case, after)
        if before is None or earlier is None:
            changes += [_followed(case, after), trace]
            continue
        if _known_as(earlier) != _known_as(case):
            changes.append(_known_as(case))
        if _trace(earlier, before) != trace:
            changes.append(trace)
    return [*_no_longer_heard(before, after), *changes]


def _same_place(before: Meeting, after: Meeting, case: Case) -> bool:
    """True if nothing of the meeting that reaches the child has changed; asked at every change."""
    if before.sittings != after.sittings or before.cancelled is not after.cancelled:
        return False
    return before.slot_of(case.case_id) is after.slot_of(case.case_id)


def _no_longer_heard(before: Meeting | None, after: Meeting) -> list[Consequence]:
    """Children whom a case turned out not to be about keep nothing of this meeting."""
    return [
        TraceMeeting(child_id=case.child_id, meeting_id=after.id)
        for case in (before.cases if before else ())
        if _case_of(after, case) is None
    ]


def _known_as(case: Case) -> CorrectChild:
    facts = case.facts
    return CorrectChild(
        child_id=case.child_id,
        case_id=facts.case_id,
        name=facts.child,
        born=facts.born,
        due=facts.due,
    )


def _followed(case: Case, meeting: Meeting) -> FollowLimits:
    template = meeting.template
    return FollowLimits(child_id=case.child_id, template=template.id, limits=template.limits)


def _case_of(meeting: Meeting | None, case: Case) -> Case | None:
    if meeting is None:
        return None
    return next((each for each in meeting.cases if each.child_id == case.child_id), None)


def _trace(case: Case, meeting: Meeting) -> TraceMeeting:
    events: list[Event] = []
    steps: list[Step] = []
    since = case.facts.looked_after_since
    if since is not None:
        events.append(Event(kind=LOOKED_AFTER, on=since, source=meeting.id))
    minuted = minuted_on(meeting, case)
    if minuted is not None and case.heard_here:
        events.append(Event(kind=meeting.template.heard_as, on=minuted, source=meeting.id))
        events += _done(case, meeting)
        if case.decision and case.decision.binds:
            events += _marked(case.decision, meeting, minuted)
            steps += _started(case, case.decision, meeting, minuted)
    told = minuted is not None and case.withdrawal is None
    return TraceMeeting(
        child_id=case.child_id,
        meeting_id=meeting.id,
        events=tuple(events),
        steps=(*steps, *actions_of(case, meeting, minuted)) if told and minuted else (),
        progress=case.settled if minuted is not None else (),
        hearing=hearing_of(case, meeting, minuted) if told and minuted else None,
    )


def _done(case: Case, meeting: Meeting) -> Iterator[Event]:
    """The events that show done what this meeting heard to be done."""
    for said in case.settled:
        carried = case.carried.step(said.meeting_id, said.step) if case.carried else None
        if carried and said.kind == "done" and not carried.standing.step.is_action:
            kind = carried.standing.step.follow_up.done_by
            yield Event(kind=kind, on=said.on, source=meeting.id)


def _marked(decision: Decision, meeting: Meeting, heard: date) -> Iterator[Event]:
    for outcome in filter(None, map(meeting.template.outcome, decision.outcomes)):
        stated = decision.happened_on(outcome.id)
        if outcome.marks and (stated or outcome.marks_on == "meeting"):
            on = stated or heard
            yield Event(kind=outcome.marks, on=on, source=meeting.id, planned=on > heard)


def _started(case: Case, decision: Decision, meeting: Meeting, heard: date) -> Iterator[Step]:
    for each in follow_ups_of(meeting, case.case_id, decision.outcomes):
        yield Step(
            meeting_id=meeting.id,
            follow_up=each,
            decided_on=heard,
            agreed=decision.agreed_on(each.id),
        )
