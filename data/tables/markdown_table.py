"""Tables in Markdown: a table, with lines such as `- Date: 2026-12-03` above it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from data.tables.sheet import Row, Sheet
from data.tables.text_file import decode
from data.tables.wanted import Wanted

if TYPE_CHECKING:
    from markdown_it.token import Token

_BEFORE_A_TABLE = re.compile(r"(?:[>\s]|[-*+] |[0-9]+[.)] )*\|?")  # a quotation's or a list's marks
_BAR = re.compile(r"(?<!\\)\|")


def read(content: bytes, _wanted: Wanted) -> Sheet:
    """The rows of every table, and each line of text outside a table as a row of one cell.

    Raises:
        Unreadable: no text.
    """
    from markdown_it import MarkdownIt

    text = decode(content)
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(text)
    return Sheet(tuple(_rows(tokens, re.split("\r\n|\r|\n", text))))


def _rows(tokens: "list[Token]", lines: list[str]) -> Iterator[Row]:
    cells: list[str] | None = None  # of the table row that is being read
    number = 0
    for token in tokens:
        number = token.map[0] + 1 if token.map else number
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            yield Row(number, _as_written(cells, lines[number - 1]))
            cells = None
        elif token.type == "table_close":
            yield Row(number + 1, ())
        elif token.type == "inline" and cells is not None:
            cells.append(_plain_text(token))
        elif token.type == "inline":
            for at, line in enumerate(_plain_text(token).split("\n")):
                yield Row(number + at, (line,))


def _as_written(cells: list[str], line: str) -> tuple[str, ...]:
    """As many cells as the line has: the parser fills up a short row and cuts off a long one."""
    written = _BAR.split(_BEFORE_A_TABLE.sub("", line, count=1).rstrip())
    if written[-1] == "":
        written.pop()
    return (*cells, *written[len(cells) :])[: len(written)]


def _plain_text(inline: "Token") -> str:
    breaks = ("softbreak", "hardbreak")
    return "".join("\n" if each.type in breaks else each.content for each in inline.children or ())
