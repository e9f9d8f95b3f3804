"""What every change is: one thing a person did to a meeting or a child, as a value.

A change is defined beside its rule and applies itself: it takes the state and the moment and returns
the new state, or raises `Refused` with words for the person. `changes.py` lists them all.
"""

from abc import abstractmethod
from typing import Literal, Self

from pydantic import AwareDatetime

from panel_tui.domain.case import Case, CaseIds
from panel_tui.domain.child import Child
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Id, Model, Name, Refused


class Moment(Model):
    """When something was done, and by whom (the actor)."""

    at: AwareDatetime
    by: Name


class MeetingChange(Model):
    """A change to a meeting."""

    meeting_id: Id

    @property
    def subject(self) -> str:
        """What the journal files this change under."""
        return f"meeting/{self.meeting_id}"

    def completed(self, meeting: Meeting, moment: Moment) -> Self:
        """This change with all that the journal must keep, so that it can be played again as it was."""
        return self

    @abstractmethod
    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting after this change.

        Raises:
            Refused: the rules do not allow it; nothing has changed.
        """


class CaseChange(MeetingChange):
    """A change to what is recorded about the cases it names, the same for each of them.

    Minutes that are approved do not change: they are reopened first.
    """

    case_ids: CaseIds

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with each named case changed.

        Raises:
            Refused: a case is not on the agenda, its minutes are approved, or the rule says no.
        """
        after = meeting
        for case_id in self.case_ids:
            case = open_case(meeting, case_id)
            after = after.with_case(_read_back_kept(case, self.on_case(case, meeting, moment)))
        return after

    @abstractmethod
    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case after this change; `meeting` is as it was before it.

        Raises:
            Refused: the rules do not allow it.
        """


class ChildChange(Model):
    """A change to what the register holds of a child."""

    child_id: Name

    @property
    def subject(self) -> str:
        """What the journal files this change under."""
        return f"child/{self.child_id}"

    @abstractmethod
    def apply(self, child: Child | None, moment: Moment) -> Child:
        """The child after this change; `child` is None before it is registered.

        Raises:
            Refused: the rules do not allow it; nothing has changed.
        """


class Undo(Model):
    """A person takes back the last change of their own, by its number in the journal.

    It has no `apply`: `history.undone` says what the meeting is without that change.
    """

    kind: Literal["undo"] = "undo"
    meeting_id: Id
    number: int

    @property
    def subject(self) -> str:
        """What the journal files this change under."""
        return f"meeting/{self.meeting_id}"


def open_case(meeting: Meeting, case_id: str) -> Case:
    """The case of that ID, of which more may be said.

    Raises:
        Refused: it is not on the agenda, or its minutes are approved.
    """
    case = meeting.case(case_id)
    if case.approved:
        raise Refused(f"The minutes of {case_id} are approved. Reopen them first.")
    return case


def _read_back_kept(before: Case, after: Case) -> Case:
    """The case without its read-back where the change put something else than was read out."""
    if before.read_back is None or before.said_back == after.said_back:
        return after
    return after.changed(read_back=None)
