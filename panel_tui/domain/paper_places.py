"""Where each file of a folder belongs: to which case and document, and what is only offered.

A sub-folder, or else the file's name, says whose a file is. Misfiled: it speaks of cases of this
agenda, but not of its folder's own. A paper that names several siblings counts for each of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import PurePosixPath
from typing import NamedTuple

from panel_tui.domain.meeting import Meeting
from panel_tui.domain.paper_faults import BROKEN
from panel_tui.domain.paper_files import PaperFile
from panel_tui.domain.paper_findings import LooseFile, Why
from panel_tui.domain.paper_names import CaseIds, cases_of, document_of
from panel_tui.domain.papers import Paper


class Place(NamedTuple):
    """The files for one document of a case.

    `joint` lie with a sibling and name this case too; `misfiled` lie here and speak of others;
    `offered` lie elsewhere, or under another name, and may be it.
    """

    own: list[PaperFile]
    joint: list[PaperFile]
    misfiled: list[PaperFile]
    offered: list[PaperFile]


class Placed(NamedTuple):
    """What became of all files: those of each case and document, and those that count for none."""

    places: dict[tuple[str, str], Place]
    loose: tuple[LooseFile, ...]

    def of(self, case_id: str, paper: Paper) -> Place:
        """The files for a document of a case."""
        return self.places.get((case_id, paper.id)) or Place([], [], [], [])


class _Belongs(NamedTuple):
    """One file: the cases it lies with and those it names, and the documents it calls itself."""

    file: PaperFile
    lies_with: tuple[str, ...]
    paper: str | None
    called: tuple[str, ...]

    @property
    def misfiled(self) -> bool:
        named = set(self.file.names_cases)
        return bool(self.lies_with and named) and named.isdisjoint(self.lies_with)


def placed(meeting: Meeting, files: Iterable[PaperFile]) -> Placed:
    """Where each file belongs in a meeting, in the order of the files."""
    papers = meeting.template.documents
    case_ids = CaseIds(meeting.case_ids)
    siblings = siblings_of(meeting)
    places: dict[tuple[str, str], Place] = defaultdict(lambda: Place([], [], [], []))
    loose = []
    for file in files:
        one = _belongs(file, case_ids, papers)
        no_file = file.kind == "no file"
        if no_file or not one.lies_with or one.misfiled or one.paper is None:
            loose.append(_loose(one))
        if not no_file:
            _put(places, one, siblings)
    return Placed(dict(places), tuple(loose))


def siblings_of(meeting: Meeting) -> dict[str, frozenset[str]]:
    """The siblings of each case among the others of the meeting, as its conditions count them."""
    rule = meeting.template.slot
    groups: list[Sequence[str]] = []
    if rule is None or rule.per == "child":
        groups += [slot.case_ids for slot in meeting.slots]
    grouped = sorted((case.facts.sibling_group, case.case_id) for case in meeting.cases)
    for name, members in groupby(grouped, key=lambda each: each[0]):
        if name:
            groups.append([case_id for _, case_id in members])
    found: dict[str, frozenset[str]] = {}
    for group in groups:
        for case_id in group:
            found[case_id] = found.get(case_id, frozenset()) | (set(group) - {case_id})
    return found


def _belongs(file: PaperFile, case_ids: CaseIds, papers: Sequence[Paper]) -> _Belongs:
    in_name = case_ids.named_in(PurePosixPath(file.path).stem)
    named = tuple(dict.fromkeys((*file.names_cases, *in_name)))
    paper = document_of(file.path, papers)
    return _Belongs(
        file if named == file.names_cases else file.changed(names_cases=named),
        lies_with=cases_of(file.path, case_ids),
        paper=paper.id if paper else None,
        called=(paper.id,) if paper else file.titled,
    )


def _loose(one: _Belongs) -> LooseFile:
    return LooseFile(
        file=one.file.shown,
        why=_why(one),
        lies_with=one.lies_with,
        speaks_of=one.file.names_cases,
        paper=next(iter(one.called), None),
        remark=one.file.remark or BROKEN.get(one.file.state, ""),
    )


def _why(one: _Belongs) -> Why:
    if one.file.kind == "no file":
        return "no file"
    return "misfiled" if one.misfiled else "unknown" if one.lies_with else "unplaced"


def _put(
    places: dict[tuple[str, str], Place], one: _Belongs, siblings: dict[str, frozenset[str]]
) -> None:
    known = one.paper is not None
    for paper in one.called:
        for case_id in one.lies_with:
            place = places[case_id, paper]
            if one.misfiled:
                place.misfiled.append(one.file)
            else:
                (place.own if known else place.offered).append(one.file)
        for case_id in set(one.file.names_cases).difference(one.lies_with):
            place = places[case_id, paper]
            joint = siblings.get(case_id, frozenset()).intersection(one.lies_with)
            if one.misfiled or not one.lies_with:
                place.offered.append(one.file)
            elif known and joint:
                place.joint.append(one.file)
