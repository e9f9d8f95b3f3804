"""Words from people, made fit to keep: the words stay, what could steer a terminal goes."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_BLANK_LINES = re.compile(r"\A(?:[^\S\n]*\n)+")

# Explicit direction marks can show a reader a different order of words than the one kept; right-to-left
# scripts read rightly without them. The byte order mark is left over from files.
_DROPPED = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])


def clean(text: str) -> str:
    r"""`text` without control characters, with `\n` as the only line end and no blank lines around it.

    Text of which nothing shows (spaces, joiners, direction marks) is no text.
    Letters of every script, combining marks and emoji stay as they are. Tabs become spaces; halves of
    broken characters become the replacement character.
    """
    if text.isascii() and text.isprintable():
        return text.rstrip()  # nearly every cell of a large list: nothing in it can need cleaning
    text = _LINE_ENDS.sub("\n", text).replace("\t", "    ").translate(_DROPPED)
    if not text.isprintable():
        text = "".join(map(_kept, text))
    return _BLANK_LINES.sub("", text).rstrip() if any(map(_shows, text)) else ""


def clean_line(text: str) -> str:
    """`text` cleaned and put on one line, with single spaces."""
    return " ".join(clean(text).split())


def _shows(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character) != "Cf"


def _kept(character: str) -> str:
    if character == "\n":
        return character
    category = unicodedata.category(character)
    if category == "Cs":
        return "\N{REPLACEMENT CHARACTER}"
    return "" if category == "Cc" else character
