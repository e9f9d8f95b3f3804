"""What a terminal sends becomes text: no byte is too much for it, and what is pasted steers nothing."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from screens.terminal_text import PASTE_BEGINS, PASTE_ENDS, TerminalText


def taken(*pieces: bytes) -> str:
    text = TerminalText()
    return "".join(map(text.take, pieces))


def test_what_is_typed_is_taken_as_it_is_with_its_keys() -> None:
    assert taken("Zoë \x1bOQ\x1b".encode()) == "Zoë \x1bOQ\x1b"


def test_a_byte_that_is_no_letter_shows_and_stops_nothing() -> None:
    assert (
        taken(b"caf\xe9 \xff", b"\xc3", b"\xab!")
        == "caf\N{REPLACEMENT CHARACTER} \N{REPLACEMENT CHARACTER}ë!"
    )


def test_what_is_pasted_has_no_escapes_and_what_is_typed_around_it_keeps_them() -> None:
    pasted = f"\x1bOQ{PASTE_BEGINS}one \x1b[31mred\x1b[20{PASTE_ENDS}\x1bOR"
    assert taken(pasted.encode()) == f"\x1bOQ{PASTE_BEGINS}one [31mred[20{PASTE_ENDS}\x1bOR"


def test_an_escape_that_is_typed_is_not_waited_with() -> None:
    text = TerminalText()
    assert [text.take(each) for each in (b"\x1b", b"[2", b"00~\x1b", b"x", b"\x1b[201~\x1b")] == [
        *("\x1b", "[2", "00~", "x"),
        f"{PASTE_ENDS}\x1b",
    ]


PARTS = st.sampled_from([PASTE_BEGINS, PASTE_ENDS, "\x1b", "[20", "0~", "1~", "é", "word "])


@given(st.lists(PARTS, max_size=12), st.lists(st.integers(0, 60), max_size=6))
def test_it_is_the_same_text_however_it_is_cut(parts: list[str], cuts: list[int]) -> None:
    sent = f"{''.join(parts)}{PASTE_ENDS}".encode()
    at = [0, *sorted(min(each, len(sent)) for each in cuts), len(sent)]
    pieces = [sent[first:last] for first, last in pairwise(at)]
    assert taken(*pieces) == taken(sent)
