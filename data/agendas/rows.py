"""One row of an agenda's table, read: a case with its facts, or a break."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from data.agendas.stated import stated_above
from data.agendas.times import NotATime, SlotTime, read_slot_time
from data.agendas.vocabulary import vocabulary
from data.tables.findings import Findings
from data.tables.sheet import Row
from data.tables.table import Table
from data.tables.wanted import plain, says_nothing
from panel_tui.domain.agenda import CaseFacts
from panel_tui.domain.words import NotADate, read_agenda_date, say_date

_UNBORN = re.compile(r"\b(?:unborn|EDD|E\.D\.D|due)\b[.:]?", re.IGNORECASE)
_UNBORN_HINT = "an unborn child is written EDD and the date"
_DATE_OR_TIME = re.compile(
    r"[0-9]{1,2}:[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{2}){1,2}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
)
_ROUNDED_BY_A_SPREADSHEET = re.compile(r"[0-9](?:\.[0-9]+)?E\+[0-9]+", re.IGNORECASE)
_OF_A_CHILD = (
    "case_id",
    "child",
    "born",
    "due",
    "looked_after_since",
    "legal_status",
    "social_worker",
)
_NEVER_DATES = ("case_id", "child", "legal_status", "social_worker", "team_manager", "team", "iro")


class Item(NamedTuple):
    """A row, read. `facts` are None for a break, which has a `title`, and once a fault is found.

    `time` is None where the cell is empty, or where it cannot be read (`time_unread`).
    `siblings` and `worker` tell who may share a slot: equal, and not empty.
    """

    row: int
    time: SlotTime | None
    time_unread: bool
    title: str
    facts: CaseFacts | None
    siblings: str
    worker: str


def read_items(table: Table, day: date | None, found: Findings) -> list[Item]:
    """Every row of the table, for a panel on `day` (None: not known, and a fault already)."""
    for row in table.above:
        if table.columns and _stands_like_a_case(table, row):
            found.fault("this case stands above the header row, not below it", row=row.number)
    rows_of_ids: dict[str, int] = {}
    return [_Reading(table, row, day, found).item(rows_of_ids) for row in table.rows]


class _Reading:
    def __init__(self, table: Table, row: Row, day: date | None, found: Findings) -> None:
        self._table = table
        self._row = row
        self._day = day
        self._found = found

    def item(self, rows_of_ids: dict[str, int]) -> Item:
        time, time_unread = self._time()
        title = self._break_title()
        if title and time is None and not time_unread:
            self._fault("time", "empty; a break needs its time")
        self._check_width(is_break=bool(title))
        return Item(
            row=self._row.number,
            time=time,
            time_unread=time_unread,
            title=title,
            facts=None if title else self._facts(rows_of_ids),
            siblings="" if title else plain(self._unless_nothing("sibling_group")),
            worker="" if title else plain(self._unless_nothing("social_worker")),
        )

    def _check_width(self, *, is_break: bool) -> None:
        """A row with a cell too few or too many may hold its facts in the wrong columns."""
        cells, headings = self._row.cells, self._table.width
        count = f"{len(cells)} cells under {headings} headings"
        if len(cells) > self._table.widest or any(cell.strip() for cell in cells[headings:]):
            words = f"{count}; is the text of one parted in two, or is one too many?"
            self._found.fault(words, row=self._row.number)
        elif len(cells) < headings and not is_break:
            words = f"{count}; give each its place, an empty one too"
            self._found.fault(words, row=self._row.number)

    def _time(self) -> tuple[SlotTime | None, bool]:
        text = self._text("time")
        if not text:
            return None, False
        try:
            return read_slot_time(text), False
        except NotATime as wrong:
            self._fault("time", str(wrong))
            return None, True

    def _break_title(self) -> str:
        """What the break is called, if the row names one and says nothing of a child."""
        cells = [self._text(field) for field in self._table.columns if field != "time"]
        cells += self._table.other(self._row).values()
        title = next(filter(_names_a_break, cells), "")
        of_a_child = {self._text(field) for field in _OF_A_CHILD}
        return title if of_a_child <= {"", title} else ""

    def _facts(self, rows_of_ids: dict[str, int]) -> CaseFacts | None:
        self._check_cells()
        self._check_case_id(rows_of_ids)
        born, due = self._birth()
        since = self._looked_after_since(born, due)
        if self._found.faulty:
            return None
        return CaseFacts(
            case_id=self._text("case_id"),
            child=self._text("child"),
            born=born,
            due=due,
            looked_after_since=since,
            legal_status=self._text("legal_status"),
            social_worker=self._text("social_worker"),
            team_manager=self._text("team_manager"),
            team=self._text("team"),
            iro=self._text("iro"),
            sibling_group=self._unless_nothing("sibling_group"),
            plan=self._text("plan"),
            reason=self._text("reason"),
            other=self._table.other(self._row),
        )

    def _check_cells(self) -> None:
        for field in _NEVER_DATES:
            if _DATE_OR_TIME.fullmatch(self._text(field)):
                self._fault(field, "a date or time stands here; are the cells of the row shifted?")
        if "child" in self._table.columns and not plain(self._text("child")):
            self._fault("child", "empty")

    def _check_case_id(self, rows_of_ids: dict[str, int]) -> None:
        if "case_id" not in self._table.columns:
            return
        case_id = self._text("case_id")
        if says_nothing(case_id):
            self._fault("case_id", "empty")
            return
        if _ROUNDED_BY_A_SPREADSHEET.fullmatch(case_id):
            words = f"{case_id} has lost its last digits in a spreadsheet; make the column text"
            self._fault("case_id", words)
            return
        same = "".join(case_id.casefold().split())
        first = rows_of_ids.setdefault(same, self._row.number)
        if first != self._row.number:
            # In a column of the wrong name a child's name might stand here.
            shown = case_id if re.search("[0-9]", case_id) else "the same"
            self._fault("case_id", f"{shown} is already on row {first}")

    def _birth(self) -> tuple[date | None, date | None]:
        """The dates of birth and of expected delivery: one of them, as a rule."""
        written = self._text("born")
        unborn = _UNBORN.search(written)
        born = None if unborn else self._date("born", written)
        due = self._due("born", written) if unborn else None
        due = due or self._due("due", self._text("due"))
        if says_nothing(written) and says_nothing(self._text("due")):
            self._warn_of_no_birth()
        if born and self._day and born > self._day:
            self._fault("born", f"{_say_day(born)} is after the panel ({_UNBORN_HINT})")
            born = None
        if due and not born and self._day and due < self._day:
            field = "born" if unborn else "due"
            words = "the expected date has passed; if the child is born, give the date of birth"
            self._warn(field, words)
        return born, due

    def _due(self, field: str, written: str) -> date | None:
        if says_nothing(written):
            return None
        said = _UNBORN.sub("", written).strip(" ,:()-")
        if not said:
            self._fault(field, f"the date is missing ({_UNBORN_HINT})")
            return None
        return self._date(field, said)

    def _warn_of_no_birth(self) -> None:
        if field := next((each for each in ("born", "due") if each in self._table.columns), ""):
            self._warn(field, "empty")

    def _looked_after_since(self, born: date | None, due: date | None) -> date | None:
        field = "looked_after_since"
        since = self._date(field, self._text(field))
        if since is None:
            return None
        if self._day and since > self._day:
            self._fault(field, f"{_say_day(since)} is after the panel")
        elif born and since < born:
            self._fault(field, "before the child was born")
        elif due and not born:
            words = "the child is written as unborn (EDD); if it is born, give the date of birth"
            self._fault(field, words)
        return since

    def _date(self, field: str, written: str) -> date | None:
        if says_nothing(written):
            return None
        try:
            return read_agenda_date(written)
        except NotADate as wrong:
            self._fault(field, str(wrong))
            return None

    def _unless_nothing(self, field: str) -> str:
        written = self._text(field)
        return "" if says_nothing(written) else written

    def _text(self, field: str) -> str:
        return self._table.text(self._row, field)

    def _fault(self, field: str, words: str) -> None:
        self._found.fault(words, row=self._row.number, column=self._table.title(field))

    def _warn(self, field: str, words: str) -> None:
        self._found.warn(words, row=self._row.number, column=self._table.title(field))


def _stands_like_a_case(table: Table, row: Row) -> bool:
    """Whether a row has cells for a case ID and a child, and a time or date where one belongs."""
    if not (table.text(row, "case_id") and table.text(row, "child")) or any(stated_above([row])):
        return False
    return (
        _reads(read_slot_time, table.text(row, "time"))
        or _reads(read_agenda_date, table.text(row, "born"))
        or _reads(read_agenda_date, table.text(row, "looked_after_since"))
    )


def _reads(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except (NotADate, NotATime):
        return False
    return True


def _names_a_break(cell: str) -> bool:
    return not vocabulary().breaks.isdisjoint(re.findall(r"\w+", cell.casefold()))


def _say_day(day: date) -> str:
    _, _, said = say_date(day).partition(" ")  # the weekday of a birth tells nobody anything
    return said
