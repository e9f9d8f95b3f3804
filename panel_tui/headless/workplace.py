"""What a command works with: the database, the clock, and who is at the keyboard.

The database is the one of `--database`, else of PANEL_TUI_DATABASE, else a file in the account's own
data folder. A command that only reads never makes it: what is not there is as good as empty.
"""

import getpass
import os
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, overload

from data.settings import Settings, read_settings, settings_file
from panel_tui.domain.model import Refused
from panel_tui.domain.words import LONDON, NotADate, read_date
from panel_tui.headless.printing import tell

if TYPE_CHECKING:
    from data.store.store import SqlStore
    from data.templates.catalogue import Templates
    from panel_tui.domain.meeting import Meeting
    from panel_tui.domain.working_days import WorkingCalendar
    from panel_tui.ports import Clock
    from panel_tui.session import Session


class SystemClock:
    """The machine's clock, on another day where `--on` names one; the time of day stays."""

    def __init__(self, on: date | None = None) -> None:
        """A clock that shows the day `on`, or the present one."""
        self._on = on

    def now(self) -> datetime:
        """The moment it shows, in UTC."""
        here = datetime.now(LONDON)
        shown = here if self._on is None else datetime.combine(self._on, here.timetz())
        return shown.astimezone(UTC)


class Workplace:
    """Where a command does its work. `actor` is who the journal names."""

    def __init__(self, database: str, clock: "Clock", settings: Settings) -> None:
        """A workplace on a database, given as a path or URL; nothing is opened yet."""
        self.database = database
        self.clock = clock
        self.settings = settings
        self.actor = settings.your_name or _account()

    @property
    def today(self) -> date:
        """The day it is in London."""
        return self.clock.now().astimezone(LONDON).date()

    @contextmanager
    def store(self, *, create: bool = False, backup: bool = False) -> Iterator["SqlStore"]:
        """The database, opened; made where it is not there only with `create`.

        Raises:
            Refused: it cannot be opened.
        """
        # Slow to load, and not needed by every command.
        from data.store.opening import open_store

        with open_store(self.database, clock=self.clock, create=create, backup=backup) as store:
            tell(*store.notices)
            yield store

    @contextmanager
    def session(self, *, create: bool = False, backup: bool = False) -> Iterator["Session"]:
        """A session on the database, to change something.

        Raises:
            Refused: the database cannot be opened.
        """
        with self.store(create=create, backup=backup) as store:
            yield self.session_on(store)

    def session_on(self, store: "SqlStore") -> "Session":
        """A session on a store that is open already."""
        # It loads every rule of the meeting, which lists do without.
        from panel_tui.session import Session

        return Session(store, self.clock, self.actor, self.calendar)

    def calendar(self) -> "WorkingCalendar":
        """The working days, less what the council is closed on and what was proclaimed since."""
        return _calendar(self.settings.bank_holidays, self.settings.closed_days)

    def templates(self) -> "Templates":
        """The shipped templates, and the council's own."""
        # Not needed for a meeting that is set up, which keeps a copy of its own.
        from data.templates.catalogue import Templates

        folder = self.settings.template_folder
        return Templates([folder] if folder else [])


def meeting_as_typed(session: "Session", meeting_id: str) -> "Meeting":
    """The meeting of that id; the note that was in hand when the program last ended is written first.

    Raises:
        Refused: there is no such meeting, or there is such a note and it cannot be written.
    """
    session.meeting(meeting_id)
    session.recover(meeting_id)
    return session.meeting(meeting_id)


def workplace(args: Namespace) -> Workplace:
    """The workplace that the options of a command ask for.

    Raises:
        Refused: `--on` is no date.
    """
    on = read_day("--on", args.on, SystemClock().now().astimezone(LONDON).date())
    database = args.database or os.environ.get("PANEL_TUI_DATABASE") or _own_database()
    settings = read_settings(settings_file())
    tell(*settings.problems)
    return Workplace(database, SystemClock(on), settings)


@overload
def read_day(option: str, text: str, today: date) -> date: ...
@overload
def read_day(option: str, text: str | None, today: date) -> date | None: ...
def read_day(option: str, text: str | None, today: date) -> date | None:
    """The day that an option gives in any form that people write; None where it is not given.

    Raises:
        Refused: it is no date.
    """
    try:
        return None if text is None else read_date(text, today=today)
    except NotADate as wrong:
        raise Refused(f"{option}: {wrong}.") from None


@cache
def _calendar(proclaimed: tuple[date, ...], closed_days: tuple[date, ...]) -> "WorkingCalendar":
    # Asked for only when a due date has to be worked out.
    from data.bank_holidays import working_calendar

    return working_calendar(proclaimed=proclaimed, closed_days=closed_days)


def _own_database() -> str:
    from platformdirs import user_data_path

    return str(user_data_path("panel-tui", appauthor=False) / "panel.db")


def _account() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return "unnamed account"
