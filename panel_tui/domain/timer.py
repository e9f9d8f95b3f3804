"""The timer of a slot: absolute times, from which every figure on screen is worked out.

No tick is ever counted: what has been used is the wall time since the start less the pauses, so that a
closed lid or a killed program loses nothing (design.md section 6). A clock that jumps back counts as
standing still.
"""

from datetime import datetime, timedelta
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from panel_tui.domain.model import Line, Model, Name

State = Literal["planned", "running", "paused", "finished"]

ZERO = timedelta(0)


class Pause(Model):
    """A stretch in which the slot's time stood still, and why."""

    began_at: AwareDatetime
    reason: Name
    ended_at: AwareDatetime | None = None


class AddedTime(Model):
    """Minutes that the chair gave a slot beyond its length."""

    minutes: Annotated[int, Field(ge=1, le=240)]
    at: AwareDatetime
    reason: Line = ""


class Timer(Model):
    """The times of one slot. `minutes` is its length as allotted when it began; None is no limit."""

    began_at: AwareDatetime | None = None
    minutes: Annotated[int, Field(ge=1)] | None = None
    pauses: tuple[Pause, ...] = ()
    added: tuple[AddedTime, ...] = ()
    finished_at: AwareDatetime | None = None

    @property
    def state(self) -> State:
        """Planned, running, paused or finished."""
        if self.began_at is None:
            return "planned"
        if self.finished_at is not None:
            return "finished"
        return "paused" if self.pauses and self.pauses[-1].ended_at is None else "running"

    @property
    def last_at(self) -> datetime | None:
        """The latest time this timer knows of; nothing that follows is earlier."""
        times = [self.began_at, self.finished_at, *(added.at for added in self.added)]
        times += [time for pause in self.pauses for time in (pause.began_at, pause.ended_at)]
        return max((time for time in times if time is not None), default=None)

    def not_before_last(self, at: datetime) -> datetime:
        """`at`, or the last known time where the clock has jumped back behind it."""
        return max(at, self.last_at) if self.last_at else at

    @property
    def stretches(self) -> list[tuple[datetime, datetime | None]]:
        """The stretches in which it ran, from when to when; the last one is open while it runs."""
        found: list[tuple[datetime, datetime | None]] = []
        begins = self.began_at
        for pause in self.pauses:
            if begins is not None:
                found.append((begins, pause.began_at))
            begins = pause.ended_at
        return found if begins is None else [*found, (begins, self.finished_at)]

    def wall(self, now: datetime) -> timedelta:
        """Time since the start, up to the end or `now`."""
        if self.began_at is None:
            return ZERO
        return (self.finished_at or self.not_before_last(now)) - self.began_at

    def paused(self, now: datetime) -> timedelta:
        """Time spent paused, up to the end or `now`."""
        until = self.finished_at or self.not_before_last(now)
        return sum(((pause.ended_at or until) - pause.began_at for pause in self.pauses), ZERO)

    def used(self, now: datetime) -> timedelta:
        """Time the slot has run: wall time less pauses."""
        return self.wall(now) - self.paused(now)

    @property
    def allotted(self) -> timedelta | None:
        """The slot's length with what was added, or None where it has no limit."""
        if self.minutes is None:
            return None
        return timedelta(minutes=self.minutes + sum(added.minutes for added in self.added))

    def left(self, now: datetime) -> timedelta | None:
        """Time left; negative once the slot overruns, None where it has no limit."""
        return None if self.allotted is None else self.allotted - self.used(now)
