"""The sections of a form: found by the template's titles and their other headings, however it is laid out.

A section begins at a heading (a style of Word, `#`, a bold line), at a cell of a table with its answer
beside or below it, or at a plain line: the title alone, or with its answer behind it. Where a form
makes headings of its titles, the same words elsewhere are just words. A section that is found twice
has the words of both.
"""

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import groupby
from typing import NamedTuple

from data.papers.lines import Line
from data.papers.phrases import begins_with, phrases, plain
from panel_tui.domain.papers import FormSection

_NUMBERING = re.compile(
    r"\s*(?:(?:section|part|question|q)?\s*[0-9]{1,2}[a-z]?\s*[.):]|[a-z][.)])\s*", re.IGNORECASE
)
_BRACKETED = re.compile(r"\([^)]*\)?")
_LONGEST_TITLE = 200  # characters, with an answer in the same line
_ANY_LEVEL = 10  # a heading of any level ends a section that no heading began


class _Mark(IntEnum):
    """How a form says that words are a title, the surest way first."""

    HEADING = 1  # or a bold line, or a cell of a table
    COLON = 2
    LINE = 3  # a plain line with nothing but the title
    RUN_ON = 4  # the answer follows in the line, as a PDF has the cells of a row


class _Start(NamedTuple):
    title: str
    mark: _Mark
    rest: str = ""


class _Piece(NamedTuple):
    """A line of text in a form; `row` is the number of the row in which it stands beside others."""

    text: str
    start: _Start | None
    level: int = 0
    row: int | None = None


class _Titles:
    """The titles to look for."""

    def __init__(self, sections: Sequence[FormSection]) -> None:
        self._titles: dict[str, str] = {}
        for section in sections:
            for name in (section.title, *section.headings):
                self._titles.setdefault(plain(name), section.title)
        self._first_words = {title.partition(" ")[0] for title in self._titles}
        self._most_words = max((len(title.split()) for title in self._titles), default=0)

    def start(self, text: str, *, stands_out: bool) -> _Start | None:
        """The section that begins with this line, if one does."""
        if len(text) > _LONGEST_TITLE:
            return None
        if title := self._titled(text):
            return _Start(title, _Mark.HEADING if stands_out else _Mark.LINE)
        before, colon, rest = text.partition(":")
        if colon and (title := self._titled(before)):
            return _Start(title, _Mark.HEADING if stands_out else _Mark.COLON, rest.strip())
        return None if stands_out else self._run_on(_unnumbered(text).split())

    def _titled(self, text: str) -> str | None:
        bare = _unnumbered(text)
        readings = dict.fromkeys((text, bare, _BRACKETED.sub(" ", bare)))
        return next(filter(None, (self._titles.get(plain(each)) for each in readings)), None)

    def _run_on(self, words: Sequence[str]) -> _Start | None:
        if not words or plain(words[0]) not in self._first_words:
            return None
        for count in range(min(len(words) - 1, self._most_words), 0, -1):
            rest = " ".join(words[count:])
            if _may_be_answer(rest) and (title := self._titled(" ".join(words[:count]))):
                return _Start(title, _Mark.RUN_ON, rest)
        return None


def words_by_section(
    lines: Sequence[Line], sections: Sequence[FormSection]
) -> dict[str, list[str]]:
    """The lines under each of the `sections` that the form has, by its title, in the form's order."""
    pieces = list(_pieces(lines, _Titles(sections)))
    marks = _credible_marks([piece.start for piece in pieces if piece.start])
    found: dict[str, list[str]] = {}
    title, began = "", _Piece("", None)  # the section in which we are, and where it began
    for piece in pieces:
        if piece.start and piece.start.mark in marks[piece.start.title]:
            title, began = piece.start.title, piece
            found.setdefault(title, []).append(piece.start.rest)
        elif title and _ends(began, piece):
            title = ""
        elif title:
            found[title].append(piece.text)
    return {title: list(filter(str.strip, texts)) for title, texts in found.items()}


def _credible_marks(starts: Sequence[_Start]) -> dict[str, set[_Mark]]:
    """For each title the marks by which it is known here: the surest, and colons beside plain lines."""
    of_title: dict[str, set[_Mark]] = {}
    for start in starts:
        of_title.setdefault(start.title, set()).add(start.mark)
    has_headings = any(start.mark == _Mark.HEADING for start in starts)
    return {title: _credible(marks, has_headings) for title, marks in of_title.items()}


def _credible(marks: set[_Mark], has_headings: bool) -> set[_Mark]:
    if _Mark.HEADING in marks:
        return {_Mark.HEADING}
    if has_headings:
        return {_Mark.COLON}
    return marks & {_Mark.COLON, _Mark.LINE} or marks


def _ends(began: _Piece, piece: _Piece) -> bool:
    """Whether the section that began there is over: at a heading, the end of its row, or a signature."""
    if began.row is not None and piece.row != began.row:
        return True
    if 0 < piece.level <= (began.level or _ANY_LEVEL):
        return True
    label = re.split(":|__|[.]{3}", piece.text, maxsplit=1)
    said = plain(_BRACKETED.sub(" ", label[0]))
    signs = len(label) > 1 and begins_with(said, phrases().signed) is not None
    return said in phrases().ends_sections or signs


def _pieces(lines: Sequence[Line], titles: _Titles) -> Iterator[_Piece]:
    for number, line in enumerate(_with_whole_brackets(lines)):
        # A cell that is merged with those beside it comes once for each.
        cells = [cell for cell, _ in groupby(line.cells)]
        if len(cells) > 1:
            yield from _row(cells, number, titles)
            continue
        first, *rest = "".join(cells).split("\n")
        stands_out = bool(line.level or line.stands_out)
        yield _Piece(first, titles.start(first, stands_out=stands_out), line.level)
        for text in rest:
            yield _Piece(text, titles.start(text, stands_out=False))


def _row(cells: Sequence[str], number: int, titles: _Titles) -> Iterator[_Piece]:
    """Labels with their answers beside them; what stands below a label in its cell is guidance."""
    is_answer = False
    for cell in cells:
        first, *rest = cell.split("\n")
        start = None if is_answer else titles.start(first, stands_out=True)
        yield _Piece(first, start, row=number)
        if start is None:
            yield from (_Piece(text, None, row=number) for text in rest)
        is_answer = start is not None


def _with_whole_brackets(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, with a bracket that is left open joined to its end: a PDF breaks long titles."""
    waiting: Line | None = None
    for line in lines:
        if waiting:
            closes = len(line.cells) == 1 and ")" in line.text.partition("(")[0]
            whole = waiting._replace(cells=(f"{waiting.text} {line.text}",))
            yield whole if closes else waiting
            waiting = None
            if closes:
                continue
        if len(line.cells) == 1 and not line.level and "(" in line.text.rpartition(")")[2]:
            waiting = line
        else:
            yield line
    if waiting:
        yield waiting


def _unnumbered(text: str) -> str:
    return _NUMBERING.sub("", text, count=1) if _NUMBERING.match(text) else text


def _may_be_answer(rest: str) -> bool:
    """Whether words behind a title are an answer, and not how its sentence goes on."""
    said = plain(rest)
    short = phrases().to_be_confirmed + phrases().not_applicable
    return not rest[0].islower() or begins_with(said, short) is not None
