"""Leaving the program: what is typed is kept first, and where there is a reason to stay it is asked.

It is imported with the app, so it knows no meeting's rules; the question is imported when it is asked.
"""

from typing import Any

from textual.app import App

from screens.base import PanelScreen


async def leave(app: App[Any]) -> None:
    """End the program with everything kept; where there is a reason to stay, ask."""
    keep_typed(app)
    question = _reason_to_stay(app)
    if not question:
        app.exit()
        return
    from screens.dialogs.leave import ask_to_leave

    def go() -> None:
        keep_typed(app)
        app.exit()

    await ask_to_leave(app, question, go)


def keep_typed(app: App[Any]) -> None:
    """Keep what is being typed on any screen."""
    for each in _screens(app):
        each.keep_typed()


def has_unkept(app: App[Any]) -> bool:
    """True while something that was typed could not be kept."""
    return any(each.has_unkept for each in _screens(app))


def _reason_to_stay(app: App[Any]) -> str:
    if has_unkept(app):
        return "Some notes cannot be saved just now and would be lost: leave all the same?"
    desks = [each.desk for each in _screens(app) if hasattr(each, "desk")]
    written = [desk for desk in desks if desk.writable and desk.meeting_id]
    slots = [slot for desk in written for slot in desk.meeting.slots]
    if any(slot.timer.state in ("running", "paused") for slot in slots):
        return "A slot is under way, and its time runs on: leave all the same?"
    return ""


def _screens(app: App[Any]) -> list[PanelScreen]:
    return [each for each in app.screen_stack if isinstance(each, PanelScreen)]
