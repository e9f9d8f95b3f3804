"""`panel-tui approve`, `reopen` and `receipt`: minutes are approved, taken up again, and on file."""

from argparse import Namespace
from collections.abc import Sequence

from panel_tui.domain.approving import (
    approval,
    pointed_out,
    unheard,
    version_to_upload,
    waiting,
)
from panel_tui.domain.change import Moment
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused, listed
from panel_tui.domain.sign_off import RecordReceipt, Reopen
from panel_tui.domain.words import say_date
from panel_tui.headless.ending import DONE, INCOMPLETE
from panel_tui.headless.printing import give, tell
from panel_tui.headless.workplace import meeting_as_typed, read_day, workplace
from panel_tui.session import Session


def approve(args: Namespace) -> int:
    """Approve the minutes of the cases named, or of all that have been heard: all or none of them.

    The exit code is 1 where a case of the meeting is still to be heard.
    """
    with workplace(args).session() as session:
        meeting = meeting_as_typed(session, args.meeting)
        case_ids = _named(meeting, args.cases) if args.cases else _waiting(meeting)
        if case_ids:
            meeting = approve_cases(session, meeting, case_ids, args.by)
        pointed = pointed_out(meeting, case_ids, session.clock.now())
    tell(*pointed)
    missing = [] if args.cases else unheard(meeting)
    if missing:
        tell(f"Not heard yet, so not approved: {listed(missing)}.")
    if not case_ids:
        tell("There was nothing to approve: what has been heard is approved.")
    versions = [(case_id, meeting.case(case_id).version_number) for case_id in case_ids]
    give(
        args,
        [f"{case_id}  version {number}  approved by {args.by}" for case_id, number in versions],
        [{"case_id": case_id, "version": number, "by": args.by} for case_id, number in versions],
    )
    return INCOMPLETE if missing else DONE


def approve_cases(
    session: Session, meeting: Meeting, case_ids: Sequence[str], approver: str
) -> Meeting:
    """The meeting with the minutes of these cases approved.

    Raises:
        Refused: one of them cannot be; the words give the reason of each that cannot.
    """
    moment = Moment(at=session.clock.now(), by=session.actor)
    session.do(approval(meeting, case_ids, approver, session.store.journal_head(), moment))
    return session.meeting(meeting.id)


def reopen(args: Namespace) -> int:
    """Take up the approved minutes of a case as a new version."""
    with workplace(args).session() as session:
        session.meeting(args.meeting)
        reopening = Reopen(
            meeting_id=args.meeting, case_id=args.case, reason=args.reason, reopened_by=args.by
        )
        session.do(reopening)
        number = session.meeting(args.meeting).case(args.case).version_number
    give(
        args,
        [f"{args.case}  version {number}  draft"],
        {"case_id": args.case, "version": number, "state": "draft"},
    )
    return DONE


def receipt(args: Namespace) -> int:
    """Record that the approved minutes of a case are on the child's file."""
    place = workplace(args)
    day = read_day("--at", args.at, place.today) or place.today
    with place.session() as session:
        version = version_to_upload(session.meeting(args.meeting).case(args.case))
        recording = RecordReceipt(
            meeting_id=args.meeting,
            case_id=args.case,
            version=version,
            reference=args.reference,
            uploaded_by=args.by,
            on=day,
        )
        session.do(recording)
    give(
        args,
        [f"{args.case}  version {version}  on the child's file {say_date(day)}  {args.reference}"],
        {
            "case_id": args.case,
            "version": version,
            "on": day.isoformat(),
            "reference": args.reference,
            "by": args.by,
        },
    )
    return DONE


def _named(meeting: Meeting, case_ids: Sequence[str]) -> list[str]:
    once = list(dict.fromkeys(case_ids))
    unknown = [each for each in once if each not in meeting.case_ids]
    if unknown:
        raise Refused(f"Not on the agenda of {meeting.id}: {listed(unknown)}.")
    return once


def _waiting(meeting: Meeting) -> Sequence[str]:
    if len(unheard(meeting)) == len(meeting.cases):
        raise Refused(f"No case of {meeting.id} has been heard yet.")
    return waiting(meeting)
