"""The question before the program ends while there is a reason to stay."""

from collections.abc import Callable, Sequence
from typing import Any

from textual.app import App

from panel_tui.domain.changes import Change
from screens.dialogs.form import FormDialog
from screens.forms import Answers, Form, yes_no


class LeaveDialog(FormDialog):
    """Asks once more before the program ends."""


async def ask_to_leave(app: App[Any], question: str, leave: Callable[[], None]) -> None:
    """Ask, and leave where that is the answer; asked already, it stays at that."""
    if isinstance(app.screen, LeaveDialog):
        return
    leaves: list[bool] = []

    def make(answers: Answers) -> Sequence[Change]:
        leaves.append(answers["leave"] == "yes")
        return ()

    def go(kept: bool | None) -> None:
        if kept and leaves[-1]:
            leave()

    field = yes_no("leave", "", yes="Leave the program", no="Stay here")
    form = Form(question, (field,), make, keep="Choose")
    await app.push_screen(LeaveDialog(form, _nothing), go)


def _nothing(_changes: Sequence[Change]) -> None:
    """Leaving changes no meeting."""
