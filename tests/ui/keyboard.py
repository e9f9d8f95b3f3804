"""Hands on a keyboard: keys one by one, and words as a terminal sends them, in one burst."""

import asyncio

from textual.app import App
from textual.events import Key, Paste
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import OptionList, Static

from panel_tui.commands import LEADER
from screens.home import HomeScreen
from screens.keys_in_turn import KeysInTurn, idle

KEYS = {"\n": "enter", "\t": "tab"}


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, each one after the last is done.

    `Pilot.press` waits for a lull of the processor instead: slow, and deceived by other programs.
    """
    await Keyboard(pilot).press(*keys)


class Keyboard:
    """Types into an app. No mouse reaches it, and no value is set from outside."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.app: App[None] = pilot.app

    async def press(self, *keys: str) -> None:
        """Press keys, each one after the last is done."""
        for key in keys:
            self.app.post_message(_key(key))
            await self.settle()

    async def leader(self, letter: str) -> None:
        """Press the leader key and a letter."""
        await self.press(LEADER)
        await self.type_in(letter)

    async def type_in(self, words: str) -> None:
        """Type words without waiting; a line end is the enter key, a tab the tab key."""
        for character in words:
            self.app.post_message(_key(KEYS.get(character, character)))
        await self.settle()

    async def paste(self, words: str) -> None:
        """Paste words, as a terminal does when it is asked to."""
        self.app.post_message(Paste(words))
        await self.settle()

    async def answer(self, *lines: str) -> None:
        """Answer a dialog line by line, each with enter."""
        for line in lines:
            await self.type_in(f"{line}\n")

    async def choose(self, words: str) -> None:
        """Go to the line of a list that has the words, and on with enter."""
        chosen = self.app.focused
        assert isinstance(chosen, OptionList)
        lines = [str(option.prompt) for option in chosen.options]
        wanted = next(index for index, line in enumerate(lines) if words in line)
        steps = wanted - (chosen.highlighted or 0)
        await self.press(*(["down"] * steps), *(["up"] * -steps), "enter")

    async def settle(self) -> None:
        """Wait until everything that was asked for is done."""
        await idle(self.app)
        while isinstance(self.app, KeysInTurn) and self.app._turns is not None:
            await asyncio.wait([self.app._turns])
        await self.app.workers.wait_for_complete()
        await self.pilot.pause(0)

    async def at_home(self) -> None:
        """Wait until the first screen has its store."""
        while not (isinstance(self.app.screen, HomeScreen) and self.app.screen.applies("search")):
            await self.pilot.pause(0)
        await self.settle()

    def on(self, screen: type[Screen[None]] | type[Screen[bool]]) -> bool:
        """True if a screen of this kind is on top."""
        return isinstance(self.app.screen, screen)

    def shown(self, selector: str) -> str:
        """The words of a part of the screen."""
        return str(self.app.screen.query_one(selector, Static).visual)

    def listed(self) -> list[str]:
        """The lines of the list of the screen, with single spaces."""
        options = self.app.screen.query_one(OptionList).options
        return [" ".join(str(option.prompt).split()) for option in options]


def _key(name: str) -> Key:
    """The key of this name; a name of one letter is that letter."""
    return Key(_character_to_key(name), name) if len(name) == 1 else Key(name, None)
