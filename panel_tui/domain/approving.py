"""What stands before a sign-off: which cases wait for it, what speaks against one, and who wrote it."""

from collections.abc import Sequence
from datetime import datetime

from panel_tui.domain.case import Case
from panel_tui.domain.change import Moment
from panel_tui.domain.clocks import minuted_on
from panel_tui.domain.document import MinutesDocument
from panel_tui.domain.leaks import mentions_of_others
from panel_tui.domain.meeting import Meeting, minute_taker_of
from panel_tui.domain.minutes import minutes_document
from panel_tui.domain.model import Refused, same_person
from panel_tui.domain.sign_off import Approve


def document_of(meeting: Meeting, case_id: str, at: datetime) -> MinutesDocument:
    """The minutes of a case: the approved version where it stands, else the draft as it is at `at`.

    Raises:
        Refused: the case is not on this agenda.
    """
    version = meeting.case(case_id).approved
    return version.document if version else minutes_document(meeting, case_id, at)


def waiting(meeting: Meeting) -> tuple[str, ...]:
    """The cases that have been heard, deferred or withdrawn and are not approved."""
    return tuple(
        case.case_id
        for case in meeting.cases
        if minuted_on(meeting, case) is not None and case.approved is None
    )


def unheard(meeting: Meeting) -> tuple[str, ...]:
    """The cases that have nothing to minute yet."""
    return tuple(case.case_id for case in meeting.cases if minuted_on(meeting, case) is None)


def approval(
    meeting: Meeting,
    case_ids: Sequence[str],
    approver: str,
    journal_head: str,
    moment: Moment,
) -> Approve:
    """The change that approves the minutes of these cases.

    Raises:
        Refused: one of them cannot be approved; the words give the reason of each that cannot.
    """

    def of(*ids: str) -> Approve:
        return Approve(
            meeting_id=meeting.id, case_ids=ids, approver=approver, journal_head=journal_head
        )

    reasons = []
    for case_id in case_ids:
        try:
            of(case_id).apply(meeting, moment)
        except Refused as refused:
            reasons.append(str(refused))
    if reasons:
        raise Refused("\n".join(reasons))
    return of(*case_ids)


def written_by(meeting: Meeting, case_ids: Sequence[str], name: str) -> tuple[str, ...]:
    """The cases whose minutes were taken by the person of that name."""
    return tuple(each for each in case_ids if same_person(minute_taker_of(meeting, each), name))


def pointed_out(meeting: Meeting, case_ids: Sequence[str], at: datetime) -> list[str]:
    """Where the minutes of these cases speak of another child, for a person to judge."""
    return [
        f"{case_id}: look at {mention}."
        for case_id in case_ids
        for mention in mentions_of_others(meeting, document_of(meeting, case_id, at))
    ]


def version_to_upload(case: Case) -> int:
    """The number of the version that may go onto the child's file.

    Raises:
        Refused: no version is approved, or it has been taken up again.
    """
    if case.approved is None:
        again = " since they were reopened" if case.reopening else ""
        raise Refused(
            f"The minutes of {case.case_id} are a draft{again}: approve them before the upload."
        )
    return case.approved.number
