"""What a paper's words say, as facts: its date, its cases, its sections, its signatures.

`facts_of` and `sections_of` run in a guarded process (`data/guarded`), so they take and return JSON.
Facts hold no words of a paper.
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
from panel_tui.domain.papers import FormSection, Paper

_FIRST_LINES = 5  # of which one is a paper's title


def facts_of(request: dict[str, str]) -> dict[str, Any]:
    """The fields of `PaperFile` that come from the content of the file at `path`.

    `sought` says what to look for, as JSON of a `Sought`.
    """
    opened = open_file(request["path"])
    found = {"sha256": opened.sha256, "kind": opened.kind, "state": opened.state}
    found |= {"remark": opened.remark}
    return found | (_facts(opened.words, request["sought"]) if opened.state == "read" else {})


def sections_of(request: dict[str, Any]) -> dict[str, Any]:
    """The words of the answered sections of the form at `path`, by their titles.

    `sections` says which to look for, as JSON of `FormSection`s. `state` and `remark` are as in
    `PaperFile`.
    """
    opened = open_file(request["path"])
    sections = [FormSection.model_validate(each) for each in request["sections"]]
    words = words_by_section(opened.words.lines, sections)
    answers = {
        section.title: "\n".join(words[section.title])
        for section in sections
        if section.title in words
        and state_of(section, words[section.title]) not in ("blank", "guidance")
    }
    return {"state": opened.state, "remark": opened.remark, "answers": answers}


def _facts(words: Words, sought: str) -> dict[str, Any]:
    seek, case_ids = _ready(sought)
    lines = (*words.beside, *words.lines)
    dated = date_in_lines(lines)
    sections = words_by_section(words.lines, seek.sections)
    return {
        "dated": dated.isoformat() if dated else None,
        "titled": list(islice(_titled(words.lines, seek.papers), 1)),
        "names_cases": case_ids.named_in(words.text),
        "signed_by": signed_by(lines, seek.roles),
        "sections": [
            {"title": section.title, "state": state_of(section, sections[section.title])}
            for section in {each.title: each for each in seek.sections}.values()
            if section.title in sections
        ],
    }


@lru_cache(maxsize=1)
def _ready(sought: str) -> tuple[Sought, CaseIds]:
    """What to look for, taken to pieces once and not for every file."""
    seek = Sought.model_validate_json(sought)
    return seek, CaseIds(seek.case_ids)


def _titled(lines: Sequence[Line], papers: Sequence[Paper]) -> Iterator[str]:
    """The documents that the first lines call the paper by."""
    for line in islice((line for line in lines if line.text.strip(" |")), _FIRST_LINES):
        if paper := document_called(line.text, papers):
            yield paper.id
