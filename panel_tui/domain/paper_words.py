"""What a paperwork check found, in words: where, what was expected, and how to mend it."""

from collections.abc import Iterator

from panel_tui.domain.model import listed
from panel_tui.domain.paper_findings import Finding, LooseFile, Problem
from panel_tui.domain.paper_grid import PaperGrid

_WHY = {
    "unplaced": "no folder and no name says whose it is",
    "unknown": "its name is that of no document",
    "no file": "not a paper",
}


def mending(finding: Finding) -> Iterator[str]:
    """How to mend a document, line by line: where, what was expected, and what to do.

    What was found is said only where the finding's own words do not say it. What is waived is let be.
    """
    if finding.state == "waived":
        return
    groups: dict[tuple[str, str, str, str], list[Problem]] = {}
    for each in finding.problems:
        groups.setdefault((each.state, each.file, each.expected, each.mend), []).append(each)
    for (state, file, expected, mend), problems in groups.items():
        found = ", ".join(each.words for each in problems if each.words)
        sections = [each.section for each in problems if each.section]
        where = f"{listed(sections)} in {file}" if sections else f"in {file}"
        said = [
            "" if state == finding.state else f"also {state}: {found}".removesuffix(": "),
            where if file else "",
            f"expected {expected}" if expected else "",
        ]
        words = "; ".join(each for each in said if each)
        yield " ".join(each for each in (f"{words[:1].upper()}{words[1:]}.", mend) if each)


def loose_words(file: LooseFile, grid: PaperGrid) -> str:
    """Why a file counts for no document, of whom it speaks, what it calls itself, what else to know."""
    why = _WHY.get(file.why) or f"lies in the folder of {listed(file.lies_with)}"
    speaks = f"; speaks of {listed(file.speaks_of)}" if file.speaks_of else ""
    called = f"; calls itself {grid.paper(file.paper).title}" if file.paper else ""
    remark = f"; {file.remark}" if file.remark else ""
    return f"{why}{speaks}{called}{remark}"


def tally_words(grid: PaperGrid) -> str:
    """How many cases are ready, such as `1 of 9 cases ready, 2 with gaps, 6 not ready`."""
    states = [row.readiness for row in grid.rows]
    counts = [
        f"{states.count('ready')} of {len(states)} cases ready",
        *(
            f"{states.count(state)} {words}"
            for state, words in (("ready with gaps", "with gaps"), ("not ready", "not ready"))
            if state in states
        ),
    ]
    return f"{', '.join(counts)}."
