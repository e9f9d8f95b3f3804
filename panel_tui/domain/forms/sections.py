"""Tables, choices and the papers on a form: lines with cells, and titles, a line each."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from panel_tui.domain.case import Case
from panel_tui.domain.forms.grammar import Typed
from panel_tui.domain.forms.part import Edits, Entries, Entry, Made, Part
from panel_tui.domain.forms.reading import Reading
from panel_tui.domain.forms.rows import Row, read_rows, write_row
from panel_tui.domain.forms.stage import Stage
from panel_tui.domain.forms.values import Titles, one_of, read_past_day, say_day
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.notes import Choose, FillTable, RecordPaper
from panel_tui.domain.papers import Paper
from panel_tui.domain.template import Section
from panel_tui.domain.text import clean_line

_ALL = "all"
_PAPER_STATES = ("received", "late", "missing")
_PAPER_CELLS = ("document", "received, late or missing", "its date", "remark")


def rows_of(typed: Typed, columns: Sequence[str], reading: Reading) -> list[Row]:
    """The rows that have a cell for each column; the others are faults."""
    rows = read_rows(typed, len(columns))
    for row in rows:
        if len(row.cells) != len(columns):
            expected = " | ".join(columns)
            reading.fault(
                row.line, f"{len(row.cells)} parts; there must be {len(columns)}: {expected}"
            )
    return [row for row in rows if len(row.cells) == len(columns)]


class TablePart(Part):
    """A table section; until it is filled, the rows that the template begins it with."""

    def __init__(self, section: Section) -> None:
        """The part of a section of the minutes."""
        self.id = self.place = section.id
        self.title = section.title
        self._columns = section.columns
        rest = ("",) * (len(section.columns) - 1)
        self._begun = tuple((first, *rest) for first in section.rows)
        one_line = f"A line a row: {' | '.join(section.columns)}"
        self.guidance = (*filter(None, [section.help]), one_line)

    def text(self, meeting: Meeting, case: Case) -> str:
        """The rows."""
        filled = next(
            (each.rows for each in case.tables if each.section == self.place), self._begun
        )
        return "\n".join(map(write_row, filled))

    def read(self, typed: Typed, reading: Reading) -> Entries:
        """The rows as one value; those that the template begins with, left as they are, are none."""
        rows = rows_of(typed, self._columns, reading)
        cells = tuple(row.cells for row in rows)
        line = rows[0].line if rows else typed.line
        return {_ALL: Entry(() if cells == self._begun else cells, line)}

    def record(self, edits: Edits, stage: Stage, case_id: str) -> Made:
        """The table as the form has it."""
        for edit in edits.values():
            filling = FillTable(
                meeting_id=stage.meeting.id,
                case_ids=(case_id,),
                section=self.place,
                rows=edit.after,
            )
            yield edit.line, filling


class ChoicePart(Part):
    """A choice section: the titles of what was chosen, a line each."""

    def __init__(self, section: Section) -> None:
        """The part of a section of the minutes."""
        self.id = self.place = section.id
        self.title = section.title
        self._titles = Titles(((each.id, each.title) for each in section.choices), "answer")
        offered = (f"- {self._titles.say(each.id)}" for each in section.choices)
        self.guidance = (*filter(None, [section.help]), "Write what holds, a line each:", *offered)

    def text(self, meeting: Meeting, case: Case) -> str:
        """What was chosen."""
        chosen = next((each.choices for each in case.chosen if each.section == self.place), ())
        return "\n".join(map(self._titles.say, chosen))

    def read(self, typed: Typed, reading: Reading) -> Entries:
        """What was chosen, as one value."""
        said = [(line, clean_line(text)) for line, text in typed.lines if clean_line(text)]
        read = [reading.value(line, "", self._titles.read, text) for line, text in said]
        chosen = tuple(dict.fromkeys(each for each in read if each))
        return {_ALL: Entry(chosen, said[0][0] if said else typed.line)}

    def record(self, edits: Edits, stage: Stage, case_id: str) -> Made:
        """The choice as the form has it."""
        for edit in edits.values():
            choosing = Choose(
                meeting_id=stage.meeting.id,
                case_ids=(case_id,),
                section=self.place,
                choices=edit.after,
            )
            yield edit.line, choosing


class Seen(NamedTuple):
    """How a document came: as `case.PaperSeen` has it."""

    state: Any
    dated: Any
    remark: str


class PapersPart(Part):
    """The documents that the template asks for, a line each."""

    def __init__(self, section_id: str, title: str, documents: Sequence[Paper]) -> None:
        """The part of the section that lists the documents."""
        self.id, self.title = section_id, title
        self._documents = documents
        self._titles = Titles(((each.id, each.title) for each in documents), "document")
        self.guidance = (f"A line a document: {' | '.join(_PAPER_CELLS)}",)

    def text(self, meeting: Meeting, case: Case) -> str:
        """Every document that applies to the child or came, and how it came."""
        seen = {each.paper: each for each in case.papers}
        child = meeting.circumstances(case.case_id)
        rows = []
        for each in self._documents:
            one = seen.get(each.id)
            known = (one.state, say_day(one.dated), one.remark) if one else ("", "", "")
            if one or each.required.holds(child):
                rows.append(write_row((self._titles.say(each.id), *known)))
        return "\n".join(rows)

    def read(self, typed: Typed, reading: Reading) -> Entries:
        """How each document came; one without a state is not recorded."""
        entries: Entries = {}
        for row in rows_of(typed, _PAPER_CELLS, reading):
            title, state, dated, remark = row.cells
            paper = reading.value(row.line, "", self._titles.read, title)
            if paper is None or not any(row.cells[1:]):
                continue
            seen = Seen(
                reading.value(row.line, "", one_of, state, _PAPER_STATES),
                reading.value(row.line, "", read_past_day, dated, reading.days.sitting),
                remark,
            )
            reading.once(entries, paper, Entry(seen, row.line))
        return entries

    def record(self, edits: Edits, stage: Stage, case_id: str) -> Made:
        """How each document came; what is recorded of one is not taken off again."""
        for paper, edit in edits.items():
            if edit.after is None:
                yield edit.line, Refused("How a document came can be changed, and not taken off.")
                continue
            recording = {"meeting_id": stage.meeting.id, "case_ids": (case_id,), "paper": paper}
            yield edit.line, RecordPaper.model_validate(recording | edit.after._asdict())
