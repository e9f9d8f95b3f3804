"""The table that is looked for in a file: what councils call its columns, and what its header row names.

Words are compared by letters and digits alone. `words.toml` holds those that agendas and the register
share; each of them adds its own.
"""

import tomllib
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple


class Names(NamedTuple):
    """Fields with what the product calls them (`titles`), and the field of each name (`fields`)."""

    titles: dict[str, str]
    fields: dict[str, str]

    def field(self, written: str) -> str | None:
        """The field that a heading or label means, if it is one of ours."""
        found = self.fields.get(plain(written))
        if found is None and "(" in written:
            return self.fields.get(plain(_unbracketed(written)))
        return found

    def and_also(self, other: "Names") -> "Names":
        """These and others."""
        return Names(self.titles | other.titles, self.fields | other.fields)


class Wanted(NamedTuple):
    """The table that is looked for. `missing` is what is said where no row is a header row.

    A row is one if it names all fields of `needed`, and one of `one_of` where there are any.
    """

    names: Names
    needed: frozenset[str]
    missing: str
    one_of: frozenset[str] = frozenset()

    def heading(self, fields: Sequence[str | None]) -> frozenset[str] | None:
        """The fields that make a row a header row; None if it is none."""
        if not self.needed.issubset(fields):
            return None
        more = [field for field in fields if field in self.one_of]
        if self.one_of and not more:
            return None
        return self.needed.union(field for field in more[:1] if field)


def read_words(path: Path) -> dict[str, Any]:
    """A file of words, as data."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def names(entries: dict[str, Any]) -> Names:
    """The names in a part of a file of words: for each field its `title` and its `names`."""
    return Names(
        titles={field: entry["title"] for field, entry in entries.items()},
        fields={plain(name): field for field, entry in entries.items() for name in entry["names"]},
    )


@cache
def shared_names() -> Names:
    """The columns of a child, which agendas and the register have alike."""
    return names(_words()["columns"])


@lru_cache(maxsize=20_000)  # a large list has the same days many times over
def plain(written: str) -> str:
    """The letters and digits of `written` in small letters: what two spellings have in common."""
    if not written.isascii():
        written = unicodedata.normalize("NFKC", written)
    return "".join(filter(str.isalnum, written.casefold()))


def says_nothing(cell: str) -> bool:
    """True for an empty cell, and for one that says so: `-`, `n/a`, `none`."""
    return not cell or plain(cell) in _nothing()


@cache
def _nothing() -> frozenset[str]:
    return frozenset(map(plain, _words()["cells"]["nothing"])) | {""}


@cache
def _words() -> dict[str, Any]:
    return read_words(Path(__file__).with_name("words.toml"))


def _unbracketed(written: str) -> str:
    before, _, rest = written.partition("(")
    return before + rest.partition(")")[2]
