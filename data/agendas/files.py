"""From a path to rows: which reader an agenda file needs, and what a file is refused for."""

import stat
from pathlib import Path
from typing import NamedTuple

from data.agendas import delimited, markdown_table
from data.agendas.sheet import Sheet, Unreadable
from panel_tui.domain.faults import Fault, Faulty
from panel_tui.domain.model import listed

LARGEST_MB = 20
"""A larger file is no agenda, and is not read."""


class _NotYet(NamedTuple):
    """A kind of file that is not read yet: the part that marks a genuine one, and the way out."""

    kind: str
    main_part: bytes
    way_out: str


_READERS = {
    ".csv": delimited.read,
    ".markdown": markdown_table.read,
    ".md": markdown_table.read,
    ".tsv": delimited.read,
}
_NOT_YET = {
    ".xlsx": _NotYet("Excel workbook", b"xl/workbook.xml", "in Excel, save it as CSV UTF-8"),
    ".docx": _NotYet(
        "Word document", b"word/document.xml", "copy its table into Excel and save it as CSV UTF-8"
    ),
}


def read_sheet(path: Path) -> Sheet:
    """The rows of an agenda file, read by the reader for its ending.

    Raises:
        Faulty: the file is not there, cannot be opened, is too large, or is not what its ending says.
    """
    try:
        return _read(path)
    except Unreadable as wrong:
        fault = wrong.fault
    except FileNotFoundError:
        fault = Fault("", "there is no such file")
    except PermissionError:
        fault = Fault("", "you are not allowed to read it; ask whoever owns the file")
    except OSError as error:
        fault = Fault("", f"it cannot be read: {error.strerror}")
    raise Faulty(str(path), [fault])


def _read(path: Path) -> Sheet:
    kind = path.stat().st_mode
    if stat.S_ISDIR(kind):
        raise _unreadable("this is a folder; name the agenda file in it")
    if not stat.S_ISREG(kind):
        raise _unreadable("this is not a file that can be read")
    ending = path.suffix.lower()
    if ending not in _READERS and ending not in _NOT_YET:
        named = f"{ending} files are" if ending else "a file without an ending is"
        raise _unreadable(f"{named} not read; an agenda ends in {listed(_READERS)}")
    content = _content(path)
    if not content.strip():
        raise _unreadable("the file is empty")
    if ending in _NOT_YET:
        raise _unreadable(_why_not_yet(content, _NOT_YET[ending]))
    sheet = _READERS[ending](content)
    if all(row.blank for row in sheet.rows):
        raise _unreadable("the file is empty")
    return sheet


def _content(path: Path) -> bytes:
    largest = LARGEST_MB * 1024 * 1024
    with path.open("rb") as file:
        content = file.read(largest + 1)
    if len(content) > largest:
        raise _unreadable(f"it is larger than {LARGEST_MB} MB, and so no agenda")
    return content


def _why_not_yet(content: bytes, not_yet: _NotYet) -> str:
    article = "an" if not_yet.kind.startswith("E") else "a"
    genuine = content.startswith(b"PK") and not_yet.main_part in content
    if not genuine:
        return f"not {article} {not_yet.kind}"
    return f"{not_yet.kind}s are not read yet; {not_yet.way_out}"


def _unreadable(words: str) -> Unreadable:
    return Unreadable(Fault("", words))
