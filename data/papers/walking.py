"""What lies in a folder of papers: every file at any depth, with its size and time; nothing is opened.

Links are never followed: one can lead back to where it stands, or out of the folder to anything.
"""

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from panel_tui.domain.faults import Fault, Faulty

MOST_FILES = 50_000
"""A folder with more is not one meeting's papers but, say, a whole disk."""

_IGNORED = (
    ".*", "~$*", "~wrl*.tmp", "thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "@eadir",
    "$recycle.bin", "system volume information",
)  # fmt: skip
"""What programs and systems leave behind, in small letters; names with a dot in front are hidden."""

_JUNCTION = 0xA0000003  # how Windows marks a link to a folder, which does not count as a link there

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Found(NamedTuple):
    """A file of the folder. `path` is relative to it, with `/`, exactly as it is on disk.

    What cannot be a paper has the reason for it as `remark`, and is not to be opened.
    """

    path: str
    size: int
    modified: datetime
    remark: str = ""


def walk(folder: Path) -> Iterator[Found]:
    """The files of the folder in no order, but for what programs leave behind.

    Raises:
        Faulty: the folder is not there, is no folder, may not be opened, or holds too many files.
    """
    waiting, count = [""], 0
    while waiting:
        inner = waiting.pop()
        try:
            entries = _entries(folder, inner)
        except OSError as error:
            if not inner:
                raise Faulty(str(folder), [Fault("", _why(error))]) from None
            yield Found(inner, 0, EPOCH, f"a folder that cannot be opened: {_why(error)}")
            continue
        count += len(entries)
        if count > MOST_FILES:
            words = (
                f"it holds more than {MOST_FILES:,} files; name the folder of one meeting's papers"
            )
            raise Faulty(str(folder), [Fault("", words)])
        for entry in entries:
            path = f"{inner}/{entry.name}" if inner else entry.name
            if found := _found(path, entry):
                yield found
            else:
                waiting.append(path)


def _entries(folder: Path, inner: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder / inner) as entries:
        return [entry for entry in entries if not _is_ignored(entry)]


def _is_ignored(entry: os.DirEntry[str]) -> bool:
    name = entry.name.lower()
    return any(fnmatchcase(name, pattern) for pattern in _IGNORED)


def _found(path: str, entry: os.DirEntry[str]) -> Found | None:
    """What the entry is; nothing for a folder to walk through."""
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError as error:
        return Found(path, 0, EPOCH, _why(error))
    modified = _moment(status.st_mtime_ns)
    if entry.is_symlink() or getattr(status, "st_reparse_tag", 0) == _JUNCTION:
        return Found(path, 0, modified, "a link, which was not followed: put the paper itself here")
    if stat.S_ISDIR(status.st_mode):
        return None
    if not stat.S_ISREG(status.st_mode):
        return Found(path, 0, modified, "neither a file nor a folder")
    return Found(path, status.st_size, modified)


def _moment(nanoseconds: int) -> datetime:
    try:
        return EPOCH + timedelta(microseconds=nanoseconds // 1000)
    except OverflowError:
        return EPOCH  # a time that no calendar has


def _why(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "you are not allowed to open it; ask whoever owns it"
    if isinstance(error, FileNotFoundError):
        return "it is not there"
    return error.strerror or "it cannot be read"
