"""What commands print: data to standard output, words to standard error."""

import sys
from argparse import Namespace
from collections.abc import Iterable, Sequence
from typing import Any

from panel_tui.domain.text import clean

MOST_LINES = 50
"""How many lines a list has without `--all`."""

EVERY_LINE = 10**9


def most_lines(args: Namespace) -> int:
    """How many lines a list may have."""
    return EVERY_LINE if args.all else MOST_LINES


def give(args: Namespace, lines: Iterable[str], value: Any) -> None:
    """Print the data of a command: `lines`, or `value` where `--format json` asks for it."""
    if args.format == "json":
        # Help comes without it.
        import json

        print(json.dumps(value, ensure_ascii=False, indent=2))
        return
    for line in lines:
        print(clean(line))


def tell_left_out(shown: int, total: int) -> None:
    """Say that a list has more lines than were printed, if it has."""
    if shown < total:
        tell(f"{shown} of {total} are shown. Add --all for the rest.")


def tell(*words: str) -> None:
    """Say something about what was done, a line each."""
    for line in words:
        print(clean(line), file=sys.stderr)


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as lines with their cells below each other, two spaces between them."""
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
