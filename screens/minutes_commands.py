"""What a person can do on the minutes screen: every command of the place `minutes`, as an action."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from panel_tui.commands import COMMANDS
from panel_tui.domain.approving import approval, waiting, written_by
from panel_tui.domain.case import Case, Version
from panel_tui.domain.change import Moment
from panel_tui.domain.changes import Change
from panel_tui.domain.model import Refused
from screens import minutes_forms
from screens.desk import Desk
from screens.forms import Form
from screens.meeting_screen import MeetingScreen
from screens.minutes_view import earlier_versions
from screens.widgets.marked_list import MarkedList

_LOOKING = {"page-down", "page-up", "other-version"}
_CHANGING = {each.id for each in COMMANDS if each.place == "minutes"} - _LOOKING
"""What a second copy that follows does not have."""


class MinutesCommands(MeetingScreen):
    """The commands of the minutes screen; each is about the case that is marked."""

    def __init__(self, desk: Desk, case_id: str = "") -> None:
        """The minutes of the meeting on the desk; `case_id` is marked, or the first that waits."""
        super().__init__(desk)
        self.shown_case = case_id or next(iter((*waiting(self.meeting), *self.meeting.case_ids)))
        self.earlier: Version | None = None
        """The earlier version that is shown in place of the minutes as they are now."""
        self._approver = ""
        self._writing = False

    @property
    def case_id(self) -> str:
        """The case that is marked in the list.

        It is asked of the list itself: of keys that come in one burst, a command may be done before the
        list's message that another line is marked, and must not be done to another child.
        """
        lists = self.query(MarkedList)
        marked = (lists.first().marked if lists else "") or self.shown_case
        return marked if marked in self.meeting.case_ids else self.meeting.case_ids[0]

    @property
    def case(self) -> Case:
        """The case that is marked."""
        return self.meeting.case(self.case_id)

    def applies(self, command_id: str) -> bool:
        """True if the command can be done with the minutes as they are."""
        if command_id in _CHANGING and (not self.desk.writable or self._writing):
            return False
        case, ready = self.case, waiting(self.meeting)
        needs: dict[str, Callable[[], bool]] = {
            "approve": lambda: case.case_id in ready,
            "approve-all": lambda: len(ready) > 1,
            "receipt": lambda: case.approved is not None,
            "edit": lambda: case.approved is None,
            "reopen": lambda: case.approved is not None,
            "other-version": lambda: bool(earlier_versions(case)),
        }
        return needs.get(command_id, lambda: True)()

    def do(self, changes: Sequence[Change]) -> None:
        """Do the changes; what came of them is seen in the minutes as they are now.

        Raises:
            Refused: the rules say no; nothing has changed.
        """
        self.earlier = None
        super().do(changes)

    # --- approval ---

    async def action_approve(self) -> None:
        """A named person approves the minutes of the case."""
        try:
            self._approval((self.case_id,), self.desk.session.actor)
        except Refused as refused:
            self.refuse(refused)
        else:
            await self._ask_approver((self.case_id,))

    async def action_approve_all(self) -> None:
        """A named person approves everything that can be approved."""
        ready, reasons = [], []
        for case_id in waiting(self.meeting):
            try:
                self._approval((case_id,), self.desk.session.actor)
            except Refused as refused:
                reasons.append(str(refused))
            else:
                ready.append(case_id)
        if ready:
            await self._ask_approver(tuple(ready))
        if reasons:
            self.refuse(Refused("\n".join(reasons)))

    def _approval(self, case_ids: tuple[str, ...], approver: str) -> Change:
        session = self.desk.session
        moment = Moment(at=self.desk.now, by=session.actor)
        return approval(self.meeting, case_ids, approver, session.store.journal_head(), moment)

    async def _ask_approver(self, case_ids: tuple[str, ...]) -> None:
        same: list[str] = []

        def approving(name: str) -> Sequence[Change]:
            same.clear()
            if written_by(self.meeting, case_ids, name):
                same.append(name)
                return []
            self._approver = name
            return [self._approval(case_ids, name)]

        async def then(kept: bool | None) -> None:
            if kept and same:
                await self._ask_again(case_ids, same[-1])
            elif kept:
                self._tell_approved(case_ids, self._approver)

        form = minutes_forms.approve_form(
            self.meeting, case_ids, self.desk.now, self._approver, approving
        )
        await self.ask(form, then)

    async def _ask_again(self, case_ids: tuple[str, ...], name: str) -> None:
        another: list[bool] = []

        async def then(kept: bool | None) -> None:
            if kept and another:
                await self._ask_approver(case_ids)
            elif kept:
                self._tell_approved(case_ids, name)

        form = minutes_forms.same_person_form(
            name,
            lambda approver: [self._approval(case_ids, approver)],
            lambda: another.append(True),
        )
        await self.ask(form, then)

    def _tell_approved(self, case_ids: tuple[str, ...], name: str) -> None:
        whose = f"the minutes of {len(case_ids)} children" if len(case_ids) > 1 else case_ids[0]
        self.tell(f"{name} approved {whose}")

    # --- files, receipts, versions ---

    async def action_write(self) -> None:
        """Write minutes to files."""
        from data.remembered import minutes_folder

        chosen: list[minutes_forms.Wanted] = []

        def then(kept: bool | None) -> None:
            if kept:
                self._writing = True
                self.show_all()
                self.run_worker(self._write(chosen[-1]))

        folder = minutes_folder(self.meeting.id)
        form = minutes_forms.write_form(self.meeting, self.case_id, folder, chosen.append)
        await self.ask(form, then)

    async def _write(self, wanted: minutes_forms.Wanted) -> None:
        """Write the files beside the screen, since a folder may be far away; then record them."""
        from data.remembered import remember_minutes_folder
        from exports.minutes_files import Written, write_minutes
        from exports.recording import exports_of, remarks, upload_days

        meeting, calendar = self.meeting, await asyncio.to_thread(self.desk.calendar)
        days = upload_days(meeting, calendar)
        self.tell("writing…")
        try:
            done = await asyncio.to_thread(
                write_minutes, meeting, wanted.case_ids, wanted.folder, self.desk.now, days
            )
            self.do(exports_of(meeting, done))
        except Refused as refused:
            self.refuse(refused)
            return
        finally:
            self._writing = False
            self.show_all()
        written = [each for each in done if isinstance(each, Written)]
        if written:
            remember_minutes_folder(wanted.folder, meeting.id)
            self.tell(_where(written[0].path, len(written)), *remarks(done))
        else:
            self.refuse(Refused("\n".join(remarks(done))))

    async def action_receipt(self) -> None:
        """The minutes are on the child's file."""
        form = minutes_forms.receipt_form(
            self.meeting, self.case, self.desk.today, self.desk.session.actor
        )
        await self._ask_to(form, "noted: on the child’s file")

    async def action_reopen(self) -> None:
        """Take approved minutes up again as a new version."""
        form = minutes_forms.reopen_form(self.meeting, self.case, self.desk.session.actor)
        await self._ask_to(form, f"a new version is drafted: {self.key_of('edit')} edits it")

    async def action_edit(self) -> None:
        """Back to the slot, to change the draft; from there Escape leads here again."""
        from screens.slot import SlotScreen
        from screens.ways import go_to_slot

        number = self.meeting.slot_of(self.case_id).number
        below = [each for each in self.app.screen_stack if isinstance(each, SlotScreen)]
        if any(each.slot_number == number for each in below):
            # Two editors of one note would be one too many.
            await go_to_slot(self.app, self.desk, number)
        else:
            await self.app.push_screen(SlotScreen(self.desk, number))

    def action_back(self) -> None:
        """Go back one step; not while files are being written, so that each is recorded."""
        if not self._writing:
            super().action_back()

    async def action_quit(self) -> None:
        """Leave the program; not while files are being written."""
        if not self._writing:
            await super().action_quit()

    def tell(self, words: str, *remarks: str) -> None:
        """Say what was done, and what to know of it; the screen says how."""
        raise NotImplementedError

    async def _ask_to(self, form: Form, done: str) -> None:
        def then(kept: bool | None) -> None:
            if kept:
                self.tell(done)

        await self.ask(form, then)


def _where(path: Path, count: int) -> str:
    return f"written to {path}" if count == 1 else f"{count} files written to {path.parent}"
