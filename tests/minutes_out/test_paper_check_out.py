"""A check as Markdown and CSV: hostile names of files stay words in every format."""

import csv
import io
import unicodedata

from markdown_it import MarkdownIt

from exports.cells import csv_lines
from exports.paper_check import CSV_COLUMNS, as_csv, as_markdown
from panel_tui.domain.paper_grid import PaperGrid
from panel_tui.domain.text import clean_line
from tests.hostile import SHORT
from tests.making import at, opened
from tests.paper_values import PLAN, asking_for, file, grid

NAMES = [name for words in SHORT.values() if (name := clean_line(words))]
KIND = asking_for(PLAN)


def check_of(*names: str) -> PaperGrid:
    return grid(
        KIND,
        *(file(f"Unsorted/{name}", shown=name, names_cases=("C-1",)) for name in names),
        file("C-1/Care plan.docx", shown=names[0], state="damaged"),
    )


def test_markdown_has_a_table_of_all_cases_and_what_is_to_mend_below() -> None:
    text = "\n".join(as_markdown(opened(kind=KIND), check_of("scan.pdf"), at(9)))
    assert text.startswith("# Test Panel, Thu 3 Dec 2026: papers\n\nChecked Thu 3 Dec 2026, 09:00.")
    assert "| Case | Care plan | Overall   |" in text
    assert "## C-1: not ready\n\n- **Care plan**, damaged. In scan.pdf; expected" in text
    assert "- scan.pdf: no folder and no name says whose it is; speaks of C-1" in text


def test_hostile_names_stay_words_in_markdown() -> None:
    text = "\n".join(as_markdown(opened(kind=KIND), check_of(*NAMES), at(9)))
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    inside = [each for token in tokens for each in token.children or []]
    assert {each.type for each in inside} == {"text", "strong_open", "strong_close", "code_inline"}
    assert [token.content for token in tokens if token.type.startswith("html")] == []
    assert sum(token.type == "heading_open" for token in tokens) == 6
    assert sum(token.type == "strong_open" for token in inside) == 4, "the documents' titles alone"
    assert sum(token.type == "list_item_open" for token in tokens) == 4 + len(NAMES)


def test_csv_has_a_row_for_each_document_and_each_loose_file() -> None:
    rows = list(csv.reader(io.StringIO("\n".join(as_csv(check_of("scan.pdf"))))))
    assert tuple(rows[0]) == CSV_COLUMNS
    assert [row[:4] for row in rows[1:]] == [
        ["C-1", "not ready", "Care plan", "damaged"],
        *([f"C-{number}", "not ready", "Care plan", "missing"] for number in (2, 3, 4)),
        ["", "", "", "unplaced"],
    ]
    assert {len(row) for row in rows} == {len(CSV_COLUMNS)}


def test_hostile_names_are_no_formulas_and_no_rows() -> None:
    lines = as_csv(check_of(*NAMES))
    rows = list(csv.reader(io.StringIO("\n".join(lines))))
    assert len(rows) == len(lines) == 5 + len(NAMES)
    first = {unicodedata.normalize("NFKC", cell[:1]) for row in rows for cell in row}
    assert first.isdisjoint("=+-@")


def test_a_cell_that_is_no_formula_is_as_it_was() -> None:
    assert csv_lines([("C-1", 'a "b", c', "x=1", "")]) == ['C-1,"a ""b"", c",x=1,']
