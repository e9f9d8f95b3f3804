"""What may hinder the reading of a file, in words for the person who named it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.tables.sheet import Unreadable
from panel_tui.domain.faults import Fault, Faulty


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what hinders the reading of `path` into the one fault of that file.

    Raises:
        Faulty: the file is not there, cannot be opened, or is not what its reader takes.
    """
    try:
        yield
        return
    except Unreadable as wrong:
        fault = wrong.fault
    except FileNotFoundError:
        fault = Fault("", "there is no such file")
    except PermissionError:
        fault = Fault("", "you are not allowed to read it; ask whoever owns the file")
    except OSError as error:
        fault = Fault("", f"it cannot be read: {error.strerror}")
    raise Faulty(str(path), [fault])
