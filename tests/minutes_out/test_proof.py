"""That no words can change the structure of a minutes file, and that the proof would notice."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.front_matter import MinutesStatus, State
from exports.markdown import render
from exports.proof import NotProved, prove
from panel_tui.domain.document import (
    Bullets,
    DocumentSection,
    Grid,
    MinutesDocument,
    Paragraph,
    Part,
)
from panel_tui.domain.text import clean_line
from tests.conftest import scaled
from tests.hostile import LONG, SHORT
from tests.minutes_out.samples import document, drafted, filled

APPROVED = MinutesStatus("approved", None, "412 9f3a")
DRAFT = MinutesStatus("draft")
STATES: tuple[State, ...] = ("draft", "approved", "superseded")

SIGNS = "*_`~[](){}<>#+-=|\\!&;:.,/@$^'\" \n\t1a1aé\u00a0\u0301\u200d\u202e"
MARKUP = (
    *("\n", "\n\n", " ", "    ", "word", "Word", "1. ", "2) ", "- ", "* ", "+ ", "> ", "# ", "## "),
    *("---", "===", "***", "___", "```", "~~~", "| a | b |", "|---|---|", ":-:", "[a]: b", "[^1]"),
    *("[a](b)", "![a](b)", "<b>", "</b>", "<!--", "-->", "&amp;", "&#35;", "a@b.org", "www.b.org"),
    *("https://b.org/", "\\", "**", "__", "``", "**A:** ", "[ ] ", "|", "\\|", "\u2028", "\u00a0"),
)
TEXTS = st.text(SIGNS, max_size=30) | st.lists(st.sampled_from(MARKUP), max_size=8).map("".join)
NAMES = TEXTS.filter(clean_line)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    columns = draw(st.lists(NAMES, min_size=1, max_size=4))
    rows = st.lists(TEXTS, min_size=len(columns), max_size=len(columns)).map(tuple)
    return Grid(columns=tuple(columns), rows=tuple(draw(st.lists(rows, max_size=3))))


BLOCKS = (
    st.builds(Paragraph, label=TEXTS, text=TEXTS)
    | st.builds(Paragraph, text=TEXTS)
    | st.builds(Bullets, items=st.lists(TEXTS, max_size=4).map(tuple), numbered=st.booleans())
    | grids()
)
PARTS = st.builds(Part, title=NAMES, blocks=st.lists(BLOCKS, max_size=3).map(tuple))
SECTIONS = st.builds(
    DocumentSection, title=NAMES, blocks=st.lists(BLOCKS | PARTS, max_size=5).map(tuple)
)
DOCUMENTS = st.builds(
    lambda case_id, title, facts, sections: document(
        case_id=case_id, meeting_title=title, facts=tuple(facts), sections=tuple(sections)
    ),
    NAMES,
    NAMES,
    st.lists(st.tuples(NAMES, TEXTS), max_size=3),
    st.lists(SECTIONS, max_size=3),
)


class TestAnyWords:
    @pytest.mark.parametrize("words", SHORT.values(), ids=SHORT)
    def test_leave_the_structure_as_it_is_and_are_all_there(self, words: str) -> None:
        made = filled(words)
        for state in STATES:
            prove(made, render(made, MinutesStatus(state)))

    @pytest.mark.parametrize("words", LONG.values(), ids=LONG)
    def test_may_be_long(self, words: str) -> None:
        made = document(
            sections=(DocumentSection(title="Notes", blocks=(Paragraph(text=words),)),),
            facts=(("Child", "x" * 100_000),),
        )
        prove(made, render(made, APPROVED))

    @given(made=DOCUMENTS, state=st.sampled_from(STATES))
    @settings(max_examples=scaled(80, 20_000))
    @pytest.mark.soak
    def test_in_any_document_leave_the_structure_as_it_is(
        self, made: MinutesDocument, state: State
    ) -> None:
        prove(made, render(made, MinutesStatus(state)))


def replaced(old: str, new: str, count: int = 1) -> Callable[[str], str]:
    """Replaces some text, which must be there."""

    def plant(text: str) -> str:
        assert old in text
        return text.replace(old, new, count)

    return plant


def swapped(text: str) -> str:
    """Two sections in each other's place."""
    head, *sections = re.split(r"(?m)^(?=## )", text)
    sections[2], sections[3] = sections[3], sections[2]
    return head + "".join(sections)


