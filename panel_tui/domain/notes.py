"""What is written down: notes, tables, choices, views and the papers that were before the meeting."""

from datetime import date
from typing import Literal

from panel_tui.domain.case import Case, Chosen, Note, PaperSeen, Table, View
from panel_tui.domain.change import CaseChange, Moment
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Id, Line, Refused, Words
from panel_tui.domain.template import Section


class WriteNote(CaseChange):
    """The words under a prompt or a text section, for the cases named; no words takes the note off.

    A note for two siblings and a note for one of them stand beside each other: each names its cases.
    """

    kind: Literal["write note"] = "write note"
    place: Id
    text: Words

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case with the note as it now reads.

        Raises:
            Refused: the template has no such prompt or text section.
        """
        if meeting.template.prompt(self.place) is None:
            _section(meeting, self.place, "text")
        others = tuple(each for each in case.notes if not self._is_mine(each))
        if not self.text:
            return case.changed(notes=others)
        note = Note(
            place=self.place, case_ids=self.case_ids, text=self.text, at=moment.at, by=moment.by
        )
        return case.changed(notes=(*others, note))

    def _is_mine(self, note: Note) -> bool:
        return note.place == self.place and set(note.case_ids) == set(self.case_ids)


class FillTable(CaseChange):
    """The rows of a table section, all of them."""

    kind: Literal["fill table"] = "fill table"
    section: Id
    rows: tuple[tuple[Line, ...], ...]

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case with the table.

        Raises:
            Refused: no such table, or a row that is not as long as it has columns.
        """
        section = _section(meeting, self.section, "table")
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(section.columns):
                columns = ", ".join(section.columns)
                raise Refused(f"{section.title}, row {number}: the columns are {columns}.")
        others = tuple(each for each in case.tables if each.section != self.section)
        table = Table(section=self.section, rows=self.rows)
        return case.changed(tables=(*others, table) if self.rows else others)


class Choose(CaseChange):
    """The answers of a choice section."""

    kind: Literal["choose"] = "choose"
    section: Id
    choices: tuple[Id, ...]

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case with the choice.

        Raises:
            Refused: no such choice section, or an answer that it does not offer.
        """
        section = _section(meeting, self.section, "choice")
        offered = [choice.id for choice in section.choices]
        for choice in self.choices:
            if choice not in offered:
                raise Refused(f"{section.title} offers {', '.join(offered)}, not {choice}.")
        others = tuple(each for each in case.chosen if each.section != self.section)
        chosen = Chosen(section=self.section, choices=self.choices)
        return case.changed(chosen=(*others, chosen) if self.choices else others)


class RecordView(CaseChange):
    """What a person thinks and feels, with its source and date; no words takes the view off."""

    kind: Literal["record view"] = "record view"
    view: Id
    text: Words
    source: Line = ""
    dated: date | None = None

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case with the view.

        Raises:
            Refused: the template does not ask for that person's views.
        """
        asked = [view.id for view in meeting.template.views]
        if self.view not in asked:
            raise Refused(f"Views are asked of {', '.join(asked)}, not {self.view}.")
        others = tuple(each for each in case.views if each.view != self.view)
        view = View(view=self.view, text=self.text, source=self.source, dated=self.dated)
        return case.changed(views=(*others, view) if self.text else others)


class RecordPaper(CaseChange):
    """A document of the template: that it was before the meeting, came late or was missing."""

    kind: Literal["record paper"] = "record paper"
    paper: Id
    state: Literal["received", "late", "missing"]
    dated: date | None = None
    remark: Line = ""

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case with the document.

        Raises:
            Refused: the template asks for no such document.
        """
        refuse_unknown_paper(meeting, self.paper)
        others = tuple(each for each in case.papers if each.paper != self.paper)
        seen = PaperSeen(paper=self.paper, state=self.state, dated=self.dated, remark=self.remark)
        return case.changed(papers=(*others, seen))


def refuse_unknown_paper(meeting: Meeting, paper_id: str) -> None:
    """Only documents of the template are spoken of.

    Raises:
        Refused: it asks for no such document.
    """
    known = [paper.id for paper in meeting.template.documents]
    if paper_id not in known:
        raise Refused(f"The documents are {', '.join(known) or 'none'}, not {paper_id}.")


def _section(meeting: Meeting, section_id: str, kind: str) -> Section:
    section = meeting.template.section(section_id)
    if section is None or section.kind != kind:
        of_kind = [each.id for each in meeting.template.sections if each.kind == kind]
        known = ", ".join(of_kind) or "none"
        raise Refused(
            f"There is no {kind} called {section_id} in these minutes; there is: {known}."
        )
    return section
