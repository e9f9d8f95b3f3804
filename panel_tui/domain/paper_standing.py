"""How the papers of a case stand: what the check found, with waivers and the days they came.

The findings that are kept say what was in the folder. Who waived a paper, and when it really came,
is said by people, before a check or after it; so both are laid over the findings when they are read.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal, Self

from panel_tui.domain.case import Case, PaperReceived, PaperWaiver
from panel_tui.domain.change import CaseChange, MeetingChange, Moment
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Id, Name, Refused
from panel_tui.domain.notes import refuse_unknown_paper
from panel_tui.domain.paper_findings import (
    NO_PAPER,
    CasePapers,
    CheckKept,
    Finding,
    PaperCheck,
    Problem,
    severity,
    worst,
)
from panel_tui.domain.slots import Reason
from panel_tui.domain.words import LONDON, say_date, say_time


class KeepPaperCheck(MeetingChange):
    """What a check found is kept with the meeting, in place of the check before.

    Of a case whose slot is finished, what was found before stands: it is what the panel had.
    """

    kind: Literal["keep paper check"] = "keep paper check"
    check: PaperCheck

    def completed(self, meeting: Meeting, moment: Moment) -> Self:
        """This change with the cases alone of which something else is found than before."""
        before = {case.case_id: case for case in meeting.cases}
        cases = tuple(
            papers
            for papers in self.check.cases
            if papers.case_id in before
            and papers.findings != before[papers.case_id].paper_findings
            and not meeting.ended_at(papers.case_id)
        )
        return self.changed(check=self.check.changed(cases=cases))

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with the check, and each case still to be heard with its findings."""
        check = self.completed(meeting, moment).check
        found = {papers.case_id: papers.findings for papers in check.cases}
        cases = tuple(
            case.changed(paper_findings=found[case.case_id]) if case.case_id in found else case
            for case in meeting.cases
        )
        kept = CheckKept(
            at=moment.at, by=moment.by, folder=check.folder, due_at=check.due_at, loose=check.loose
        )
        return meeting.changed(cases=cases, paper_check=kept)


class WaivePaper(CaseChange):
    """Somebody lets the panel hear a case without a document, or with it as it is, and says why."""

    kind: Literal["waive paper"] = "waive paper"
    paper: Id
    waived_by: Name
    reason: Reason

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case with the waiver; said again, it is in place of the earlier one.

        Raises:
            Refused: the template asks for no such document.
        """
        refuse_unknown_paper(meeting, self.paper)
        waiver = PaperWaiver(paper=self.paper, by=self.waived_by, reason=self.reason, at=moment.at)
        others = tuple(each for each in case.waivers if each.paper != self.paper)
        return case.changed(waivers=(*others, waiver))


class ReceivePaper(CaseChange):
    """The day on which a document came, which counts more than when a check first saw it."""

    kind: Literal["receive paper"] = "receive paper"
    paper: Id
    on: date

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case with the day.

        Raises:
            Refused: the template asks for no such document, or the day is still to come.
        """
        refuse_unknown_paper(meeting, self.paper)
        if self.on > moment.at.astimezone(LONDON).date():
            raise Refused(f"{say_date(self.on)} is still to come: give the day on which it came.")
        received = PaperReceived(paper=self.paper, on=self.on)
        others = tuple(each for each in case.received if each.paper != self.paper)
        return case.changed(received=(*others, received))


def kept_check(meeting: Meeting) -> PaperCheck | None:
    """The last check as it is kept with the meeting; None if there was none."""
    kept = meeting.paper_check
    if kept is None:
        return None
    cases = tuple(
        CasePapers(case_id=case.case_id, findings=case.paper_findings)
        for case in meeting.cases
        if case.paper_findings
    )
    return PaperCheck(folder=kept.folder, due_at=kept.due_at, cases=cases, loose=kept.loose)


def standing(
    case: Case, findings: Iterable[Finding], due_at: datetime | None
) -> tuple[Finding, ...]:
    """The findings of a case with what people said of its papers."""
    received = {each.paper: each.on for each in case.received}
    waivers = {each.paper: each for each in case.waivers}
    timed = (_timed(each, received.get(each.paper), due_at) for each in findings)
    return tuple(_waived(each, waivers.get(each.paper)) for each in timed)


def came_on(finding: Finding) -> date | None:
    """The day on which a document came: as typed in, else when a check first saw it."""
    if finding.received_on or finding.seen_at is None:
        return finding.received_on
    return finding.seen_at.astimezone(LONDON).date()


def _timed(finding: Finding, typed: date | None, due_at: datetime | None) -> Finding:
    if finding.state in (*NO_PAPER, "not needed"):
        return finding
    if typed:
        finding = finding.changed(received_on=typed)
    if due_at is None or not _after(finding, due_at):
        return finding
    late = Problem(
        state="late",
        file=finding.files[0],
        found=f"came {say_date(day)}" if (day := came_on(finding)) else "",
        expected=f"by {say_date(due_at.astimezone(LONDON).date())}, {say_time(due_at)}",
        mend="If it came earlier than a check first saw it, say on which day.",
    )
    problems = (*finding.problems, late)
    return finding.changed(problems=problems, state=worst(problems))


def _after(finding: Finding, due_at: datetime) -> bool:
    """Whether a document came too late; a day that was typed in is counted in days."""
    if finding.received_on:
        return finding.received_on > due_at.astimezone(LONDON).date()
    return finding.seen_at is not None and finding.seen_at > due_at


def _waived(finding: Finding, waiver: PaperWaiver | None) -> Finding:
    if waiver is None or severity(finding.state) == "fine":
        return finding
    said = Problem(state="waived", found=f"by {waiver.by} ({waiver.reason})")
    return finding.changed(state="waived", problems=(*finding.problems, said))
