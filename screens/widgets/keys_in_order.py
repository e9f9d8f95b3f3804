"""Keys in the order they were pressed, also when many arrive in one burst.

In Textual 8.2.8 a bound key bubbles up to the app and is done after printable keys that came later
(Textualize/textual#6605): `abc`, backspace, `d` in one write leaves `abc`. An editor that does bound keys
itself, at once, keeps the order; and what follows a key that opened a dialog, or went on to the next
field, goes there.
"""

from typing import Any

from textual import events
from textual.app import App
from textual.screen import Screen

JOINERS = ("\N{ZERO WIDTH NON-JOINER}", "\N{ZERO WIDTH JOINER}")
"""Parts of words and of emoji, which Textual takes for no letters."""


class KeysInOrder:
    """Mixed into an editor, before the class that types printable keys."""

    app: App[Any]
    screen: Screen[Any]
    TYPED: tuple[str, ...] = ()
    """Keys that the editor types although they are not printable."""

    def type_in(self, character: str) -> None:
        """Type a character where the cursor is; editors say how."""
        raise NotImplementedError

    async def _on_key(self, event: events.Key) -> None:
        top = self.app.screen
        there: Any = top.focused or top
        if there is not self:
            event.stop()
            event.prevent_default()
            there.post_message(events.Key(event.key, event.character))
            return
        if event.is_printable or event.key in self.TYPED:
            return
        if event.character in JOINERS:
            event.stop()
            event.prevent_default()
            self.type_in(event.character)
            return
        active = self.screen.active_bindings.get(event.key)
        if active is not None and active.enabled:
            event.stop()
            event.prevent_default()
            await self.app.run_action(active.binding.action, active.node)
