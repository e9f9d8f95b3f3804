"""Running a command as a person would, and looking at the database from outside."""

import contextlib
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from panel_tui.cli import main

AGENDAS = Path(__file__).parents[1] / "fixtures" / "agendas"
SAMPLE = "2026-12-03-medway-permanence-panel"
"""The id of the sample meeting, which the demo plays too."""


class Result(NamedTuple):
    """What came of a command: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, as data."""
        return json.loads(self.out)


def panel_tui(*arguments: str | Path) -> Result:
    """Run one command in this process."""
    with (
        contextlib.redirect_stdout(io.StringIO()) as out,
        contextlib.redirect_stderr(io.StringIO()) as err,
    ):
        try:
            code = main([str(each) for each in arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
    return Result(code, out.getvalue(), err.getvalue())


def dump(file: Path) -> list[str]:
    """Everything that a database holds, as SQL."""
    with closing(sqlite3.connect(file)) as database:
        return list(database.iterdump())
