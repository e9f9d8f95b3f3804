"""`panel-tui request`: empty request forms, for the social workers of a meeting or for nobody yet."""

from argparse import Namespace
from pathlib import Path

from exports.minutes_files import NotWritten
from exports.request_forms import RequestWritten, write_for_cases, write_for_nobody
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.request_form import request_forms
from panel_tui.domain.sign_off import RecordExport
from panel_tui.domain.template import MeetingTemplate
from panel_tui.headless.ending import DONE, INCOMPLETE
from panel_tui.headless.printing import tell
from panel_tui.headless.workplace import Workplace, workplace
from panel_tui.session import Session


def run(args: Namespace) -> int:
    """Write the forms of a meeting's cases, or a template's without a case; print where they are.

    The exit code is 1 where one of them was not written.
    """
    place = workplace(args)
    with place.session() as session:
        kept = session.store.load(f"meeting/{args.about}").state
        done = (
            _for_cases(args, session, kept)
            if isinstance(kept, Meeting)
            else _for_nobody(args, place)
        )
    tell(*(each.reason for each in done if isinstance(each, NotWritten)))
    written = [each for each in done if isinstance(each, RequestWritten)]
    for each in written:
        print(each.path)
    return DONE if len(written) == len(done) else INCOMPLETE


def _for_cases(
    args: Namespace, session: Session, meeting: Meeting
) -> list[RequestWritten | NotWritten]:
    _refuse_without_form(meeting.template)
    session.claim(meeting.id)
    to_be_heard = [case.case_id for case in meeting.cases if case.heard_here]
    case_ids = list(dict.fromkeys(args.cases)) or to_be_heard
    done = write_for_cases(meeting, case_ids, Path(args.to or meeting.id), args.format)
    exports = [
        RecordExport(
            meeting_id=meeting.id,
            case_id=each.case_id,
            version=meeting.case(each.case_id).version_number,
            file_name=each.path.name,
            file_sha256=each.file_sha256,
        )
        for each in done
        if isinstance(each, RequestWritten)
    ]
    if exports:
        session.do(*exports)
    return done


def _for_nobody(args: Namespace, place: Workplace) -> list[RequestWritten | NotWritten]:
    template = place.templates().find(args.about)
    if template is None:
        raise Refused(
            f"There is no meeting and no template {args.about}. `panel-tui meetings` and "
            "`panel-tui templates` list them."
        )
    if args.cases:
        raise Refused("--case goes with a meeting, and this is a template. Name the meeting.")
    _refuse_without_form(template)
    return write_for_nobody(template, Path(args.to or "."), args.format)


def _refuse_without_form(template: MeetingTemplate) -> None:
    if not request_forms(template):
        raise Refused(
            f"{template.title} asks for no form with headings: its template names no form_sections."
        )
