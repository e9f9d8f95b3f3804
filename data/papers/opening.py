"""One file of papers, opened: what it is, and its words where it has some.

This runs in a guarded process (`data/guarded`): what it is given may be made to do harm.
"""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from data.papers import pdf, plain, word
from data.papers.kinds import kind_of, promises_words, remark_on_name
from data.papers.lines import Unread, Words

if TYPE_CHECKING:
    from panel_tui.domain.paper_files import FileKind, FileState

LARGEST_MB = 50
"""A larger file is not opened; a paper that is scanned takes up to 1 MB a page."""
TOO_LARGE = f"larger than {LARGEST_MB} MB"

_READERS: "dict[FileKind, Callable[[bytes], Words]]" = {
    "Word": word.read,
    "PDF": pdf.read,
    "Markdown": plain.read,
    "text": plain.read,
}


class Opened(NamedTuple):
    """A file by its content; it has words only if its state is `read`."""

    kind: "FileKind"
    state: "FileState"
    sha256: str = ""
    words: Words = Words(())
    remark: str = ""


def open_file(path: str) -> Opened:
    """What the file at `path` holds; one that cannot be opened says so in its remark."""
    largest = LARGEST_MB * 1024 * 1024
    try:
        with Path(path).open("rb") as file:
            content = file.read(largest + 1)
    except FileNotFoundError:
        return Opened("other", "not readable", remark="it is no longer there")
    except PermissionError:
        return Opened("other", "not readable", remark="you are not allowed to open it")
    except OSError as error:
        return Opened("other", "not readable", remark=f"it cannot be opened: {error.strerror}")
    if len(content) > largest:
        return Opened("other", "too large", remark=TOO_LARGE)
    return open_content(content, PurePath(path).name)


def open_content(content: bytes, name: str) -> Opened:
    """What a file with this content and name holds."""
    ending = PurePath(name).suffix.lower()
    found = _read(content, ending)
    remarks = (found.remark, remark_on_name(ending, found.kind) if content else "")
    return found._replace(
        sha256=sha256(content).hexdigest(), remark="; ".join(filter(None, remarks))
    )


def _read(content: bytes, ending: str) -> Opened:
    if not content:
        return Opened("other", "empty")
    kind, state, remark = kind_of(content, ending)
    if state != "read":
        return Opened(kind, state, remark=remark)
    try:
        words = _READERS[kind](content)
    except Unread as unread:
        if kind in ("text", "Markdown") and unread.state == "unread":
            # Neither text nor anything else: what says that it is more than that is damaged.
            state = "damaged" if promises_words(ending) else "unread"
            return Opened("other", state, remark=unread.remark)
        return Opened(kind, unread.state, remark=unread.remark)
    return Opened(kind, "read", words=words, remark="; ".join(words.remarks))


def text_of(path: str) -> dict[str, str]:
    """The words of the file at `path` as text, with its state and remark as in `PaperFile`.

    This too runs in a guarded process, so it returns JSON.
    """
    opened = open_file(path)
    return {"state": opened.state, "remark": opened.remark, "text": opened.words.text}
