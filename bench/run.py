"""`make bench`: every figure with its limit, in one table. `--quick` for a first look.

The exit code is 1 where a limit is not met. Ratios of things that are measured side by side are what
counts; a machine that does something else meanwhile spoils the last percentiles first.
"""

import sys
import time

from bench import commits, follow_ups, lists, live, minutes, register, start
from bench.figures import Figure, table


def main() -> int:
    """Measure everything, and print the table."""
    quick = "--quick" in sys.argv[1:]
    begun = time.perf_counter()
    figures = [
        *start.figures(quick=quick),
        *live.figures(quick=quick),
        *commits.figures(quick=quick),
        *lists.figures(quick=quick),
        *follow_ups.figures(quick=quick),
        *register.figures(quick=quick),
        _minutes(quick=quick),
    ]
    print(table(figures))
    print(f"{time.perf_counter() - begun:.0f} seconds", file=sys.stderr)
    return 0 if all(each.met for each in figures) else 1


def _minutes(*, quick: bool) -> Figure:
    count, rounds = (100, 1) if quick else (1_000, 3)
    ratio = minutes.main(count, rounds)
    what = f"{count:,} minutes rendered and proved, beside a parse"
    return Figure(what, "see above", ratio, minutes.LIMIT)


if __name__ == "__main__":
    sys.exit(main())
