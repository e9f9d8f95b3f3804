"""What is asked to open an agenda: which file, then what the file should say of the meeting and does not."""

from collections.abc import Callable, Sequence
from datetime import date, time
from pathlib import Path

from data.agendas.times import NotATime, read_start
from panel_tui.domain.changes import Change
from panel_tui.domain.faults import Faulty
from panel_tui.domain.model import Refused
from panel_tui.domain.words import say_date
from screens.forms import Answers, Field, Form, read_path
from screens.slot_forms import read_when

Importer = Callable[[Path, date | None, time | None], str]
"""Sets up the meeting of a file, on a day and from a time that the file does not say; its id.

It raises `Faulty` or `Refused`.
"""

Opened = Callable[[str], None]
"""What hears of the meeting that was set up, by its id."""

_ASKED = {
    "date": Field("date", "Day", hint="10 Dec"),
    "start": Field("start", "Start", hint="10:00"),
}
"""What can be asked for, by its label."""


def file_form(
    import_agenda: Importer, opened: Opened, lacks: Callable[[Path, Sequence[str]], None]
) -> Form:
    """Which agenda file it is. `lacks` hears what the file does not say, where nothing else is wrong."""

    def make(answers: Answers) -> list[Change]:
        file = read_path(answers["file"], "Name an agenda file.")
        try:
            opened(import_agenda(file, None, None))
        except Faulty as faulty:
            told = [fault.lacks for fault in faulty.faults]
            if not all(each in _ASKED for each in told):
                raise Refused(_words(faulty, file)) from None
            lacks(file, told)
        return []

    hint = "agenda.md, .docx, .xlsx or .csv"
    return Form("Which agenda file?", (Field("file", "", hint=hint),), make, keep="Open")


def rest_form(
    import_agenda: Importer, opened: Opened, file: Path, lacks: Sequence[str], today: date
) -> Form:
    """What a file does not say of its meeting, asked of the person."""

    def make(answers: Answers) -> list[Change]:
        on = read_when(answers.get("date", ""), today)
        if on is None and "date" in lacks:
            raise Refused("Say on which day.")
        start = as_start(answers["start"]) if "start" in lacks else None
        try:
            opened(import_agenda(file, on, start))
        except Faulty as faulty:
            raise Refused(_words(faulty, file)) from None
        return []

    def preview(answers: Answers) -> str:
        on = read_when(answers.get("date", ""), today)
        return say_date(on) if on else ""

    fields = tuple(_ASKED[each] for each in lacks)
    return Form(
        "The file does not say it: when is the meeting?", fields, make, preview, keep="Open"
    )


def as_start(text: str) -> time:
    """The time of day at which a meeting starts.

    Raises:
        Refused: it is none, or it may be morning or afternoon.
    """
    try:
        return read_start(text)
    except NotATime as wrong:
        raise Refused(f"Start: {wrong}.") from None


def _words(faulty: Faulty, file: Path) -> str:
    """What is wrong with the file that was named; what it lacks is asked for once the rest is right."""
    if faulty.file != str(file):
        return str(faulty)
    return "\n".join(str(fault) for fault in faulty.faults if fault.lacks not in _ASKED)
