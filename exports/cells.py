"""Cells of a CSV file that a spreadsheet shows as words, and never runs as a formula."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

_STARTS_A_FORMULA = frozenset("=+-@")


def csv_lines(rows: Iterable[Sequence[str]]) -> list[str]:
    """Rows as lines of CSV; a cell that would be a formula begins with an apostrophe."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return written.getvalue().splitlines()


def _plain(cell: str) -> str:
    """A cell on one line, without what would make a formula of it."""
    line = " ".join(cell.split())
    # A spreadsheet takes the wide forms of these marks for the marks themselves.
    first = unicodedata.normalize("NFKC", line[:1])
    return f"'{line}" if first in _STARTS_A_FORMULA else line
