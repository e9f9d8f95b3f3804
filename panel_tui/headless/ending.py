"""How a command ends: its exit code, and what is said of an error. Loaded with the help, so it loads little.

The codes are a contract (design.md section 5).
"""

import errno
import os
import sys
from typing import TYPE_CHECKING

from panel_tui.domain.faults import Faulty
from panel_tui.headless.printing import tell

if TYPE_CHECKING:
    from types import TracebackType

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
        trace: "TracebackType | None",
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
    # Slow to load, and needed only where something has gone wrong.
    from panel_tui.headless.report import write_report

    try:
        file = write_report(error)
    except OSError:
        return f"{stopped}\nA report of it could not be written."
    return f"{stopped}\nA report for its makers, without a word from any record, is in {file}"
