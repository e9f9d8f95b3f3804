"""The terminal of a meeting: it reads on whatever is sent to it, and never keeps the notes waiting.

A terminal as Textual 8.2.8 drives it, but for what could lose keys; each method says what that is.
"""

import os
import termios
from collections.abc import Iterator
from contextlib import suppress
from select import select
from typing import Any

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from screens.terminal_text import TerminalText

LOOK_AFTER = 0.1
"""Seconds without a key after which it is seen whether the program ends."""

AT_ONCE = 4096
"""Bytes that are read at once."""


class MeetingTerminal(LinuxDriver):
    """The terminal on Linux and macOS."""

    _as_taken: list[Any] | None = None
    """The settings of the terminal while it is ours; None before that, and where there is none."""

    def start_application_mode(self) -> None:
        """Take the terminal. While it stalls, what is painted waits in memory, and the program goes on.

        Textual's stands still as soon as 30 pieces wait, and keeps no note.
        """
        LinuxDriver.start_application_mode(self)
        if self._writer_thread is not None:
            self._writer_thread._queue.maxsize = 0
        if self.input_tty:
            self._as_taken = termios.tcgetattr(self.fileno)

    def run_input_thread(self) -> None:
        """Read keys until the program ends. No byte stops it: see `TerminalText`.

        Raises:
            EOFError: the terminal is gone.
            OSError: the same, said in another way.
        """
        self._parser, text = XTermParser(), TerminalText()
        while not self.exit_event.is_set():
            for event in (*self._typed(text), *self._parser.tick()):
                self.process_message(event)

    def _typed(self, text: TerminalText) -> Iterator[Message]:
        """What comes within a moment."""
        ready, _, _ = select([self.fileno], [], [], LOOK_AFTER)
        if not ready:
            return
        data = os.read(self.fileno, AT_ONCE)
        if not data:
            raise EOFError("the terminal is gone")
        taken = text.take(data)
        try:
            if taken:  # to be fed nothing means the end to the parser
                yield from self._parser.feed(taken)
        except (ValueError, OverflowError):
            # It was a key with an impossible number, as noise on a line makes it.
            self._parser = XTermParser()

    def _sigcont_application(self, *_: object) -> None:
        """Go on after a stop; where that was SIGSTOP, the keys are being read already.

        Textual starts a second reader then, and each of the two gets some of the keys.
        """
        if self._must_signal_resume:
            super()._sigcont_application()
        elif self._as_taken is not None:
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self._as_taken)
            self._app.call_later(self._app.refresh)
