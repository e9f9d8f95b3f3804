"""Decisions: what was decided and why, who did not agree, and what was not quorate."""

from datetime import date, datetime
from typing import Literal

from pydantic import AwareDatetime

from panel_tui.domain.case import AgreedDate, Case, Decision, Dissent, EventDate, ReadBack
from panel_tui.domain.change import CaseChange, Moment
from panel_tui.domain.leaks import names_another
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Id, Name, Refused, Words, same_person
from panel_tui.domain.outcomes import Outcome
from panel_tui.domain.quorum import decided_at, quorum_at
from panel_tui.domain.slots import Reason
from panel_tui.domain.words import say_date, say_time


class Decide(CaseChange):
    """The meeting decides about the cases named; `outcomes` are the template's.

    `agreed` are the days that the meeting gives to steps of these outcomes, `happened` the days on
    which what they mark happened, where that is not the day of the meeting. `made_at` is when it was
    decided, where it is recorded afterwards. Where the meeting was not then
    quorate the decision is advisory until it is confirmed (design.md section 4; a rule of ours that
    no source states).
    """

    kind: Literal["decide"] = "decide"
    outcomes: tuple[Id, ...] = ()
    agreed: tuple[AgreedDate, ...] = ()
    happened: tuple[EventDate, ...] = ()
    text: Reason
    rationale: Words = ""
    made_at: AwareDatetime | None = None

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case with the decision in place of an earlier one.

        Raises:
            Refused: an outcome that the template does not have or that does not apply to the child,
                or a day for something else, or a day or time that cannot be.
        """
        taken = [_outcome(meeting, case, each) for each in self.outcomes]
        heard_on = meeting.heard_on(case.case_id)
        for agreed in self.agreed:
            _refuse_agreed(agreed, taken, heard_on)
        for event in self.happened:
            _refuse_happened(event, taken, heard_on)
        made_at = self.made_at or moment.at
        _refuse_future(made_at, moment)
        at = decided_at(meeting, case.case_id, made_at)
        decision = Decision(
            outcomes=self.outcomes,
            agreed=self.agreed,
            happened=self.happened,
            text=self.text,
            rationale=self.rationale,
            advisory=not quorum_at(meeting, case.case_id, at).quorate,
            at=made_at,
            by=moment.by,
        )
        return case.changed(decision=decision)


def _refuse_future(at: datetime, moment: Moment) -> None:
    if at > moment.at:
        raise Refused(f"{say_time(at)} is still to come: say it when it has happened.")


def _outcome(meeting: Meeting, case: Case, outcome_id: str) -> Outcome:
    outcome = meeting.template.outcome(outcome_id)
    if outcome is None:
        known = ", ".join(each.id for each in meeting.template.outcomes)
        raise Refused(f"The outcomes are {known or 'none'}, not {outcome_id}.")
    # What has happened may not have been recorded yet: it keeps an outcome from being offered only.
    if not outcome.applies.holds(meeting.circumstances(case.case_id).changed(events=None)):
        raise Refused(f"{outcome.title} does not apply to {case.case_id}.")
    return outcome


def _refuse_agreed(agreed: AgreedDate, taken: list[Outcome], heard_on: date) -> None:
    steps = {step.id: step.what for outcome in taken for step in outcome.follow_ups}
    if agreed.step not in steps:
        known = ", ".join(steps) or "none"
        raise Refused(f"The steps of this decision are {known}, not {agreed.step}.")
    if agreed.on < heard_on:
        raise Refused(f"“{steps[agreed.step]}”: {say_date(agreed.on)} is before the meeting.")


def _refuse_happened(event: EventDate, taken: list[Outcome], heard_on: date) -> None:
    outcome = next((each for each in taken if each.id == event.outcome and each.marks), None)
    if outcome is None:
        raise Refused(f"{event.outcome} is no outcome of this decision that has a day of its own.")
    if event.on > heard_on and outcome.marks_on != "planned":
        raise Refused(f"{outcome.title}: {say_date(event.on)} is after the meeting.")


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

    It stands until any of them is changed (`change.CaseChange`). `read_at` is when that was, where it
    is recorded afterwards.
    """

    kind: Literal["confirm read-back"] = "confirm read-back"
    read_at: AwareDatetime | None = None

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case with its read-back confirmed.

        Raises:
            Refused: deferred or withdrawn, nothing to read out, or a time that is still to come.
        """
        if not case.heard_here:
            state = "deferred" if case.deferral else "withdrawn"
            raise Refused(f"{case.case_id} is {state}: there is nothing to read back.")
        if not any(case.said_back):
            raise Refused(f"{case.case_id} has no decision and no action to read back yet.")
        read_at = self.read_at or moment.at
        _refuse_future(read_at, moment)
        return case.changed(read_back=ReadBack(at=read_at, by=moment.by))


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


class RemoveDissent(CaseChange):
    """A dissent that was recorded by mistake is taken off."""

    kind: Literal["remove dissent"] = "remove dissent"
    who: Name

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case without it.

        Raises:
            Refused: no dissent of that person is recorded.
        """
        kept = tuple(each for each in case.dissents if not same_person(each.who, self.who))
        if len(kept) == len(case.dissents):
            raise Refused(f"{case.case_id}: no dissent of {self.who} is recorded.")
        return case.changed(dissents=kept)
