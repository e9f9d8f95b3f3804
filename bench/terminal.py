"""A program in a terminal of its own, timed by when its bytes arrive.

There is no emulator behind it: what is looked for is looked for in the words of the output, with the
escape sequences taken out. So a text is found where it is written in one go, and a typed key where its
character has not been written before. Linux only, for CPU and memory.
"""

import codecs
import fcntl
import os
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

COLUMNS, ROWS = 100, 30
PATIENCE = 20.0
"""Seconds after which something that is waited for is taken not to come."""

_ESCAPE = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[PX^_\]].*?(?:\x07|\x1b\\)|[ -/]*[0-~])", re.DOTALL
)
_ALTERNATE_SCREEN = "\x1b[?1049h"
_ASKS_FOR_SYNC = "\x1b[?2026$p"
_HAS_SYNC = b"\x1b[?2026;2$y"
_LEFT_OUT = ("PYTHON", "TEXTUAL", "PANEL_TUI", "XDG_", "NO_COLOR", "COLUMNS", "LINES")
"""Variables, by how they begin, that would change what is measured."""


class Idle(NamedTuple):
    """What a program does while nobody types: its share of a CPU in percent, and bytes a second."""

    cpu: float
    bytes: float


class Terminal:
    """A program that runs in a terminal until the `with` is left; times are seconds since it began."""

    def __init__(self, command: Sequence[str], home: Path) -> None:
        """Start a program, with `home` as the home folder of its account."""
        self._main, inside = os.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._began = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=inside,
            stdout=inside,
            stderr=inside,
            env=environment(home),
            start_new_session=True,
        )
        os.close(inside)
        os.set_blocking(self._main, False)
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._written = ""
        """What was written since the last thing that was waited for."""
        self._bytes = 0
        self._patient_until = PATIENCE

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        os.close(self._main)

    def until_painted(self) -> float:
        """When the first visible character was on the screen."""
        while True:
            at = self._read()
            _, switch, screen = self._written.partition(_ALTERNATE_SCREEN)
            if switch and words_of(screen).strip():
                return at

    def until(self, text: str) -> float:
        """When a text was written."""
        at = self._now()
        while text not in words_of(self._written):
            at = self._read()
        self._written = ""
        return at

    def send(self, keys: str) -> None:
        """Type keys, all in one write."""
        self._written = ""
        self._patient_until = self._now() + PATIENCE
        waiting = keys.encode()
        while waiting:
            try:
                waiting = waiting[os.write(self._main, waiting) :]
            except BlockingIOError:
                self._take(0.01)

    def paste(self, text: str) -> None:
        """Paste a text, press Enter, and wait until the program has dealt with it."""
        self.send(f"\x1b[200~{text}\x1b[201~\r")
        self.until_rested()

    def key(self, character: str) -> tuple[float, int]:
        """Type a character not seen before: seconds until it is shown, and the bytes that took.

        The bytes are those written until then and in the 20 ms after.
        """
        bytes_before, sent = self._bytes, self._now()
        self.send(character)
        shown = self._now()
        while character not in self._written:
            shown = self._read()
        self.read_for(0.02)
        return shown - sent, self._bytes - bytes_before

    def idle(self, seconds: float) -> Idle:
        """What happens while nothing is typed."""
        bytes_before, cpu_before, before = self._bytes, self._cpu(), self._now()
        self.read_for(seconds)
        took = self._now() - before
        cpu = (self._cpu() - cpu_before) / took * 100
        return Idle(cpu, (self._bytes - bytes_before) / took)

    def memory(self) -> float:
        """The most memory that the program has had so far, in MB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text("ascii")
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        return int(found[1]) / 1024 if found else 0.0

    def leave(self, key: str) -> float:
        """Press the key that ends the program: how long until it is gone.

        Raises:
            RuntimeError: it does not end, or with an error.
        """
        sent = self._now()
        self.send(key)
        while self._process.poll() is None:
            self._lose_patience()
            self._take(0.001)
        gone = self._now()
        if self._process.returncode:
            raise RuntimeError(f"It ended with {self._process.returncode}: {self._tail()}")
        return gone - sent

    def read_for(self, seconds: float) -> None:
        """Read what is written for so long."""
        end = self._now() + seconds
        while (left := end - self._now()) > 0:
            self._take(left)

    def until_rested(self) -> None:
        """Read until the program has next to nothing to do for half a second."""
        while self.idle(0.5).cpu > 20:
            pass

    def _cpu(self) -> float:
        # Linux numbers the CPU clock of a process like this: see clock_getcpuclockid(3).
        return time.clock_gettime((~self._process.pid << 3) | 2)

    def _now(self) -> float:
        return time.perf_counter() - self._began

    def _read(self) -> float:
        """Wait for output: when it came."""
        arrived = None
        while arrived is None:
            self._lose_patience()
            arrived = self._take(1.0)
        return arrived

    def _lose_patience(self) -> None:
        if self._now() > self._patient_until:
            raise RuntimeError(f"What is waited for does not come: {self._tail()}")

    def _take(self, seconds: float) -> float | None:
        """Read once, waiting for at most so long; when there was something, or None."""
        ready, _, _ = select.select([self._main], [], [], seconds)
        if not ready:
            return None
        try:
            data = os.read(self._main, 65_536)
        except OSError:  # the program has closed its side
            time.sleep(0.001)
            return None
        arrived = self._now()
        self._bytes += len(data)
        text = self._decoder.decode(data)
        if _ASKS_FOR_SYNC in text:
            os.write(self._main, _HAS_SYNC)
        self._written += text
        return arrived

    def _tail(self) -> str:
        return words_of(self._written)[-500:]


def environment(home: Path) -> Mapping[str, str]:
    """The variables of a person's shell, in an account of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_LEFT_OUT)}
    own = {"HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
    return kept | own


def words_of(written: str) -> str:
    """What a person can read of an output."""
    return _ESCAPE.sub("", written)
