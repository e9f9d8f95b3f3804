"""Random histories of slots, under a clock that may jump back: what must hold after any of them."""

import random
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from panel_tui.domain.applying import apply
from panel_tui.domain.change import Moment, Undo
from panel_tui.domain.changes import Change, Entry
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.history import replay, undoable, undone
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.notes import WriteNote
from panel_tui.domain.running_order import late_by, running_order
from panel_tui.domain.slots import (
    AddMinutes,
    BackdateStart,
    DeferCase,
    PauseSlot,
    ResumeSlot,
    StartSlot,
    WithdrawCase,
)
from panel_tui.domain.template import SlotRule
from panel_tui.domain.timer import ZERO, Timer
from tests.conftest import scaled
from tests.making import TEMPLATE, at, moment, of_meeting, opening, template

STEPS = 24
PEOPLE = ("Colin Marsh", "Jane Sutton")
KINDS = ("push", "absorb", "shorten")


class Story:
    """A meeting to which random things are done; `entries` is its journal."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        rule = TEMPLATE["slot"] | {"overrun": self.random.choice(KINDS)}
        change = opening(kind=template(slot=SlotRule.model_validate(rule)))
        self.meeting = change.apply(None, moment(9))
        self.entries = [Entry(number=1, moment=moment(9), change=change)]
        self.now = at(9, 55)

    def tick(self) -> Moment:
        """Time passes, and now and then the clock is put back."""
        minutes = self.random.choice((0, 0.3, 1, 4, 11, 25, -3, -40))
        self.now += timedelta(minutes=minutes)
        return Moment(at=self.now, by=self.random.choice(PEOPLE))

    def step(self) -> bool:
        """Try something; False if it was refused."""
        change, when = self._something(), self.tick()
        try:
            after = apply(self.meeting, change, when)
        except Refused:
            return False
        assert isinstance(after, Meeting)
        self.meeting = after
        self.keep(change, when)
        return True

    def keep(self, change: Change, when: Moment) -> None:
        entry = Entry(number=len(self.entries) + 1, moment=when, change=change)
        self.entries.append(Entry.model_validate_json(entry.model_dump_json()))

    def _something(self) -> Change:
        slot = self.random.choice((1, 1, 2, 2, 3, 4, 4, 7))
        case = (self.random.choice(self.meeting.case_ids),)
        earlier = self.now - timedelta(minutes=self.random.choice((-5, 1, 7, 30)))
        return self.random.choice(
            (
                of_meeting(StartSlot, slot=slot),
                of_meeting(StartSlot, slot=slot),
                of_meeting(StartSlot, slot=slot, began_at=earlier),
                of_meeting(BackdateStart, slot=slot, began_at=earlier),
                of_meeting(PauseSlot, slot=slot, reason="Called out"),
                of_meeting(ResumeSlot, slot=slot),
                of_meeting(AddMinutes, slot=slot, minutes=self.random.randint(1, 30)),
                of_meeting(FinishSlot, slot=slot),
                of_meeting(DeferCase, case_ids=case, reason="No papers"),
                of_meeting(WithdrawCase, case_ids=case, reason="Went home"),
                of_meeting(WriteNote, case_ids=case, place="context", text="Words"),
            )
        )


def check_timer(timer: Timer, now: datetime) -> None:
    wall, used, paused = timer.wall(now), timer.used(now), timer.paused(now)
    assert min(wall, used, paused) >= ZERO
    assert used + paused == wall
    ran = ((ended or timer.not_before_last(now)) - began for began, ended in timer.stretches)
    assert sum(ran, ZERO) == used
    assert timer.minutes is None or timer.minutes >= 1
    if timer.began_at and timer.finished_at:
        assert timer.began_at + wall == timer.finished_at


def check_meeting(meeting: Meeting, now: datetime) -> None:
    for slot in meeting.slots:
        check_timer(slot.timer, now)
    assert sum(slot.timer.state == "running" for slot in meeting.slots) <= 1
    far = at(23)
    runs = sorted(
        (began, ended or far)
        for slot in meeting.slots
        for began, ended in slot.timer.stretches
        if ended is None or began < ended
    )
    for (_, ended), (began, _) in pairwise(runs):
        assert ended <= began, "two slots ran at once"


def check_order(meeting: Meeting, now: datetime) -> None:
    places = running_order(meeting, now)
    assert all(place.begins_at <= place.ends_at for place in places)
    waiting = [place for place in places if place.slot.timer.began_at is None]
    for place in waiting:
        assert place.begins_at >= place.slot.starts_at, "called in before their time"
    for first, second in pairwise(waiting):
        assert first.ends_at <= second.begins_at
    assert isinstance(late_by(meeting, now), timedelta)


@pytest.mark.soak
def test_after_any_history_times_add_up_and_the_journal_tells_the_same_state() -> None:
    done = 0
    for seed in range(scaled(300, 10_000)):
        story = Story(seed)
        for _ in range(STEPS):
            before = story.meeting
            if not story.step():
                assert story.meeting is before
            check_meeting(story.meeting, story.now)
        check_order(story.meeting, story.now)
        check_order(story.meeting, at(8))
        assert replay(story.entries) == story.meeting, seed
        done += len(story.entries)
    assert done > 2 * scaled(300, 10_000), "nearly everything was refused: the story says nothing"


@pytest.mark.soak
def test_what_is_undone_has_never_been_and_what_is_redone_has() -> None:
    undos = 0
    for seed in range(scaled(60, 2_000)):
        story = Story(seed)
        standing = list(story.entries)
        for _ in range(STEPS):
            if story.step():
                standing.append(story.entries[-1])
            if story.random.random() > 0.2:
                continue
            when = story.tick()
            target = _undo(story, when)
            if target is None:
                continue
            undos += 1
            left = [each for each in standing if each.number != target.number]
            assert story.meeting == _played(left), seed
            if story.random.random() > 0.5:
                standing = left
                continue
            undo = of_meeting(Undo, number=story.entries[-1].number)
            story.meeting = undone(story.entries, undo, when)
            story.keep(undo, when)
            assert story.meeting == _played(standing), seed
        check_meeting(story.meeting, story.now)
        assert replay(story.entries) == story.meeting, seed
    assert undos > scaled(60, 2_000)


def _undo(story: Story, when: Moment) -> Entry | None:
    """Take back the person's last change, if the rules let them; what it was."""
    try:
        target = undoable(story.entries, when.by)
        if target is None:
            return None
        undo = of_meeting(Undo, number=target.number)
        story.meeting = undone(story.entries, undo, when)
    except Refused:
        return None
    story.keep(undo, when)
    return target


def _played(entries: list[Entry]) -> Meeting | None:
    meeting: Meeting | None = None
    for entry in entries:
        state = apply(meeting, entry.change, entry.moment)
        assert isinstance(state, Meeting)
        meeting = state
    return meeting
