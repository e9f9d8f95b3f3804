"""What a paper's words say, as facts: its date, its cases, its sections, its signatures.

`facts_of` runs in a guarded process (`data/guarded`), so it takes and returns JSON. Facts hold no words
of a paper.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from data.papers.answers import state_of
from data.papers.dates import date_in_lines
from data.papers.lines import Line, Words
from data.papers.opening import open_file
from data.papers.sections import words_by_section
from data.papers.signatures import signed_by
from panel_tui.domain.paper_files import Sought
from panel_tui.domain.paper_names import CaseIds, document_called
from panel_tui.domain.papers import Paper

_FIRST_LINES = 5  # of which one is a paper's title


def facts_of(request: dict[str, str]) -> dict[str, Any]:
    """The fields of `PaperFile` that come from the content of the file at `path`.

    `sought` says what to look for, as JSON of a `Sought`.
    """
    opened = open_file(request["path"])
    found = {"sha256": opened.sha256, "kind": opened.kind, "state": opened.state}
    found |= {"remark": opened.remark}
    return found | (_facts(opened.words, request["sought"]) if opened.state == "read" else {})


def _facts(words: Words, sought: str) -> dict[str, Any]:
    seek, case_ids = ready(sought)
    lines = (*words.beside, *words.lines)
    dated = date_in_lines(lines)
    sections = words_by_section(words.lines, seek.sections)
    return {
        "dated": dated.isoformat() if dated else None,
        "titled": list(islice(titled(words.lines, seek.papers), 1)),
        "names_cases": case_ids.named_in(words.text),
        "signed_by": signed_by(lines, seek.roles),
        "sections": [
            {"title": section.title, "state": state_of(section, sections[section.title])}
            for section in {each.title: each for each in seek.sections}.values()
            if section.title in sections
        ],
    }


@lru_cache(maxsize=1)
def ready(sought: str) -> tuple[Sought, CaseIds]:
    """What to look for, taken to pieces once and not for every file."""
    seek = Sought.model_validate_json(sought)
    return seek, CaseIds(seek.case_ids)


def titled(lines: Sequence[Line], papers: Sequence[Paper]) -> Iterator[str]:
    """The documents that the first lines call the paper by."""
    for line in islice((line for line in lines if line.text.strip(" |")), _FIRST_LINES):
        if paper := document_called(line.text, papers):
            yield paper.id
