"""What every screen has: its commands as keys, the leader key's menu, help, and the blank screen."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Protocol, cast

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen, Screen

from panel_tui.commands import Command, Place, command, commands_of
from screens.content import ACCENT, BLANK, MUTED, STRONG, fit, row, say

if TYPE_CHECKING:
    from panel_tui.domain.drafts import Draft
    from panel_tui.domain.model import Refused
    from screens.desk import Desk


SMALLEST = (80, 22)
"""Columns and lines from which on a screen shows all that belongs on it."""


class Host(Protocol):
    """What the screens ask of the app they stand in."""

    keys: Mapping[str, str]
    """Keys that the settings changed, by `place.command`."""


def bindings_for(place: Place) -> list[BindingType]:
    """The keys of a place, from the table of commands. The settings change them by their id."""
    return [
        Binding(
            each.key,
            action_of(each.id),
            each.label,
            show=each.shown,
            tooltip=each.help,
            id=f"{each.place}.{each.id}",
            priority=each.id == "quit",
        )
        for each in commands_of(place)
        if each.key
    ]


def shown_key(key: str) -> str:
    """A key as people know it: `^g` for `ctrl+g`, the first where there are several."""
    first = key.split(",", maxsplit=1)[0].replace("ctrl+", "^")
    return {"pagedown": "pgdn", "pageup": "pgup", "escape": "esc"}.get(first, first)


def action_of(command_id: str) -> str:
    """The name of the method, after `action_`, that does a command."""
    return command_id.replace("-", "_")


class PanelScreen(Screen[None]):
    """A screen of the program. `PLACE` says which commands it has; each is a method `action_...`."""

    PLACE: ClassVar[Place] = "everywhere"
    SHOWS_BACK: ClassVar[bool] = False
    """True where the line of keys ends with the way back."""

    desk: "Desk"
    """What the screen works with; the home screen has it once the store is open."""

    @property
    def in_sight(self) -> bool:
        """True if nothing but dialogs covers this screen. Textual's `is_current` says so of one more."""
        stack = self.app.screen_stack
        return self in stack and all(
            isinstance(above, ModalScreen) for above in stack[stack.index(self) + 1 :]
        )

    def rule(self) -> Content:
        """The thin line under the head. In a window that is too small it says so; all goes on working."""
        (columns, lines), (least, fewest) = self.app.size, SMALLEST
        small = columns < least or lines < fewest
        words = f"! This window is {columns} by {lines}: {least} by {fewest} shows everything."
        told = row(say(fit(words, self.size.width), ACCENT), " ") if small else BLANK
        return row(told, say("─" * (self.size.width - told.cell_length), "$line"))

    def applies(self, command_id: str) -> bool:
        """True if the command can be done now; screens narrow this."""
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what does not apply now: its key passes by, the palette and menu have it not."""
        return self.offers(action.replace("_", "-"))

    def offers(self, command_id: str) -> bool:
        """True if the command can be done now, on this screen and at this desk."""
        if command_id == "take-over":
            return hasattr(self, "desk") and not self.desk.writable
        if command_id == "hand-over":
            return hasattr(self, "desk") and self.desk.writable
        return self.applies(command_id)

    def key_line(self, width: int) -> Content:
        """The keys worth showing here, as many as `width` has room for; More and Help are always there."""
        always = ["more", "help", *(["back"] if self.SHOWS_BACK else [])]
        last = [self._key(each) for each in always]
        room = width + 2 - sum(part.cell_length + 2 for part in last)
        parts: list[Content] = []
        for each in commands_of(self.PLACE):
            if not (each.shown and each.key and self.applies(each.id)):
                continue
            part = self._key(each.id)
            if part.cell_length + 2 > room:
                break
            parts.append(part)
            room -= part.cell_length + 2
        return say("  ").join([*parts, *last])

    def shown_key(self, each: Command) -> str:
        """The key of a command as it is shown: the settings' own where they changed it."""
        changed = cast(Host, self.app).keys
        return shown_key(changed.get(f"{each.place}.{each.id}", each.key))

    def key_of(self, command_id: str) -> str:
        """The key of a command that applies on this screen, as it is shown."""
        return self.shown_key(command(command_id, self.PLACE))

    def _key(self, command_id: str) -> Content:
        each = command(command_id, self.PLACE)
        label = self.label_of(each.id, each.label)
        return row(say(self.shown_key(each), STRONG), " ", say(label, MUTED))

    def label_of(self, command_id: str, label: str) -> str:
        """The command's words at this moment; screens say more where more is known."""
        return label

    async def action_more(self) -> None:
        """Open the menu of everything that applies here."""
        from screens.more import MoreScreen

        await self.app.push_screen(MoreScreen(self))

    async def action_help(self) -> None:
        """Say what this screen is for, and its keys."""
        from screens.help import HelpScreen, screen_lines

        await self.app.push_screen(HelpScreen(partial(screen_lines, self)))

    async def action_blank(self) -> None:
        """Hide everything until a key is pressed."""
        from screens.blank import BlankScreen

        await self.app.push_screen(BlankScreen())

    async def action_hand_over(self) -> None:
        """Another person takes the keyboard: what follows is theirs in the journal."""
        from screens.hand_over import hand_over

        await hand_over(self)

    async def action_take_over(self) -> None:
        """Write here, once the copy that had the meeting is gone."""
        from panel_tui.domain.model import Refused

        desk = self.desk
        try:
            draft = desk.take_up()
        except Refused as refused:
            self.refuse(refused)
            return
        desk.writable, desk.held = True, ""
        for each in self.app.screen_stack:
            if isinstance(each, PanelScreen) and hasattr(each, "desk"):
                each.taken_over(draft)
        if draft is not None and (draft.asked or draft.unwritten):
            from screens.ways import go_on_at

            await go_on_at(self.app, desk, draft)

    def taken_over(self, draft: "Draft | None") -> None:
        """Writing is possible here now; `draft` is where the copy that had the meeting was."""
        self.show_all()

    def keep_typed(self) -> None:
        """Keep everything that is being typed, since the program ends; screens say how."""

    def refuse(self, refused: "Refused") -> None:
        """Say why something was not done; screens say where."""

    def keep_note(self) -> None:
        """Keep what is being typed, as whoever types it; screens with an editor say how."""

    @property
    def has_unkept(self) -> bool:
        """True while something that was typed here could not be kept."""
        return False

    def show_all(self) -> None:
        """Show everything as it is now; screens say how."""

    def action_back(self) -> None:
        """Go back one step, where there is one."""
        if len(self.app.screen_stack) > 2:
            self.dismiss()

    async def action_quit(self) -> None:
        """Leave the program."""
        await self.app.action_quit()
