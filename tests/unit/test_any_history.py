"""Whatever people do to a meeting, in any order: the rules say yes or why not, and the record holds."""

from datetime import time, timedelta
from random import Random

import pytest

from panel_tui.domain.change import Undo
from panel_tui.domain.changes import Change
from panel_tui.domain.clocks import due_lines
from panel_tui.domain.correcting import CorrectCase
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.history import replay
from panel_tui.domain.leaks import mentions_of_others
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.minutes import minutes_document
from panel_tui.domain.model import Refused
from panel_tui.domain.open_points import open_points
from panel_tui.domain.rearranging import AddCase, InsertBreak, MoveSlot
from panel_tui.domain.register import RegisterChild
from panel_tui.domain.running_order import late_by, running_order
from panel_tui.domain.sign_off import Approve, Reopen
from panel_tui.domain.sittings import AdjournMeeting, CancelMeeting, MoveMeeting, SetNextPanel
from panel_tui.domain.slots import PauseSlot, ResumeSlot, StartSlot
from panel_tui.domain.working_days import WorkingCalendar
from panel_tui.session import Session
from tests.conftest import FakeClock, scaled
from tests.fake_store import FakeStore
from tests.making import MEETING_ID, PANEL_DAY, agenda, at, facts, of_meeting, opening
from tests.store.random_changes import random_change

MEETING = f"meeting/{MEETING_ID}"
STEPS = 60
CALENDAR = WorkingCalendar()


def at_work(clock: FakeClock) -> Session:
    """The sample meeting, open, its children on the register."""
    session = Session(FakeStore(), clock, "Colin Marsh", lambda: CALENDAR)
    registered = [
        RegisterChild(
            child_id=f"child-{number}", case_id=case.case_id, name=case.child, born=case.born
        )
        for number, case in enumerate(agenda().cases, start=1)
    ]
    session.do(*registered, opening())
    return session


def something(rng: Random, session: Session) -> list[Change]:
    """A change: to a slot, to what is recorded, or now and then to the meeting as a whole."""
    meeting = session.meeting(MEETING_ID)
    chance = rng.random()
    if chance < 0.05:
        return _undo(session)
    if chance < 0.3:
        return [_slot_change(rng, meeting)]
    if chance < 0.9:
        return [random_change(rng, session)]
    return _rearranged(rng, meeting)


def _slot_change(rng: Random, meeting: Meeting) -> Change:
    slot = rng.choice([each for each in meeting.slots if not each.is_break])
    number = slot.number
    if slot.timer.state == "planned":
        return of_meeting(StartSlot, slot=number)
    if slot.timer.state == "paused":
        return of_meeting(ResumeSlot, slot=number)
    if slot.timer.state == "running":
        pause = of_meeting(PauseSlot, slot=number, reason="Called out")
        return rng.choice((of_meeting(FinishSlot, slot=number), pause))
    case_id = rng.choice(slot.case_ids)
    head = {"case_id": case_id, "reason": "A date", "reopened_by": "Patricia Adeyemi"}
    approve = of_meeting(Approve, case_ids=(case_id,), approver="Patricia Adeyemi")
    return rng.choice((approve, approve, of_meeting(Reopen, **head)))


def _rearranged(rng: Random, meeting: Meeting) -> list[Change]:
    day = PANEL_DAY + timedelta(days=rng.randrange(-1, 40))
    start = time(rng.randrange(8, 16))
    number = rng.randrange(1, 8)
    case = rng.choice(meeting.cases)
    late = facts(5, case_id=f"C-{number}5", child=f"L{number}.M.")
    right = late if rng.random() < 0.2 else case.facts.changed(team=f"Team {number}")
    ways: tuple[list[Change], ...] = (
        [of_meeting(MoveSlot, slot=number, to=rng.choice(("up", "down")))],
        [of_meeting(InsertBreak, before=number, minutes=10)],
        [of_meeting(MoveMeeting, on=day, start=start)],
        [of_meeting(AdjournMeeting, on=day, start=start)],
        [of_meeting(SetNextPanel, on=day)],
        [of_meeting(CancelMeeting, reason="Snow")] if rng.random() < 0.1 else [],
        [of_meeting(CorrectCase, case_id=case.case_id, facts=right)],
        [
            RegisterChild(child_id=f"late-{number}", case_id=late.case_id, name=late.child),
            of_meeting(AddCase, facts=late, child_id=f"late-{number}"),
        ],
    )
    return rng.choice(ways)


def _undo(session: Session) -> list[Change]:
    last = session.last_own_change(MEETING_ID)
    return [of_meeting(Undo, number=last.number)] if last else []


def check(session: Session, before: Meeting, meeting: Meeting, clock: FakeClock) -> None:
    for earlier in before.cases:
        later = next((each for each in meeting.cases if each.child_id == earlier.child_id), None)
        documents = [each.document for each in earlier.versions]
        if later is not None:
            kept = [each.document for each in later.versions][: len(documents)]
            assert kept == documents, "approved minutes have changed"
    heard = [case_id for slot in meeting.slots for case_id in slot.case_ids]
    assert sorted(heard) == sorted(meeting.case_ids)
    places = running_order(meeting, clock.now())
    assert all(place.begins_at <= place.ends_at for place in places)
    assert isinstance(late_by(meeting, clock.now()), timedelta)
    for case in meeting.cases:
        open_points(meeting, case.case_id)
        outstanding = [each for each in case.marks if each.state == "evidence outstanding"]
        for mark in outstanding:
            dated = [each.due for each in case.actions if each.prompt == mark.prompt]
            assert None not in dated
            assert len(dated) == 1, "evidence is outstanding and nobody brings it"
        numbers = [each.number for each in case.actions]
        assert len(set(numbers)) == len(numbers)


def check_record(session: Session, meeting: Meeting, clock: FakeClock) -> None:
    store = session.store
    assert isinstance(store, FakeStore)
    assert replay(store.history(MEETING)) == meeting == store.load(MEETING).state
    for case in meeting.cases:
        document = minutes_document(meeting, case.case_id, clock.now())
        assert not [
            each
            for each in mentions_of_others(meeting, document)
            if each.section not in ("Context", "Discussion")
        ]
    for subject, (state, _) in store.kept.items():
        assert replay(store.history(subject)) == state
        lines = () if state is None else due_lines(state, CALENDAR)
        assert store.dues.get(subject, ()) == lines, "a due date was not worked out again"


@pytest.mark.soak
def test_after_any_history_the_record_holds(clock: FakeClock) -> None:
    kinds: dict[str, int] = {}
    for seed in range(scaled(8, 3_000)):
        rng = Random(seed)
        clock.set(at(9, 30))
        session = at_work(clock)
        for _ in range(STEPS):
            clock.advance(minutes=rng.choice((0, 0.5, 1, 3, 9, -20)))
            session.actor = rng.choice(("Colin Marsh", "Jane Sutton"))
            before = session.meeting(MEETING_ID)
            changes: list[Change] = []
            try:
                changes = something(rng, session)
                session.do(*changes)
            except Refused:
                assert session.meeting(MEETING_ID) is before
                continue
            for change in changes:
                kinds[change.kind] = kinds.get(change.kind, 0) + 1
            check(session, before, session.meeting(MEETING_ID), clock)
        check_record(session, session.meeting(MEETING_ID), clock)
    assert len(kinds) > 25, "too little was tried"
