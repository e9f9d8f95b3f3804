"""The words that steer the reading of papers (`words.toml`), made ready to be compared."""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`"))


class Phrases(NamedTuple):
    """The shipped words, each as `plain` has it; `dated` and `filling` are single words."""

    dated: frozenset[str]
    to_be_confirmed: tuple[str, ...]
    still_to_come: frozenset[str]
    not_applicable: tuple[str, ...]
    guidance_begins: tuple[str, ...]
    case: tuple[str, ...]
    filled_by: frozenset[str]
    ends_sections: frozenset[str]
    signed: tuple[str, ...]
    name: tuple[str, ...]
    filling: frozenset[str]


@cache
def phrases() -> Phrases:
    """The shipped words; read once. Of words that begin alike the longest comes first."""
    words = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    answers, signatures = words["answers"], words["signatures"]
    return Phrases(
        dated=frozenset(map(plain, words["dated"])),
        to_be_confirmed=_longest_first(answers["to_be_confirmed"]),
        still_to_come=frozenset(map(plain, answers["still_to_come"])),
        not_applicable=_longest_first(answers["not_applicable"]),
        guidance_begins=_longest_first(answers["guidance_begins"]),
        case=_longest_first(words["forms"]["case"]),
        filled_by=frozenset(map(plain, words["forms"]["filled_by"])),
        ends_sections=frozenset(map(plain, words["sections"]["ends"])),
        signed=_longest_first(signatures["signed"]),
        name=_longest_first(signatures["name"]),
        filling=frozenset(map(plain, signatures["filling"])),
    )


def plain(written: str) -> str:
    """The words of `written` in small letters, single spaces between them: `n/a.` is `n a`."""
    text = unicodedata.normalize("NFKC", written).casefold().translate(_APOSTROPHES)
    return " ".join(_WORD.findall(text))


def begins_with(said: str, beginnings: tuple[str, ...]) -> str | None:
    """Which of these whole words `said`, as `plain` has it, begins with."""
    return next((each for each in beginnings if f"{said} ".startswith(f"{each} ")), None)


def _longest_first(written: Any) -> tuple[str, ...]:
    return tuple(sorted(map(plain, written), key=len, reverse=True))
