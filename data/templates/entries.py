"""A template as it stands in its file: what can be found in it, whatever else is wrong.

Checks read it through this, so that a mistake in one place hides none in another.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

Loc = tuple[int | str, ...]
"""Where something stands: keys, and positions counted from 0."""


class Item(NamedTuple):
    """An entry of a list, such as one `[[prompts]]`."""

    loc: Loc
    values: dict[str, Any]

    @property
    def number(self) -> int:
        """Its position in the list, counted from 0."""
        return int(self.loc[-1])

    def text(self, key: str) -> str:
        """The text under `key`; empty where there is none."""
        value = self.values.get(key)
        return value if isinstance(value, str) else ""

    def texts(self, key: str) -> Iterator[tuple[Loc, str]]:
        """The texts of the list under `key`, each with its place."""
        value = self.values.get(key)
        for number, each in enumerate(value if isinstance(value, list) else ()):
            if isinstance(each, str):
                yield (*self.loc, key, number), each


def items(values: dict[str, Any], *keys: str, at: Loc = ()) -> Iterator[Item]:
    """The entries of the list that `keys` lead to, as far as they are entries at all."""
    *parents, last = keys
    inside = part(values, *parents)
    listed = inside.get(last)
    for number, each in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(each, dict):
            yield Item((*at, *keys, number), each)


def part(values: dict[str, Any], *keys: str) -> dict[str, Any]:
    """The part that `keys` lead to; empty where it is not there."""
    for key in keys:
        inside = values.get(key)
        values = inside if isinstance(inside, dict) else {}
    return values


def say_place(template: dict[str, Any], loc: Loc) -> str:
    """A place as people are told it: `prompts[2].question (siblings)`, counted from 1.

    The name in brackets is the id of the innermost entry that has one.
    """
    words, name = "", ""
    here: Any = template
    for step in loc:
        if isinstance(step, int):
            words += f"[{step + 1}]"
            here = here[step] if isinstance(here, list | tuple) and step < len(here) else None
            name = str(here["id"]) if isinstance(here, dict) and "id" in here else name
        else:
            words += f".{step}" if words else step
            here = here.get(step) if isinstance(here, dict) else None
    return f"{words} ({name})" if name and loc[-1] != "id" else words
