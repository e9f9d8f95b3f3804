"""A paperwork check as Markdown and as CSV. Names of files are people's words: each is made safe."""

from collections.abc import Iterator
from datetime import datetime

from exports.cells import csv_lines
from exports.escaping import heading, inline, line
from exports.markdown import table
from panel_tui.domain.document import Grid
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.paper_findings import Finding
from panel_tui.domain.paper_grid import GridRow, PaperGrid
from panel_tui.domain.paper_standing import came_on
from panel_tui.domain.paper_words import loose_words, mending
from panel_tui.domain.words import LONDON, say_date, say_time

CSV_COLUMNS = (
    "Case ID",
    "Overall",
    "Document",
    "State",
    "Why",
    "Files",
    "Dated",
    "Came",
    "File saved",
    "Expected",
    "To mend",
)


def as_markdown(meeting: Meeting, grid: PaperGrid, at: datetime) -> Iterator[str]:
    """The check line by line: all cases as a table, each that is not ready, and what counts for none."""
    day = say_date(at.astimezone(LONDON).date())
    title = f"{meeting.template.title}, {say_date(meeting.on)}: papers"
    columns = ("Case", *(paper.title for paper in grid.papers), "Overall")
    rows = tuple(
        (row.case_id, *(each.words for each in row.findings), row.readiness) for row in grid.rows
    )
    yield from (f"# {heading(title)}", "", f"Checked {day}, {say_time(at)}.", "")
    yield from table(Grid(columns=columns, rows=rows)).split("\n")
    for row in grid.rows:
        if row.readiness != "ready":
            yield from _to_mend(grid, row)
    if grid.loose:
        yield from ("", "## Files that count for no document", "")
        for file in grid.loose:
            yield f"- {line(f'{file.file}: {loose_words(file, grid)}')}"


def as_csv(grid: PaperGrid) -> list[str]:
    """The check as CSV, a row for each document of a case and each file that counts for none."""
    rows = [CSV_COLUMNS]
    for row in grid.rows:
        rows += [_cells(grid, row, finding) for finding in row.findings]
    for file in grid.loose:
        title = grid.paper(file.paper).title if file.paper else ""
        known = (", ".join(file.lies_with), "", title, file.why, loose_words(file, grid), file.file)
        rows.append((*known, "", "", "", "", ""))
    return csv_lines(rows)


def _to_mend(grid: PaperGrid, row: GridRow) -> Iterator[str]:
    yield from ("", f"## {heading(row.case_id)}: {row.readiness}", "")
    for finding in row.findings:
        title = inline(grid.paper(finding.paper).title)
        for words in mending(finding):
            yield f"- **{title}**, {inline(finding.words)}. {inline(words)}"


def _cells(
    grid: PaperGrid, row: GridRow, finding: Finding
) -> tuple[str, str, str, str, str, str, str, str, str, str, str]:
    came, saved_at = came_on(finding), finding.saved_at
    return (
        row.case_id,
        row.readiness,
        grid.paper(finding.paper).title,
        finding.state,
        finding.detail,
        "; ".join(finding.files),
        finding.dated.isoformat() if finding.dated else "",
        came.isoformat() if came else "",
        saved_at.astimezone(LONDON).strftime("%Y-%m-%d %H:%M") if saved_at else "",
        "; ".join(dict.fromkeys(each.expected for each in finding.problems if each.expected)),
        " ".join(dict.fromkeys(each.mend for each in finding.problems if each.mend)),
    )
