"""Finding words in the notes of a slot, whatever their case and accents, and the list of what was found."""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from textual.content import Content

from panel_tui.domain.case import Note
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import listed
from screens.content import MUTED, STRONG, fit, row, say
from screens.slot_places import names_of, places_of


class Hit(NamedTuple):
    """A place where the words stand: the note, its title, and the line and column where they begin."""

    place: str
    title: str
    case_ids: tuple[str, ...]
    line: str
    row: int
    column: int
    length: int


def find(meeting: Meeting, case_ids: tuple[str, ...], words: str) -> tuple[Hit, ...]:
    """Every place in the notes of these cases where the words stand, in the order of the slot screen."""
    wanted = fold(" ".join(words.split()))[0]
    if not wanted:
        return ()
    titles = {place.id: place.title for place in places_of(meeting, case_ids)}
    return tuple(
        hit
        for place, title in titles.items()
        for note in _notes(meeting, case_ids, place)
        for hit in _hits(note, title, wanted)
    )


def fold(text: str) -> tuple[str, tuple[int, ...]]:
    """The text without case and accents, and for each of its characters where it came from."""
    folded: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(text):
        plain = unicodedata.normalize("NFD", character.casefold())
        for each in plain:
            if not unicodedata.combining(each):
                folded.append(each)
                origins.append(index)
    return "".join(folded), tuple(origins)


def hit_line(meeting: Meeting, hit: Hit, all_ids: tuple[str, ...], width: int) -> Content:
    """A line of the list: under what, for whom if not all, then the words with a few around them."""
    shared = set(hit.case_ids) == set(all_ids)
    whom = "" if shared else f", {listed(names_of(meeting, hit.case_ids))}"
    title_width = min(max(width // 3, 12), 40)
    title = fit(f"{hit.title}{whom}", title_width - 2)
    return row(
        say(title, MUTED),
        " " * (title_width - say(title).cell_length),
        _around(hit, max(width - title_width, 10)),
    )


def _around(hit: Hit, width: int) -> Content:
    found = hit.line[hit.column : hit.column + hit.length]
    room = max(width - say(found).cell_length - 2, 0)
    before, after = hit.line[: hit.column], hit.line[hit.column + hit.length :]
    left = room // 3
    if say(before).cell_length > left:
        before = "…" + before[len(before) - max(left - 1, 0) :]
    after = fit(after, room - len(before)) if after.strip() else ""
    gap = " " if after and hit.line[hit.column + hit.length].isspace() else ""
    return row(say(before), say(fit(found, width), STRONG), gap, say(after))


def _notes(meeting: Meeting, case_ids: tuple[str, ...], place: str) -> Iterator[Note]:
    """The notes under a place; one that siblings share comes once."""
    seen: set[tuple[str, ...]] = set()
    for case_id in case_ids:
        for note in meeting.case(case_id).notes:
            if note.place == place and note.case_ids not in seen:
                seen.add(note.case_ids)
                yield note


def _hits(note: Note, title: str, wanted: str) -> Iterator[Hit]:
    for number, line in enumerate(note.text.split("\n")):
        folded, origins = fold(line)
        at = folded.find(wanted)
        while at >= 0:
            begins, last = origins[at], origins[at + len(wanted) - 1]
            yield Hit(note.place, title, note.case_ids, line, number, begins, last + 1 - begins)
            at = folded.find(wanted, at + len(wanted))
