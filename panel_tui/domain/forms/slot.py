"""The slot on a form: when it really began, stood still and ended; or why a child was not heard in it."""

import re
from datetime import date, datetime
from typing import Any, ClassVar, NamedTuple

from panel_tui.domain.case import Case
from panel_tui.domain.changes import Change
from panel_tui.domain.forms.cards import Card, write_card
from panel_tui.domain.forms.grammar import Typed
from panel_tui.domain.forms.part import Edits, Entries, Entry, Made, Part
from panel_tui.domain.forms.reading import Reading
from panel_tui.domain.forms.stage import Phase, Stage
from panel_tui.domain.forms.stays import Span, read_span, say_span
from panel_tui.domain.forms.values import (
    Unread,
    as_recorded,
    read_coming_day,
    read_when,
    say_day,
    say_when,
)
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.slots import BringBack, DeferCase, WithdrawCase
from panel_tui.domain.stated_times import StateTimes
from panel_tui.domain.text import clean_line
from panel_tui.domain.timer import AddedTime, Pause, Timer

_BEGAN, _PAUSED, _ADDED, _ENDED = "Began", "Paused", "Minutes added", "Ended"
_DEFERRED, _RETURNS, _WITHDRAWN = "Deferred because", "Returns on", "Withdrawn because"
_ITSELF = "it"
_BECAUSE = " because "
_MORE = re.compile(r"(?P<minutes>[0-9]{1,3})(?: min(?:utes)?)? at (?P<at>.+)", re.IGNORECASE)


class Stood(NamedTuple):
    """A pause: from when to when, and why."""

    span: Span
    reason: str


class More(NamedTuple):
    """Minutes that the chair gave: how many, when, and why."""

    minutes: int
    at: datetime
    reason: str


class Times(NamedTuple):
    """The real times of a slot."""

    began: datetime | None = None
    pauses: tuple[Stood, ...] = ()
    added: tuple[More, ...] = ()
    ended: datetime | None = None


class TimesPart(Part):
    """When the slot really began, stood still and ended; the same on the forms of all who share it."""

    phase: ClassVar[Phase] = "times"
    id, title = "times", "Times"
    guidance = (
        "When it really began and ended, such as 10:04 and 10:26. If need be, add lines:",
        "Paused: 10:10 to 10:15 because the line dropped",
        "Minutes added: 5 at 10:20 because there was more to say",
    )
    labels = (_BEGAN, _PAUSED, _ADDED, _ENDED)
    repeated = (_PAUSED, _ADDED)
    may_go = repeated

    def __init__(self, meeting: Meeting, case_id: str) -> None:
        """The part of a case; times are of the day on which it is heard."""
        self._number = meeting.slot_of(case_id).number
        self._day = meeting.heard_on(case_id)

    def text(self, meeting: Meeting, case: Case) -> str:
        """The times as they are recorded."""
        timer = meeting.slot(self._number).timer
        said = [(_BEGAN, self._say(timer.began_at))]
        for pause in timer.pauses:
            span = say_span(pause.began_at, pause.ended_at, self._day)
            said.append((_PAUSED, f"{span}{_BECAUSE}{pause.reason}"))
        for added in timer.added:
            reason = f"{_BECAUSE}{added.reason}" if added.reason else ""
            said.append((_ADDED, f"{added.minutes} at {self._say(added.at)}{reason}"))
        return write_card([*said, (_ENDED, self._say(timer.finished_at))], self.labels)

    def read(self, typed: Typed, reading: Reading) -> Entries:
        """The times, as one value."""
        card = reading.card(typed, self)
        pauses = [
            reading.value(each.line, each.label, _read_pause, clean_line(each.text), self._day)
            for each in card.all(_PAUSED)
        ]
        added = [
            reading.value(each.line, each.label, _read_more, clean_line(each.text), self._day)
            for each in card.all(_ADDED)
        ]
        times = Times(
            self._read(_BEGAN, card, reading),
            tuple(each for each in pauses if each),
            tuple(each for each in added if each),
            self._read(_ENDED, card, reading),
        )
        if not card[_BEGAN] and times != Times():
            reading.fault(card.line(_BEGAN), "say when it began", _BEGAN)
        return {_ITSELF: Entry(times, card.line(_BEGAN))}

    def record(self, edits: Edits, stage: Stage, case_id: str) -> Made:
        """All the times, to the second where the minute is what was recorded."""
        for edit in edits.values():
            if edit.after.began is None:
                yield edit.line, Refused("A slot that has begun is not taken back on a form.")
            else:
                yield edit.line, self._stating(edit.after, stage.meeting)

    def _stating(self, times: Times, meeting: Meeting) -> StateTimes:
        timer = meeting.slot(self._number).timer
        began = as_recorded(times.began, [timer.began_at]) or timer.began_at
        began = as_recorded(began, self._ends_of_others(meeting, began))
        return StateTimes.model_validate(
            {
                "meeting_id": meeting.id,
                "slot": self._number,
                "began_at": began,
                "pauses": [_pause(each, timer) for each in times.pauses],
                "added": [_added(each, timer) for each in times.added],
                "finished_at": as_recorded(times.ended, [timer.finished_at]),
            }
        )

    def _ends_of_others(self, meeting: Meeting, began: datetime | None) -> list[datetime]:
        """When other slots ended a few seconds later: one that begins in that minute follows on."""
        return [
            ended
            for slot in meeting.slots
            for _, ended in slot.timer.stretches
            if slot.number != self._number and ended and began and ended > began
        ]

    def _say(self, at: datetime | None) -> str:
        return say_when(at, self._day) if at else ""

    def _read(self, label: str, card: Card, reading: Reading) -> datetime | None:
        if not card[label]:
            return None
        return reading.value(card.line(label), label, read_when, card[label], self._day)


