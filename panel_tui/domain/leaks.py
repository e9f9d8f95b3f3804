"""Whether a child's minutes name another child of the meeting (design.md section 1, 2).

A full name, a case ID or a date of birth of another child keeps minutes from being approved. A given
name alone may be a sibling whom the child knows, or a word; it is pointed out for a person to judge.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from panel_tui.domain.agenda import CaseFacts
from panel_tui.domain.document import Block, MinutesDocument
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.words import say_date

_LEAST_LETTERS = 3


class Mention(NamedTuple):
    """Where a document speaks of another case, and what of it. It never repeats the words."""

    section: str
    case_id: str
    what: Literal["name", "case ID", "date of birth", "given name"]

    def __str__(self) -> str:
        """The mention as it is shown: `Siblings: the name of C-104872`."""
        return f"{self.section}: the {self.what} of {self.case_id}"


def mentions_of_others(meeting: Meeting, document: MinutesDocument) -> list[Mention]:
    """Every mention of another child of this meeting, in the order of the document."""
    own = meeting.case(document.case_id).facts
    others = [each.facts for each in meeting.cases if each.case_id != document.case_id]
    texts = [(section, _plain(text)) for section, text in _texts(document)]
    mentions = [
        Mention(section, other.case_id, what)
        for other in others
        for what, word in _marks_of(other, own)
        for section, text in texts
        if _stands_in(word, text, whole_case=what == "given name")
    ]
    return list(dict.fromkeys(mentions))


def _marks_of(
    other: CaseFacts, own: CaseFacts
) -> Iterator[tuple[Literal["name", "case ID", "date of birth", "given name"], str]]:
    if other.case_id not in own.case_id:
        yield "case ID", other.case_id
    if other.child != own.child and len(other.child) >= _LEAST_LETTERS:
        yield "name", other.child
        given = other.child.split()[0]
        alone = given != other.child and given != own.child.split()[0]
        if alone and given.isalpha() and len(given) >= _LEAST_LETTERS:
            yield "given name", given
    born = other.born or other.due
    if born and born not in (own.born, own.due):
        for words in _date_words(born):
            yield "date of birth", words


def _date_words(day: date) -> tuple[str, ...]:
    month = f"{day:%B}"
    return (
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d.%m.%Y}",
        f"{day.day} {month} {day.year}",
        f"{day.day} {month[:3]} {day.year}",
        say_date(day),
    )


def _stands_in(word: str, text: str, *, whole_case: bool) -> bool:
    flags = 0 if whole_case else re.IGNORECASE
    return re.search(rf"(?<!\w){re.escape(_plain(word))}(?!\w)", text, flags) is not None


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _texts(document: MinutesDocument) -> Iterator[tuple[str, str]]:
    for name, value in document.facts:
        if name not in ("Case ID", "Child"):
            yield name, value
    for section in document.sections:
        for block in section.blocks:
            for text in block_texts(block):
                yield section.title, text


def block_texts(block: Block) -> Iterator[str]:
    """Every text of a block, in order."""
    if block.kind == "paragraph":
        yield block.text
    elif block.kind == "bullets":
        yield from block.items
    elif block.kind == "grid":
        yield from (cell for row in block.rows for cell in row)
    else:
        yield block.title
        for inner in block.blocks:
            yield from block_texts(inner)
