"""A case's facts are put right: a wrong case ID, a date of birth, an unborn child that was born."""

from collections.abc import Iterable
from typing import Literal

from panel_tui.domain.agenda import CaseFacts
from panel_tui.domain.case import Case, CaseIds
from panel_tui.domain.change import MeetingChange, Moment, open_case
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Name, Refused
from panel_tui.domain.rearranging import refuse_impossible_days, refuse_taken


class CorrectCase(MeetingChange):
    """What the agenda stated of a case is replaced by `facts`; all that names its case ID follows.

    The register follows for the same child. `child_id` is given where the case ID was another child's:
    the case is then about that child, and the first one keeps nothing of this meeting.
    """

    kind: Literal["correct case"] = "correct case"
    case_id: Name
    facts: CaseFacts
    child_id: Name | None = None

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with the case put right.

        Raises:
            Refused: no such case, its minutes are or were approved under the old case ID, the new one
                is on the agenda already, or its days cannot be.
        """
        case = open_case(meeting, self.case_id)
        child_id = self.child_id or case.child_id
        self._refuse_other_child(case, child_id)
        refuse_impossible_days(self.facts, meeting, moment)
        others = [each for each in meeting.cases if each.case_id != self.case_id]
        refuse_taken(others, self.facts.case_id, child_id)
        right = case.changed(child_id=child_id, facts=self.facts)
        if child_id != case.child_id:
            # What the first child brought is none of the other's.
            right = right.changed(carried=None, settled=())
        corrected = meeting.with_case_instead(self.case_id, right)
        return renamed(corrected, self.case_id, self.facts.case_id)

    def _refuse_other_child(self, case: Case, child_id: str) -> None:
        another = (self.facts.case_id, child_id) != (case.case_id, case.child_id)
        if case.versions and another:
            raise Refused(
                f"Minutes were approved as {self.case_id}, and what is approved does not change. "
                "Defer this case, and add the right one as a late case."
            )


def corrected(changes: Iterable[object], case_ids: CaseIds) -> CaseIds:
    """Case IDs as they read after every correction among `changes`."""
    for change in changes:
        if isinstance(change, CorrectCase):
            case_ids = _with(case_ids, change.case_id, change.facts.case_id)
    return case_ids


def _with(case_ids: CaseIds, old: str, new: str) -> CaseIds:
    return tuple(new if each == old else each for each in case_ids)


def renamed(meeting: Meeting, old: str, new: str) -> Meeting:
    """The meeting with a case ID replaced wherever slots, notes, actions and papers sent name it."""
    if old == new:
        return meeting
    slots = tuple(slot.changed(case_ids=_with(slot.case_ids, old, new)) for slot in meeting.slots)
    cases = tuple(
        case.changed(
            notes=tuple(
                each.changed(case_ids=_with(each.case_ids, old, new)) for each in case.notes
            ),
            actions=tuple(
                each.changed(case_ids=_with(each.case_ids, old, new)) for each in case.actions
            ),
        )
        for case in meeting.cases
    )
    sent = tuple(
        each.changed(case_ids=_with(each.case_ids, old, new)) for each in meeting.papers_sent
    )
    return meeting.changed(slots=slots, cases=cases, papers_sent=sent)
