"""What a minutes file looks like. `golden` holds two whole ones, to be read by people."""

from datetime import date
from pathlib import Path

import pytest

from exports.escaping import cell, heading, inline, line
from exports.front_matter import MinutesStatus, split_front_matter
from exports.markdown import render
from panel_tui.domain.document import (
    Block,
    Bullets,
    DocumentSection,
    Grid,
    MinutesDocument,
    Paragraph,
    Part,
)
from tests.hostile import SHORT
from tests.minutes_out.samples import document, drafted, filled

GOLDEN = Path(__file__).with_name("golden")
DUE = date(2026, 12, 14)
DRAFT = MinutesStatus("draft", DUE)
APPROVED = MinutesStatus("approved", DUE, "412 9f3a61c2e0b84d57")


def body(*blocks: Block) -> str:
    """What is written under the heading of the one section of a document."""
    text = render(document(sections=(DocumentSection(title="Here", blocks=blocks),)), APPROVED)
    return text.partition("## Here\n\n")[2]


class TestAWholeFile:
    @pytest.mark.parametrize(
        ("name", "made", "status"),
        [("approved", document(), APPROVED), ("draft", drafted(), DRAFT)],
        ids=["approved", "draft"],
    )
    def test_is_what_people_have_read_and_found_good(
        self, name: str, made: MinutesDocument, status: MinutesStatus
    ) -> None:
        assert render(made, status) == (GOLDEN / f"{name}.md").read_bytes().decode()

    def test_says_draft_at_its_head_and_at_its_foot_until_it_is_approved(self) -> None:
        lines = render(drafted(), DRAFT).splitlines()
        notice = "**DRAFT:** not approved yet. For checking only, not for the child’s file."
        assert [number for number, text in enumerate(lines) if text == notice] == [
            lines.index("# Permanence Panel: minutes") + 2,
            len(lines) - 1,
        ]
        assert "DRAFT" not in render(document(), APPROVED)

    def test_says_so_when_a_later_version_stands(self) -> None:
        text = render(document(), MinutesStatus("superseded", DUE))
        assert text.count("**SUPERSEDED:** a later version") == 2

    def test_ends_with_one_line_end_and_has_no_other_kind(self) -> None:
        text = render(filled("a\r\nb\r"), DRAFT)
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        assert "\r" not in text

    def test_is_the_same_whenever_it_is_written(self) -> None:
        assert render(drafted(), DRAFT) == render(drafted(), DRAFT)

    def test_has_no_headings_but_its_title_the_sections_and_their_parts(self) -> None:
        text = render(drafted(), DRAFT)
        assert [each for each in text.splitlines() if each.startswith("#")][:4] == [
            "# Permanence Panel: minutes",
            "## Attendance",
            "## Documents considered",
            "## Views",
        ]


class TestTheFrontMatter:
    def test_says_which_minutes_these_are_and_how_they_stand(self) -> None:
        made = document()
        parts = split_front_matter(render(made, APPROVED))
        assert parts is not None
        assert parts[0] == {
            "case_id": "C-098155",
            "meeting": "2026-12-03-medway-permanence-panel",
            "template": "medway-permanence-panel 1",
            "version": "1",
            "state": "approved",
            "due": "2026-12-14",
            "document_sha256": made.sha256,
            "journal_head": "412 9f3a61c2e0b84d57",
        }

    def test_of_a_draft_has_no_journal_entry_and_may_have_no_due_date(self) -> None:
        parts = split_front_matter(render(drafted(), MinutesStatus("draft")))
        assert parts is not None
        assert parts[0]["due"] == ""
        assert "journal_head" not in parts[0]

    @pytest.mark.parametrize("words", SHORT.values(), ids=SHORT)
    def test_gives_any_words_back_from_one_line(self, words: str) -> None:
        made = filled(words)
        text = render(made, DRAFT)
        parts = split_front_matter(text)
        assert parts is not None
        assert parts[0]["case_id"] == made.case_id
        assert text.splitlines()[8] == "---"

    @pytest.mark.parametrize("letter", ["\x7f", "\x85", "\u2028", "\ufeff", "\ufffe"])
    def test_escapes_what_yaml_does_not_take(self, letter: str) -> None:
        made = document().model_copy(update={"case_id": f"a{letter}b"})
        assert f'case_id: "a\\u{ord(letter):04x}b"\n' in render(made, DRAFT)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "# Minutes",
            "---\nstate: draft\n---\n",
            '---\nstate: "draft"\n',
            '---\nstate: "a"\nstate: "b"\n---\n',
            '---\nstate: "\\x"\n---\n',
        ],
    )
    def test_is_not_read_from_what_we_did_not_write(self, text: str) -> None:
        assert split_front_matter(text) is None


