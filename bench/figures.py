"""Figures, as every bench gives them: what was measured, the ratio to its reference, and the limit."""

import math
import statistics
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Figure(NamedTuple):
    """One thing that was measured. `ratio` is to what stands beside it, in the same rounds."""

    what: str
    figure: str
    ratio: float
    limit: float

    @property
    def met(self) -> bool:
        """Whether the limit holds."""
        return self.ratio <= self.limit


def compared(
    what: str, ours: Sequence[float], others: Sequence[float], limit: float, unit: str = "ms"
) -> Figure:
    """A figure of rounds in which ours and the other stood side by side: the median of their ratios."""
    ratios = [one / other for one, other in zip(ours, others, strict=True)]
    beside = f"{statistics.median(ours):,.1f} / {statistics.median(others):,.1f} {unit}"
    return Figure(what, beside, statistics.median(ratios), limit)


def percentile(values: Iterable[float], share: int) -> float:
    """The value that `share` percent of the values do not exceed."""
    ordered = sorted(values)
    return ordered[math.ceil(share * len(ordered) / 100) - 1]


def table(figures: Iterable[Figure]) -> str:
    """All figures, a line each."""
    rows = [("what", "ours / reference", "ratio", "limit", "")]
    rows += [
        (each.what, each.figure, f"{each.ratio:.2f}", f"{each.limit:g}", _verdict(each))
        for each in figures
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
    return "\n".join(lines)


def _verdict(figure: Figure) -> str:
    return "met" if figure.met else "NOT MET"
