"""Which row is the heading row of a table, and which columns it names."""

from collections.abc import Sequence
from typing import NamedTuple

from data.tables.sheet import Row
from data.tables.wanted import Wanted


class Heading(NamedTuple):
    """A heading row: the field of each of its cells, or None where the heading is not ours.

    `needed` are the fields for which it counts as one: a row without them is none of its table.
    """

    row: Row
    fields: tuple[str | None, ...]
    needed: frozenset[str]

    @property
    def known(self) -> int:
        """How many of its columns are known."""
        return sum(field is not None for field in self.fields)


def as_heading(row: Row, wanted: Wanted) -> Heading | None:
    """The row as a heading row, if it names the columns that the table cannot do without."""
    fields = tuple(map(wanted.names.field, row.cells))
    needed = wanted.heading(fields)
    return Heading(row, fields, needed) if needed else None


def find_heading(rows: Sequence[Row], wanted: Wanted) -> Heading | None:
    """The first heading row, below whatever titles stand above it."""
    return next(filter(None, (as_heading(row, wanted) for row in rows)), None)
