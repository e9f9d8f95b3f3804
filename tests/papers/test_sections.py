"""The sections of a form are found however the form is laid out."""

from collections.abc import Sequence

import pytest

from data.papers import pdf, plain, word
from data.papers.lines import Line
from data.papers.sections import words_by_section
from panel_tui.domain.papers import FormSection
from tests.office_files import docx, heading, paragraph, run, table
from tests.papers.pdf_files import pdf as pdf_of

SECTIONS = (
    FormSection(title="Return home", headings=("Staying or returning home",)),
    FormSection(title="Siblings", headings=("Brothers and sisters",)),
    FormSection(title="Adoption planning", headings=("Adoption",)),
    FormSection(title="IRO's view", headings=("Views of the IRO",)),
    FormSection(title="Discussed with line manager"),
)
FILLED = {
    "Return home": ["Not yet evidenced."],
    "Siblings": ["Placed with Tom.", "Adoption was discussed."],
    "Adoption planning": [],
    "IRO's view": ["Agrees."],
}


def found(lines: Sequence[Line]) -> dict[str, list[str]]:
    return words_by_section(lines, SECTIONS)


def bold(text: str) -> str:
    return paragraph(run(text, "<w:b/>"))


def words(text: str) -> str:
    return paragraph(run(text))


def form(style: str) -> list[str]:
    return [
        heading("1. Return home", style),
        words("Not yet evidenced."),
        heading("Brothers and sisters (if any)", style),
        words("Placed with Tom."),
        words("Adoption was discussed."),
        heading("ADOPTION PLANNING", style),
        heading("IRO’s view:", style),
        words("Agrees."),
    ]


@pytest.mark.parametrize("style", ["Heading1", "Heading3", "heading 2", "Title"])
def test_word_headings_begin_sections(style: str) -> None:
    assert found(word.read(docx(*form(style))).lines) == FILLED


def test_bold_lines_begin_sections_and_a_bold_answer_does_not() -> None:
    lines = word.read(
        docx(
            bold("Return home"),
            words("Not yet evidenced."),
            bold("Siblings"),
            bold("Placed with Tom."),
            words("Adoption was discussed."),
            bold("Adoption planning"),
            bold("IRO's view"),
            words("Agrees."),
        )
    ).lines
    assert found(lines) == FILLED


def test_a_table_has_answers_beside_its_labels() -> None:
    rows = [
        ["Child", "A.B."],
        ["Return home", "Not yet evidenced."],
        ["Siblings", "Placed with Tom.", "Adoption was discussed."],
        ["Adoption planning", ""],
        ["Date of birth", "4 May 2022"],
        ["IRO's view", "Agrees."],
        ["Team", "North"],
    ]
    assert found(word.read(docx(table(rows))).lines) == FILLED


def test_a_table_has_answers_below_its_labels() -> None:
    rows = [["Return home"], ["Not yet evidenced."], ["Siblings"], ["Placed with Tom."]]
    rows += [["Adoption was discussed."], ["Adoption planning"], [""], ["IRO's view"], ["Agrees."]]
    assert found(word.read(docx(table(rows))).lines) == FILLED


def test_cells_that_are_merged_are_one() -> None:
    lines = [Line(("Siblings", "Siblings"), stands_out=True), Line(("None.", "None."))]
    assert found(lines) == {"Siblings": ["None."]}


def test_a_row_may_hold_several_labels_with_their_answers() -> None:
    lines = [Line(("Siblings", "Adoption", "IRO's view", "Agrees."), stands_out=True)]
    assert found(lines) == {"Siblings": ["Adoption"], "IRO's view": ["Agrees."]}


def test_what_stands_below_a_label_in_its_cell_is_no_answer() -> None:
    rows = [Line(("Siblings\nName them all.", ""), stands_out=True)]
    assert found(rows) == {"Siblings": []}


