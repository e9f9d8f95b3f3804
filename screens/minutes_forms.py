"""What the minutes screen asks. Each form makes changes of its answers."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from panel_tui.domain.approving import document_of, version_to_upload, written_by
from panel_tui.domain.case import Case
from panel_tui.domain.changes import Change
from panel_tui.domain.date_grammar import WEEKDAY_ALONE
from panel_tui.domain.leaks import mentions_of_others
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.open_points import open_points
from panel_tui.domain.sign_off import RecordReceipt, Reopen
from panel_tui.domain.text import clean_line
from panel_tui.domain.words import say_date
from screens.forms import Answers, Field, Form, read_path
from screens.slot_forms import read_when

Approving = Callable[[str], Sequence[Change]]
"""What comes of the name of an approver."""


def approve_form(
    meeting: Meeting, case_ids: Sequence[str], at: datetime, last: str, approving: Approving
) -> Form:
    """Who approves; before that, what is open and what to look at. `last` is who did it last."""

    def make(answers: Answers) -> Sequence[Change]:
        return approving(named(answers["approver"], "Name the person who approves."))

    def preview(answers: Answers) -> str:
        own = written_by(meeting, case_ids, answers["approver"])
        return "This person also took the minutes. Better that another approves." if own else ""

    if len(case_ids) == 1:
        title = f"Who approves the minutes of {meeting.case(case_ids[0]).facts.child}?"
    else:
        title = f"Who approves the minutes of {len(case_ids)} children?"
    field = Field("approver", "", value=last, hint=meeting.template.minutes.approved_by)
    return Form(title, (field,), make, preview, "\n".join(_to_know(meeting, case_ids, at)))


def same_person_form(name: str, approving: Approving, again: Callable[[], None]) -> Form:
    """The second question, where writer and approver are one person; the first answer is no."""

    def make(answers: Answers) -> Sequence[Change]:
        if answers["who"] == "same":
            return approving(name)
        again()
        return []

    choices = (
        ("another", "Another person approves"),
        ("same", f"{name} approves, and the record shows it"),
    )
    return Form(
        f"{name} took the minutes. Can another person approve them?",
        (Field("who", "", "choice", "another", choices=choices),),
        make,
    )


class Wanted(NamedTuple):
    """Which minutes are to be written, and where to."""

    case_ids: tuple[str, ...]
    folder: Path


def write_form(
    meeting: Meeting, case_id: str, folder: Path, write: Callable[[Wanted], None]
) -> Form:
    """Which minutes are written, and into which folder."""
    approved = tuple(case.case_id for case in meeting.cases if case.approved)
    which = {"approved": approved, "all": meeting.case_ids, "this": (case_id,)}

    def wanted(answers: Answers) -> Wanted:
        return Wanted(which[answers["which"]], read_path(answers["folder"], "Name a folder."))

    def make(answers: Answers) -> Sequence[Change]:
        write(wanted(answers))
        return []

    def preview(answers: Answers) -> str:
        case_ids, folder = wanted(answers)
        drafts = sum(meeting.case(each).approved is None for each in case_ids)
        files = f"{len(case_ids)} file{'' if len(case_ids) == 1 else 's'} into {folder}"
        return f"{files}; {drafts} of them draft" if drafts else files

    choices = (
        *([("approved", f"What is approved ({len(approved)})")] if approved else []),
        ("all", f"Everything ({len(meeting.cases)}), drafts marked as such"),
        ("this", f"Only {case_id}"),
    )
    return Form(
        "Which minutes are written, and where?",
        (
            Field("which", "", "choice", choices=choices),
            Field("folder", "folder", value=str(folder)),
        ),
        make,
        preview,
    )


def receipt_form(meeting: Meeting, case: Case, today: date, actor: str) -> Form:
    """The minutes are on the child's file. The case ID is typed again: another one is refused.

    Raises:
        Refused: there is no approved version to upload.
    """
    version = version_to_upload(case)

    def make(answers: Answers) -> Sequence[Change]:
        typed = named(answers["case"], "Type the case ID that the case system shows.")
        if typed != case.case_id:
            raise Refused(
                "That is not the case ID of these minutes, so nothing was noted. Look again at "
                "whose file they were put on."
            )
        return [
            RecordReceipt(
                meeting_id=meeting.id,
                case_id=case.case_id,
                version=version,
                reference=named(answers["reference"], "Give the reference on the child’s file."),
                uploaded_by=named(answers["by"], "Name who uploaded them."),
                on=read_past(answers["on"], today),
            )
        ]

    def preview(answers: Answers) -> str:
        if not case.case_id.startswith(clean_line(answers["case"])):
            raise Refused("That is not the case ID of these minutes.")
        if not answers["on"].strip():
            return ""
        return f"version {version}, on the child’s file since {say_date(read_past(answers['on'], today))}"

    was = case.receipt(version)
    note = f"Noted before: {say_date(was.on)}, {was.reference}, by {was.by}." if was else ""
    return Form(
        f"The minutes of {case.facts.child} are on the child’s file",
        (
            Field("case", "case ID, as the case system shows it"),
            Field("reference", "reference there"),
            Field("by", "uploaded by", value=actor),
            Field("on", "on", value="today"),
        ),
        make,
        preview,
        note,
    )


def reopen_form(meeting: Meeting, case: Case, actor: str) -> Form:
    """Why approved minutes are taken up again, and at whose wish."""

    def make(answers: Answers) -> Sequence[Change]:
        return [
            Reopen(
                meeting_id=meeting.id,
                case_id=case.case_id,
                reason=named(answers["reason"], "Say why: the next version prints it."),
                reopened_by=named(answers["by"], "Name who asks for it."),
            )
        ]

    return Form(
        f"Why is there a new version of the minutes of {case.facts.child}?",
        (Field("reason", ""), Field("by", "asked for by", value=actor)),
        make,
        note=f"Version {case.version_number} stays as it is, and is superseded by the next one.",
    )


def named(answer: str, ask: str) -> str:
    """An answer on one line.

    Raises:
        Refused: it is empty; the words are `ask`.
    """
    words = clean_line(answer)
    if not words:
        raise Refused(ask)
    return words


def read_past(text: str, today: date) -> date:
    """A day that has been: `Tuesday` is the last one, `8 Dec` the last 8 December.

    Raises:
        Refused: it is not a date. A day to come is left to the rule that refuses it.
    """
    if text.strip().casefold() == "yesterday":
        return today - timedelta(days=1)
    day = read_when(text, today)
    if day is None:
        raise Refused("Say which day: today, Tuesday or 8 Dec.")
    if day <= today:
        return day
    weekday = WEEKDAY_ALONE.fullmatch(text.strip().casefold())
    if weekday and weekday["which"] is None:
        return day - timedelta(days=7)
    # A day and month without a year are the same on another day; how long it is from today is not.
    earlier = read_when(text, today - timedelta(days=364))
    same = earlier is not None and (earlier.day, earlier.month) == (day.day, day.month)
    return earlier if earlier is not None and same and earlier <= today else day


def _to_know(meeting: Meeting, case_ids: Sequence[str], at: datetime) -> list[str]:
    lines = []
    for case_id in case_ids:
        points = open_points(meeting, case_id) if meeting.case(case_id).heard_here else ()
        said = [f"open: {'; '.join(points)}"] if points else []
        mentions = mentions_of_others(meeting, document_of(meeting, case_id, at))
        said += [f"! look at {mention}" for mention in mentions]
        whose = f"{case_id}  " if len(case_ids) > 1 else ""
        lines += [f"{whose}{each}" for each in said]
    return lines
