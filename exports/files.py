"""Files that go out: safe names from case IDs, and content that is put in place whole or not at all."""

import hashlib
import os
import re
import stat
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

LONGEST_NAME = 80
"""Case systems cut longer names (domain.md section 3, Mosaic)."""

_HASH_LETTERS = 10
_LIKE_OURS = re.compile(rf"_[0-9a-f]{{{_HASH_LETTERS}}}\Z", re.IGNORECASE)
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
_NAME = re.compile(r"[A-Za-z0-9_-]+(\.[a-z0-9]+)?")


class NotKept(Exception):
    """A file could not be put in place; the words say why and what to do."""


class FileInTheWay(NotKept):
    """Another file has that name, and it is not ours to replace."""


def file_name(
    case_id: str,
    on: date,
    kind: str,
    version: int,
    draft: bool,
    suffix: str,
    unspoken: Iterable[str] = (),
) -> str:
    """The name of a case's file: `C-098155-2026-12-03-minutes-v1-draft.md`.

    A case ID that cannot stand in a file name as it is gets a short hash of the whole of it, so that two
    case IDs never share a name, not even where capitals do not count. A case ID that holds one of the
    words `unspoken`, such as a child's name, leaves only the hash.
    """
    state = "-draft" if draft else ""
    tail = f"-{on.isoformat()}-{_UNSAFE.sub('-', kind)}-v{version}{state}{suffix}"
    return _safe(case_id, LONGEST_NAME - len(tail), unspoken) + tail


def paper_name(case_id: str, name: str, suffix: str, unspoken: Iterable[str] = ()) -> str:
    """The name of a document before the meeting: `C-098155-panel-request-form.docx`.

    It holds no date, which would be taken for that of the document. Without a case it is the name alone.
    """
    name = f"{_UNSAFE.sub('-', name.lower()).strip('-')}{suffix}"
    return f"{_safe(case_id, LONGEST_NAME - len(name) - 1, unspoken)}-{name}" if case_id else name


def write_whole(
    folder: Path,
    name: str,
    content: bytes,
    replaces: Callable[[bytes], bool] = lambda _: False,
) -> Path:
    """Put a file of that content into `folder`, which is made where it is missing; where it stands.

    A file that has this content already stays as it is. Another one stays too, unless `replaces` says
    of its content that it may go. Nothing is left behind that is not whole.

    Raises:
        FileInTheWay: something else has that name.
        NotKept: the folder or the drive does not allow it.
        ValueError: `name` is more than a plain file name.
    """
    if not _NAME.fullmatch(name):
        raise ValueError("a file name holds letters, digits, - and _, then a suffix")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        target = folder.resolve(strict=True) / name
        there = _content(target)
        if there != content:
            if there is not None and not replaces(there):
                raise _in_the_way(target)
            _put(target, content, replacing=there is not None)
    except OSError as error:
        raise NotKept(
            f"{name} could not be written into {folder}: {error.strerror or error}. Nothing was put "
            "there. Give another folder, or make room."
        ) from None
    return target


def _safe(case_id: str, longest: int, unspoken: Iterable[str]) -> str:
    plain = _UNSAFE.sub("-", case_id).strip("-_")
    says = any(word.casefold() in case_id.casefold() for word in unspoken)
    unchanged = plain == case_id == case_id.upper() and len(plain) <= longest
    if unchanged and not says and not _LIKE_OURS.search(plain):
        return plain
    mark = "_" + hashlib.sha256(case_id.encode()).hexdigest()[:_HASH_LETTERS]
    stem = "" if says else plain[: longest - len(mark)].rstrip("-_")
    return (stem or "case") + mark


def _content(target: Path) -> bytes | None:
    """What the file holds; None if nothing has that name.

    Raises:
        FileInTheWay: the name is a folder's, a link's or a device's.
    """
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(mode):
        raise _in_the_way(target)
    return target.read_bytes()


def _put(target: Path, content: bytes, *, replacing: bool) -> None:
    handle, made = tempfile.mkstemp(prefix=".panel-tui-", suffix=".tmp", dir=target.parent)
    temporary = Path(made)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if replacing:
            temporary.replace(target)
        else:
            _put_new(temporary, target)
        _sync_folder(target.parent)
    finally:
        temporary.unlink(missing_ok=True)


def _put_new(temporary: Path, target: Path) -> None:
    """Give a file its name, which nobody may have taken meanwhile."""
    try:
        target.hardlink_to(temporary)
    except FileExistsError:
        raise _in_the_way(target) from None
    except OSError:  # a drive that knows no links, such as a memory stick
        temporary.replace(target)


def _sync_folder(folder: Path) -> None:
    # Windows opens no folders and some network drives sync none; the file itself is kept by now.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _in_the_way(target: Path) -> FileInTheWay:
    return FileInTheWay(
        f"{target.name} is in {target.parent} already and is not the same. It was left as it is. "
        "Give another folder, or move that file away first."
    )
