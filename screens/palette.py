"""The command palette: every action that applies now, from the table of commands."""

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from panel_tui.commands import Command, commands_of
from screens.base import PanelScreen, action_of


class PanelCommands(Provider):
    """Offers the commands of the screen under the palette."""

    async def discover(self) -> Hits:
        """Everything that applies, before a word is typed."""
        for each in self._offered():
            yield DiscoveryHit(each.label, partial(self._do, each), help=each.help)

    async def search(self, query: str) -> Hits:
        """What matches the words typed, by label or help."""
        matcher = self.matcher(query)
        for each in self._offered():
            score = max(matcher.match(each.label), matcher.match(each.help) * 0.8)
            if score > 0:
                label = matcher.highlight(each.label)
                yield Hit(score, label, partial(self._do, each), help=each.help)

    def _offered(self) -> list[Command]:
        screen = self.screen
        if not isinstance(screen, PanelScreen):
            return []
        hidden = ("more", "back")
        offered = [each for each in commands_of(screen.PLACE) if each.id not in hidden]
        return [each for each in offered if screen.offers(each.id)]

    async def _do(self, command: Command) -> None:
        await self.app.run_action(f"screen.{action_of(command.id)}", self.screen)
