"""Text and Markdown files: headings, tables and marks of emphasis as Markdown writes them.

People write so in plain text too; where they do not, every line is just a line.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from data.papers.lines import Line, Unread, Words, first_pages
from data.tables.sheet import Unreadable
from data.tables.text_file import decode

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_LINE_END = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*")
_RULE_OF_TABLE = re.compile(r"[\s:|-]*")
_BAR = re.compile(r"(?<!\\)\|")
_BULLETS = re.compile(r"\s*(?:(?:[-*+]\s|>)\s*)+")
_ALL_BOLD = re.compile(r"(\*\*|__)(?!\s).+\1:?")
_EMPHASIS = re.compile(r"(\*{1,3}|_{2,3})(?=\S)(.{1,300}?)(?<=\S)\1")


def read(content: bytes) -> Words:
    """The words of a text file; comments are left out, and marks of emphasis taken off.

    Raises:
        Unread: it is no text, mixes two encodings, or is blank.
    """
    try:
        text = _COMMENT.sub("", decode(content))
    except Unreadable as wrong:
        raise Unread("unread", str(wrong.fault)) from None
    if not text.strip():
        raise Unread("empty", "")
    return first_pages(_lines(_LINE_END.split(text)), ())


def _lines(texts: list[str]) -> Iterator[Line]:
    for text, following in pairwise((*texts, "")):
        if heading := _HEADING.fullmatch(text):
            yield Line((_unmarked(heading[2].rstrip("# \t")),), level=len(heading[1]))
        elif text.strip() and (line := _UNDERLINE.fullmatch(following)):
            yield Line((_unmarked(text),), level=1 if "=" in line[1] else 2)
        elif text.lstrip().startswith("|"):
            if not _RULE_OF_TABLE.fullmatch(text):
                yield Line(tuple(_cells(text)), stands_out=True)
        elif not (text.strip() and _UNDERLINE.fullmatch(text)):
            bare = _BULLETS.sub("", text, count=1)
            yield Line((_unmarked(bare),), stands_out=bool(_ALL_BOLD.fullmatch(bare.strip())))


def _cells(row: str) -> Iterator[str]:
    for cell in _BAR.split(row.strip().removeprefix("|").removesuffix("|")):
        yield _unmarked(cell.replace(r"\|", "|"))


def _unmarked(text: str) -> str:
    return _EMPHASIS.sub(r"\2", text).strip()
