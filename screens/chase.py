"""The chase list: whom to ask for which papers, as plain text to paste into an e-mail."""

import asyncio
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from data.remembered import minutes_folder
from exports.files import NotKept, write_whole
from panel_tui.domain.model import Refused
from panel_tui.domain.paper_chase import chase_lines
from panel_tui.domain.paper_grid import kept_grid
from panel_tui.domain.words import say_time
from screens import head_view, papers_forms
from screens.base import bindings_for
from screens.content import BLANK, BOLD, DONE, row, say
from screens.meeting_screen import STYLES, MeetingScreen
from screens.widgets.lines_view import LinesView
from screens.wrapping import wrapped


class ChaseScreen(MeetingScreen):
    """Over the papers screen: the list, to read, to copy and to write to a file."""

    PLACE = "chase"
    SHOWS_BACK = True
    CSS_PATH = [STYLES, Path(__file__).with_name("chase.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("chase")

    def compose_body(self) -> ComposeResult:
        """The list."""
        yield LinesView("list")

    @property
    def lines(self) -> list[str]:
        """The list, line by line; empty where there is nothing to ask for."""
        grid = kept_grid(self.meeting)
        return chase_lines(self.meeting, grid) if grid else []

    def applies(self, command_id: str) -> bool:
        """There is nothing to copy or to write where nobody is asked for anything."""
        return command_id not in ("copy", "write") or bool(self.lines)

    def show_body(self) -> None:
        """Show the list as the papers stand now."""
        lines = self.lines or ["There is nothing to ask for: no paper is missing or to be mended."]

        def made(width: int) -> list[Content]:
            return [line for each in lines for line in wrapped(say(each), width)]

        self.query_one(LinesView).show(made, from_top=False)

    def show_time(self) -> None:
        """Show what this is, and the time."""
        self.put("#meeting", head_view.title_line(self.meeting, self.meeting.on, "chase list"))
        self.put("#time", say(say_time(self.desk.now), BOLD))
        self.show_where(BLANK)

    def action_page_down(self) -> None:
        """Read on."""
        self.query_one(LinesView).page(1)

    def action_page_up(self) -> None:
        """Back a page."""
        self.query_one(LinesView).page(-1)

    def action_copy(self) -> None:
        """Hand the list to the terminal, for pasting."""
        self.app.copy_to_clipboard("\n".join(self.lines))
        self.tell("handed to the terminal for pasting; where that does nothing, write a file")

    async def action_write(self) -> None:
        """Write the list to a file."""
        chosen: list[Path] = []

        def then(kept: bool | None) -> None:
            if kept:
                self.run_worker(self._write(chosen[-1]))

        form = papers_forms.write_form(minutes_folder(self.meeting.id), chosen.append)
        await self.ask(form, then)

    async def _write(self, folder: Path) -> None:
        """Write it beside the screen, since a folder may be far away."""
        name = f"{self.meeting.id}-chase-list-{self.desk.today.isoformat()}.txt"
        content = "\n".join([*self.lines, ""]).encode()
        try:
            file = await asyncio.to_thread(write_whole, folder, name, content)
        except NotKept as fault:
            self.refuse(Refused(str(fault)))
        else:
            self.show_words(row(say("√ ", DONE), say(f"written to {file}")))
