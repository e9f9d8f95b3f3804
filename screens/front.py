"""What stands behind the home screen once the store is open: its lines, and the way into a meeting."""

import asyncio
import importlib
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.screen import Screen

from data.store import listings
from data.store.store import SqlStore
from panel_tui.domain.changes import Change
from panel_tui.domain.clocks import AVAILABLE, UPLOADED, DueLine
from panel_tui.domain.drafts import Draft
from panel_tui.domain.model import Refused
from panel_tui.domain.paper_grid import want_a_look
from panel_tui.domain.paper_limits import due_in_at
from panel_tui.domain.past_dates import read_past_date
from panel_tui.domain.words import NotADate, in_days, read_date, say_date, say_time
from screens.content import LONGEST_NAME, fit
from screens.desk import Desk
from screens.forms import Answers, Field, Form
from screens.home import HomeLine, HomeScreen

if TYPE_CHECKING:
    from screens.open_agenda import Importer

MOST_MEETINGS = 6
"""Meetings to come that the home screen shows at most, and as many that have been."""

MOST = 12
"""Due lines that it shows at most, and meetings that a search finds."""

MOST_DUE = 200
"""Due lines that are looked at for them: many stand for the children of one meeting."""

AHEAD = timedelta(days=14)
"""How far the home screen looks ahead for what is due."""

OF_MINUTES = (AVAILABLE, UPLOADED)
"""The limits that the minutes of a case are to meet."""


class MeetingsFront:
    """The store as the home screen shows it. `import_agenda` sets up the meeting of a file."""

    def __init__(
        self,
        app: App[Any],
        store: SqlStore,
        desk: Desk,
        import_agenda: "Importer",
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
            return self._found(words)
        meetings = listings.meetings_around(self._store, self.desk.today, MOST_MEETINGS)
        due, _ = listings.due(self._store, self.desk.today + AHEAD, MOST_DUE)
        lines = [_meeting_line(each, self.desk) for each in meetings]
        lines += _due_lines(due, self.desk)[:MOST]
        return sorted(lines, key=lambda line: _GROUPS.index(line.group))

    def _found(self, words: str) -> list[HomeLine]:
        """The meetings that have `words` in their ID or a case's, or sit on the day that they mean."""
        found = listings.meetings_with(self._store, words, MOST)
        for day in () if found else _days_meant(words, self.desk.today):
            found += listings.meetings_with(self._store, day.isoformat(), MOST)
        group = f"Found with {fit(words, LONGEST_NAME)}"
        return [_meeting_line(each, self.desk, group) for each in found]

    async def open(self, meeting_id: str, step: str = "", minutes_of: str = "") -> None:
        """Open a meeting for writing where it was left; to follow it where another copy holds it.

        With `step` its steps are shown, that one marked; with `minutes_of` the minutes of that case.
        Opened at once when the program starts, it shows its papers first where they want a look.
        """
        from screens.agenda import AgendaScreen

        desk = replace(self.desk, meeting_id=meeting_id)
        at_once, self.first = meeting_id == self.first, ""
        draft: Draft | None = None
        try:
            draft = desk.take_up()
        except Refused as refused:
            desk.writable, desk.held = False, str(refused)
        await self._app.push_screen(AgendaScreen(desk))
        if step:
            from screens.steps import StepsScreen

            await self._app.push_screen(StepsScreen(desk, None, step))
        elif minutes_of:
            from screens.minutes import MinutesScreen

            await self._app.push_screen(MinutesScreen(desk, minutes_of))
        elif draft is not None and _goes_on(draft, desk):
            from screens.slot import SlotScreen

            await self._app.push_screen(SlotScreen(desk, draft.slot, draft))
        elif at_once and desk.writable and await _papers_want_a_look(desk):
            from screens.papers import PapersScreen

            await self._app.push_screen(PapersScreen(desk))

    async def ask_agenda(self) -> None:
        """Ask for an agenda file, and for what it does not say, and open its meeting."""
        from screens.meeting_screen import MeetingScreen
        from screens.open_agenda import Opening, file_form

        opening = Opening(self._import_agenda, self.desk.today)

        async def go(kept: bool | None) -> None:
            if kept and opening.further:
                await self._ask(opening.further, go)
            elif kept:
                meeting_id, left = opening.taken
                await self.open(meeting_id)
                if left and isinstance(self._app.screen, MeetingScreen):
                    self._app.screen.tell("\n".join(("Left as it is, since it has begun:", *left)))

        await self._ask(file_form(opening.take_in), go)

    async def ask_search(self) -> None:
        """Ask for words, and show what has them."""

        def make(answers: Answers) -> list[Change]:
            home = self._home()
            if home is not None:
                home.seek(answers["words"].strip())
            return []

        field = Field("words", "", hint="a case ID, or a day like 3 Dec 2026")
        await self._ask(Form("Find what?", (field,), make, keep="Find"))

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
    """Whether there is more to do where the person was: words to keep, a dialog, a slot that goes on."""
    return (
        bool(draft.asked)
        or draft.unwritten
        or desk.meeting.slot(draft.slot).timer.state != "finished"
    )


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
    words = f"{say_date(on)}, {say_time(starts_at)}  {meeting.title}"
    heard = f"{meeting.slots_finished} of {meeting.slots} heard"
    stands = {"cancelled": "cancelled", "planned": ""}.get(meeting.state, heard)
    detail = " · ".join(filter(None, (_children(meeting.cases), stands)))
    return HomeLine(group, words, detail, meeting.id)


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
        words = f"{say_date(due_on)}  {title}, {of}"
        step = f"{first.case_id} {meeting_id}/{first.limit_id}" if first.kind == "step" else ""
        minutes_of = first.case_id if first.limit_id in OF_MINUTES else ""
        lines.append(
            HomeLine(
                "Due and late",
                words,
                in_days(days),
                meeting_id,
                late=days < 0,
                step=step,
                minutes_of=minutes_of,
            )
        )
    return lines


def _days_meant(words: str, today: date) -> list[date]:
    """The days that words may mean, ahead and past; none where they are no date."""
    found: list[date] = []
    for read in (read_date, read_past_date):
        with suppress(NotADate):
            found.append(read(words, today=today))
    return list(dict.fromkeys(found))


def _children(number: int) -> str:
    return "1 child" if number == 1 else f"{number} children"


def _nothing(_changes: Sequence[Change]) -> None:
    """These forms change no meeting: what they ask has been done when they have answered."""
