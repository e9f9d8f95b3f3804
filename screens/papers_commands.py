"""What a person can do on the papers screen: every command of the place `papers`, as an action."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from textual.timer import Timer

from panel_tui.domain.model import Refused
from panel_tui.domain.paper_findings import NO_PAPER, Finding, severity
from panel_tui.domain.paper_grid import GridRow, PaperGrid
from panel_tui.domain.paper_standing import KeepPaperCheck
from screens import papers_forms
from screens.content import DONE, row, say
from screens.desk import Desk
from screens.meeting_screen import MeetingScreen

SHOW_EVERY = 0.1
"""Seconds between two looks at how far a check is."""

_CHECKING = {"check-papers", "folder"}
_WRITING = {"waive", "received", "undo", *_CHECKING}
"""What a second copy that follows does not have."""


@dataclass
class Errand:
    """What a thread does for the screen: how far it is, and whether anybody still waits for it."""

    done: int = 0
    total: int = 0
    unwanted: bool = False

    def progress(self, done: int, total: int) -> None:
        """So much is done; called in the thread."""
        self.done, self.total = done, total

    def is_unwanted(self) -> bool:
        """True once nobody waits for it any more; asked in the thread."""
        return self.unwanted


class PapersCommands(MeetingScreen):
    """The commands of the papers screen, about the document that is marked."""

    def __init__(self, desk: Desk) -> None:
        """The papers of the meeting at a desk."""
        super().__init__(desk)
        self._chosen: Path | None = None
        self._check: Errand | None = None
        self._progress: Timer | None = None

    @property
    def grid(self) -> PaperGrid | None:
        """The last check as it stands now; None if there was none. The screen knows it."""
        raise NotImplementedError

    @property
    def marked(self) -> tuple[GridRow, Finding] | None:
        """The case and the finding that are marked; the screen knows which."""
        raise NotImplementedError

    @property
    def folder(self) -> Path | None:
        """The folder that was chosen here, else that of the last check."""
        kept = self.meeting.paper_check
        return self._chosen or (Path(kept.folder) if kept and kept.folder else None)

    def applies(self, command_id: str) -> bool:
        """True if the command can be done with the papers as they are."""
        if command_id in _WRITING and not self.desk.writable:
            return False
        if command_id in _CHECKING:
            return self.desk.papers is not None and self._check is None
        marked = self.marked
        state = marked[1].state if marked else "not needed"
        needs = {
            "waive": severity(state) != "fine" or state == "waived",
            "received": state not in (*NO_PAPER, "not needed"),
            "read-paper": self.grid is not None,
            "chase": self.grid is not None,
            "distribution": self.grid is not None,
        }
        return needs.get(command_id, True)

    def label_of(self, command_id: str, label: str) -> str:
        """While papers are being read, the way back ends that first."""
        if command_id == "back" and self._check is not None:
            return "Cancel"
        return label

    # --- checking ---

    async def action_check_papers(self) -> None:
        """Read the folder and check every paper; asks for the folder where none is known."""
        if self.folder is None:
            await self.action_folder()
        else:
            self.run_worker(self._check_papers(self.folder))

    async def action_folder(self) -> None:
        """Choose the folder, and check it."""

        def choose(folder: Path) -> None:
            self._chosen = folder

        def then(kept: bool | None) -> None:
            if kept and self.folder is not None:
                self.run_worker(self._check_papers(self.folder))

        await self.ask(papers_forms.folder_form(str(self.folder or ""), choose), then)

    async def _check_papers(self, folder: Path) -> None:
        """Read beside the screen, which shows how far that is; then keep what was found."""
        reader, meeting = self.desk.papers, self.meeting
        if reader is None or self._check is not None:
            return
        errand = self._check = Errand()
        self._progress = self.set_interval(SHOW_EVERY, self.show_progress)
        self.show_all()
        self.show_progress()
        try:
            check = await asyncio.to_thread(
                reader.check, meeting, folder, errand.progress, errand.is_unwanted
            )
            if check is not None:
                self.do([KeepPaperCheck(meeting_id=meeting.id, check=check)])
        except Refused as refused:
            self._end_check()
            self.refuse(refused)
            return
        self._end_check()
        if check is None:
            self.tell("cancelled: nothing was changed")
        else:
            files = f"{errand.total:,} file{'' if errand.total == 1 else 's'}"
            self.show_words(row(say("√ ", DONE), say(f"checked: {files}")))

    def _end_check(self) -> None:
        if self._progress is not None:
            self._progress.stop()
        self._check = self._progress = None
        self.show_all()

    def show_progress(self) -> None:
        """Show how far the check is; the screen says how."""
        raise NotImplementedError

    def action_back(self) -> None:
        """End a check that goes on, or go back one step."""
        if self._check is not None:
            self._check.unwanted = True
        else:
            super().action_back()

    def on_unmount(self) -> None:
        """Nobody waits for a check any more."""
        if self._check is not None:
            self._check.unwanted = True

    # --- what people say of papers ---

    async def action_waive(self) -> None:
        """The case is heard without this paper, or with it as it is."""
        if self.marked and self.grid:
            of_case, finding = self.marked
            paper, actor = self.grid.paper(finding.paper), self.desk.session.actor
            form = papers_forms.waive_form(self.meeting, of_case.case_id, paper, actor)
            await self.ask(form)

    async def action_received(self) -> None:
        """The day on which this paper came."""
        if self.marked and self.grid:
            of_case, finding = self.marked
            paper, today = self.grid.paper(finding.paper), self.desk.today
            form = papers_forms.received_form(self.meeting, of_case.case_id, paper, today)
            await self.ask(form)

    def action_undo(self) -> None:
        """Take back the last change of the person at the keyboard."""
        self.take_back()

    # --- other screens ---

    async def action_chase(self) -> None:
        """Whom to ask for what."""
        from screens.chase import ChaseScreen

        await self.app.push_screen(ChaseScreen(self.desk))

    async def action_distribution(self) -> None:
        """What goes to which member, and that it went."""
        from screens.distribution import DistributionScreen

        await self.app.push_screen(DistributionScreen(self.desk))
