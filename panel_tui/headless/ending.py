"""How a command ends: its exit code, what is said of an error, and the report of a fault.

The codes are a contract (design.md section 5). A report holds kinds of errors and places in the code
only: no message, no value, no name, since any of those may come from a child's record.
"""

import errno
import os
import platform
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from traceback import walk_tb
from types import TracebackType

from panel_tui.domain.faults import Faulty
from panel_tui.headless.printing import tell

DONE = 0
INCOMPLETE = 1
"""Done, and something is incomplete, stopped or late."""
BAD_INPUT = 2
"""Bad input or usage; nothing has changed."""
UNVERIFIED = 3
"""The record does not verify."""
FAULT = 70
"""A fault of the program."""


class Ending:
    """Ends a command in words: `with Ending() as ending: ending.code = ...`, then read `ending.code`."""

    code = DONE

    def __enter__(self) -> "Ending":
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        """Say what went wrong, if anything did, and settle the code; only `SystemExit` goes on."""
        if error is not None and not isinstance(error, SystemExit):
            self.code = _explained(error)
        try:
            print(end="", flush=True)
        except OSError as unwritten:
            if not isinstance(error, OSError):
                self.code = _explained(unwritten)
            # What is left must go somewhere, or Python complains once more at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return True
        return not isinstance(error, SystemExit)


def _explained(error: BaseException) -> int:
    if isinstance(error, BrokenPipeError):
        return INCOMPLETE
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        tell("The disk is full: not everything could be written. Make room and try again.")
        return INCOMPLETE
    if isinstance(error, KeyboardInterrupt):
        tell("Stopped.")
        return INCOMPLETE
    if _is_answer(error):
        tell(str(error))
        return BAD_INPUT
    tell(fault_words(error))
    return FAULT


def _is_answer(error: BaseException) -> bool:
    """Whether the words of the error are meant for the person."""
    if isinstance(error, Faulty):
        return True
    # Loaded here, since most commands end well and some need neither.
    from panel_tui.domain.model import Refused

    return isinstance(error, Refused)


def fault_words(error: BaseException) -> str:
    """What to tell the person of a fault of the program; a report of it is written on the way."""
    stopped = f"panel-tui itself went wrong here ({type(error).__name__}), and stopped."
    try:
        file = _write_report(error)
    except OSError:
        return f"{stopped}\nA report of it could not be written."
    return f"{stopped}\nA report for its makers, without a word from any record, is in {file}"


def _write_report(error: BaseException) -> Path:
    from platformdirs import user_log_path

    folder = user_log_path("panel-tui", appauthor=False)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = folder / f"fault-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as report:
        report.writelines(f"{line}\n" for line in _report(error))
    return file


def _report(error: BaseException) -> Iterator[str]:
    yield f"panel-tui on Python {platform.python_version()}, {sys.platform}"
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        yield f"{type(each).__module__}.{type(each).__qualname__}"
        for frame, line in walk_tb(each.__traceback__):
            # The module stands for the file: a path may hold the name of the account.
            module = frame.f_globals.get("__name__", "?")
            yield f"  {module}, line {line}, in {frame.f_code.co_name}"
        each = each.__cause__ or each.__context__
