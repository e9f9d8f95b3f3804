"""Whether a child's minutes name another child of the meeting (design.md section 1, 2).

A full name, a case ID or a date of birth of another child keeps minutes from being approved. A given
name alone may be a sibling whom the child knows, or a word; it is pointed out for a person to judge.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from panel_tui.domain.agenda import CaseFacts
from panel_tui.domain.case import Case
from panel_tui.domain.date_grammar import MONTH_NAMES
from panel_tui.domain.document import Block, MinutesDocument
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.paper_standing import came_on

_LEAST_LETTERS = 3

What = Literal["name", "case ID", "date of birth", "given name"]


class Mention(NamedTuple):
    """Where a document speaks of another case, and what of it. It never repeats the words."""

    section: str
    case_id: str
    what: What

    def __str__(self) -> str:
        """The mention as it is shown: `Siblings: the name of C-104872`."""
        return f"{self.section}: the {self.what} of {self.case_id}"


class _Sign(NamedTuple):
    """What would give another child away; `hidden` are words of this child's own that contain it."""

    case_id: str
    what: What
    word: str
    hidden: tuple[str, ...]

    def stands_in(self, text: str) -> bool:
        for own in self.hidden:
            text = _whole(own, ignore_case=True).sub(" ", text)
        return _stands_in(self.word, text, ignore_case=self.what != "given name")


def mentions_of_others(meeting: Meeting, document: MinutesDocument) -> list[Mention]:
    """Every mention of another child of this meeting, in the order of the document."""
    texts = [(section, _plain(text)) for section, text in _texts(document)]
    signs = _signs(meeting, document.case_id, "\n".join(text for _, text in texts))
    mentions = [
        Mention(section, sign.case_id, sign.what)
        for section, text in texts
        for sign in signs
        if sign.stands_in(text)
    ]
    return list(dict.fromkeys(mentions))


def names_another(meeting: Meeting, case_id: str, text: str) -> bool:
    """Whether words for a child's file hold the name, case ID or date of birth of another child."""
    text = _plain(text)
    signs = (sign for sign in _signs(meeting, case_id, text) if sign.what != "given name")
    return any(sign.stands_in(text) for sign in signs)


def _signs(meeting: Meeting, case_id: str, text: str) -> list[_Sign]:
    """The signs of the others whose letters stand in a text. Most stand nowhere, and so cost little."""
    case = meeting.case(case_id)
    folded = text.casefold()
    own_days = _own_days(meeting, case)
    own_words = (_plain(case.case_id), _plain(case.facts.child))
    signs = []
    for other in (each.facts for each in meeting.cases if each.case_id != case_id):
        for what, word in _words_of(other, case.facts, own_days):
            if word.casefold() in folded:
                hidden = tuple(own for own in own_words if _stands_in(word, own, ignore_case=True))
                signs.append(_Sign(other.case_id, what, word, hidden))
    return signs


def _words_of(
    other: CaseFacts, own: CaseFacts, own_days: frozenset[date | None]
) -> Iterator[tuple[What, str]]:
    if len(other.case_id) >= _LEAST_LETTERS:
        yield "case ID", _plain(other.case_id)
    if other.child.casefold() != own.child.casefold() and len(other.child) >= _LEAST_LETTERS:
        yield "name", _plain(other.child)
        given = other.child.split()[0]
        alone = given != other.child and given != own.child.split()[0]
        if alone and given.isalpha() and len(given) >= _LEAST_LETTERS:
            yield "given name", _plain(given)
    born = other.born or other.due
    if born and born not in own_days:
        for words in _date_words(born):
            yield "date of birth", words


def _own_days(meeting: Meeting, case: Case) -> frozenset[date | None]:
    """Days that stand in this child's minutes by right: nobody can reword them."""
    facts = case.facts
    return frozenset(
        (
            *(sitting.on for sitting in meeting.sittings),
            meeting.next_panel,
            *(facts.born, facts.due, facts.looked_after_since),
            case.deferral.return_on if case.deferral else None,
            *(action.due for action in case.actions),
            *(dissent.due for dissent in case.dissents),
            *(view.dated for view in case.views),
            *(paper.dated for paper in case.papers),
            *(paper.dated for paper in case.paper_findings),
            *(came_on(paper) for paper in case.paper_findings),
            *(paper.on for paper in case.received),
            *(agreed.on for agreed in (case.decision.agreed if case.decision else ())),
            *(case.carried.days if case.carried else ()),
            *(day for said in case.settled for day in (said.on, said.until)),
        )
    )


@cache
def _date_words(day: date) -> tuple[str, ...]:
    """A date in the ways people write it; made once, since minutes are looked at with each key."""
    return tuple(_ways_to_write(day))


def _ways_to_write(day: date) -> Iterator[str]:
    number, month, name = day.day, day.month, MONTH_NAMES[day.month - 1]
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number // 10 != 1 else 0, "th")
    yield day.isoformat()
    for mark in "/.-":
        yield f"{number:02}{mark}{month:02}{mark}{day.year}"
        yield f"{number}{mark}{month}{mark}{day.year}"
    yield f"{number:02}/{month:02}/{day.year % 100:02}"
    yield f"{number}/{month}/{day.year % 100:02}"
    for said in (name, name[:3]):
        yield f"{number} {said} {day.year}"
        yield f"{number:02} {said} {day.year}"
        yield f"{number}{ending} {said} {day.year}"
        yield f"{number}{ending} of {said} {day.year}"
        yield f"{said} {number}, {day.year}"


def _stands_in(word: str, text: str, *, ignore_case: bool) -> bool:
    return _whole(word, ignore_case=ignore_case).search(text) is not None


def _whole(word: str, *, ignore_case: bool) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE if ignore_case else re.NOFLAG
    )


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
