"""The options ledger: every route to permanence with its status and the reason (S2, S3, S5)."""

from typing import Literal

from panel_tui.domain.case import Case
from panel_tui.domain.change import CaseChange, Moment
from panel_tui.domain.ledger import ONLY_ONE, OptionEntry, OptionStatus
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Id, Line, Refused, Words


class SetOption(CaseChange):
    """An option gets a status and a reason; `detail` says whose, such as `maternal aunt`."""

    kind: Literal["set option"] = "set option"
    option: Id
    detail: Line = ""
    status: OptionStatus
    reason: Words = ""
    strengths: Words = ""
    risks: Words = ""
    support: Words = ""

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case with the option in its ledger, in the place it had.

        Raises:
            Refused: no such option, a ruled-out option without its reason (S2, Care Planning), or
                a second entry where there can be one only.
        """
        known = [option.id for option in meeting.template.options]
        if self.option not in known:
            raise Refused(f"The options are {', '.join(known) or 'none'}, not {self.option}.")
        if self.status == "ruled out" and not self.reason:
            raise Refused("Say why it is ruled out: the child may want to know.")
        entry = OptionEntry(
            option=self.option,
            detail=self.detail,
            status=self.status,
            reason=self.reason,
            strengths=self.strengths,
            risks=self.risks,
            support=self.support,
        )
        others = [each for each in case.options if each.key != entry.key]
        if entry.status in ONLY_ONE and any(each.status == entry.status for each in others):
            raise Refused(f"Another option is {entry.status} already: change that one first.")
        if len(others) == len(case.options):
            return case.changed(options=(*case.options, entry))
        return case.changed(
            options=tuple(entry if each.key == entry.key else each for each in case.options)
        )


class RemoveOption(CaseChange):
    """An option is taken off the ledger again."""

    kind: Literal["remove option"] = "remove option"
    option: Id
    detail: Line = ""

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case without the option.

        Raises:
            Refused: the ledger has no such option.
        """
        kept = tuple(each for each in case.options if each.key != (self.option, self.detail))
        if len(kept) == len(case.options):
            raise Refused(f"{self.option} is not on the ledger of {case.case_id}.")
        return case.changed(options=kept)
