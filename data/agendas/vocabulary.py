"""What councils call the columns of an agenda and the facts above it (`words.toml`)."""

import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple


class Names(NamedTuple):
    """Fields with what the product calls them (`titles`), and the field of each name (`fields`)."""

    titles: dict[str, str]
    fields: dict[str, str]

    def field(self, written: str) -> str | None:
        """The field that a heading or label means, if it is one of ours."""
        return self.fields.get(plain(written)) or self.fields.get(plain(_unbracketed(written)))


class Vocabulary(NamedTuple):
    """Every word that steers the reading of an agenda."""

    columns: Names
    labels: Names
    breaks: frozenset[str]
    nothing: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The shipped words; read once."""
    words = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    return Vocabulary(
        columns=_names(words["columns"]),
        labels=_names(words["labels"]),
        breaks=frozenset(words["cells"]["breaks"]),
        nothing=frozenset(map(plain, words["cells"]["nothing"])) | {""},
    )


def plain(written: str) -> str:
    """The letters and digits of `written` in small letters: what two spellings have in common."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", written).casefold()))


def says_nothing(cell: str) -> bool:
    """True for an empty cell, and for one that says so: `-`, `n/a`, `none`."""
    return plain(cell) in vocabulary().nothing


def _names(entries: dict[str, Any]) -> Names:
    return Names(
        titles={field: entry["title"] for field, entry in entries.items()},
        fields={plain(name): field for field, entry in entries.items() for name in entry["names"]},
    )


def _unbracketed(written: str) -> str:
    before, _, rest = written.partition("(")
    return before + rest.partition(")")[2]
