"""The way from one screen to another, where more than one screen has to give way."""

from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.screen import Screen

from panel_tui.domain.drafts import Draft
from screens.desk import Desk

AnyScreen = Screen[Any]


async def go_to_slot(app: App[Any], desk: Desk, number: int) -> None:
    """Open a slot, so that Escape leads from it to the agenda; what stood above that gives way."""
    from screens.agenda import AgendaScreen
    from screens.slot import SlotScreen

    def wanted(screen: AnyScreen) -> bool:
        return isinstance(screen, SlotScreen) and screen.slot_number == number

    if not _pop_to(app, wanted):
        _pop_to(app, lambda screen: isinstance(screen, AgendaScreen))
        await app.push_screen(SlotScreen(desk, number))


async def go_on_at(app: App[Any], desk: Desk, draft: Draft) -> None:
    """Open the slot of a draft as the next start would, with the dialog that was open in it."""
    from screens.agenda import AgendaScreen
    from screens.slot import SlotScreen

    _pop_to(app, lambda screen: isinstance(screen, AgendaScreen))
    await app.push_screen(SlotScreen(desk, draft.slot, draft))


async def go_to_agenda(app: App[Any], desk: Desk) -> None:
    """Back to the agenda, or on to one where there is none to go back to."""
    from screens.agenda import AgendaScreen

    if not _pop_to(app, lambda screen: isinstance(screen, AgendaScreen)):
        await app.push_screen(AgendaScreen(desk))


def _pop_to(app: App[Any], wanted: Callable[[AnyScreen], bool]) -> bool:
    """Take screens off down to the lowest that is wanted; False if there is none to get to.

    A slot whose notes could not be kept yet stays where it is, for it goes on trying.
    """
    from screens.slot import SlotScreen

    stack: list[AnyScreen] = app.screen_stack
    found = next((index for index, screen in enumerate(stack) if wanted(screen)), None)
    if found is None:
        return False
    for _ in stack[found + 1 :]:
        if isinstance(app.screen, SlotScreen) and app.screen.has_unkept:
            return False
        # Not awaited: the screen that asks may be the one that goes, and it would wait for itself.
        app.pop_screen()
    return True
