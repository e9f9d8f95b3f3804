"""Sign-off: minutes are approved and then stand; a new version is opened; uploads are receipted."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field

from panel_tui.domain.case import Case, Receipt, Reopening, Version
from panel_tui.domain.change import CaseChange, MeetingChange, Moment
from panel_tui.domain.document import MinutesDocument
from panel_tui.domain.leaks import mentions_of_others, names_another
from panel_tui.domain.meeting import Meeting, minute_taker_of, refuse_if_cancelled
from panel_tui.domain.minutes import Approval, minutes_document
from panel_tui.domain.model import Line, Name, Refused
from panel_tui.domain.quorum import with_standings
from panel_tui.domain.slots import Reason
from panel_tui.domain.words import LONDON, say_date


class Approve(CaseChange):
    """A named person approves the minutes of the cases; from then on they do not change.

    `journal_head` is the journal's last entry, printed so that a cut-off journal shows. `documents` are
    the minutes themselves, one a case: a later program that words minutes differently plays this back
    to the same documents.
    """

    kind: Literal["approve"] = "approve"
    approver: Name
    journal_head: Line = ""
    documents: tuple[MinutesDocument, ...] = ()

    def completed(self, meeting: Meeting, moment: Moment) -> Self:
        """This change with the minutes of its cases as they are now.

        Raises:
            Refused: a case is not on the agenda.
        """
        return self.changed(
            documents=tuple(
                minutes_document(meeting, case_id, moment.at, self._approval(meeting, case_id))
                for case_id in self.case_ids
            )
        )

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case with its minutes as an approved version, earlier ones superseded.

        Raises:
            Refused: the meeting is cancelled, the case is not heard yet, or the minutes name another
                child of this meeting.
        """
        refuse_if_cancelled(meeting)
        state = meeting.slot_of(case.case_id).timer.state
        if case.heard_here and state != "finished":
            raise Refused(f"The slot of {case.case_id} is {state}: finish it first.")
        documents = self.documents or self.completed(meeting, moment).documents
        document = documents[self.case_ids.index(case.case_id)]
        _refuse_leaks(meeting, document)
        version = Version(
            number=document.version,
            document=document,
            approver=self.approver,
            writer=minute_taker_of(meeting, case.case_id),
            approved_at=moment.at,
            reason=case.reopening.reason if case.reopening else "",
            journal_head=self.journal_head,
        )
        earlier = tuple(each.changed(state="superseded") for each in case.versions)
        return case.changed(versions=(*earlier, version), reopening=None)

    def _approval(self, meeting: Meeting, case_id: str) -> Approval:
        return Approval(
            approver=self.approver,
            writer=minute_taker_of(meeting, case_id),
            journal_head=self.journal_head,
        )


class Reopen(MeetingChange):
    """Approved minutes are taken up again: the next version is drafted from the last."""

    kind: Literal["reopen"] = "reopen"
    case_id: Name
    reason: Reason
    reopened_by: Name

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with the case open for change; the approved version stays as it is.

        Raises:
            Refused: there are no approved minutes to reopen, or the reason, which the next version
                prints, names another child.
        """
        case = meeting.case(self.case_id)
        if case.approved is None:
            raise Refused(
                f"The minutes of {self.case_id} are a draft: they can be changed as they are."
            )
        if names_another(meeting, self.case_id, self.reason):
            raise Refused(
                "The reason names another child: the minutes print it, so leave that out."
            )
        reopening = Reopening(reason=self.reason, by=self.reopened_by, at=moment.at)
        return with_standings(meeting.with_case(case.changed(reopening=reopening)))


class RecordReceipt(MeetingChange):
    """A version is on the child's file: who uploaded it, when, under which reference."""

    kind: Literal["record receipt"] = "record receipt"
    case_id: Name
    version: Annotated[int, Field(ge=1)]
    reference: Name
    uploaded_by: Name
    on: date

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with the receipt.

        Raises:
            Refused: no such approved version, or a day that does not fit.
        """
        case = meeting.case(self.case_id)
        version = next((each for each in case.versions if each.number == self.version), None)
        if version is None:
            raise Refused(
                f"Version {self.version} of {self.case_id} is not approved, so not uploaded."
            )
        approved_on = version.approved_at.astimezone(LONDON).date()
        if self.on < approved_on:
            raise Refused(f"It was approved on {say_date(approved_on)}: the upload was not before.")
        if self.on > moment.at.astimezone(LONDON).date():
            raise Refused(f"{say_date(self.on)} is still to come: give the day of the upload.")
        receipt = Receipt(
            version=self.version, by=self.uploaded_by, on=self.on, reference=self.reference
        )
        return meeting.with_case(case.changed(receipts=(*case.receipts, receipt)))


class RecordExport(MeetingChange):
    """The minutes of a case were written to a file; an approved version is available from then on."""

    kind: Literal["record export"] = "record export"
    case_id: Name
    version: Annotated[int, Field(ge=1)]
    file_name: Name
    file_sha256: Name

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting, with the day on which an approved version became available."""
        case = meeting.case(self.case_id)
        today = moment.at.astimezone(LONDON).date()
        versions = tuple(
            each.changed(available_on=each.available_on or today)
            if each.number == self.version
            else each
            for each in case.versions
        )
        return meeting.with_case(case.changed(versions=versions))


def _refuse_leaks(meeting: Meeting, document: MinutesDocument) -> None:
    mentions = mentions_of_others(meeting, document)
    blocking = [str(each) for each in mentions if each.what != "given name"]
    if blocking:
        raise Refused(
            f"The minutes of {document.case_id} speak of another child, who must not be in this "
            f"child's file. Reword: {'; '.join(blocking)}."
        )
