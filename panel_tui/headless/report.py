"""The report of a fault of the program: kinds of errors and places in the code, and nothing else.

No message, no value, no name, since any of those may come from a child's record.
"""

import os
import platform
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from traceback import walk_tb

from platformdirs import user_log_path


def write_report(error: BaseException) -> Path:
    """Write the report of an error into the account's folder of logs; where it is.

    Raises:
        OSError: it cannot be written.
    """
    folder = user_log_path("panel-tui", appauthor=False)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = folder / f"fault-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as report:
        report.writelines(f"{line}\n" for line in _lines(error))
    return file


def _lines(error: BaseException) -> Iterator[str]:
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
