"""What templates share: prompts, options, limits and kinds of event, in the folder `shared`.

A template takes a shared prompt, option or limit in where it wants it, by its id:

    [[prompts]]
    shared = "child-voice"

Other keys beside `shared` replace those of the shared entry. Loads nothing slow.
"""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from data.templates.entries import Loc, items
from data.templates.reading import read_toml

_FOLDER = Path(__file__).parent / "shared"
_LISTS = ("prompts", "limits", "options")


@cache
def shared_entries(kind: str) -> Mapping[str, dict[str, Any]]:
    """The shared entries of a kind (`prompts`, `options`, `limits` or `events`) by their id.

    Raises:
        Faulty: the shared file, which comes with the program, cannot be read.
    """
    listed = read_toml(_FOLDER / f"{kind}.toml")[kind]
    return {entry["id"]: entry for entry in listed}


def shared_events() -> dict[str, str]:
    """The kinds of event that every template knows: id and title."""
    return {event_id: entry["title"] for event_id, entry in shared_entries("events").items()}


def shared_planned() -> set[str]:
    """The shared kinds of event that may be recorded for a day that is still to come."""
    entries = shared_entries("events").items()
    return {event_id for event_id, entry in entries if entry.get("planned")}


def take_in(template: dict[str, Any], tell: Callable[[Loc, str], None]) -> dict[str, Any]:
    """The template with each `shared` entry in full; `tell` hears of ids that are not shared."""
    taken = dict(template)
    for kind in _LISTS:
        entries = template.get(kind)
        if not isinstance(entries, list):
            continue
        taken[kind] = list(entries)
        for item in items(template, kind):
            if "shared" in item.values:
                taken[kind][item.number] = _in_full(kind, item.values, (*item.loc, "shared"), tell)
    return taken


def _in_full(
    kind: str, entry: dict[str, Any], loc: Loc, tell: Callable[[Loc, str], None]
) -> dict[str, Any]:
    own = {key: value for key, value in entry.items() if key != "shared"}
    known = shared_entries(kind)
    name = str(entry["shared"])
    if name in known:
        return {**known[name], **own}
    near = get_close_matches(name, known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(known))}"
    tell(loc, f"no shared entry is called {name}; {hint}")
    return own
