"""The proof of a minutes file: read back, it has our structure and the document's words, no more, no less.

Nothing of the writer is used: the document and the parse are walked on their own and laid side by side.
"""

import functools
import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

from exports.front_matter import NOTICES, split_front_matter
from panel_tui.domain.document import Block, MinutesDocument

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Lines = tuple[str, ...]
Piece = tuple[object, ...]
"""What stands in a file, one piece after the other, its whitespace folded: `("heading", level, text)`,
`("paragraph", label, lines)`, `("list", numbered, items)`, `("table", columns, rows)`, `("rule",)`."""

_LINKS = re.compile(r"://(?<=[A-Za-z]://)|@(?<=[\w.+-]@)\w|w[wW]{2}\.\w|W[wW]{2}\.\w")
"""What viewers that know GitHub's Markdown turn into a link where it stands as plain text."""

_ADDRESS = re.compile(rf"{_LINKS.pattern}|\w\.\w")


class NotProved(Exception):
    """A file that does not say what was recorded; the words say where, and name no child."""


def prove(document: MinutesDocument, text: str) -> None:
    """Read a minutes file back and compare it with its document.

    Raises:
        NotProved: the structure or a word differs, or an address would become a link.
    """
    parts = split_front_matter(text)
    if parts is None:
        raise _not_proved(document, "the lines at its head cannot be read")
    fields, body = parts
    _prove_fields(document, fields)
    try:
        found = _blocks(iter(_parser().parse(body)), "")
    except _Stranger as stranger:
        raise _not_proved(document, str(stranger)) from None
    section = "the facts"
    for ours, there in zip_longest(_expected(document, fields["state"]), found):
        if ours != there:
            raise _not_proved(document, f"in {section}, {_difference(ours, there)}")
        if ours[:2] == ("heading", 2):
            section = str(ours[2])


def _prove_fields(document: MinutesDocument, fields: dict[str, str]) -> None:
    ours = {
        "case_id": document.case_id,
        "meeting": document.meeting_id,
        "template": document.template,
        "version": str(document.version),
        "document_sha256": document.sha256,
    }
    theirs = {"state", "due", *(["journal_head"] if fields.get("state") != "draft" else [])}
    if fields.keys() != ours.keys() | theirs or fields["state"] not in (*NOTICES, "approved"):
        raise _not_proved(document, "the lines at its head are not the ones we write")
    for key, value in ours.items():
        if fields[key] != value:
            raise _not_proved(document, f"the line {key} at its head is another")


def _not_proved(document: MinutesDocument, what: str) -> NotProved:
    return NotProved(
        f"The minutes of {document.case_id} were not written, since the file would not say what was "
        f"recorded: {what}. The record itself is safe. Please report this."
    )


def _difference(ours: Piece | None, there: Piece | None) -> str:
    if ours is None:
        return f"there is a {there and there[0]} too many"
    if there is None or there[0] != ours[0]:
        return f"a {ours[0]} is missing"
    return f"a {ours[0]} differs"


# --- what the document says ---------------------------------------------------------------------


def _expected(document: MinutesDocument, state: str) -> Iterator[Piece]:
    notice = [
        ("paragraph", f"{label}:", (_folded(words),))
        for of_state, (label, words) in NOTICES.items()
        if of_state == state
    ]
    facts = [
        *document.facts,
        ("Authority", document.authority),
        ("Version", f"{document.version}, {state}"),
    ]
    yield ("heading", 1, f"{_folded(document.meeting_title)}: minutes")
    yield from notice
    yield ("list", False, tuple(tuple(_said(value, name)) for name, value in facts))
    for section in document.sections:
        yield ("heading", 2, _folded(section.title))
        yield from _expected_blocks(section.blocks)
    if notice:
        yield ("rule",)
        yield from notice


def _expected_blocks(blocks: Iterable[Block]) -> Iterator[Piece]:
    for block in blocks:
        if block.kind == "part":
            yield ("heading", 3, _folded(block.title))
            yield from _expected_blocks(block.blocks)
        elif block.kind == "paragraph":
            yield from _said(block.text, block.label)
        elif block.kind == "grid":
            rows = tuple(tuple(map(_folded, row)) for row in block.rows)
            yield ("table", tuple(map(_folded, block.columns)), rows)
        elif block.items:
            yield ("list", block.numbered, tuple(tuple(_said(item)) for item in block.items))


def _said(text: str, label: str = "") -> Iterator[Piece]:
    """Words in paragraphs, parted by blank lines, the first one labelled."""
    label = f"{_folded(label)}:" if label else ""
    lines: list[str] = []
    for line in map(_folded, text.split("\n")):
        if line:
            lines.append(line)
        elif lines:
            yield ("paragraph", label, tuple(lines))
            label, lines = "", []
    if lines or label:
        yield ("paragraph", label, tuple(lines))


def _folded(text: str) -> str:
    return " ".join(text.split())


# --- what the file says -------------------------------------------------------------------------


class _Stranger(Exception):
    """Something in the parse that we never write."""


@functools.cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    # HTML is let through, so that any in the file shows up as such, as it would to a reader.
    return MarkdownIt("commonmark", {"html": True}).enable("table")


def _blocks(tokens: "Iterator[Token]", until: str) -> list[Piece]:
    pieces: list[Piece] = []
    for token in tokens:
        if token.type == until:
            break
        if token.type == "paragraph_open":
            pieces.append(("paragraph", *_words(next(tokens))))
            next(tokens)
        elif token.type == "heading_open":
            pieces.append(("heading", int(token.tag[1:]), _plain(next(tokens))))
            next(tokens)
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            pieces.append(_list(token, tokens))
        elif token.type == "table_open":
            pieces.append(_table(tokens))
        elif token.type == "hr":
            pieces.append(("rule",))
        else:
            raise _Stranger(
                f"it has a part that we do not write ({token.type.removesuffix('_open')})"
            )
    return pieces


def _list(opening: "Token", tokens: "Iterator[Token]") -> Piece:
    if opening.attrs.get("start", 1) != 1:
        raise _Stranger("a list does not begin with 1")
    items: list[tuple[Piece, ...]] = []
    for token in tokens:
        if token.type != "list_item_open":
            break
        items.append(tuple(_blocks(tokens, "list_item_close")))
    return ("list", opening.type == "ordered_list_open", tuple(items))


def _table(tokens: "Iterator[Token]") -> Piece:
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_plain(token))
    columns, *body = map(tuple, rows)
    return ("table", columns, tuple(body))


def _plain(token: "Token") -> str:
    label, lines = _words(token)
    if label or len(lines) > 1:
        raise _Stranger("a heading or a cell has more in it than words")
    return "".join(lines)


def _words(token: "Token") -> tuple[str, Lines]:
    """The label and the lines of an inline token."""
    label = ""
    parts: list[str] = []
    for child in token.children or ():
        if child.type == "text":
            if _LINKS.search(child.content):
                raise _Stranger("an address in it would become a link")
            parts.append(child.content)
        elif child.type == "code_inline" and _ADDRESS.search(child.content):
            parts.append(child.content)
        elif child.type == "hardbreak":
            parts.append("\n")
        elif child.type == "strong_open" and not label and not "".join(parts):
            parts.clear()
        elif child.type == "strong_close" and not label:
            label = _folded("".join(parts))
            parts.clear()
        else:
            raise _Stranger(f"a line has markup in it ({child.type.removesuffix('_open')})")
    lines = map(_folded, "".join(parts).split("\n"))
    return label, tuple(filter(None, lines))
