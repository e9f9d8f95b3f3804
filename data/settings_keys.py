"""The keys that the settings change: which keys there are, which stay with the notes, which are taken."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from panel_tui.commands import COMMANDS, Command, Place, commands_of

TYPING = frozenset(
    f"ctrl+{letter}" for letter in ("a", "c", "d", "e", "k", "u", "v", "w", "x", "y", "z")
)
"""Keys with which notes and answers are edited."""

_CURSOR = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown")
_MOVING = frozenset([*_CURSOR, "tab", "shift+tab", "backspace", "delete"])
_UNHEARD = frozenset(["ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+p"])
"""A terminal takes them for other keys; ctrl+p opens the palette."""

_NAMED = "enter|escape|space|insert|" + "|".join(sorted(_MOVING))
_KEY = re.compile(rf"(?:(?:ctrl|alt|shift)\+)*(?:[a-z0-9]|f(?:[1-9]|1[0-9]|2[0-4])|{_NAMED})|\S")

_WITH_NOTES = ("slot", "everywhere")
"""Places whose keys are pressed while the notes have the cursor."""


def read_keys(written: Mapping[str, Any]) -> tuple[dict[str, str], list[str]]:
    """The keys that can be used, by `place.command`, and what is wrong with the others."""
    known = {f"{each.place}.{each.id}": each for each in COMMANDS}
    keys: dict[str, str] = {}
    wrong: list[str] = []
    for name, key in written.items():
        if name not in known:
            near = get_close_matches(name, known, n=1)
            wrong.append(f"{name} is not a command{f'; nearest: {near[0]}' if near else ''}.")
        elif words := _unfit(known[name], key):
            wrong.append(f"{name}: {words}")
        else:
            keys[name] = _plain(key)
    while taken := next(_taken(keys), None):
        name, key, owner = taken
        del keys[name]
        wrong.append(f"{name}: {key} is the key of {owner}; give that one another too.")
    return keys, wrong


def _unfit(command: Command, key: Any) -> str:
    """Why a key cannot be a command's; empty if it can."""
    if not isinstance(key, str):
        return 'expected a key in quotes, such as "f6".'
    own = command.key.split(",")
    for each in _plain(key).split(","):
        if not _KEY.fullmatch(each):
            return f"{each or 'nothing'} is not a key; write it like f6 or ctrl+o."
        with_notes = command.place in _WITH_NOTES
        kept = _MOVING | _UNHEARD | (TYPING if with_notes else frozenset())
        if each not in own and (each in kept or (with_notes and len(each) == 1)):
            return f"{each} is needed for typing and moving about; take one like f6 or ctrl+o."
    return ""


def _taken(keys: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Changed keys that another command of the same place has: command, key, and whose it is."""
    for place in get_args(Place):
        owners: dict[str, str] = {}
        names = {f"{each.place}.{each.id}": each for each in commands_of(place)}
        # Those that stay come first: what is changed must give way to them.
        for name in sorted(names, key=keys.__contains__):
            for key in filter(None, keys.get(name, names[name].key).split(",")):
                if key in owners:
                    yield name, key, owners[key]
                owners[key] = name


def _plain(key: str) -> str:
    return ",".join(
        each.strip().lower() if len(each.strip()) > 1 else each.strip() for each in key.split(",")
    )
