"""What names say: which document a file is, and which cases a path or a text names.

Capitals, spaces and marks between words count for nothing: `panel_request_form_FINAL v2.docx` is a
panel request form, and `c104233` is C-104233. Whole words and numbers only: C-10423 is another case.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from panel_tui.domain.papers import Paper

_CAMEL_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[^\W\d_]+|\d+")


def document_of(path: str, papers: Iterable[Paper]) -> Paper | None:
    """The document that a file is by its name: see `document_called`; folders say nothing of it."""
    return document_called(PurePosixPath(path).stem, papers)


def document_called(words: str, papers: Iterable[Paper]) -> Paper | None:
    """The document that `words` name; the longest name counts, then the one that comes first."""
    said = _words(_CAMEL_HUMP.sub(" ", words))
    found = [
        (-len(name), place, paper)
        for paper in papers
        for name in map(_words, paper.names)
        if (place := _place(name, said)) is not None
    ]
    return min(found, key=lambda each: each[:2])[2] if found else None


def cases_of(path: str, case_ids: "CaseIds") -> tuple[str, ...]:
    """Whose a file is: of the innermost folder that names a case, else as its own name says."""
    *folders, name = PurePosixPath(path).parts
    for folder in reversed(folders):
        if named := case_ids.named_in(folder):
            return named
    return case_ids.named_in(PurePosixPath(name).stem)


class CaseIds:
    """The case IDs of an agenda, made ready to be found in many texts."""

    def __init__(self, case_ids: Iterable[str]) -> None:
        """Case IDs to look for; one that has neither letter nor digit is never found."""
        self._known = {tuple(words): each for each in case_ids if (words := _words(each))}
        self._firsts = {words[0] for words in self._known}
        self._lengths = sorted({len(words) for words in self._known}, reverse=True)

    def named_in(self, text: str) -> tuple[str, ...]:
        """The case IDs that `text` names, in the order in which it first does.

        Where one ID begins another, the longer one is meant.
        """
        said = _words(text)
        found: dict[str, None] = {}
        place = 0
        while place < len(said):
            words = self._at(said, place)
            if words:
                found[self._known[words]] = None
            place += len(words) or 1
        return tuple(found)

    def at_start_of(self, text: str) -> str:
        """The case ID that `text` begins with; empty if it begins with anything else."""
        said = _words(text)
        words = self._at(said, 0) if said else ()
        return self._known[words] if words else ""

    def _at(self, said: Sequence[str], place: int) -> tuple[str, ...]:
        """The words of the case ID that stands at a place; none if there is none."""
        if said[place] in self._firsts:
            for length in self._lengths:
                words = tuple(said[place : place + length])
                if words in self._known:
                    return words
        return ()


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _place(name: Sequence[str], said: Sequence[str]) -> int | None:
    """Where a name stands among words, as it is or written as one word (`careplan`)."""
    joined = "".join(name)
    for place, word in enumerate(said):
        if word == joined or said[place : place + len(name)] == name:
            return place
    return None
