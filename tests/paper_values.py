"""Sample facts of files for tests of the paperwork check: a template's documents, and files for them."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from panel_tui.domain.meeting import Meeting
from panel_tui.domain.paper_check import paper_check
from panel_tui.domain.paper_files import PaperFile, SectionSeen, SectionState
from panel_tui.domain.paper_findings import Finding
from panel_tui.domain.paper_grid import PaperGrid, paper_grid
from panel_tui.domain.template import MeetingTemplate
from panel_tui.domain.working_days import WorkingCalendar
from tests.making import TEMPLATE, opened

SAVED = datetime(2026, 11, 30, 9, tzinfo=UTC)
FORM = {
    "id": "request-form",
    "title": "Request form",
    "names": ["request form"],
    "form_sections": [
        {"title": "Siblings"},
        {"title": "Line manager", "names_person": True},
    ],
}
PLAN = {"id": "care-plan", "title": "Care plan", "names": ["care plan"], "at_most_months_old": 6}
APPROVAL = {
    "id": "approval",
    "title": "Approval",
    "names": ["approval"],
    "signed_by": "Deputy Director",
}
ASSESSMENT = {
    "id": "assessment",
    "title": "Sibling assessment",
    "names": ["sibling assessment"],
    "required": {"siblings": True},
}


def asking_for(*documents: Mapping[str, Any], **papers: Any) -> MeetingTemplate:
    """The test template with these documents, and limits such as `due_in`."""
    source = {"document": "A guide"}
    asked = [{**each, "source": source} for each in documents]
    return MeetingTemplate.model_validate(
        TEMPLATE | {"papers": {"documents": asked, "source": source, **papers}}
    )


def file(path: str, **known: Any) -> PaperFile:
    """A Word file that was read; `answers` give the states of the form's sections."""
    answers: Mapping[str, SectionState] = known.pop("answers", {})
    sections = tuple(SectionSeen(title=title, state=state) for title, state in answers.items())
    facts = {"size": 900, "modified": SAVED, "sha256": path, "kind": "Word", "state": "read"}
    return PaperFile.model_validate(
        {"path": path, "shown": path, "sections": sections, **facts, **known}
    )


def grid(kind: MeetingTemplate, *files: PaperFile, meeting: Meeting | None = None) -> PaperGrid:
    """What a check of these files finds in a meeting of this kind that was just opened."""
    meeting = meeting or opened(kind=kind)
    seen = dict.fromkeys((each.path for each in files), SAVED)
    return paper_grid(meeting, paper_check(meeting, files, seen, WorkingCalendar))


def finding(seen: PaperGrid, case_id: str, paper: str) -> Finding:
    """The finding of one document of a case."""
    row = next(row for row in seen.rows if row.case_id == case_id)
    return next(each for each in row.findings if each.paper == paper)


def states(seen: PaperGrid, paper: str) -> dict[str, str]:
    """The state of one document, by case."""
    return {row.case_id: finding(seen, row.case_id, paper).state for row in seen.rows}


def said(findings: Iterable[Finding]) -> list[str]:
    """The findings in words."""
    return [each.words for each in findings]
