"""What brothers and sisters share, and some of them go on with alone: a note, an action.

Each record keeps its words; only whom they are for is put right, in every record that has them. So what
is changed for one child afterwards never reaches another one.
"""

from typing import Any, Literal, NamedTuple

from panel_tui.domain.actions import next_action_number
from panel_tui.domain.case import Action, Case, CaseIds, Note
from panel_tui.domain.change import MeetingChange, Moment, open_case
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Id, Refused
from panel_tui.domain.notes import WriteNote


class OwnNote(MeetingChange):
    """A note for several children (`shared`) becomes that of some of them, and stays with the others."""

    kind: Literal["own note"] = "own note"
    case_ids: CaseIds
    place: Id
    shared: CaseIds

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with the note parted; where they have a note of their own, the words follow it.

        Raises:
            Refused: a case shares no such note, or its minutes are approved.
        """
        for case_id in self.case_ids:
            if not any(self._is_meant(note) for note in open_case(meeting, case_id).notes):
                raise Refused(f"{case_id} shares no such note under {self.place}.")
        rest = tuple(each for each in self.shared if each not in self.case_ids)
        for case_id in (each for each in self.shared if each in meeting.case_ids):
            case_ids = self.case_ids if case_id in self.case_ids else rest
            meeting = meeting.with_case(self._renamed(meeting.case(case_id), case_ids))
        return meeting

    def _is_meant(self, note: Note) -> bool:
        return _is_for(note, self.place, self.shared)

    def _renamed(self, case: Case, case_ids: CaseIds) -> Case:
        others = [each for each in case.notes if not self._is_meant(each)]
        for note in (each for each in case.notes if self._is_meant(each)):
            own = [each for each in others if _is_for(each, self.place, case_ids)]
            others = [each for each in others if each not in own]
            text = "\n\n".join(each.text for each in (*own, note))
            others.append(note.changed(case_ids=case_ids, text=text))
        return case.changed(notes=tuple(others))


class OwnAction(MeetingChange):
    """An action of several children becomes that of some of them, under a new number."""

    kind: Literal["own action"] = "own action"
    case_ids: CaseIds
    number: int

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with the action parted.

        Raises:
            Refused: a case shares no such action, or its minutes are approved.
        """
        first, *_ = [self._shared_by(open_case(meeting, each)) for each in self.case_ids]
        shared = first.case_ids
        own = {"number": next_action_number(meeting), "case_ids": self.case_ids}
        rest = tuple(each for each in shared if each not in self.case_ids)
        for case_id in (each for each in shared if each in meeting.case_ids):
            named = own if case_id in self.case_ids else {"case_ids": rest}
            case = meeting.case(case_id)
            actions = tuple(
                each.changed(**named) if each.number == self.number else each
                for each in case.actions
            )
            meeting = meeting.with_case(case.changed(actions=actions))
        return meeting

    def _shared_by(self, case: Case) -> Action:
        for action in case.actions:
            if action.number == self.number and not set(action.case_ids) <= set(self.case_ids):
                return action
        raise Refused(f"{case.case_id} shares no action {self.number}.")


class Parted(NamedTuple):
    """An action as some of its children go on with it: what parts it first, whose it is, its number."""

    changes: tuple[OwnAction, ...]
    case_ids: CaseIds
    number: int


def parted(meeting: Meeting, action: Action) -> Parted:
    """An action as it can still be changed: without the children whose minutes are approved."""
    case_ids = open_ones(meeting, action.case_ids)
    if case_ids == action.case_ids:
        return Parted((), case_ids, action.number)
    own = OwnAction(meeting_id=meeting.id, case_ids=case_ids, number=action.number)
    return Parted((own,), case_ids, next_action_number(meeting))


def open_ones(meeting: Meeting, case_ids: CaseIds) -> CaseIds:
    """Those of these cases whose minutes are not approved; all of them where there is none."""
    return tuple(each for each in case_ids if not meeting.case(each).approved) or case_ids


def notes_for(meeting: Meeting, place: str, case_ids: CaseIds) -> tuple[Note, ...]:
    """The notes under a place that these children alone go on with, those of their own first.

    What they shared with somebody whose minutes are approved, or who is no longer heard here, is theirs.
    """
    first = meeting.case(case_ids[0])
    own = [each for each in first.notes if _is_for(each, place, case_ids)]
    shared = [
        each
        for each in first.notes
        if each.place == place
        and each not in own
        and {other for other in each.case_ids if _goes_on(meeting, other)} == set(case_ids)
    ]
    return (*own, *shared)


def words_for(meeting: Meeting, place: str, case_ids: CaseIds) -> str:
    """What is written under a place for these children; empty if there is nothing."""
    return "\n\n".join(each.text for each in notes_for(meeting, place, case_ids))


def rewriting(
    meeting: Meeting, place: str, case_ids: CaseIds, text: str
) -> tuple[OwnNote | WriteNote, ...]:
    """The changes after which the words of `words_for` read otherwise, for these children alone."""
    head: dict[str, Any] = {"meeting_id": meeting.id, "case_ids": case_ids, "place": place}
    parted = (
        OwnNote(**head, shared=each.case_ids)
        for each in notes_for(meeting, place, case_ids)
        if not _is_for(each, place, case_ids)
    )
    return (*parted, WriteNote(**head, text=text))


def _goes_on(meeting: Meeting, case_id: str) -> bool:
    """Whether more is said of a case: it is on the agenda, heard here, and its minutes are open."""
    if case_id not in meeting.case_ids:
        return False
    case = meeting.case(case_id)
    return case.heard_here and not case.approved


def _is_for(note: Note, place: str, case_ids: CaseIds) -> bool:
    return note.place == place and set(note.case_ids) == set(case_ids)
