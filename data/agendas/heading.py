"""Which row is the heading row of an agenda's table, and which columns it names."""

from collections.abc import Sequence
from typing import NamedTuple

from data.agendas.sheet import Row
from data.agendas.vocabulary import vocabulary

REQUIRED = ("case_id", "child")
"""The columns that no agenda can do without."""


class Heading(NamedTuple):
    """A heading row: the field of each of its cells, or None where the heading is not ours."""

    row: Row
    fields: tuple[str | None, ...]

    @property
    def known(self) -> int:
        """How many of its columns are known."""
        return sum(field is not None for field in self.fields)


def as_heading(row: Row) -> Heading | None:
    """The row as a heading row, if it names at least the columns that every agenda has."""
    fields = tuple(map(vocabulary().columns.field, row.cells))
    return Heading(row, fields) if set(REQUIRED) <= set(fields) else None


def find_heading(rows: Sequence[Row]) -> Heading | None:
    """The first heading row, below whatever titles stand above it."""
    return next(filter(None, map(as_heading, rows)), None)
