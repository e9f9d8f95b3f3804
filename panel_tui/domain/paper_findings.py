"""What a paperwork check finds: for each document of a case one state, why, and how to mend it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from pydantic import AwareDatetime

from panel_tui.domain.model import Id, Line, Model, Name, listed

PaperState = Literal[
    "complete",
    "missing",
    "misfiled",
    "damaged",
    "empty",
    "locked",
    "incomplete",
    "unsigned",
    "out of date",
    "unread",
    "late",
    "duplicate",
    "waived",
    "not needed",
]
"""`locked` with a password; `unread`: it is there, as a picture or scan that is for people to read."""

Readiness = Literal["ready", "ready with gaps", "not ready"]
"""`ready with gaps`: every document is there and sound, and some want a look."""

_BLOCKS: tuple[PaperState, ...] = (
    "missing",
    "misfiled",
    "damaged",
    "empty",
    "locked",
    "incomplete",
    "unsigned",
    "out of date",
)
_GAPS: tuple[PaperState, ...] = ("unread", "late", "duplicate")
_WORST_FIRST: tuple[PaperState, ...] = (*_BLOCKS, *_GAPS)

_REASONS: dict[PaperState, str] = {
    "missing": "",
    "misfiled": "another child's paper was in its place",
    "damaged": "the file was damaged",
    "empty": "the file was empty",
    "locked": "the file was locked with a password",
    "unread": "for people to read: the check did not",
    "duplicate": "there were two versions",
}
"""Said instead of what was found, which names files or other cases."""

NO_PAPER: tuple[PaperState, ...] = ("missing", "misfiled", "damaged", "empty", "locked")
"""The states in which the panel has no such document to read."""


class Problem(Model):
    """One thing that is wrong: where, what was found and expected there, and how to mend it."""

    state: PaperState
    file: Line = ""
    section: Line = ""
    found: Line = ""
    expected: Line = ""
    mend: Line = ""

    @property
    def words(self) -> str:
        """What was found, with the section that it was found in: `Siblings (TBC)`."""
        return f"{self.section} ({self.found})" if self.section else self.found


class Finding(Model):
    """What was found of one document of a case. Files go by the names they are shown under."""

    paper: Id
    state: PaperState
    files: tuple[Name, ...] = ()
    """The files that are this document, the one that counts first."""
    dated: date | None = None
    seen_at: AwareDatetime | None = None
    """When a check of this meeting first saw the file that counts."""
    saved_at: AwareDatetime | None = None
    """The own time of the first of the files: shown, never judged."""
    received_on: date | None = None
    """The day it came, where somebody typed it in."""
    problems: tuple[Problem, ...] = ()
    offers: tuple[Name, ...] = ()
    """Files elsewhere that may be this document: they speak of this case."""
    remarks: tuple[Line, ...] = ()

    @property
    def detail(self) -> str:
        """Why it is in this state, in one line; empty where nothing is to be said."""
        said = [each.words for each in self.problems if each.state == self.state]
        return "; ".join(each for each in (", ".join(filter(None, said)), *self.remarks) if each)

    @property
    def words(self) -> str:
        """The state, why, and what may be it: `out of date: dated Mon 3 Mar 2025`."""
        said = f"{self.state}: {self.detail}" if self.detail else self.state
        if not self.offers:
            return said
        speak = "speaks" if len(self.offers) == 1 else "speak"
        return f"{said}, offered: {listed(self.offers)} {speak} of this case"

    @property
    def reason(self) -> str:
        """Why, in words that name no file and no other case: they go into minutes and letters."""
        said = [_REASONS.get(each.state, each.words) for each in self.problems]
        return "; ".join(dict.fromkeys(each for each in said if each))


Why = Literal["unplaced", "misfiled", "unknown", "no file"]
"""Why a file counts for no document."""


class LooseFile(Model):
    """A file that counts for no document: where it lies, and of which cases it speaks.

    `unplaced`: no folder and no name says whose it is. `misfiled`: it lies in the folder of
    `lies_with` and speaks of others. `unknown`: its name is that of no document. `no file`: it
    is a link or the like.
    """

    file: Name
    why: Why
    lies_with: tuple[Name, ...] = ()
    speaks_of: tuple[Name, ...] = ()
    paper: Id | None = None
    """The document that it calls itself, by its name or its first words."""
    remark: Line = ""
    """What to know of it beside that, such as that it is a link or a folder that cannot be opened."""


class CasePapers(Model):
    """The findings of one case, in the template's order of documents."""

    case_id: Name
    findings: tuple[Finding, ...]


class PaperCheck(Model):
    """What a check of a folder found. `due_at` is the last moment at which a paper is not late."""

    folder: str
    due_at: AwareDatetime | None = None
    cases: tuple[CasePapers, ...] = ()
    loose: tuple[LooseFile, ...] = ()


class CheckKept(Model):
    """That a check was made, and what of it belongs to no case; the findings stand in the cases."""

    at: AwareDatetime
    by: Name
    folder: str
    due_at: AwareDatetime | None = None
    loose: tuple[LooseFile, ...] = ()


def severity(state: PaperState) -> Literal["blocks", "gap", "fine"]:
    """Whether a document in this state keeps a case from being ready, leaves a gap, or is fine."""
    return "blocks" if state in _BLOCKS else "gap" if state in _GAPS else "fine"


def worst(problems: Sequence[Problem]) -> PaperState:
    """The state of a document with these problems: that of the worst; complete without any."""
    states = [each.state for each in problems]
    return min(states, key=_WORST_FIRST.index, default="complete")


def readiness(findings: Iterable[Finding], *, strangers: bool) -> Readiness:
    """Whether a case can go to panel; `strangers`: papers of other children lie in its folder."""
    severities = {severity(each.state) for each in findings}
    if "blocks" in severities:
        return "not ready"
    return "ready with gaps" if "gap" in severities or strangers else "ready"
