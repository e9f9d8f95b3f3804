import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from panel_tui.domain.model import Id, Line, Model, Name, Words, listed
from panel_tui.domain.text import clean, clean_line

CHILD = "Amira Khan"


class Card(Model):
    name: Name = "x"
    line: Line = ""
    words: Words = ""
    id: Id = "x"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc\vd\fe\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x1b]0;title\x07", "]0;title"),
        ("nul\x00 bell\x07 del\x7f c1\x9b", "nul bell del c1"),
        ("tab\tstop", "tab    stop"),
        ("\ufeffmark", "mark"),
        ("\u202egnorw\u202c \u2066isolated\u2069", "gnorw isolated"),
        ("half \ud83d of a face", "half \ufffd of a face"),
        ("\n \n\t\n  indented\n\nnext  \n \n", "  indented\n\nnext"),
        ("   ", ""),
        ("\u200b\u200d\u2060", ""),
        ("\u200e \n \u00ad", ""),
    ],
)
def test_what_could_steer_a_terminal_goes_and_the_words_stay(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@pytest.mark.parametrize(
    "words",
    [
        "# Heading | `code` <b>bold</b> [link](x) $name {0} %s",
        "Zoë Ωmega Шура 李小龍 עברית العربية हिन्दी ไทย",
        "e\u0301 combined, nai\u0308ve",
        "👩‍👩‍👧 👍🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "non\u00a0breaking – dash … “quotes”",
    ],
)
def test_letters_of_every_script_and_faces_stay_as_they_are(words: str) -> None:
    assert clean(words) == words


def test_a_line_is_one_line_with_single_spaces() -> None:
    assert clean_line("  a \r\n b\t\tc\u00a0 d  ") == "a b c d"


@given(st.text(st.characters(exclude_categories=())))
def test_cleaned_text_holds_no_control_character_and_is_clean_already(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert all(each == "\n" or unicodedata.category(each) not in "Cc Cs" for each in cleaned)
    cleaned.encode()
    assert "\n" not in clean_line(text)
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_line(cleaned) == clean_line(text)


def test_very_long_text_is_kept_whole() -> None:
    text = "word \x07" * 100_000
    assert len(clean(text)) == 5 * 100_000 - 1


@pytest.mark.parametrize("blank", ["", " ", "\n", "\x00\x1b\x07", "\u202e", "\u200b", "\ufeff"])
def test_a_name_of_which_nothing_shows_is_refused(blank: str) -> None:
    with pytest.raises(ValidationError, match="name"):
        Card(name=blank)
    assert Card(line=blank, words=blank) == Card()


def test_text_is_cleaned_wherever_it_comes_in() -> None:
    card = Card(name=" A\x1b\n.B. ", line="a\nb", words="a\r\nb\x07")
    assert (card.name, card.line, card.words) == ("A .B.", "a b", "a\nb")
    assert card.changed(name="C\x00").name == "C"


@pytest.mark.parametrize("wrong", ["", "Upper", "a b", "a_b", "-a", "a-", "a--b", "a" * 81, "é"])
def test_an_id_is_lower_case_words_joined_by_hyphens(wrong: str) -> None:
    with pytest.raises(ValidationError, match="id"):
        Card(id=wrong)


@pytest.mark.parametrize(
    "fields",
    [
        {"name": [CHILD]},
        {"id": CHILD},
        {"words": {CHILD: 1}},
        {"unknown": CHILD},
        {"name": b"\xff" + CHILD.encode()},
    ],
)
def test_an_error_never_repeats_what_was_put_in(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as refusal:
        Card.model_validate(fields)
    assert CHILD not in str(refusal.value)


def test_a_value_does_not_change_and_a_changed_copy_is_checked() -> None:
    card = Card()
    with pytest.raises(ValidationError, match="frozen"):
        card.name = "y"
    with pytest.raises(ValidationError, match="name"):
        card.changed(name="")
    with pytest.raises(ValidationError, match="Extra inputs"):
        card.changed(colour="red")
    assert card.changed(name="y") == Card(name="y")


@pytest.mark.parametrize(
    ("names", "sentence"),
    [([], "nobody"), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_names_are_listed_as_a_sentence_has_them(names: list[str], sentence: str) -> None:
    assert listed(names) == sentence
