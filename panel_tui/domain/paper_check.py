"""The paperwork check: what is known of the files becomes a finding for each document and case.

What counts (domain.md section 3, 5): the document is there, opens, is this child's, is young enough,
signed and answered where the template asks for it. A date is that of the file's name, else of its
words; no date is a fault only where the template sets an age. Late papers and waivers are added as
the meeting stands: see `paper_standing`.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

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
from panel_tui.domain.paper_places import Place, placed
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
        CasePapers(
            case_id=case.case_id,
            findings=tuple(
                _finding(meeting, case.case_id, paper, where.of(case.case_id, paper), seen)
                for paper in meeting.template.documents
            ),
        )
        for case in meeting.cases
        if case.heard_here
    )
    return PaperCheck(
        folder=folder, due_at=due_in_at(meeting, calendar), cases=cases, loose=where.loose
    )


def _finding(
    meeting: Meeting, case_id: str, paper: Paper, place: Place, seen: Mapping[str, datetime]
) -> Finding:
    if not paper.required.holds(meeting.circumstances(case_id)):
        return Finding(paper=paper.id, state="not needed")
    own = sorted(place.own, key=age, reverse=True)
    sound = [file for file in own if file.state not in BROKEN]
    joint = sorted(place.joint, key=age, reverse=True)[:1]
    if not sound and not joint:
        return _nothing_counts(paper, own, place)
    files = sound or joint
    counts = files[0]
    problems = problems_of(paper, counts, meeting.heard_on(case_id))
    if sound:
        problems += spares(own, counts)
    remarks = (counts.remark, "" if sound else "found in the sibling's folder")
    return Finding(
        paper=paper.id,
        state=worst(problems),
        files=tuple(file.shown for file in files),
        dated=counts.dated,
        seen_at=seen.get(counts.path),
        problems=tuple(problems),
        remarks=tuple(remark for remark in remarks if remark),
    )


def _nothing_counts(paper: Paper, own: Sequence[PaperFile], place: Place) -> Finding:
    """The finding where there is a broken file, or another child's, or none."""
    if own:
        problem = broken(own[0])
    elif place.misfiled:
        problem = misfiled(place.misfiled[0])
    else:
        problem = missing(paper, place.offered)
    return Finding(
        paper=paper.id,
        state=problem.state,
        files=tuple(file.shown for file in own or place.misfiled),
        problems=(problem,),
        offers=tuple(file.shown for file in place.offered),
    )
