"""Whose signatures a paper holds: a line for the signature of a sought role, with a name in it.

A signature that is a picture cannot be seen here; forms ask for the name beside it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from data.papers.lines import Line
from data.papers.phrases import begins_with, phrases, plain
from panel_tui.domain.date_grammar import MONTHS, WEEKDAYS

_LINES_AFTER = 3  # in which the name and the role of who signed may follow
_PLACEHOLDER = re.compile(r"\[[^]]*\]|<[^>]*>")
_FURTHER_SIGNATURE = re.compile(r" (?=signed )")
_NAME = re.compile(r"[^\W\d_]{2,}")


def signed_by(lines: Sequence[Line], roles: Sequence[str]) -> tuple[str, ...]:
    """Those of the `roles` whose signature is filled in, in their order.

    `Signed off by Deputy Director: J. Roe`; `Signed: J. Roe` with the role or the name in a line soon
    after it; or a table with a column for signatures, and the role in a row with something in it.
    """
    said = [part for line in lines for part in _parts(line.text)] if roles else []
    rows = list(_signature_rows(lines)) if roles else []
    return tuple(role for role in roles if _signs(_pattern(role), said, rows))


def _signs(role: re.Pattern[str], said: Sequence[str], rows: Sequence[tuple[str, str]]) -> bool:
    if any(role.search(row) and _NAME.search(signature) for row, signature in rows):
        return True
    places = [at for at, each in enumerate(said) if _is_for_signature(role, each)]
    for at, following in pairwise([*places, len(said)]):
        line, *after = said[at : min(following, at + 1 + _LINES_AFTER)]
        names = (each for each in after if begins_with(each, phrases().name))
        if any(map(role.search, (line, *after))) and any(
            _holds_name(role, each) for each in (line, *names)
        ):
            return True
    return False


def _is_for_signature(role: re.Pattern[str], said: str) -> bool:
    """Whether a line begins with a word for signing, with the role before it or not."""
    begins_with_role = role.match(said)
    words = said[begins_with_role.end() :].strip() if begins_with_role else said
    return begins_with(words, phrases().signed) is not None


def _holds_name(role: re.Pattern[str], said: str) -> bool:
    words = role.sub(" ", said).split()
    return any(_NAME.fullmatch(word) and word not in _no_names() for word in words)


@cache
def _no_names() -> frozenset[str]:
    return phrases().filling | MONTHS.keys() | WEEKDAYS.keys()


def _signature_rows(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """The rows of tables that have a column for signatures: the row, and what stands in that column."""
    column: int | None = None
    for line in lines:
        cells = [plain(cell) for cell in line.cells]
        if len(cells) < 2:
            column = None
        elif headings := [at for at, cell in enumerate(cells) if cell in phrases().signed]:
            column = headings[0]
        elif column is not None and column < len(cells):
            yield " ".join(cells), cells[column]


def _parts(text: str) -> list[str]:
    """The line without placeholders; each further signature in it is a line of its own."""
    said = plain(_PLACEHOLDER.sub(" ", text))
    return _FURTHER_SIGNATURE.split(said) if begins_with(said, phrases().signed) else [said]


def _pattern(role: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(plain(role))}s?\b")
