"""The paperwork of a meeting as a grid: cases down, documents across, and what counts for none."""

from datetime import datetime
from typing import NamedTuple

from panel_tui.domain.case import Case
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.paper_findings import (
    Finding,
    LooseFile,
    PaperCheck,
    Readiness,
    readiness,
)
from panel_tui.domain.paper_standing import kept_check, standing
from panel_tui.domain.papers import Paper


class GridRow(NamedTuple):
    """A case: its findings in the order of the documents, and whether it can go to panel.

    `strangers` are files in its folder that speak of other cases.
    """

    case_id: str
    findings: tuple[Finding, ...]
    readiness: Readiness
    strangers: tuple[LooseFile, ...]


class PaperGrid(NamedTuple):
    """A check as it is shown. `loose` are the files that count for no document."""

    papers: tuple[Paper, ...]
    rows: tuple[GridRow, ...]
    loose: tuple[LooseFile, ...]
    folder: str
    due_at: datetime | None

    @property
    def ready(self) -> bool:
        """Whether every case is ready."""
        return all(row.readiness == "ready" for row in self.rows)

    def paper(self, paper_id: str) -> Paper:
        """The document of that id."""
        return next(paper for paper in self.papers if paper.id == paper_id)


def paper_grid(meeting: Meeting, check: PaperCheck) -> PaperGrid:
    """A check as the meeting stands now, with waivers and the days on which papers came."""
    cases = {case.case_id: case for case in meeting.cases}
    rows = tuple(
        _row(cases[papers.case_id], papers.findings, check.due_at, check.loose)
        for papers in check.cases
    )
    return PaperGrid(meeting.template.documents, rows, check.loose, check.folder, check.due_at)


def kept_grid(meeting: Meeting) -> PaperGrid | None:
    """The last check that was kept with the meeting, as it stands now; None if there was none."""
    check = kept_check(meeting)
    return paper_grid(meeting, check) if check else None


def kept_row(meeting: Meeting, case_id: str) -> GridRow | None:
    """One case of the last check, as it stands now; None if its papers were not checked."""
    kept, case = meeting.paper_check, meeting.case(case_id)
    if kept is None or not case.paper_findings:
        return None
    return _row(case, case.paper_findings, kept.due_at, kept.loose)


def want_a_look(meeting: Meeting, due_at: datetime | None, now: datetime) -> bool:
    """Whether papers that are due are not known to be ready; a meeting goes on with what it has."""
    begun = any(slot.timer.began_at for slot in meeting.slots)
    if due_at is None or now <= due_at or begun or meeting.cancelled:
        return False
    grid = kept_grid(meeting)
    return grid is None or not grid.ready


def _row(
    case: Case,
    found: tuple[Finding, ...],
    due_at: datetime | None,
    loose: tuple[LooseFile, ...],
) -> GridRow:
    findings = standing(case, found, due_at)
    strangers = tuple(
        file for file in loose if file.why == "misfiled" and case.case_id in file.lies_with
    )
    state = readiness(findings, strangers=bool(strangers))
    return GridRow(case.case_id, findings, state, strangers)