class TestWordsOfPeople:
    @pytest.mark.parametrize(
        "words",
        [
            "The panel [all three] met at 10.30; cost: £90 < £120 & rising (C&F, R&B).",
            "care_plan_2026 and C:\\Users\\amira",
            "2 * 3 = 6, 5 > 4, a | b, 50% #hashtag +44 7700 900123 -5 degrees",
            "“Quoted” – it’s K.D.’s own word! Isn't it? Zoë, naïve; ½",
            "=1+1",
        ],
    )
    def test_stand_as_they_were_typed_where_nothing_has_to_be_escaped(self, words: str) -> None:
        assert line(words) == words

    @pytest.mark.parametrize(
        ("words", "written"),
        [
            ("# Decision", "\\# Decision"),
            ("- a point", "\\- a point"),
            ("+ a point", "\\+ a point"),
            ("* a point", "\\* a point"),
            ("---", "\\---"),
            ("===", "\\==="),
            ("12. a year", "12\\. a year"),
            ("3) three", "3\\) three"),
            ("> said", "\\> said"),
            ("| cell |", "\\| cell |"),
            (":-: | -:", "\\:-: | -:"),
            ("[a]: b", "\\[a\\]: b"),
            ("[ ] to do", "\\[ ] to do"),
            ("    indented", "indented"),
            ("*so* _so_ ~~so~~", "\\*so\\* \\_so\\_ \\~\\~so\\~\\~"),
            ("`code`", "\\`code\\`"),
            ("<b> </b> <!-- x", "\\<b> \\</b> \\<!-- x"),
            ("&amp; &#35;", "\\&amp; \\&#35;"),
            ("see [a](b)", "see [a\\](b)"),
            ("see [[a]] and [^1]", "see \\[[a]] and \\[^1]"),
            (": meant", "\\: meant"),
            ("::: warning", "\\::: warning"),
            ("$x$", "\\$x\\$"),
            ("ends in \\", "ends in \\\\"),
            ("\\*", "\\\\\\*"),
        ],
    )
    def test_are_escaped_where_they_would_be_more_than_words(
        self, words: str, written: str
    ) -> None:
        assert line(words) == written

    def test_are_not_escaped_at_the_start_where_a_label_stands_before_them(self) -> None:
        assert body(Paragraph(label="Reason", text="- 5 degrees")) == "**Reason:** - 5 degrees\n"

    def test_keep_the_lines_that_were_typed(self) -> None:
        assert body(Paragraph(text="one\ntwo\n\n\nthree")) == "one\\\ntwo\n\nthree\n"

    @pytest.mark.parametrize(
        ("words", "written"),
        [
            ("see https://example.org/a_b, or", "see `https://example.org/a_b`, or"),
            ("(a.b@example.org)", "(`a.b@example.org`)"),
            ("www.example.org.", "`www.example.org`."),
            ("www.here WWW.there", "`www.here` `WWW.there`"),
            ("example.gov.uk/x!", "`example.gov.uk/x`!"),
            ("a@b.org|c@d.org", "`a@b.org`|`c@d.org`"),
            ("<mailto:a@b.org>", "<`mailto:a@b.org`>"),
        ],
    )
    def test_that_are_addresses_are_never_links(self, words: str, written: str) -> None:
        assert inline(words) == written

    def test_do_not_end_a_cell_or_a_heading(self) -> None:
        assert cell("a|b \\|") == "a\\|b \\\\\\|"
        assert heading("C#") == "C#"
        assert heading("Part ##") == "Part \\##"
        assert heading("#") == "\\#"


class TestBlocks:
    def test_the_columns_of_a_table_stand_in_line(self) -> None:
        rows = (("Amira Hassan", "1"), ("Tom", ""))
        assert body(Grid(columns=("Who", "No."), rows=rows)) == (
            "| Who          | No. |\n"
            "| ------------ | --- |\n"
            "| Amira Hassan | 1   |\n"
            "| Tom          |     |\n"
        )

    def test_a_long_cell_does_not_widen_the_others(self) -> None:
        written = body(Grid(columns=("A",), rows=(("x" * 200,), ("y",))))
        assert max(map(len, written.splitlines()[1:2])) < 50

    def test_an_item_of_several_lines_stays_one_item(self) -> None:
        assert body(Bullets(items=("one\ntwo\n\nthree", "four"))) == (
            "- one\\\n  two\n\n  three\n- four\n"
        )
        assert body(Bullets(items=("one\ntwo", ""), numbered=True)) == "1. one\\\n   two\n2.\n"

    def test_two_lists_in_a_row_stay_two(self) -> None:
        lists = (Bullets(items=("a",)), Paragraph(text=""), Bullets(items=("b",)))
        assert body(*lists) == "- a\n\n* b\n"
        under_a_part = (Part(title="P", blocks=(Bullets(items=("a",)),)), Bullets(items=("b",)))
        assert body(*under_a_part) == "### P\n\n- a\n\n* b\n"
        parted = (Bullets(items=("a",)), Paragraph(text="and"), Bullets(items=("b",)))
        assert body(*parted) == "- a\n\nand\n\n- b\n"

    def test_what_has_no_words_leaves_no_trace(self) -> None:
        assert body(Paragraph(text=""), Bullets(items=()), Part(title="P")) == "### P\n"

    def test_a_label_without_words_still_stands(self) -> None:
        assert body(Paragraph(label="Reason", text="")) == "**Reason:**\n"