class PutOff(NamedTuple):
    """Why a child was not heard here: deferred, and to when; or withdrawn."""

    deferred: str = ""
    returns: Any = None
    withdrawn: str = ""


class PutOffPart(Part):
    """Why a child was put off, or is no longer brought here."""

    id, title = "put-off", "Deferred or withdrawn"
    guidance = ("Leave this empty for a child who is heard here.",)
    labels = (_DEFERRED, _RETURNS, _WITHDRAWN)

    def text(self, meeting: Meeting, case: Case) -> str:
        """The reason, and the day of return."""
        deferral, withdrawal = case.deferral, case.withdrawal
        values = (
            deferral.reason if deferral else "",
            say_day(deferral.return_on) if deferral else "",
            withdrawal.reason if withdrawal else "",
        )
        return write_card(zip(self.labels, values, strict=True), self.labels)

    def read(self, typed: Typed, reading: Reading) -> Entries:
        """The reason and the day of return, as one value."""
        card = reading.card(typed, self)
        line, text = card.line(_RETURNS), card[_RETURNS]
        returns = reading.value(line, _RETURNS, read_coming_day, text, reading.days)
        put_off = PutOff(card[_DEFERRED], returns, card[_WITHDRAWN])
        if put_off.deferred and put_off.withdrawn:
            reading.fault(card.line(_WITHDRAWN), "deferred or withdrawn, not both", _WITHDRAWN)
        if text and not put_off.deferred:
            reading.fault(line, f"say why, after {_DEFERRED}:", _RETURNS)
        return {_ITSELF: Entry(put_off, card.line(_DEFERRED))}

    def record(self, edits: Edits, stage: Stage, case_id: str) -> Made:
        """The child put off, withdrawn or brought back."""
        for edit in edits.values():
            for change in self._changes(edit.after, stage.meeting, case_id):
                yield edit.line, change

    def _changes(self, after: PutOff, meeting: Meeting, case_id: str) -> list[Change]:
        case = meeting.case(case_id)
        stays = (case.deferral and after.deferred) or (case.withdrawal and after.withdrawn)
        head = {"meeting_id": meeting.id, "case_ids": (case_id,)}
        changes: list[Change] = []
        if not case.heard_here and not stays:
            changes.append(BringBack.model_validate(head))
        if after.deferred:
            reason = {"reason": after.deferred, "return_on": after.returns}
            changes.append(DeferCase.model_validate(head | reason))
        if after.withdrawn:
            changes.append(WithdrawCase.model_validate(head | {"reason": after.withdrawn}))
        return changes


def _read_pause(text: str, day: date) -> Stood:
    span, because, reason = text.partition(_BECAUSE)
    if not because or not reason:
        raise Unread("write a pause as 10:10 to 10:15 because the line dropped")
    return Stood(read_span(span, day), reason)


def _read_more(text: str, day: date) -> More:
    said, _, reason = text.partition(_BECAUSE)
    found = _MORE.fullmatch(said.strip())
    if found is None or not 1 <= int(found["minutes"]) <= 240:
        raise Unread("write added minutes as 5 at 10:20 because there was more to say")
    return More(int(found["minutes"]), read_when(found["at"], day), reason)


def _pause(said: Stood, timer: Timer) -> Pause:
    begins, ends = said.span
    return Pause(
        began_at=as_recorded(begins, [each.began_at for each in timer.pauses]) or begins,
        ended_at=as_recorded(ends, [each.ended_at for each in timer.pauses]),
        reason=said.reason,
    )


def _added(said: More, timer: Timer) -> AddedTime:
    at = as_recorded(said.at, [each.at for each in timer.added]) or said.at
    return AddedTime(minutes=said.minutes, at=at, reason=said.reason)
