"""Keys in turn: the app lets each key be done, with all that it opens, before it looks at the next one.

Textual sends a key to what has the focus when it arrives. While a dialog is opening that is nothing, or
still the notes: what somebody types ahead would be lost, or come in another order.
"""

import asyncio
from collections import deque
from contextlib import suppress

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

from screens.widgets.keys_in_order import KeysInOrder

LONGEST = 2.0
"""Seconds that a key may take before the next one has its turn all the same."""


class KeysInTurn(App[None]):
    """An app whose keys, and what is pasted, wait for each other."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        """An app to which no key has come yet; `ansi_color` is Textual's."""
        super().__init__(ansi_color=ansi_color)
        self._waiting: deque[events.Event] = deque()
        self._turns: asyncio.Task[None] | None = None

    async def on_event(self, event: events.Event) -> None:
        """Line up what is typed; everything else goes its way."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._waiting.append(event)
        self._begin_turns()

    def _begin_turns(self) -> None:
        if self._turns is None and self._waiting:
            # Not in the app's own loop: what a key opens may need that.
            self._turns = asyncio.create_task(self._take_turns())
            self._turns.add_done_callback(self._turns_over)

    async def _take_turns(self) -> None:
        while self._waiting:
            target = self.focused or self.screen
            await super().on_event(self._waiting.popleft())
            await idle(target)
            if not isinstance(target, KeysInOrder) or self.focused is not target:
                # A key may rise to the app, act on the screen, and open another one.
                for pump in (*target.ancestors, *target.ancestors_with_self):
                    await idle(pump)
                await idle(self.screen)

    def _turns_over(self, turns: asyncio.Task[None]) -> None:
        self._turns = None
        fault = None if turns.cancelled() else turns.exception()
        if isinstance(fault, Exception):
            self._handle_exception(fault)
        else:
            self._begin_turns()  # a key may have come after the last turn, and before this


async def idle(pump: MessagePump) -> None:
    """Wait until everything that was sent to a widget, a screen or the app so far is done."""
    done = asyncio.Event()
    if pump.call_later(done.set):
        with suppress(TimeoutError):
            async with asyncio.timeout(LONGEST):
                await done.wait()
