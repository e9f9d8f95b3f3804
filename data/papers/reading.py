"""The door for papers: a folder as facts about its files, and one file's words for people to read.

Nothing in the folder is changed. Every file is opened in a guarded process (`data/guarded`), where
it can neither crash nor hang the program, nor use up its memory.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from data.guarded import Cancelled, Guarded, Stopped
from data.papers.shown import shown
from data.papers.walking import Found, walk
from panel_tui.domain.faults import Fault, Faulty
from panel_tui.domain.filled_request import FilledRequest
from panel_tui.domain.model import listed
from panel_tui.domain.paper_files import FileState, PaperFile, Sought
from panel_tui.domain.text import clean

_SECONDS = 20
"""A file that takes longer to be read is given up; fifty pages take less than one."""
_MEGABYTES = 160
"""For the process that reads. With the program itself this stays under 300."""

_STOPPED: dict[str, tuple[FileState, str]] = {
    "crash": ("damaged", "it cannot be read to its end"),
    "memory": ("too large", "it takes too much memory to read"),
    "time": ("too large", f"it takes longer than {_SECONDS} seconds to read"),
}
_NO_WORDS: dict[str, str] = {
    "unread": "it has no words to read",
    "empty": "there is nothing in it",
    "damaged": "it is damaged",
    "locked": "it asks for a password",
    "too large": "it is too large to be read here",
    "not readable": "it cannot be opened",
}


class HalfRead(Exception):
    """Somebody cancelled; the `files` were read until then, and are good to be known next time."""

    def __init__(self, files: Sequence[PaperFile]) -> None:
        """The folder was read so far."""
        self.files = tuple(files)
        super().__init__("the folder of papers was not read to its end")


def read_papers(
    folder: Path,
    sought: Sought,
    known: Mapping[str, PaperFile],
    done: Callable[[int, int], object] = lambda _count, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[PaperFile, ...]:
    """What is known of each file in the folder, by its path.

    `known` is what an earlier reading found for the same `sought`, by path: a file whose size and time
    are as they were is not opened again. `done` hears how many files of how many are read.

    Raises:
        Faulty: the folder is not there, may not be opened, or is too large to be a meeting's papers.
        HalfRead: `cancelled` became true.
    """
    files: list[PaperFile] = []
    try:
        found = _sorted(walk(folder), cancelled)
        with _guarded("facts:facts_of") as facts_of:
            reader = _Reader(folder, sought, facts_of, cancelled)
            for count, each in enumerate(found, start=1):
                if cancelled():
                    raise Cancelled
                before = known.get(each.path)
                files.append(
                    before if before and _is_unchanged(before, each) else reader.read(each)
                )
                done(count, len(found))
    except Cancelled:
        raise HalfRead(files) from None
    return tuple(files)


def words_of(folder: Path, path: str, cancelled: Callable[[], bool] = lambda: False) -> str:
    """The words of a file of the folder, for people to read; `path` as `PaperFile` has it.

    Raises:
        Faulty: it has no words, or they cannot be read.
        Cancelled: `cancelled` became true.
    """
    file = _inside(folder, path)
    with _guarded("opening:text_of") as text_of:
        return clean(_asked(text_of, os.fspath(file), shown(path), cancelled)["text"])


def read_request(file: Path, sought: Sought) -> FilledRequest:
    """A request form of the meeting for which `sought` is, with its words.

    Raises:
        Faulty: it has no words, they cannot be read, or it is no such form.
    """
    # Slow to load, and not needed by a check of the folder.
    from data.papers.dates import date_in_name

    request = {"path": os.fspath(file.absolute()), "sought": sought.model_dump_json()}
    with _guarded("request:request_of") as request_of:
        form = _asked(request_of, request, shown(os.fspath(file)))["form"]
    if form is None:
        titles = [f"“{paper.title}”" for paper in sought.papers if paper.form_sections]
        words = "neither its name nor its first lines call it "
        none = "this meeting takes no request forms: its template names no form_sections"
        fault = Fault("", words + listed(titles) if titles else none)
        raise Faulty(shown(os.fspath(file)), [fault])
    by_name = date_in_name(file.stem)
    return FilledRequest.model_validate(form | ({"dated": by_name} if by_name else {}))


class _Reader:
    """Reads the files of one folder, one after the other."""

    def __init__(
        self, folder: Path, sought: Sought, facts_of: Guarded, cancelled: Callable[[], bool]
    ) -> None:
        self._folder = folder.absolute()
        self._sought = sought.model_dump_json()
        self._facts_of = facts_of
        self._cancelled = cancelled

    def read(self, found: Found) -> PaperFile:
        # Slow to load, and not needed where every file is known.
        from data.papers.dates import date_in_name

        facts = self._facts(found)
        by_words = facts.pop("dated", None)
        by_name = date_in_name(PurePosixPath(found.path).stem)
        return PaperFile(
            path=found.path,
            shown=shown(found.path),
            size=found.size,
            modified=found.modified,
            dated=by_name or by_words,
            dated_from="name" if by_name else "words" if by_words else "",
            **facts,
        )

    def _facts(self, found: Found) -> dict[str, Any]:
        from data.papers.opening import LARGEST_MB, TOO_LARGE

        if found.remark:
            return {"kind": "no file", "state": "not readable", "remark": found.remark}
        if found.size > LARGEST_MB * 1024 * 1024:
            return {"kind": "other", "state": "too large", "remark": TOO_LARGE}
        path = os.fspath(self._folder / found.path)
        try:
            facts: dict[str, Any] = self._facts_of(
                {"path": path, "sought": self._sought}, self._cancelled
            )
        except Stopped as stopped:
            state, remark = _STOPPED[stopped.why]
            return {"kind": "other", "state": state, "remark": remark}
        return facts


def _sorted(found: Iterable[Found], cancelled: Callable[[], bool]) -> list[Found]:
    every = []
    for each in found:
        if cancelled():
            raise Cancelled
        every.append(each)
    return sorted(every, key=lambda each: each.path)


def _is_unchanged(before: PaperFile, found: Found) -> bool:
    """Whether what was known of a file still holds; one that could not be read is tried again."""
    same = (before.size, before.modified) == (found.size, found.modified)
    return same and bool(before.sha256)


def _guarded(function: str) -> Guarded:
    return Guarded(f"data.papers.{function}", seconds=_SECONDS, megabytes=_MEGABYTES)


def _asked(
    function: Guarded, request: object, name: str, cancelled: Callable[[], bool] = lambda: False
) -> dict[str, Any]:
    try:
        answer: dict[str, Any] = function(request, cancelled)
    except Stopped as stopped:
        _, remark = _STOPPED[stopped.why]
        raise Faulty(name, [Fault("", remark)]) from None
    if answer["state"] != "read":
        words = _NO_WORDS[answer["state"]]
        raise Faulty(name, [Fault("", ": ".join(filter(None, (words, answer["remark"]))))])
    return answer


def _inside(folder: Path, path: str) -> Path:
    file = (folder / path).resolve()
    if not file.is_relative_to(folder.resolve()):
        raise Faulty(shown(path), [Fault("", "it does not lie in the folder of papers")])
    return file
