"""What can be wrong with a file that is a document of a case, each as a problem with its mending."""

from collections.abc import Sequence
from datetime import date, datetime

from panel_tui.domain.limits import Span, before
from panel_tui.domain.model import listed
from panel_tui.domain.paper_files import FileState, PaperFile, SectionState
from panel_tui.domain.paper_findings import PaperState, Problem
from panel_tui.domain.papers import FormSection, Paper
from panel_tui.domain.words import say_date
from panel_tui.domain.working_days import WorkingCalendar

BROKEN: dict[FileState, PaperState] = {"empty": "empty", "damaged": "damaged", "locked": "locked"}
"""Files that nobody can read, and the state that this is for a document."""

_WHOLE: dict[FileState, tuple[str, str]] = {
    "empty": ("words in it", "Ask for it again."),
    "damaged": ("a file that opens", "Ask for it again."),
    "locked": ("a file without a password", "Ask for a copy without one."),
}
_UNREAD: dict[FileState, tuple[str, str]] = {
    "unread": ("a scan", "It is there for people to read: look at it yourself."),
    "too large": ("too large to be read here", "Ask for a smaller one, or look at it yourself."),
    "not readable": ("it cannot be opened", "See to it that you may open it, and check again."),
}
_NO_ANSWERS: dict[SectionState, str] = {
    "blank": "blank",
    "to be confirmed": "TBC",
    "not applicable": "n/a, no reason",
    "guidance": "still the form's guidance",
}


def age(file: PaperFile) -> tuple[date, datetime]:
    """What tells which of two versions is newer: their dates, else the files' own times."""
    return file.dated or date.min, file.modified


def missing(paper: Paper, offered: Sequence[PaperFile]) -> Problem:
    """Nothing is there; something elsewhere may be it."""
    ask = "Ask the social worker for it."
    look = "See whether the file that is offered is it, and put it into this case's folder."
    return Problem(
        state="missing",
        expected=f"a file with “{paper.names[0]}” in its name",
        mend=look if offered else ask,
    )


def broken(file: PaperFile) -> Problem:
    """Nobody can read the file."""
    expected, mend = _WHOLE[file.state]
    return Problem(
        state=BROKEN[file.state],
        file=file.shown,
        found=file.remark,
        expected=expected,
        mend=mend,
    )


def misfiled(file: PaperFile) -> Problem:
    """The file lies in this case's folder and speaks of other cases."""
    return Problem(
        state="misfiled",
        file=file.shown,
        found=f"speaks of {listed(file.names_cases)}",
        expected="this child's own",
        mend="Move it into the folder of the case that it speaks of, and ask for this child's own.",
    )


def problems_of(paper: Paper, file: PaperFile, heard_on: date) -> list[Problem]:
    """What is wrong with a file that counts; of one that was not read, its date alone is judged."""
    if file.state == "read":
        return [
            *_unanswered(paper, file),
            *_unsigned(paper, file),
            *_too_old(paper, file, heard_on),
        ]
    usually, mend = _UNREAD[file.state]
    found = file.remark or ("a picture" if file.kind == "picture" else usually)
    unread = Problem(state="unread", file=file.shown, found=found, mend=mend)
    return [unread, *(_too_old(paper, file, heard_on) if file.dated else ())]


def spares(files: Sequence[PaperFile], counts: PaperFile) -> list[Problem]:
    """The other files for the same document, each told apart from the one that counts."""
    return [_spare(file, counts) for file in files if file is not counts]


def _spare(file: PaperFile, counts: PaperFile) -> Problem:
    if file.state in BROKEN:
        found = f"{file.shown} is {BROKEN[file.state]}"
    elif file.sha256 and file.sha256 == counts.sha256:
        found = f"{file.shown} is the same file"
    else:
        by = f"dated {say_date(counts.dated)}" if counts.dated else "by the file's own time"
        found = f"{counts.shown} is newer than {file.shown} ({by})"
    return Problem(
        state="duplicate",
        file=file.shown,
        found=found,
        expected="one version",
        mend=f"Keep {counts.shown} if it is the right one, and take the other out.",
    )


def no_answer(section: FormSection, state: SectionState | None) -> str:
    """Why a section of a form is not answered; empty if it is."""
    if state is None:
        return "not in the form"
    if state == "not applicable because" and section.names_person:
        return "n/a, and a name is needed"
    return _NO_ANSWERS.get(state, "")


def _unanswered(paper: Paper, file: PaperFile) -> list[Problem]:
    seen = {section.title: section.state for section in file.sections}
    return [
        Problem(
            state="incomplete",
            file=file.shown,
            section=section.title,
            found=found,
            expected="a name" if section.names_person else "an answer, or n/a with the reason",
            mend="Send the form back to be filled in.",
        )
        for section in paper.form_sections
        if (found := no_answer(section, seen.get(section.title)))
    ]


def _unsigned(paper: Paper, file: PaperFile) -> list[Problem]:
    role = paper.signed_by
    if role is None or role in file.signed_by:
        return []
    return [
        Problem(
            state="unsigned",
            file=file.shown,
            found=f"not signed by {role}",
            expected=f"signed by {role}",
            mend=f"Ask {role} to sign it.",
        )
    ]


def _too_old(paper: Paper, file: PaperFile, heard_on: date) -> list[Problem]:
    if paper.at_most_months_old is None:
        return []
    oldest = _months_before(heard_on, paper.at_most_months_old)
    if file.dated and file.dated >= oldest:
        return []
    return [
        Problem(
            state="out of date",
            file=file.shown,
            found=f"dated {say_date(file.dated)}" if file.dated else "no date",
            expected=f"dated {say_date(oldest)} or later",
            mend="Ask for one that is up to date, with its date in it.",
        )
    ]


def _months_before(day: date, months: int) -> date:
    # Months need no calendar of working days.
    span = Span(amount=months, unit="months")
    return before(day, span, WorkingCalendar(), working_days="council", counts_from="day after")
