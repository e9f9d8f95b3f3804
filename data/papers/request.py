"""A filled request form: whose it is, who filled it in, and the words under each of its headings.

`request_of` runs in a guarded process (`data/guarded`), so it takes and returns JSON.
"""

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any

from data.papers.answers import state_of, words_of_answer
from data.papers.dates import date_in_lines
from data.papers.facts import ready, titled
from data.papers.lines import Line
from data.papers.opening import open_file
from data.papers.phrases import begins_with, phrases, plain
from data.papers.sections import words_by_section
from panel_tui.domain.paper_files import Sought
from panel_tui.domain.paper_names import document_of
from panel_tui.domain.papers import FormSection, Paper


def request_of(request: dict[str, str]) -> dict[str, Any]:
    """The fields of a `FilledRequest` that come from the file at `path`, under `form`.

    `sought` says what the meeting's forms are, as JSON of a `Sought`. `state` and `remark` are as in
    `PaperFile`; `form` is None where the file is none of those forms.
    """
    opened = open_file(request["path"])
    found: dict[str, Any] = {"state": opened.state, "remark": opened.remark, "form": None}
    if opened.state != "read":
        return found
    seek, case_ids = ready(request["sought"])
    words = opened.words
    paper = _form(PurePath(request["path"]).name, words.lines, seek)
    if paper is None:
        return found
    lines = (*words.beside, *words.lines)
    dated = date_in_lines(lines)
    return found | {
        "form": {
            "paper": paper.id,
            "file_sha256": opened.sha256,
            "own_case": case_ids.at_start_of(next(_cases(lines), "")),
            "names_cases": case_ids.named_in(words.text),
            "filled_by": next(_filled_by(lines), ""),
            "dated": dated.isoformat() if dated else None,
            "answers": list(_answers(words.lines, paper.form_sections)),
        }
    }


def _form(name: str, lines: Sequence[Line], seek: Sought) -> Paper | None:
    """The form that a file is by its name, else by its first lines."""
    called = next(titled(lines, seek.papers), None)
    by_title = next((paper for paper in seek.papers if paper.id == called), None)
    found = (document_of(name, seek.papers), by_title)
    return next((paper for paper in found if paper and paper.form_sections), None)


def _cases(lines: Sequence[Line]) -> Iterator[str]:
    """What stands behind a label of a case ID: in its cell, in those beside it, or in the next line."""
    for line, following in zip(lines, [*lines[1:], Line(())], strict=True):
        for at, cell in enumerate(line.cells):
            if label := begins_with(plain(cell), phrases().case):
                said = " ".join((_behind(label, cell), *line.cells[at + 1 :]))
                if value := said.strip() or following.text.strip():
                    yield value


def _behind(label: str, cell: str) -> str:
    words = cell.replace(":", ": ").split()
    counts = range(1, len(words) + 1)
    ends = next((count for count in counts if plain(" ".join(words[:count])) == label), len(words))
    return " ".join(words[ends:])


def _filled_by(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        for cell, beside in zip(line.cells, [*line.cells[1:], ""], strict=True):
            label, _, rest = cell.partition(":")
            name = (rest or beside).strip()
            if plain(label) in phrases().filled_by and plain(name) and name[0] not in "[<_":
                yield name


def _answers(lines: Sequence[Line], sections: Sequence[FormSection]) -> Iterator[dict[str, str]]:
    found = words_by_section(lines, sections)
    for section in sections:
        if section.title in found:
            words = found[section.title]
            state, text = state_of(section, words), words_of_answer(section, words)
            yield {"title": section.title, "state": state, "text": text}
