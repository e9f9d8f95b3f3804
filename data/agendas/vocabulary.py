"""What councils call the columns of an agenda and the facts above it (`words.toml`)."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from data.tables.wanted import Names, Wanted, names, read_words, shared_names


class Vocabulary(NamedTuple):
    """Every word that steers the reading of an agenda: of its table, of what stands above, of breaks."""

    table: Wanted
    labels: Names
    breaks: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The shipped words; read once."""
    words = read_words(Path(__file__).with_name("words.toml"))
    return Vocabulary(
        table=Wanted(
            names=shared_names().and_also(names(words["columns"])),
            needed=frozenset({"case_id", "child"}),
            missing="no header row was found: at least Case ID and Child are needed",
        ),
        labels=names(words["labels"]),
        breaks=frozenset(words["cells"]["breaks"]),
    )
