"""The chase list: who is to be asked for which papers, as plain text for an e-mail.

It names case IDs, documents and sections, and no file: a file's name may be a child's.
"""

from typing import NamedTuple

from panel_tui.domain.meeting import Meeting
from panel_tui.domain.paper_findings import Finding, PaperState
from panel_tui.domain.paper_grid import PaperGrid
from panel_tui.domain.words import LONDON, say_date, say_time

_ASKS: dict[PaperState, str] = {
    "missing": "missing. Please send it.",
    "misfiled": "another child's paper is in its place. Please send this child's own.",
    "damaged": "the file cannot be opened. Please send it again.",
    "empty": "the file has nothing in it. Please send it again.",
    "locked": "the file wants a password. Please send it without one.",
    "incomplete": "not complete: {why}. Please fill it in and send it again.",
    "unsigned": "{why}. Please have it signed.",
    "out of date": "out of date ({why}). Please send one that is {expected}.",
    "duplicate": "there are two versions. Please say which one is right.",
}
"""What the social worker can mend, and the sentence that asks for it."""


class Wanted(NamedTuple):
    """A document of a case that is asked for, and how."""

    case_id: str
    title: str
    finding: Finding
    words: str


class Chase(NamedTuple):
    """What one social worker is asked for; their team manager gets a copy. Empty: nobody is named."""

    social_worker: str
    team_manager: str
    wanted: tuple[Wanted, ...]


def chases(meeting: Meeting, grid: PaperGrid) -> tuple[Chase, ...]:
    """What is asked of whom, in the order of the agenda."""
    asked: dict[tuple[str, str], list[Wanted]] = {}
    for row in grid.rows:
        facts = meeting.case(row.case_id).facts
        wanted = [
            Wanted(row.case_id, grid.paper(finding.paper).title, finding, _words(finding))
            for finding in row.findings
            if finding.state in _ASKS
        ]
        if wanted:
            asked.setdefault((facts.social_worker, facts.team_manager), []).extend(wanted)
    return tuple(Chase(*people, tuple(wanted)) for people, wanted in asked.items())


def chase_lines(meeting: Meeting, grid: PaperGrid) -> list[str]:
    """The list as lines of plain text: a letter for each social worker, with an empty line between."""
    lines: list[str] = []
    for chase in chases(meeting, grid):
        lines += ["", ""] if lines else []
        lines += [
            f"To: {chase.social_worker or 'the social worker (not named on the agenda)'}",
            f"Copy: {chase.team_manager or 'the team manager (not named on the agenda)'}",
            f"About: papers for the {meeting.template.title} on {say_date(meeting.on)}",
        ]
        if grid.due_at:
            day = say_date(grid.due_at.astimezone(LONDON).date())
            lines.append(f"Due in: {day}, {say_time(grid.due_at)}")
        case_id = ""
        for each in chase.wanted:
            if each.case_id != case_id:
                case_id = each.case_id
                lines += ["", case_id]
            lines.append(f"- {each.title}: {each.words}")
    return lines


def _words(finding: Finding) -> str:
    problem = next(each for each in finding.problems if each.state == finding.state)
    return _ASKS[finding.state].format(why=finding.reason, expected=problem.expected)
