"""The program on the screen, put together: settings, the app, and the store behind it.

The app is painted first; the store and all that is slow to import come in its thread.
"""

import os
import signal
import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from data.settings import read_settings, settings_file
from panel_tui.headless.ending import BAD_INPUT
from panel_tui.headless.printing import tell

if TYPE_CHECKING:
    from panel_tui.app import PanelApp
    from panel_tui.headless.workplace import Workplace
    from panel_tui.session import Session
    from screens.home import Front
    from screens.open_agenda import Importer

FRAMES = "240"
"""Frames a second at most: with Textual's 60, a key that follows a change elsewhere waits for two of
them, and is seen to."""

WAIT_MS = 100
"""How long a write on the screen waits for another program; the draft is tried again anyway."""

GRACE = 3
"""Seconds that the app has to end when it is told to from outside; then the system ends it."""


def home(args: Namespace) -> int:
    """`panel-tui`: the home screen."""
    return _run(args, None)


def run(args: Namespace) -> int:
    """`panel-tui run`: a meeting, by its id or from its agenda file, where it was left."""

    def first(place: "Workplace", session: "Session") -> str:
        named, is_file = str(args.agenda), Path(args.agenda).is_file()
        if not is_file and session.store.load(f"meeting/{named}").state is not None:
            return named
        from panel_tui.headless import importing

        read = importing.read_file(place, Path(args.agenda), importing.given(args, place.today))
        return importing.take_in(session, read, update=args.update).meeting.id

    return _run(args, first)


def demo(args: Namespace) -> int:
    """`panel-tui demo` in a terminal: the sample meeting, in a database that is thrown away."""
    import tempfile

    def first(place: "Workplace", session: "Session") -> str:
        from data.agendas.stated import Given
        from panel_tui.headless import importing, story

        read = importing.read_file(place, story.AGENDA, Given())
        return importing.take_in(session, read).meeting.id

    with tempfile.TemporaryDirectory(prefix="panel-tui-demo-") as folder:
        args.database = args.database or str(Path(folder) / "panel.db")
        return _run(args, first)


def _run(args: Namespace, first: Callable[["Workplace", "Session"], str] | None) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        tell("The screens need a terminal. See panel-tui --help for what does not.")
        return BAD_INPUT
    os.environ.setdefault("TEXTUAL_FPS", FRAMES)
    from panel_tui.app import PanelApp

    settings = read_settings(settings_file())
    with ExitStack() as closing:

        def open_front(app: PanelApp) -> "Front":
            from panel_tui.headless.paper_folder import PaperFolders
            from panel_tui.headless.workplace import workplace
            from screens.desk import Desk
            from screens.front import MeetingsFront

            place = workplace(args)
            store = closing.enter_context(place.store(create=True, backup=True))
            store.wait_at_most(WAIT_MS)
            app.problems += store.notices
            session = place.session_on(store)
            people = tuple((each.name, each.role) for each in settings.people)
            desk = Desk(
                session,
                place.calendar,
                people=people,
                panel_dates=settings.panel_dates,
                sound=settings.sound,
                papers=PaperFolders(place),
            )
            meeting_id = _opened(first, place, session) if first else ""
            return MeetingsFront(app, store, desk, _importer(place, session), meeting_id)

        app = PanelApp(
            open_front,
            _report,
            stays=first is None,
            theme=settings.theme,
            keys=settings.keys,
            problems=settings.problems,
        )
        _heed_signals(app)
        app.run()
    if not sys.stdin.isatty():
        _speak_to_nobody()
    if app.last_words:
        tell(app.last_words)
    return app.return_code or 0


def _speak_to_nobody() -> None:
    """The terminal is gone: what would be said there must go somewhere, and not fail."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())


def _heed_signals(app: "PanelApp") -> None:
    """Let the app end in order when it is told to from outside, or when its terminal is gone."""

    def stop(number: int, _frame: object) -> None:
        signal.signal(number, signal.SIG_DFL)  # a second one ends it at once
        if hasattr(signal, "alarm"):
            # Writing to a terminal that is gone may block for ever.
            signal.alarm(GRACE)
        if not app.is_running:
            raise KeyboardInterrupt
        # The event loop may sleep, and this may be in the midst of anything: a thread wakes it.
        Thread(target=app.call_later, args=(app.stop,), daemon=True).start()

    for name in ("SIGHUP", "SIGINT", "SIGTERM"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), stop)


def _opened(
    first: Callable[["Workplace", "Session"], str], place: "Workplace", session: "Session"
) -> str:
    from panel_tui.domain.faults import Faulty
    from panel_tui.domain.model import Refused

    try:
        return first(place, session)
    except Faulty as faulty:
        raise Refused(str(faulty)) from None


def _importer(place: "Workplace", session: "Session") -> "Importer":
    """What the home screen does with an agenda file: sets its meeting up, and gives its id."""
    from data.agendas.stated import Given
    from panel_tui.headless import importing
    from screens.open_agenda import Taken, Wanted

    def take_in(wanted: Wanted) -> Taken:
        given = Given(date=wanted.on, start=wanted.start)
        read = importing.read_file(place, wanted.file, given)
        imported = importing.take_in(session, read, update=wanted.update)
        return Taken(imported.meeting.id, imported.left)

    return take_in


def _report(fault: BaseException) -> str:
    from panel_tui.headless.ending import fault_words

    return fault_words(fault)
