"""One row of an agenda's table, read: a case with its facts, or a break."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from data.agendas.stated import stated_above
from data.agendas.times import NotATime, SlotTime, read_slot_time
from data.agendas.vocabulary import vocabulary
from data.tables.findings import Findings
from data.tables.row_reading import RowReading, same_case_id, say_birthday
from data.tables.sheet import Row
from data.tables.table import Table
from data.tables.wanted import plain
from panel_tui.domain.agenda import CaseFacts
from panel_tui.domain.model import listed
from panel_tui.domain.words import NotADate, read_agenda_date

_OF_A_CHILD = (
    "case_id",
    "child",
    "born",
    "due",
    "looked_after_since",
    "legal_status",
    "social_worker",
)
_OFTEN = 4  # rows on which a name stands that others have too
_SHARED = ("social_worker", "team_manager", "team", "iro", "legal_status", "plan", "reason")
_NEVER_DATES = ("case_id", "child", "legal_status", "social_worker", "team_manager", "team", "iro")


class Item(NamedTuple):
    """A row, read. `facts` are None for a break, which has a `title`, and once a fault is found.

    `time` is None where the cell is empty, or where it cannot be read (`time_unread`).
    `name` is the child's, as it is compared; empty for a break and for the unborn, who have none yet.
    `siblings` and `worker` tell who may share a slot: equal, and not empty.
    """

    row: int
    time: SlotTime | None
    time_unread: bool
    title: str
    name: str
    facts: CaseFacts | None
    siblings: str
    worker: str


def read_items(table: Table, day: date | None, found: Findings) -> list[Item]:
    """Every row of the table, for a panel on `day` (None: not known, and a fault already)."""
    for row in table.above:
        if table.columns and _stands_like_a_case(table, row):
            found.fault("this case stands above the header row, not below it", row=row.number)
    rows_of_ids: dict[str, int] = {}
    items = [_Reading(table, row, day, "the panel", found).item(rows_of_ids) for row in table.rows]
    _check_names(table, items, found)
    return items


class _Reading(RowReading):
    def item(self, rows_of_ids: dict[str, int]) -> Item:
        time, time_unread = self._time()
        title = self._break_title()
        if title and time is None and not time_unread:
            self.fault("time", "empty; a break needs its time")
        self.check_width(may_be_short=bool(title))
        return Item(
            row=self.row.number,
            time=time,
            time_unread=time_unread,
            title=title,
            name="" if title or self.is_unborn else plain(self.text("child")),
            facts=None if title else self._facts(rows_of_ids),
            siblings="" if title else plain(self.unless_nothing("sibling_group")),
            worker="" if title else plain(self.unless_nothing("social_worker")),
        )

    def _time(self) -> tuple[SlotTime | None, bool]:
        text = self.text("time")
        if not text:
            return None, False
        try:
            return read_slot_time(text), False
        except NotATime as wrong:
            named = "a break needs its time here, and its name in a column beside it"
            self.fault("time", named if _names_a_break(text) else str(wrong))
            return None, True

    def _break_title(self) -> str:
        """What the break is called, if the row names one and says nothing of a child."""
        cells = [self.text(field) for field in self.table.columns if field != "time"]
        cells += self.table.other(self.row).values()
        title = next(filter(_names_a_break, cells), "")
        of_a_child = {self.text(field) for field in _OF_A_CHILD}
        return title if of_a_child <= {"", title} else ""

    def _facts(self, rows_of_ids: dict[str, int]) -> CaseFacts | None:
        self.check_no_dates(*_NEVER_DATES)
        self.check_named()
        self.check_not_mixed_up()
        self._check_case_id(rows_of_ids)
        self._warn_of_no_birth()
        born, due = self.birth()
        since = self._looked_after_since(born, due)
        if self.found.faulty:
            return None
        return CaseFacts(
            case_id=self.text("case_id"),
            child=self.text("child"),
            born=born,
            due=due,
            looked_after_since=since,
            legal_status=self.text("legal_status"),
            social_worker=self.text("social_worker"),
            team_manager=self.text("team_manager"),
            team=self.text("team"),
            iro=self.text("iro"),
            sibling_group=self.unless_nothing("sibling_group"),
            plan=self.text("plan"),
            reason=self.text("reason"),
            other=self.table.other(self.row),
        )

    def _check_case_id(self, rows_of_ids: dict[str, int]) -> None:
        case_id = self.case_id() if "case_id" in self.table.columns else ""
        if not case_id:
            return
        first = rows_of_ids.setdefault(same_case_id(case_id), self.row.number)
        if first != self.row.number:
            # In a column of the wrong name a child's name might stand here.
            shown = case_id if re.search("[0-9]", case_id) else "the same"
            self.fault("case_id", f"{shown} is already on row {first}")

    def _warn_of_no_birth(self) -> None:
        fields = [each for each in ("born", "due") if each in self.table.columns]
        if fields and not any(map(self.unless_nothing, fields)):
            self.warn(fields[0], "empty")

    def _looked_after_since(self, born: date | None, due: date | None) -> date | None:
        field = "looked_after_since"
        since = self.day_of(field)
        if since is None:
            return None
        if self.last_day and since > self.last_day:
            self.fault(field, f"{say_birthday(since)} is after {self.called}")
        elif born and since < born:
            self.fault(field, "before the child was born")
        elif due and not born:
            words = "the child is written as unborn (EDD); if it is born, give the date of birth"
            self.fault(field, words)
        return since


def _check_names(table: Table, items: Sequence[Item], found: Findings) -> None:
    """Children of one name are rare, and managers or teams of whom each stands on one row are too.

    Where it is the other way round, the headings of the two columns have changed places.
    """
    counts = Counter(item.name for item in items if item.name)
    rows = [item.row for item in items if counts[item.name] > 1]
    if len(rows) < _OFTEN or 2 * len(rows) < counts.total():
        return
    for field in [each for each in _SHARED if _is_another_on_each_row(table, items, each)][:1]:
        words = (
            f"the same names on rows {listed(map(str, rows))}, while {table.title(field)} is another "
            "on each; are the two mixed up?"
        )
        found.fault(words, row=rows[0], column=table.title("child"))


def _is_another_on_each_row(table: Table, items: Sequence[Item], field: str) -> bool:
    cases = {item.row for item in items if not item.title}
    cells = [plain(table.text(row, field)) for row in table.rows if row.number in cases]
    return all(cells) and len(set(cells)) == len(cells)


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
