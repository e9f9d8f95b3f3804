"""What stands behind the home screen once the store is open: its lines, and the way into a meeting."""

import asyncio
import importlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from textual.app import App
from textual.screen import Screen

from data.store import listings
from data.store.store import SqlStore
from panel_tui.domain.changes import Change
from panel_tui.domain.clocks import DueLine
from panel_tui.domain.drafts import Draft
from panel_tui.domain.model import Refused
from panel_tui.domain.paper_grid import want_a_look
from panel_tui.domain.paper_limits import due_in_at
from panel_tui.domain.words import in_days, say_date, say_time
from screens.desk import Desk
from screens.forms import Answers, Field, Form, read_path
from screens.home import HomeLine, HomeScreen

MOST = 12
"""Meetings and due lines that the home screen shows at most."""

MOST_DUE = 200
"""Due lines that are looked at for them: many stand for the children of one meeting."""

AHEAD = timedelta(days=14)
"""How far the home screen looks ahead for what is due."""


class MeetingsFront:
    """The store as the home screen shows it. `import_agenda` sets up the meeting of a file, by its id."""

    def __init__(
        self,
        app: App[Any],
        store: SqlStore,
        desk: Desk,
        import_agenda: Callable[[Path], str],
        first: str = "",
    ) -> None:
        """A front for `app`; `desk` has no meeting yet, `first` is the one to open at once."""
        self.today = say_date(desk.today)
        self.first = first
        self._app = app
        self._store = store
        self.desk = desk
        self._import_agenda = import_agenda

    def lines(self, words: str = "") -> Sequence[HomeLine]:
        """What is next, under way, due and late; with `words` the meetings that have them."""
        if words:
            found = listings.meetings_with(self._store, words, MOST)
            return [_meeting_line(each, self.desk, "Found") for each in found]
        meetings, _ = listings.meetings(self._store, MOST)
        due, _ = listings.due(self._store, self.desk.today + AHEAD, MOST_DUE)
        lines = [_meeting_line(each, self.desk) for each in meetings]
        lines += _due_lines(due, self.desk)[:MOST]
        return sorted(lines, key=lambda line: _GROUPS.index(line.group))

    async def open(self, meeting_id: str, step: str = "") -> None:
        """Open a meeting for writing where it was left; to follow it where another copy holds it.

        With `step` its steps are shown, that one marked.
        Opened at once when the program starts, it shows its papers first where they want a look.
        """
        from screens.agenda import AgendaScreen

        desk = replace(self.desk, meeting_id=meeting_id)
        at_once, self.first = meeting_id == self.first, ""
        draft: Draft | None = None
        try:
            desk.session.claim(meeting_id)
            draft = desk.session.recover(meeting_id)
        except Refused as refused:
            desk.writable, desk.held = False, str(refused)
        await self._app.push_screen(AgendaScreen(desk))
        if step:
            from screens.steps import StepsScreen

            await self._app.push_screen(StepsScreen(desk, None, step))
        elif draft is not None and _goes_on(draft, desk):
            from screens.slot import SlotScreen

            await self._app.push_screen(SlotScreen(desk, draft.slot, draft))
        elif at_once and desk.writable and await _papers_want_a_look(desk):
            from screens.papers import PapersScreen

            await self._app.push_screen(PapersScreen(desk))

    async def ask_agenda(self) -> None:
        """Ask for an agenda file, and open its meeting."""
        opened: list[str] = []

        def make(answers: Answers) -> list[Change]:
            opened.append(self._import_agenda(read_path(answers["file"], "Name an agenda file.")))
            return []

        async def go(kept: bool | None) -> None:
            if kept:
                await self.open(opened[-1])

        field = Field("file", "", hint="agenda.md or agenda.csv")
        form = Form("Which agenda file?", (field,), make)
        await self._ask(form, go)

    async def ask_search(self) -> None:
        """Ask for words, and show what has them."""

        def make(answers: Answers) -> list[Change]:
            home = self._home()
            if home is not None:
                home.show_lines(answers["words"].strip())
            return []

        field = Field("words", "", hint="a case ID, or a day like 2026-12-03")
        await self._ask(Form("Find what?", (field,), make))

    def load_rest(self) -> None:
        """Load the screens that are likely to be wanted next, while the person looks at the first."""
        importlib.import_module("screens.slot")
        importlib.import_module("screens.dialogs.form")

    async def _ask(
        self, form: Form, then: Callable[[bool | None], Awaitable[None]] | None = None
    ) -> None:
        from screens.dialogs.form import FormDialog

        await self._app.push_screen(FormDialog(form, _nothing), then)

    def _home(self) -> HomeScreen | None:
        screens: list[Screen[Any]] = self._app.screen_stack
        return next((each for each in screens if isinstance(each, HomeScreen)), None)


async def _papers_want_a_look(desk: Desk) -> bool:
    """Whether papers are due and not known to be ready; to count the days may take a calendar."""
    due_at = await asyncio.to_thread(due_in_at, desk.meeting, desk.calendar)
    return want_a_look(desk.meeting, due_at, desk.now)


def _goes_on(draft: Draft, desk: Desk) -> bool:
    """Whether there is more to do where the person was: the slot goes on, or a dialog was open."""
    return bool(draft.asked) or desk.meeting.slot(draft.slot).timer.state != "finished"


_GROUPS = ("Under way", "Next", "Due and late", "Earlier")


def _meeting_line(meeting: listings.MeetingLine, desk: Desk, group: str = "") -> HomeLine:
    """The line of a meeting; one that was adjourned stands under the day on which it goes on."""
    on, starts_at = meeting.on, meeting.starts_at
    if meeting.state == "under way":
        sitting = desk.session.meeting(meeting.id).sittings[-1]
        on, starts_at = sitting.on, sitting.starts_at
    if not group:
        coming = "Next" if meeting.state == "planned" and on >= desk.today else "Earlier"
        group = "Under way" if meeting.state == "under way" else coming
    words = f"{say_date(on)}, {say_time(starts_at)}   {meeting.title}"
    heard = f"{meeting.slots_finished} of {meeting.slots} slots heard"
    stands = "cancelled" if meeting.state == "cancelled" else heard
    return HomeLine(group, words, f"{_children(meeting.cases)} · {stands}", meeting.id)


def _due_lines(due: Sequence[DueLine], desk: Desk) -> list[HomeLine]:
    """What is due of a meeting on a day, in one line however many children it is for."""
    whose: dict[tuple[date, str, str], list[DueLine]] = {}
    for line in due:
        if line.meeting_id:
            whose.setdefault((line.due_on, line.title, line.meeting_id), []).append(line)
    lines = []
    for (due_on, title, meeting_id), same in whose.items():
        days, first = (due_on - desk.today).days, same[0]
        of = first.case_id if len(same) == 1 else _children(len(same))
        words = f"{say_date(due_on)}   {title}, {of}"
        step = f"{first.case_id} {meeting_id}/{first.limit_id}" if first.kind == "step" else ""
        lines.append(
            HomeLine("Due and late", words, in_days(days), meeting_id, late=days < 0, step=step)
        )
    return lines


def _children(number: int) -> str:
    return "1 child" if number == 1 else f"{number} children"


def _nothing(_changes: Sequence[Change]) -> None:
    """These forms change no meeting: what they ask has been done when they have answered."""