PLANTED = {
    "a word removed": replaced("no safe way home", "safe way home"),
    "a word changed": replaced("agreed", "refused"),
    "a word added": replaced("agreed", "not agreed"),
    "a letter changed": replaced("“I want", "“i want"),
    "words out of order": replaced("school friends", "friends school"),
    "a heading added": replaced("**Rationale:**", "## Rationale\n\n**Rationale:**"),
    "a heading removed": replaced("## Options\n\n", ""),
    "a heading a level down": replaced("## Options", "### Options"),
    "a heading become words": replaced("## Options", "Options"),
    "a section removed": lambda text: re.sub(r"(?ms)^## Views.*?(?=^## )", "", text),
    "a section twice": lambda text: re.sub(r"(?ms)^(## Views.*?)(?=^## )", r"\1\1", text),
    "two sections swapped": swapped,
    "a row added": replaced("| Tom   | 2   |\n", "| Tom   | 2   |\n| Ada   | 3   |\n"),
    "a row removed": replaced("| Tom   | 2   |\n", ""),
    "two rows swapped": replaced("| Amira | 1   |\n| Tom   | 2   |", "| Tom | 2 |\n| Amira | 1 |"),
    "two cells swapped": replaced("| Tom   | 2   |", "| 2 | Tom |"),
    "a cell emptied": replaced("| Tom   | 2   |", "| Tom |  |"),
    "a column added": replaced(
        "| Who   | No. |\n| ----- | --- |", "| Who | No. | X |\n|---|---|---|"
    ),
    "a table become words": replaced("| ----- | --- |\n", ""),
    "an item added": replaced("- Write", "- Do nothing\n- Write"),
    "an item removed": replaced("- Write the report\n", ""),
    "two items become one": replaced("\n- Approve", "\n  Approve"),
    "a list numbered": replaced("- Write the report\n- Approve", "1. Write the report\n2. Approve"),
    "a list that begins later": replaced("1. Siblings", "2. Siblings"),
    "a list inside a list": replaced("\n- Approve", "\n  - Approve"),
    "two paragraphs merged": replaced(
        "one line\\\nanother line\n\n", "one line\\\nanother line\\\n"
    ),
    "a paragraph split": replaced("one line\\\n", "one line\n\n"),
    "two lines joined": replaced("one line\\\n", "one line "),
    "a line that flows into the next": replaced("one line\\\n", "one line\n"),
    "a paragraph added": replaced("## Options", "Added.\n\n## Options"),
    "a label lost": replaced("**Rationale:** ", "Rationale: "),
    "a label that holds more": replaced("**Rationale:** K.D.", "**Rationale: K.D.**"),
    "a label further on": replaced("Write the report", "Write **the** report"),
    "a label in a heading": replaced("## Options", "## **Options**"),
    "a label in a cell": replaced("| Tom   |", "| **Tom** |"),
    "an escape lost": replaced("\\*stress\\*", "*stress*"),
    "an escape of a list lost": replaced("\\- not a list", "- not a list"),
    "words struck by code": replaced("no safe way home", "no `safe way` home"),
    "a link": replaced("agreed", "[agreed](x)"),
    "an address bare": replaced("`https://example.org/x`", "https://example.org/x"),
    "a mail address bare": replaced("`a.b@example.org`", "a.b@example.org"),
    "an address hidden": replaced("agreed", "[agreed]\n\n[agreed]: x"),
    "a picture": replaced("agreed", "![agreed](x)"),
    "html": replaced("agreed", "<b>agreed</b>"),
    "a comment": replaced("agreed", "agreed <!-- not -->"),
    "a quotation": replaced("**Rationale:**", "> **Rationale:**"),
    "code": replaced("**Rationale:**", "    **Rationale:**"),
    "a fence": replaced("**Rationale:**", "```\n**Rationale:**"),
    "a rule": replaced("## Options", "---\n\n## Options"),
    "words after the end": lambda text: text + "\nAdopted.\n",
    "the end cut off": lambda text: text[: text.rindex("## ")],
    "nothing at all": lambda _: "",
    "the notice at the head lost": replaced("**DRAFT:** not approved yet.", "Yes."),
    "the notice at the foot lost": lambda text: text[: text.rindex("---")],
    "a draft called approved": replaced('state: "draft"', 'state: "approved"\njournal_head: ""'),
    "an unknown state": replaced('state: "draft"', 'state: "final"'),
    "no state": replaced('state: "draft"\n', ""),
    "another case": replaced('case_id: "C-098155"', 'case_id: "C-098156"'),
    "another meeting": replaced('meeting: "2026-', 'meeting: "2027-'),
    "another version": replaced('version: "1"', 'version: "2"'),
    "another fingerprint": lambda text: re.sub(r'(sha256: ")....', r"\g<1>0000", text),
    "a key added": replaced('state: "draft"', 'state: "draft"\nchild: "K.D."'),
    "a value without quotes": replaced('version: "1"', "version: 1"),
    "no front matter": lambda text: text[text.index("# ") :],
}

