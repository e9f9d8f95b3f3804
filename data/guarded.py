"""Libraries kept at arm's length: a function runs in a process of its own, which may be killed.

A file that nobody vouches for can make a library crash, hang, or use up all memory. Here that costs
the process of the library, and not the program; the next call starts another one.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import IO, Any, Literal, Self, cast

from data.guarded_process import NO_MEMORY

_LOOK_UP_EVERY = 0.1  # seconds between two looks at whether somebody has cancelled
_GRACE = (
    5  # seconds more, after which a process ends itself if the program is no longer there to do it
)
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # of Windows alone

Reason = Literal["crash", "memory", "time"]


class Stopped(Exception):
    """A call that ended without a result; `why` it did. The next call is not touched by it."""

    def __init__(self, why: Reason) -> None:
        """The function failed or took its process along (`crash`), or passed one of its limits."""
        self.why = why
        super().__init__(why)


class Cancelled(Exception):
    """A call whose result nobody wants any more; its process is gone."""


class Guarded:
    """A function that can do no harm, called as often as one likes in one process for all calls.

    The process starts with the first call, and ends with `close` or with the program, however that
    ends. Not for two threads at a time.
    """

    def __init__(self, function: str, *, seconds: float, megabytes: int) -> None:
        """`function` is named `package.module:name`; it takes a JSON value and returns one.

        A call may take so many seconds, the start of the process among them. The process may use so
        many megabytes, where the system can hold it to that (Linux can; Windows cannot).
        """
        self._arguments = (function, str(seconds + _GRACE), str(megabytes))
        self._seconds = seconds
        self._process: _Process | None = None

    def __call__(self, argument: Any, cancelled: Callable[[], bool] = lambda: False) -> Any:
        """What the function returns for `argument`.

        Raises:
            Stopped: there is no result: it crashed, raised, took too long or too much memory.
            Cancelled: `cancelled` became true while it ran.
        """
        self._process = self._process or _Process(self._arguments)
        try:
            return self._process.ask(argument, self._seconds, cancelled)
        except (Stopped, Cancelled):
            self.close()
            raise

    def close(self) -> None:
        """End the process; a further call starts another."""
        if self._process:
            self._process.end()
        self._process = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Process:
    """`data.guarded_process` as it runs, and a thread that hears it: pipes of Windows cannot be polled."""

    def __init__(self, arguments: tuple[str, ...]) -> None:
        # In a session of its own: what a terminal sends to end the program is not meant for it.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "data.guarded_process", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=_NO_WINDOW,
        )
        self._requests = cast(IO[bytes], self._process.stdin)
        self._replies: SimpleQueue[bytes] = SimpleQueue()
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()

    def ask(self, argument: Any, seconds: float, cancelled: Callable[[], bool]) -> Any:
        late = monotonic() + seconds
        try:
            self._requests.write(json.dumps(argument).encode() + b"\n")
            self._requests.flush()
        except OSError:
            raise Stopped(self._why()) from None
        while True:
            try:
                reply = self._replies.get(timeout=_LOOK_UP_EVERY)
            except Empty:
                if cancelled():
                    raise Cancelled from None
                if monotonic() > late:
                    raise Stopped("time") from None
                continue
            if not reply:
                raise Stopped(self._why())
            return json.loads(reply)

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        self._listener.join()
        with suppress(OSError):  # what had been left unsent, to a process that is gone
            self._requests.close()

    def _why(self) -> Reason:
        return "memory" if self._process.wait() == NO_MEMORY else "crash"

    def _listen(self) -> None:
        with cast(IO[bytes], self._process.stdout) as replies:
            for line in replies:
                self._replies.put(line)
        self._replies.put(b"")
