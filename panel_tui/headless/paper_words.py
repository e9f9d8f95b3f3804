"""A paperwork check as commands print it: in words, as JSON, Markdown or CSV."""

from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from panel_tui.domain.meeting import Meeting
from panel_tui.domain.paper_findings import Finding, LooseFile
from panel_tui.domain.paper_grid import GridRow, PaperGrid
from panel_tui.domain.paper_standing import came_on
from panel_tui.domain.paper_words import loose_words, mending
from panel_tui.domain.words import LONDON
from panel_tui.headless.printing import give


def give_grid(args: Namespace, meeting: Meeting, grid: PaperGrid, at: datetime) -> None:
    """Print a check that was made at `at`, in the format that was asked for."""
    lines: Iterable[str] = in_words(meeting, grid)
    if args.format in ("markdown", "csv"):
        # Slow to load, and needed for these alone.
        from exports.paper_check import as_csv, as_markdown

        lines = as_csv(grid) if args.format == "csv" else as_markdown(meeting, grid, at)
    give(args, lines, as_json(meeting, grid))


def in_words(meeting: Meeting, grid: PaperGrid) -> Iterator[str]:
    """Each case with its documents below it, and below each what is wrong with it."""
    yield meeting.id
    width = max((len(paper.title) for paper in grid.papers), default=0)
    for row in grid.rows:
        yield ""
        yield f"{row.case_id}  {row.readiness}"
        for finding in row.findings:
            yield f"  {grid.paper(finding.paper).title.ljust(width)}  {finding.words}"
            yield from (f"    {line}" for line in mending(finding))
    if grid.loose:
        yield ""
        yield "Files that count for no document"
        yield from (f"  {file.file}: {loose_words(file, grid)}" for file in grid.loose)


def as_json(meeting: Meeting, grid: PaperGrid) -> dict[str, Any]:
    """The check as data; days are `2026-12-03`, and moments have their time zone."""
    return {
        "meeting": meeting.id,
        "folder": grid.folder,
        "due_at": grid.due_at.astimezone(LONDON).isoformat() if grid.due_at else None,
        "ready": grid.ready,
        "cases": [_case(grid, row) for row in grid.rows],
        "files_that_count_for_none": [_loose(file) for file in grid.loose],
    }


def _case(grid: PaperGrid, row: GridRow) -> dict[str, Any]:
    return {
        "case_id": row.case_id,
        "overall": row.readiness,
        "papers": [_finding(grid, finding) for finding in row.findings],
    }


def _finding(grid: PaperGrid, finding: Finding) -> dict[str, Any]:
    came = came_on(finding)
    return {
        "paper": finding.paper,
        "title": grid.paper(finding.paper).title,
        "state": finding.state,
        "why": finding.detail,
        "files": list(finding.files),
        "dated": finding.dated.isoformat() if finding.dated else None,
        "came_on": came.isoformat() if came else None,
        "saved_at": finding.saved_at.astimezone(LONDON).isoformat() if finding.saved_at else None,
        "problems": [problem.model_dump() for problem in finding.problems],
        "offered": list(finding.offers),
    }


def _loose(file: LooseFile) -> dict[str, Any]:
    return {
        "file": file.file,
        "why": file.why,
        "lies_with": list(file.lies_with),
        "speaks_of": list(file.speaks_of),
        "paper": file.paper,
        "remark": file.remark,
    }
