"""How old a paper is: the date in its name, else that of a line which begins Dated, Completed, Updated.

The properties of a file are never asked: a copy of an old paper is new by them.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from data.papers.lines import PAGE_OF_CHARACTERS, Line
from data.papers.phrases import phrases, plain
from panel_tui.domain.words import NotADate, read_agenda_date

_DAY, _MONTH, _YEAR = r"(?P<day>\d\d?)", r"(?P<month>\d\d?)", r"(?P<year>(?:19|20)\d\d)"
_IN_NAMES = [
    re.compile(rf"(?<!\d){pattern}(?!\d)", re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}(?P<mark>[-. ]){_MONTH}(?P=mark){_DAY}",
        rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)",
        rf"{_DAY}(?P<mark>[-. ]){_MONTH}(?P=mark){_YEAR}",
        r"(?P<day>\d\d)(?P<month>\d\d)(?P<year>(?:19|20)\d\d)",
        rf"(?<!v){_DAY}(?P<mark>[-.]){_MONTH}(?P=mark)(?P<year>\d\d)",  # not version 1.2.26
        rf"{_DAY}(?:st|nd|rd|th)?[-. ]?(?:of )?(?P<month>[a-z]{{3,9}})[-. ]?(?P<year>\d{{4}}|\d\d)",
    )
]
_LONGEST_DATE = 6  # words: `on Friday the 20th of November 2026` without its `on`


def date_in_name(stem: str) -> date | None:
    """The date in a file's name without its ending, the latest of several: `Care_Plan_20.11.2026`."""
    name = re.sub(r"[_()\[\],\s]+", " ", stem)
    found = (_read(_as_written(match)) for each in _IN_NAMES for match in each.finditer(name))
    return max(filter(None, found), default=None)


def date_in_lines(lines: Sequence[Line]) -> date | None:
    """The date that a paper's own words give it: the latest on its first page, else the first one.

    Further down, such a line may be of something that is planned.
    """
    place = 0
    found: list[date] = []
    for line, following in pairwise((*lines, Line(()))):
        if found and place > PAGE_OF_CHARACTERS:
            break
        found += _dates(line, following)
        place += len(line.text)
    return max(found, default=None)


def _dates(line: Line, following: Line) -> Iterator[date]:
    """Of a row, each cell may begin a date; a label alone in its line has it in the next one."""
    for at, cell in enumerate(line.cells):
        label, _, rest = cell.strip().partition(" ")
        if plain(label) in phrases().dated:
            said = " ".join((rest, *line.cells[at + 1 :])).strip() or following.text
            if day := _date_at_start(said):
                yield day


def _date_at_start(said: str) -> date | None:
    words = [word.strip(",;()") for word in said.strip(" :-–").split()[: _LONGEST_DATE + 1]]
    if words and words[0].lower() == "on":
        words = words[1:]
    readings = (_read(" ".join(words[:count])) for count in range(len(words), 0, -1))
    return next(filter(None, readings), None)


def _as_written(match: re.Match[str]) -> str:
    mark = "/" if match["month"].isdigit() else " "
    return mark.join((match["day"], match["month"], match["year"]))


def _read(said: str) -> date | None:
    try:
        return read_agenda_date(said)
    except NotADate:
        return None