PLAIN = document(
    facts=(("Case ID", "C-098155"), ("Child", "K.D.")),
    sections=(
        DocumentSection(
            title="Attendance",
            blocks=(Grid(columns=("Who", "No."), rows=(("Amira", "1"), ("Tom", "2"))),),
        ),
        DocumentSection(
            title="Views",
            blocks=(
                Paragraph(label="The child", text="“I want to stay at my school friends say.”"),
                Paragraph(text="one line\nanother line\n\n- not a list, *stress* is real"),
            ),
        ),
        DocumentSection(
            title="Decision",
            blocks=(
                Paragraph(label="Decision", text="Long-term fostering is agreed."),
                Paragraph(label="Rationale", text="K.D. has no safe way home."),
                Bullets(items=("Write the report", "Approve the match")),
            ),
        ),
        DocumentSection(
            title="Options",
            blocks=(
                Part(
                    title="Adoption",
                    blocks=(Paragraph(text="a.b@example.org, https://example.org/x"),),
                ),
            ),
        ),
        DocumentSection(
            title="Left open",
            blocks=(Bullets(items=("Siblings was not reached.",), numbered=True),),
        ),
    ),
)


class TestAChangePlantedInTheFile:
    def test_is_looked_for_in_a_file_that_is_proved_without_it(self) -> None:
        prove(PLAIN, render(PLAIN, DRAFT))

    @pytest.mark.parametrize("plant", PLANTED.values(), ids=PLANTED)
    def test_is_noticed(self, plant: Callable[[str], str]) -> None:
        text = render(PLAIN, DRAFT)
        planted = plant(text)
        assert planted != text
        with pytest.raises(NotProved):
            prove(PLAIN, planted)

    @given(data=st.data())
    @settings(max_examples=scaled(60, 2_000))
    @pytest.mark.soak
    def test_of_any_one_letter_is_noticed(self, data: st.DataObject) -> None:
        made = drafted()
        text = render(made, DRAFT)
        letters = [found.start() for found in re.finditer(r"(?m)[^\W_](?!\. )", text)]
        at = data.draw(st.sampled_from([each for each in letters if text.find("due:") < each]))
        other = "x" if text[at] != "x" else "y"
        with pytest.raises(NotProved):
            prove(made, text[:at] + other + text[at + 1 :])


class TestWhatAPersonIsTold:
    def test_names_the_case_and_the_place_and_no_child(self) -> None:
        with pytest.raises(NotProved) as told:
            prove(PLAIN, render(PLAIN, DRAFT).replace("no safe way", "a safe way"))
        assert str(told.value) == (
            "The minutes of C-098155 were not written, since the file would not say what was "
            "recorded: in Decision, a paragraph differs. The record itself is safe. Please report this."
        )

    @pytest.mark.parametrize("plant", PLANTED.values(), ids=PLANTED)
    def test_repeats_no_words_of_the_record(self, plant: Callable[[str], str]) -> None:
        with pytest.raises(NotProved) as told:
            prove(PLAIN, plant(render(PLAIN, DRAFT)))
        assert not re.search("K.D.|school|Amira|example.org", str(told.value))
