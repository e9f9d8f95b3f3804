"""Keys wait for each other, and none of them is left waiting."""

from textual.app import ComposeResult
from textual.events import Key
from textual.widgets import Input

from screens.keys_in_turn import KeysInTurn
from tests.ui.keyboard import Keyboard


class OneMoreKey(KeysInTurn):
    """A key comes when the last one has had its turn, and before that is noticed."""

    more = "b"

    def compose(self) -> ComposeResult:
        yield Input()

    async def _take_turns(self) -> None:
        await super()._take_turns()
        if self.more:
            key, self.more = self.more, ""
            await self.on_event(Key(key, key))


async def test_a_key_that_comes_at_the_end_of_another_s_turn_is_done() -> None:
    async with OneMoreKey().run_test() as pilot:
        await Keyboard(pilot).press("a")
        assert pilot.app.query_one(Input).value == "ab"
