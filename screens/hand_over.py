"""Handing over: another person takes the keyboard, and what they do is kept under their name."""

from collections.abc import Sequence

from panel_tui.domain.changes import Change
from panel_tui.domain.model import Refused
from panel_tui.domain.text import clean_line
from screens.base import PanelScreen
from screens.dialogs.form import FormDialog
from screens.forms import Answers, Field, Form


def hand_over_form(actor: str, chosen: list[str]) -> Form:
    """Who takes the keyboard from `actor`; the name goes into `chosen`."""

    def make(answers: Answers) -> Sequence[Change]:
        name = clean_line(answers["name"])
        if not name:
            raise Refused("Say who takes over.")
        chosen.append(name)
        return ()

    def preview(answers: Answers) -> str:
        name = clean_line(answers["name"])
        return f"From now on it is {name} who writes." if name else ""

    note = f"So far it is {actor}. What they wrote stays theirs."
    return Form("Who takes the keyboard?", (Field("name", "Name"),), make, preview, note)


async def hand_over(screen: PanelScreen) -> None:
    """Ask who takes the keyboard on a screen, and let the session go on as theirs."""
    session = screen.desk.session
    chosen: list[str] = []

    def take_over(_: Sequence[Change]) -> None:
        # What is in the editor was typed by the person before.
        screen.keep_note()
        if screen.has_unkept:
            raise Refused("The notes so far cannot be kept just now: hand over when they are.")
        session.actor = chosen[-1]
        screen.show_all()

    await screen.app.push_screen(FormDialog(hand_over_form(session.actor, chosen), take_over))
