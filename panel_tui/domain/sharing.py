"""What brothers and sisters share, and one of them goes on with alone: a note, an action.

Each record keeps its words; only whom they are for is put right, in every record that has them. So what
is changed for one child afterwards never reaches another one.
"""

from typing import Literal

from panel_tui.domain.actions import next_action_number
from panel_tui.domain.case import Case, CaseIds, Note
from panel_tui.domain.change import MeetingChange, Moment
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Id, Name, Refused


class OwnNote(MeetingChange):
    """A note for several children (`shared`) becomes this child's own, and stays with the others."""

    kind: Literal["own note"] = "own note"
    case_id: Name
    place: Id
    shared: CaseIds

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with the note parted; where a child has an own note, the words follow it.

        Raises:
            Refused: the case shares no such note, or its minutes are approved.
        """
        case = _open_case(meeting, self.case_id)
        if not any(self._is_meant(note) for note in case.notes):
            raise Refused(f"{self.case_id} shares no such note under {self.place}.")
        rest = tuple(each for each in self.shared if each != self.case_id)
        for case_id in (each for each in self.shared if each in meeting.case_ids):
            case_ids = (case_id,) if case_id == self.case_id else rest
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
    """An action of several children becomes this child's own, under a new number."""

    kind: Literal["own action"] = "own action"
    case_id: Name
    number: int

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with the action parted.

        Raises:
            Refused: the case shares no such action, or its minutes are approved.
        """
        case = _open_case(meeting, self.case_id)
        shared = next((each for each in case.actions if each.number == self.number), None)
        if shared is None or len(shared.case_ids) < 2:
            raise Refused(f"{self.case_id} shares no action {self.number}.")
        own_number = next_action_number(meeting)
        rest = tuple(each for each in shared.case_ids if each != self.case_id)
        for case_id in (each for each in shared.case_ids if each in meeting.case_ids):
            own = {"number": own_number, "case_ids": (case_id,)}
            named = own if case_id == self.case_id else {"case_ids": rest}
            case = meeting.case(case_id)
            actions = tuple(
                each.changed(**named) if each.number == self.number else each
                for each in case.actions
            )
            meeting = meeting.with_case(case.changed(actions=actions))
        return meeting


def _open_case(meeting: Meeting, case_id: str) -> Case:
    case = meeting.case(case_id)
    if case.approved:
        raise Refused(f"The minutes of {case_id} are approved. Reopen them first.")
    return case


def _is_for(note: Note, place: str, case_ids: CaseIds) -> bool:
    return note.place == place and set(note.case_ids) == set(case_ids)
