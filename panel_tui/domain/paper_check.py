"""The paperwork check: what is known of the files becomes a finding for each document and case.

What counts (domain.md section 3, 5): the document is there, opens, is this child's, is young enough,
signed and answered where the template asks for it. A date is that of the file's name, else of its
words; no date is a fault only where the template sets an age. Late papers and waivers are added as
the meeting stands: see `paper_standing`.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from panel_tui.domain.meeting import Meeting
from panel_tui.domain.paper_faults import (
    BROKEN,
    age,
    broken,
    misfiled,
    missing,
    problems_of,
    spares,
)
from panel_tui.domain.paper_files import PaperFile, Sought
from panel_tui.domain.paper_findings import CasePapers, Finding, PaperCheck, worst
from panel_tui.domain.paper_limits import CalendarSource, due_in_at
from panel_tui.domain.paper_places import Place, Placed, placed
from panel_tui.domain.papers import Paper


def sought(meeting: Meeting) -> Sought:
    """What to look for in the papers of a meeting."""
    return Sought(case_ids=meeting.case_ids, papers=meeting.template.documents)


def paper_check(
    meeting: Meeting,
    files: Sequence[PaperFile],
    seen: Mapping[str, datetime],
    calendar: CalendarSource,
    folder: str = "",
) -> PaperCheck:
    """What the files of a folder are worth, for every case that is to be heard.

    `seen` says by path when a check of this meeting first saw each file.
    """
    where = placed(meeting, files)
    cases = tuple(
        _case(meeting, case.case_id, where, seen) for case in meeting.cases if case.heard_here
    )
    return PaperCheck(
        folder=folder, due_at=due_in_at(meeting, calendar), cases=cases, loose=where.loose
    )


def _case(
    meeting: Meeting, case_id: str, where: Placed, seen: Mapping[str, datetime]
) -> CasePapers:
    child, heard_on = meeting.circumstances(case_id), meeting.heard_on(case_id)
    findings = tuple(
        _finding(paper, where.of(case_id, paper), heard_on, seen)
        if paper.required.holds(child)
        else Finding(paper=paper.id, state="not needed")
        for paper in meeting.template.documents
    )
    return CasePapers(case_id=case_id, findings=findings)


def _finding(paper: Paper, place: Place, heard_on: date, seen: Mapping[str, datetime]) -> Finding:
    own = sorted(place.own, key=age, reverse=True)
    sound = _sound(own)
    joint = _sound(sorted(place.joint, key=age, reverse=True))[:1]
    if not sound and not joint:
        return _nothing_counts(paper, own, place)
    files = sound or joint
    counts = files[0]
    problems = problems_of(paper, counts, heard_on) + spares(own, counts)
    # Why a file was not read is its fault's to say.
    remark = counts.remark if counts.state == "read" else ""
    remarks = (remark, "" if sound else "found in the sibling's folder")
    return Finding(
        paper=paper.id,
        state=worst(problems),
        files=tuple(file.shown for file in files),
        dated=counts.dated,
        seen_at=seen.get(counts.path),
        saved_at=counts.modified,
        problems=tuple(problems),
        remarks=tuple(each for each in remarks if each),
    )


def _sound(files: Sequence[PaperFile]) -> list[PaperFile]:
    return [file for file in files if file.state not in BROKEN]


def _nothing_counts(paper: Paper, own: Sequence[PaperFile], place: Place) -> Finding:
    """The finding where there is a broken file, or another child's, or none."""
    if own:
        problem = broken(own[0])
    elif place.misfiled:
        problem = misfiled(place.misfiled[0])
    else:
        problem = missing(paper, place.offered)
    found = own or place.misfiled
    return Finding(
        paper=paper.id,
        state=problem.state,
        files=tuple(file.shown for file in found),
        saved_at=found[0].modified if found else None,
        problems=(problem,),
        offers=tuple(file.shown for file in place.offered),
    )
