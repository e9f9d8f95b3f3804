"""The one door for lists of children: from a file to what it states of each, or to all its faults."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from data.register.gathering import gather
from data.register.rows import FindKind, read_rows
from data.register.vocabulary import vocabulary
from data.tables.files import read_sheet
from data.tables.findings import Findings
from data.tables.table import Table, find_table
from panel_tui.domain.faults import Fault, Faulty
from panel_tui.domain.register_import import Clash, StatedChild
from panel_tui.ports import Told


class ReadRegister(NamedTuple):
    """What a file states of children, in its order, with what the person should look at.

    `left_out` are the headings of columns that the register has no place for.
    """

    path: Path
    table: Table
    children: Sequence[StatedChild]
    left_out: tuple[str, ...]
    warnings: tuple[Fault, ...]

    def refused(self, clashes: Iterable[Clash], lead: str = "") -> Faulty:
        """The refusal of the file for what the register knows otherwise, with rows and columns."""
        found = Findings()
        if lead:
            found.fault(lead)
        for clash in clashes:
            found.fault(clash.words, row=clash.row, column=self._column(clash.field))
        return Faulty(str(self.path), found.faults)

    def _column(self, field: str) -> str:
        """The title of the column in which a field stands: an expected date mostly stands for a birth."""
        columns = self.table.columns
        return self.table.title("born" if field == "due" and field not in columns else field)


def read_register(path: Path, today: date, find_kind: FindKind, told: Told) -> ReadRegister:
    """Read a list of children of any kind of file; `told` hears how far it is.

    Raises:
        Faulty: the file cannot be used, with all its faults, each with its row and column.
    """
    found = Findings()
    wanted = vocabulary()
    table = find_table(read_sheet(path, wanted), wanted, found)
    if "event" in table.columns and "on" not in table.columns:
        found.fault("there is no such column; give the day of each event", column=table.title("on"))
    children = gather(read_rows(table, today, find_kind, found, told), table, found)
    if table.columns and not table.rows:
        found.fault("no child stands below the header row")
    if found.faulty:
        raise Faulty(str(path), found.faults)
    left_out = tuple(column.heading for column in table.unknown)
    return ReadRegister(path, table, children, left_out, found.warnings)
