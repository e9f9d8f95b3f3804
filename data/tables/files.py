"""From a path to rows: which reader a file needs, and what a file is refused for."""

import stat
from pathlib import Path

from data.tables import delimited, markdown_table, word, workbook
from data.tables.hindrances import in_words
from data.tables.sheet import Sheet, Unreadable
from data.tables.wanted import Wanted
from panel_tui.domain.faults import Fault
from panel_tui.domain.model import listed

LARGEST_MB = 20
"""A larger file is not read: a register of 20,000 children takes about 2."""


_READERS = {
    ".csv": delimited.read,
    ".docx": word.read,
    ".markdown": markdown_table.read,
    ".md": markdown_table.read,
    ".ods": workbook.read,
    ".tsv": delimited.read,
    ".xls": workbook.read,
    ".xlsx": workbook.read,
}


def read_sheet(path: Path, wanted: Wanted) -> Sheet:
    """The rows of a file, read by the reader for its ending, which looks for the `wanted` table.

    Raises:
        Faulty: the file is not there, cannot be opened, is too large, or is not what its ending says.
    """
    with in_words(path):
        return _read(path, wanted)


def _read(path: Path, wanted: Wanted) -> Sheet:
    kind = path.stat().st_mode
    if stat.S_ISDIR(kind):
        raise _unreadable("this is a folder; name the file in it")
    if not stat.S_ISREG(kind):
        raise _unreadable("this is not a file that can be read")
    ending = path.suffix.lower()
    if ending not in _READERS:
        named = f"{ending} files are" if ending else "a file without an ending is"
        raise _unreadable(f"{named} not read; use one that ends in {listed(_READERS)}")
    content = _content(path)
    if not content.strip():
        raise _unreadable("the file is empty")
    sheet = _READERS[ending](content, wanted)
    if all(row.blank for row in sheet.rows):
        raise _unreadable("the file is empty")
    return sheet


def _content(path: Path) -> bytes:
    largest = LARGEST_MB * 1024 * 1024
    with path.open("rb") as file:
        content = file.read(largest + 1)
    if len(content) > largest:
        raise _unreadable(f"it is larger than {LARGEST_MB} MB, and was not read")
    return content


def _unreadable(words: str) -> Unreadable:
    return Unreadable(Fault("", words))
