"""One row of a table, read: what tables of children have alike, and what is wrong with a row."""

import re
from datetime import date

from data.tables.findings import Findings
from data.tables.sheet import Row
from data.tables.table import Table
from data.tables.wanted import plain, says_nothing
from panel_tui.domain.words import NotADate, read_agenda_date, say_date

_UNBORN = re.compile(r"\b(?:unborn|EDD|E\.D\.D|due)\b[.:]?", re.IGNORECASE)
_UNBORN_HINT = "an unborn child is written EDD and the date"
_DATE_OR_TIME = re.compile(
    r"[0-9]{1,2}:[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{2}){1,2}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
)
_DIGIT = re.compile("[0-9]")
_NUMBER = re.compile("[0-9]{4}")
_ROUNDED_BY_A_SPREADSHEET = re.compile(r"[0-9](?:\.[0-9]+)?E\+[0-9]+", re.IGNORECASE)


class RowReading:
    """A row that is being read. What is wrong with it goes to `found`, with its row and column.

    `last_day` is the last one on which a child can have been born, None where it is not known; a fault calls
    it `called`.
    """

    def __init__(
        self, table: Table, row: Row, last_day: date | None, called: str, found: Findings
    ) -> None:
        """Nothing is read yet."""
        self.table = table
        self.row = row
        self.last_day = last_day
        self.called = called
        self.found = found
        self._texts: dict[str, str] = {}

    def text(self, field: str) -> str:
        """The cell of a field, on one line."""
        text = self._texts.get(field)
        if text is None:
            text = self._texts[field] = self.table.text(self.row, field)
        return text

    def unless_nothing(self, field: str) -> str:
        """The cell of a field; empty too where it says `none` or the like."""
        written = self.text(field)
        return "" if says_nothing(written) else written

    def day_of(self, field: str) -> date | None:
        """The date in the cell of a field; what is none is a fault."""
        return self._date(field, self.text(field))

    def case_id(self) -> str:
        """The case ID; empty where it is missing or spoilt, which is a fault."""
        case_id = self.text("case_id")
        if says_nothing(case_id):
            self.fault("case_id", "empty")
            return ""
        if _ROUNDED_BY_A_SPREADSHEET.fullmatch(case_id):
            words = f"{case_id} has lost its last digits in a spreadsheet; make the column text"
            self.fault("case_id", words)
            return ""
        return case_id

    def birth(self) -> tuple[date | None, date | None]:
        """The dates of birth and of expected delivery: one of them, as a rule."""
        written = self.text("born")
        unborn = _UNBORN.search(written)
        born = None if unborn else self._date("born", written)
        due = self._due("born", written) if unborn else None
        due = due or self._due("due", self.text("due"))
        if born and self.last_day and born > self.last_day:
            self.fault("born", f"{say_birthday(born)} is after {self.called} ({_UNBORN_HINT})")
            born = None
        if due and not born and self.last_day and due < self.last_day:
            words = "the expected date has passed; if the child is born, give the date of birth"
            self.warn("born" if unborn else "due", words)
        return born, due

    @property
    def is_unborn(self) -> bool:
        """Whether the child is written as one who is expected."""
        return bool(_UNBORN.search(self.text("born")) or self.unless_nothing("due"))

    def check_width(self, *, may_be_short: bool = False) -> None:
        """A row with a cell too few or too many may hold its facts in the wrong columns."""
        cells, headings = self.row.cells, self.table.width
        count = f"{len(cells)} cells under {headings} headings"
        if len(cells) > self.table.widest or any(cell.strip() for cell in cells[headings:]):
            words = f"{count}; is the text of one parted in two, or is one too many?"
            self.found.fault(words, row=self.row.number)
        elif len(cells) < headings and not may_be_short:
            words = f"{count}; give each its place, an empty one too"
            self.found.fault(words, row=self.row.number)

    def check_no_dates(self, *fields: str) -> None:
        """Fields that never hold a date or a time: one that does shows that cells are shifted."""
        for field in fields:
            if field in self.table.columns and _DATE_OR_TIME.fullmatch(self.text(field)):
                self.fault(field, "a date or time stands here; are the cells of the row shifted?")

    def check_named(self) -> None:
        """A child has a name, or initials."""
        if "child" in self.table.columns and not plain(self.text("child")):
            self.fault("child", "empty")

    def check_not_mixed_up(self) -> None:
        """A number for a name, and no digit in the case ID, show that the two have changed places."""
        name, case_id = self.text("child"), self.text("case_id")
        if _DIGIT.search(case_id) or _DATE_OR_TIME.fullmatch(name) or not _NUMBER.search(name):
            return
        self.fault("child", "a number stands here; are the columns of child and case ID mixed up?")

    def fault(self, field: str, words: str) -> None:
        """Something for which the file must be refused."""
        self.found.fault(words, row=self.row.number, column=self.table.title(field))

    def warn(self, field: str, words: str) -> None:
        """Something to look at."""
        self.found.warn(words, row=self.row.number, column=self.table.title(field))

    def _due(self, field: str, written: str) -> date | None:
        if says_nothing(written):
            return None
        said = _UNBORN.sub("", written).strip(" ,:()-")
        if not said:
            self.fault(field, f"the date is missing ({_UNBORN_HINT})")
            return None
        return self._date(field, said)

    def _date(self, field: str, written: str) -> date | None:
        if says_nothing(written):
            return None
        try:
            return read_agenda_date(written)
        except NotADate as wrong:
            self.fault(field, str(wrong))
            return None


def same_case_id(case_id: str) -> str:
    """What two spellings of one case ID have in common."""
    return "".join(case_id.casefold().split())


def say_birthday(day: date) -> str:
    """`4 May 2032`: the weekday of a birth tells nobody anything."""
    _, _, said = say_date(day).partition(" ")
    return said
