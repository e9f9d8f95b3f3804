"""How an agenda file is opened: what is asked, one question after another, until its meeting is there."""

from collections.abc import Callable, Sequence
from datetime import date, time
from pathlib import Path
from typing import NamedTuple

from data.agendas.times import NotATime, read_start
from panel_tui.domain.changes import Change
from panel_tui.domain.faults import Faulty
from panel_tui.domain.model import Refused
from panel_tui.domain.updating import AgendaDiffers
from panel_tui.domain.words import say_date
from screens.forms import Answers, Field, Form, read_path, yes_no
from screens.slot_forms import read_when


class Wanted(NamedTuple):
    """An agenda file that is to be opened, with what it does not say itself.

    `update`: a changed agenda is applied to what has not begun.
    """

    file: Path
    on: date | None = None
    start: time | None = None
    update: bool = False


class Taken(NamedTuple):
    """The meeting of an agenda file. `left`: how it still differs, since it has begun there."""

    meeting_id: str
    left: tuple[str, ...] = ()


Importer = Callable[[Wanted], Taken]
"""Sets up the meeting of a file. It raises `Faulty`, `AgendaDiffers` or `Refused`."""

_ASKED = {
    "date": Field("date", "Day", hint="10 Dec"),
    "start": Field("start", "Start", hint="10:00"),
}
"""What can be asked for, by its label in agendas."""


TakeIn = Callable[[Wanted], Sequence[Change]]
"""What a form has done with the file: set up, or asked about further."""


class Opening:
    """An agenda file on its way. Once a form of it is kept, there is a `further` one, or it is `taken`."""

    def __init__(self, import_agenda: Importer, today: date) -> None:
        """No file is chosen yet."""
        self._import_agenda = import_agenda
        self._today = today
        self.further: Form | None = None
        self.taken = Taken("")

    def take_in(self, wanted: Wanted) -> list[Change]:
        """Set the meeting up, or know what to ask next.

        Raises:
            Refused: the file cannot be used.
        """
        self.further = None
        try:
            self.taken = self._import_agenda(wanted)
        except AgendaDiffers as differs:
            self.taken = Taken(differs.meeting_id)
            self.further = update_form(self.take_in, self.stop, wanted, differs.differences)
        except Faulty as faulty:
            lacks = [fault.lacks for fault in faulty.faults]
            if not all(each in _ASKED for each in lacks):
                raise Refused(_words(faulty, wanted.file)) from None
            self.further = rest_form(self.take_in, wanted, lacks, self._today)
        return []

    def stop(self) -> None:
        """Nothing further is asked: the meeting is opened as it is."""
        self.further = None


def file_form(take_in: TakeIn) -> Form:
    """Which agenda file it is."""

    def make(answers: Answers) -> Sequence[Change]:
        return take_in(Wanted(read_path(answers["file"], "Name an agenda file.")))

    hint = "agenda.md, .docx, .xlsx or .csv"
    return Form("Which agenda file?", (Field("file", "", hint=hint),), make, keep="Open")


def rest_form(take_in: TakeIn, wanted: Wanted, lacks: Sequence[str], today: date) -> Form:
    """What a file does not say of its meeting."""

    def make(answers: Answers) -> Sequence[Change]:
        on, start = wanted.on, wanted.start
        if "date" in lacks:
            on = read_when(answers["date"], today)
            if on is None:
                raise Refused("Say on which day.")
        if "start" in lacks:
            start = as_start(answers["start"])
        return take_in(wanted._replace(on=on, start=start))

    def preview(answers: Answers) -> str:
        on = read_when(answers.get("date", ""), today)
        return say_date(on) if on else ""

    title = "The file does not say it: when is the meeting?"
    return Form(title, tuple(_ASKED[each] for each in lacks), make, preview, keep="Open")


def update_form(
    take_in: TakeIn, stop: Callable[[], None], wanted: Wanted, differences: Sequence[str]
) -> Form:
    """Whether a changed agenda is applied to the meeting that is set up, or that is opened as it is."""

    def make(answers: Answers) -> Sequence[Change]:
        if answers["apply"] == "yes":
            return take_in(wanted._replace(update=True))
        stop()
        return []

    field = yes_no(
        "apply", "", yes="Apply it to what has not begun", no="Open the meeting as it is"
    )
    title = "The meeting is set up already, from another agenda."
    told = "\n".join(differences)
    return Form(title, (field,), make, lambda _answers: told, keep="Choose")


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
