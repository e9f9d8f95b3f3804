"""The real program in a pseudo-terminal: what it is sent, what it shows, and how it ends."""

import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

PROGRAM = Path(sys.executable).with_name("panel-tui")
KEYS = {
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
}
KEYS |= {"down": "\x1b[B", "enter": "\r", "escape": "\x1b", "backspace": "\x7f"}
KEYS |= {f"ctrl+{letter}": chr(ord(letter) & 31) for letter in "abcdefghijklmnopqrstuvwxyz"}

# The terminal becomes the one of the program's session: closing it sends SIGHUP. Forking by hand is no
# way to do that, since the tests have threads.
_TAKE_TERMINAL = "import os, sys; os.login_tty(0); os.execv(sys.argv[1], sys.argv[1:])"

_SEQUENCE = re.compile(
    r"\x1b\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|\x1b[P_^X][^\x1b]*\x1b\\"
    r"|\x1b\[(?P<private>[<>=?]?)(?P<numbers>[\d;:]*)[ -/]*(?P<final>[@-~])"
    r"|\x1b[ -/]*[0-~]"
)
_INCOMPLETE = re.compile(r"\x1b(?:[\]P_^X][^\x07\x1b]*\x1b?|\[[\d;:<>=?]*)?$")


class Terminal:
    """Runs `panel-tui` with arguments in a terminal of its own; leaving the `with` ends it.

    Times are seconds of `time.monotonic`. Waiting ends with an `AssertionError` that shows the screen.
    """

    def __init__(
        self,
        *arguments: str | Path,
        size: tuple[int, int] = (80, 24),
        program: Sequence[str | Path] = (PROGRAM,),
    ) -> None:
        self.columns, self.rows = size
        self.raw = ""
        """Everything the program has written, as it came."""
        self._cells = [[" "] * self.columns for _ in range(self.rows)]
        self._row = self._column = 0
        self._rest = b""
        self._unread = ""
        self.fd, slave = pty.openpty()
        window = struct.pack("HHHH", self.rows, self.columns, 0, 0)
        fcntl.ioctl(slave, termios.TIOCSWINSZ, window)
        self.modes = termios.tcgetattr(slave)
        self.process = subprocess.Popen(
            [sys.executable, "-ISc", _TAKE_TERMINAL, *program, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=_environment(),
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.close()

    @property
    def screen(self) -> str:
        """What stands on the screen, row by row."""
        return "\n".join("".join(row).rstrip() for row in self._cells)

    def send(self, text: str) -> None:
        """Write text to the program at once."""
        data = text.encode()
        while data:
            data = data[os.write(self.fd, data) :]

    def press(self, *keys: str) -> None:
        """Press keys by their names; a name of one letter is that letter."""
        self.send("".join(KEYS.get(key, key) for key in keys))

    def read(self, seconds: float = 0.0) -> bool:
        """Read what the program writes for some time; False once it has closed the terminal."""
        until = time.monotonic() + seconds
        while self.fd >= 0:
            ready, _, _ = select.select([self.fd], [], [], max(until - time.monotonic(), 0))
            if not ready:
                return True
            try:
                data = os.read(self.fd, 65536)
            except OSError as error:
                if error.errno != errno.EIO:
                    raise
                data = b""
            if not data:
                return False
            self._show(data)
        return False

    def wait_for(self, words: str, seconds: float = 20.0) -> float:
        """Wait until the words are on the screen; the moment at which they were."""
        return self.wait_until(lambda: words in self.screen, seconds, f"{words!r} to be shown")

    def wait_until(
        self, holds: Callable[[], bool], seconds: float = 20.0, what: str = "something"
    ) -> float:
        """Wait until something holds, reading meanwhile; the moment at which it did."""
        until = time.monotonic() + seconds
        while not holds():
            open_still = self.read(0.01)
            if holds():
                break
            assert open_still, f"the program ended; waited for {what}\n{self.screen}"
            assert time.monotonic() < until, f"waited {seconds:g} s for {what}\n{self.screen}"
        return time.monotonic()

    def end(self, how: signal.Signals | None = None, seconds: float = 10.0) -> int:
        """Send a signal, if one is named, and wait for the end of the program; its exit code."""
        if how is not None:
            self.process.send_signal(how)
        until = time.monotonic() + seconds
        while self.process.poll() is None:
            assert time.monotonic() < until, f"the program did not end\n{self.screen}"
            if not self.read(0.01):
                time.sleep(0.005)
        self.read(0.01)
        return self.process.returncode

    def close(self) -> None:
        """Close the terminal, as somebody who closes the window does."""
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1

    def _show(self, data: bytes) -> None:
        data = self._rest + data
        text = data.decode(errors="ignore")
        kept = len(text.encode())
        self._rest = data[kept:] if kept < len(data) and len(data) - kept < 4 else b""
        self.raw += text
        self._paint(text)

    def _paint(self, text: str) -> None:
        text = self._unread + text
        broken = _INCOMPLETE.search(text)
        self._unread = text[broken.start() :] if broken else ""
        text = text[: broken.start()] if broken else text
        at = 0
        for found in _SEQUENCE.finditer(text):
            self._write(text[at : found.start()])
            if found["final"]:
                self._steer(found["private"], found["numbers"], found["final"])
            at = found.end()
        self._write(text[at:])

    def _steer(self, private: str, numbers: str, final: str) -> None:
        given = [int(each or 0) for each in re.split("[;:]", numbers)]
        if final == "H":
            row, column = (*given, 0)[:2]
            self._row, self._column = max(row, 1) - 1, max(column, 1) - 1
        elif (private, final) == ("", "J") or (private, numbers) == ("?", "1049"):
            self._cells = [[" "] * self.columns for _ in range(self.rows)]
            self._row = self._column = 0
        elif final == "K":
            self._cells[self._row][self._column :] = " " * (self.columns - self._column)

    def _write(self, text: str) -> None:
        for character in text:
            if character == "\n":
                self._row = min(self._row + 1, self.rows - 1)
            elif character == "\r":
                self._column = 0
            elif character >= " " and self._row < self.rows:
                if self._column < self.columns:
                    self._cells[self._row][self._column] = character
                self._column += 1


def _environment() -> dict[str, str]:
    """A terminal with colours, whose size the program asks of the terminal itself."""
    size = ("COLUMNS", "LINES")
    return {name: os.environ[name] for name in os.environ if name not in size} | {
        "TERM": "xterm-256color"
    }
