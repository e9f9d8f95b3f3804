"""Decisions: what was decided and why, who did not agree, and what was not quorate."""

from datetime import date
from typing import Literal

from panel_tui.domain.case import Case, Decision, Dissent, ReadBack
from panel_tui.domain.change import CaseChange, Moment
from panel_tui.domain.leaks import names_another
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Id, Name, Refused, Words, same_person
from panel_tui.domain.quorum import decided_at, quorum_at
from panel_tui.domain.slots import Reason


class Decide(CaseChange):
    """The meeting decides about the cases named; `outcomes` are the template's.

    Where the meeting is not quorate the decision is advisory until it is confirmed
    (design.md section 4; a rule of ours that no source states).
    """

    kind: Literal["decide"] = "decide"
    outcomes: tuple[Id, ...] = ()
    text: Reason
    rationale: Words = ""

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case with the decision in place of an earlier one.

        Raises:
            Refused: an outcome that the template does not have.
        """
        for outcome_id in self.outcomes:
            if meeting.template.outcome(outcome_id) is None:
                known = ", ".join(each.id for each in meeting.template.outcomes)
                raise Refused(f"The outcomes are {known or 'none'}, not {outcome_id}.")
        at = decided_at(meeting, case.case_id, moment.at)
        decision = Decision(
            outcomes=self.outcomes,
            text=self.text,
            rationale=self.rationale,
            advisory=not quorum_at(meeting, case.case_id, at).quorate,
            at=moment.at,
            by=moment.by,
        )
        return case.changed(decision=decision)


class ConfirmDecision(CaseChange):
    """A decision that was advisory is confirmed by a person who may."""

    kind: Literal["confirm decision"] = "confirm decision"
    confirmed_by: Name

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case with its decision confirmed.

        Raises:
            Refused: there is no advisory decision.
        """
        if case.decision is None or not case.decision.advisory:
            raise Refused(f"{case.case_id} has no advisory decision to confirm.")
        return case.changed(decision=case.decision.changed(confirmed_by=self.confirmed_by))


class ConfirmReadBack(CaseChange):
    """The decision, the actions and the dissent were read out, and nobody put them right.

    It stands until any of them is changed (`change.CaseChange`).
    """

    kind: Literal["confirm read-back"] = "confirm read-back"

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case with its read-back confirmed.

        Raises:
            Refused: deferred or withdrawn, or nothing to read out.
        """
        if not case.heard_here:
            state = "deferred" if case.deferral else "withdrawn"
            raise Refused(f"{case.case_id} is {state}: there is nothing to read back.")
        if not any(case.said_back):
            raise Refused(f"{case.case_id} has no decision and no action to read back yet.")
        return case.changed(read_back=ReadBack(at=moment.at, by=moment.by))


class RecordDissent(CaseChange):
    """Somebody does not agree: who, what, why, and how, by whom and by when it is resolved (S3)."""

    kind: Literal["record dissent"] = "record dissent"
    who: Name
    what: Reason
    why: Words = ""
    route: Name
    owner: Name
    due: date | None = None

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case with the dissent, in place of what the same person had said before.

        Raises:
            Refused: who it is names another child, such as the parent of one: the minutes would too.
        """
        if names_another(meeting, case.case_id, self.who):
            raise Refused(
                f"{case.case_id}: who does not agree is named after another child. "
                "Name the person, or their part in this child's life."
            )
        dissent = Dissent(
            who=self.who,
            what=self.what,
            why=self.why,
            route=self.route,
            owner=self.owner,
            due=self.due,
        )
        others = tuple(each for each in case.dissents if not same_person(each.who, self.who))
        return case.changed(dissents=(*others, dissent))