MARKDOWN = [
    "# Form\n\n## Return home\n\nNot yet evidenced.\n\n## Siblings\nPlaced with Tom.\n"
    "Adoption was discussed.\n## Adoption planning ##\n\n## Views of the IRO\nAgrees.\n",
    "**Return home**\nNot yet evidenced.\n\n**Siblings:**\nPlaced with Tom.\nAdoption was discussed.\n"
    "__Adoption planning__\n<!-- Say what is planned. -->\n**IRO's view**\nAgrees.\n",
    "Return home\n-----------\nNot yet evidenced.\n\nSiblings\n========\nPlaced with Tom.\n"
    "Adoption was discussed.\n\nAdoption\n---\n\nIRO's view\n---\nAgrees.\n",
    "| Return home | Not yet evidenced. |\n|---|---|\n"
    "| Siblings | Placed with Tom. | Adoption was discussed. |\n"
    "| Adoption planning | |\n| IRO's view | **Agrees.** |\n",
    "- **Return home:** Not yet evidenced.\n- **Siblings:** Placed with Tom.\nAdoption was discussed.\n"
    "- **Adoption planning:**\n- **IRO's view:** Agrees.\n",
    "Return home: Not yet evidenced.\nSiblings: Placed with Tom.\nAdoption was discussed.\n"
    "Adoption planning:\nIRO's view: Agrees.\n",
    "Return home\nNot yet evidenced.\nSiblings\nPlaced with Tom.\nAdoption was discussed.\n"
    "Adoption planning\nIRO's view\nAgrees.\nSigned: ______\nTom Marsh\n",
]  # fmt: skip


@pytest.mark.parametrize("text", MARKDOWN)
def test_markdown_and_text_have_sections_too(text: str) -> None:
    assert found(plain.read(text.encode()).lines) == FILLED


def test_a_pdf_runs_labels_and_answers_together() -> None:
    page = (
        "Return home Not yet evidenced.\nSiblings Placed with Tom.\nAdoption was discussed.\n"
        "Adoption planning n/a\nIRO's view\nAgrees.\nDiscussed with line manager (name and\ndate)"
    )
    assert found(pdf.read(pdf_of(page)).lines) == FILLED | {
        "Adoption planning": ["n/a"],
        "Discussed with line manager": [],
    }


def test_where_titles_are_headings_the_same_words_elsewhere_are_words() -> None:
    lines = [
        Line(("Siblings",), level=1),
        Line(("Return home",)),
        Line(("Adoption: not now.",)),
        Line(("Adoption",), level=1),
        Line(("Not indicated.",)),
    ]
    assert found(lines) == {
        "Siblings": ["Return home", "Adoption: not now."],
        "Adoption planning": ["Not indicated."],
    }


def test_a_section_ends_at_the_next_heading_of_its_level_and_not_at_one_below() -> None:
    lines = [
        Line(("Siblings",), level=2),
        Line(("Tom",), level=3),
        Line(("Lives with his aunt.",)),
        Line(("For the panel",), level=2),
        Line(("Received.",)),
    ]
    assert found(lines) == {"Siblings": ["Tom", "Lives with his aunt."]}


@pytest.mark.parametrize(
    "label", ["Signed: J. Roe", "Signature ______", "For office use only", "Date signed:"]
)
def test_a_section_ends_where_the_form_is_signed(label: str) -> None:
    lines = [Line(("IRO's view",), level=1), Line((label,)), Line(("Jane Roe",))]
    assert found(lines) == {"IRO's view": []}


def test_a_bold_title_that_goes_on_in_a_second_line_is_one() -> None:
    title = ("Discussed with line manager (name and", "date)")
    lines = [*(Line((text,), stands_out=True) for text in title), Line(("Date: 3 November 2026",))]
    assert found(lines) == {"Discussed with line manager": ["Date: 3 November 2026"]}


def test_a_title_that_stands_in_a_list_of_contents_too_loses_nothing() -> None:
    lines = [Line(("Siblings",)), Line(("Adoption",)), Line(("Siblings",)), Line(("None.",))]
    assert found(lines) == {"Siblings": ["None."], "Adoption planning": []}


def test_a_form_without_the_sections_has_none() -> None:
    lines = [Line(("Care plan",), level=1), Line(("The siblings are placed together.",))]
    assert found(lines) == {}


@pytest.mark.parametrize(
    "unit", ["siblings ", "siblings\n", "(", "1.", "* ", "**", "|", "# ", "<!--"]
)
def test_no_text_takes_long(unit: str) -> None:
    text = f"Care plan\n{unit * 50_000}x"
    assert "Return home" not in found(plain.read(text.encode()).lines)
