"""What the papers screens ask. Each form makes changes of its answers."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from panel_tui.domain.changes import Change
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import listed
from panel_tui.domain.paper_sending import Parcel, SendPapers
from panel_tui.domain.paper_standing import ReceivePaper, WaivePaper
from panel_tui.domain.papers import Paper
from panel_tui.domain.text import clean_line
from panel_tui.domain.words import say_date
from screens.forms import Answers, Field, Form, read_path
from screens.minutes_forms import named, read_past


def folder_form(folder: str, choose: Callable[[Path], None]) -> Form:
    """Where the papers lie."""

    def make(answers: Answers) -> Sequence[Change]:
        choose(read_path(answers["folder"], "Name the folder of the papers."))
        return []

    return Form(
        "In which folder are the papers?",
        (Field("folder", "", value=clean_line(folder), hint="~/Panel/2026-12-03"),),
        make,
        note="A folder inside for each case ID, or the case ID in each file’s name. "
        "The files are only read.",
    )


def waive_form(meeting: Meeting, case_id: str, paper: Paper, actor: str) -> Form:
    """Who lets a case be heard without a document, or with it as it is, and why."""

    def make(answers: Answers) -> Sequence[Change]:
        waiver = WaivePaper(
            meeting_id=meeting.id,
            case_ids=(case_id,),
            paper=paper.id,
            waived_by=named(answers["by"], "Name who waives it."),
            reason=named(answers["reason"], "Say why: the minutes print it."),
        )
        return [waiver]

    return Form(
        f"{paper.title}: why is {case_id} heard without it, or with it as it is?",
        (Field("reason", ""), Field("by", "waived by", value=meeting.chair or actor)),
        make,
        note="Who and why go into the minutes.",
    )


def received_form(meeting: Meeting, case_id: str, paper: Paper, today: date) -> Form:
    """The day on which a document came."""

    def make(answers: Answers) -> Sequence[Change]:
        day = read_past(answers["on"], today)
        return [ReceivePaper(meeting_id=meeting.id, case_ids=(case_id,), paper=paper.id, on=day)]

    return Form(
        f"{paper.title}: on which day did it come for {case_id}?",
        (Field("on", "", hint="today, Tuesday or 8 Dec"),),
        make,
        lambda answers: _shown_day(answers, today),
    )


def sent_form(meeting: Meeting, parcel: Parcel, today: date, actor: str) -> Form:
    """The papers went to a member: on which day, and who sent them."""

    def make(answers: Answers) -> Sequence[Change]:
        sent = SendPapers(
            meeting_id=meeting.id,
            to=parcel.name,
            case_ids=parcel.to_send,
            on=read_past(answers["on"], today),
            sent_by=named(answers["by"], "Name who sent them."),
        )
        return [sent]

    return Form(
        f"When did the papers go to {parcel.name}?",
        (Field("by", "sent by", value=actor), Field("on", "on", value="today")),
        make,
        lambda answers: _shown_day(answers, today),
        note=listed(parcel.to_send),
    )


def write_form(folder: Path, choose: Callable[[Path], None]) -> Form:
    """Which folder the chase list is written into."""

    def make(answers: Answers) -> Sequence[Change]:
        choose(read_path(answers["folder"], "Name a folder."))
        return []

    field = Field("folder", "", value=str(folder))
    return Form("Into which folder is the list written?", (field,), make)


def _shown_day(answers: Answers, today: date) -> str:
    return say_date(read_past(answers["on"], today)) if answers["on"].strip() else ""
