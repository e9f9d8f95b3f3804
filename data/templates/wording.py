"""What the schema refuses, said to somebody who has never programmed: what is wrong, what to do."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic_core import ErrorDetails

from data.templates.entries import Loc
from data.templates.shape import Found, Shape, follow, homes, keys_of, written_short
from panel_tui.domain.limits import Span
from panel_tui.domain.model import Model

_NOT_ID = re.compile(r"[^a-z0-9]+")
_LONGEST_QUOTE = 40


def in_words(errors: Sequence[ErrorDetails]) -> Iterator[tuple[Loc, str]]:
    """Each place that the schema refuses, once, with words for it; not what follows from another."""
    mistyped, told = set(_meant(errors)), set[Loc]()
    # The ways of a union come one by one: `must be 1 or more` says more than `is not ask`.
    for error in sorted(errors, key=lambda each: each["type"] == "literal_error"):
        found = follow(error["loc"])
        loc = error["loc"] if error["type"] == "extra_forbidden" else found.loc
        # A file has a length of time on one line, where the schema has two parts.
        loc = loc[:-1] if found.part is Span else loc
        if loc not in told and not _follows_from_another(error, mistyped):
            told.add(loc)
            yield loc, _words(error, found)


def quoted(text: object) -> str:
    """What somebody wrote, short enough to be repeated to them."""
    words = " ".join(str(text).split())
    return f"“{words[:_LONGEST_QUOTE]}…”" if len(words) > _LONGEST_QUOTE else f"“{words}”"


def nearest(text: str, known: Sequence[str]) -> str:
    """`did you mean ...?` with the nearest of `known`, else all of them (or none, where none are)."""
    names = [name for name in known if name]
    near = _near(text, names)
    if near:
        return f"did you mean {near[0]}?"
    return f"there is {', '.join(names)}" if names else "there is none yet"


def _meant(errors: Sequence[ErrorDetails]) -> Iterator[Loc]:
    """Settings that are missing because their names are mistyped."""
    for error in errors:
        if error["type"] == "extra_forbidden":
            *parts, key = error["loc"]
            for name in _near(str(key), list(keys_of(_holder(follow(error["loc"]))))):
                yield (*parts, name)


def _follows_from_another(error: ErrorDetails, mistyped: set[Loc]) -> bool:
    """True for what is there under a mistyped name, would be inherited, or waits for another setting."""
    if error["loc"] in mistyped:
        return True
    if error["type"] == "missing":
        *inside, key = error["loc"]
        return key == "source" and bool(inside)
    if error["type"] == "too_short":
        # Entries that are refused are not counted as entries.
        return isinstance(error["input"], list) and bool(error["input"])
    return error["type"] == "default_factory_not_called"


def _near(text: str, known: Sequence[str]) -> list[str]:
    return get_close_matches(text.casefold(), known, n=1)


def _words(error: ErrorDetails, found: Found) -> str:
    kind, context = error["type"], error.get("ctx", {})
    shape = found.shape
    if kind == "extra_forbidden":
        return _unknown_key(str(error["loc"][-1]), _holder(found))
    if kind == "value_error":
        return str(context["error"])
    if shape is None:
        return "this file has no settings in it; begin with id, title, authority and version"
    if kind == "missing":
        return f"is missing; {_to_add(found.loc, shape)}"
    if kind == "literal_error" and shape.choices and isinstance(error["input"], str):
        return f"{quoted(error['input'])} is not {shape.words}{_perhaps(error['input'], shape)}"
    if kind in ("too_short", "string_too_short"):
        return _too_short(found.loc, shape)
    return _out_of_bounds(kind, context, error["input"]) or f"needs {_needed(found.loc, shape)}"


def _holder(found: Found) -> type[Model]:
    return found.shape.model if found.shape and found.shape.model else found.part


def _unknown_key(key: str, part: type[Model]) -> str:
    known = list(keys_of(part))
    near = _near(key, known)
    if near:
        return f"there is no setting of this name; did you mean {near[0]}?"
    elsewhere = homes(key)
    if "" in elsewhere:
        return "this belongs to the whole template; move it above the first line with a ["
    if elsewhere:
        return f"this belongs under {' or '.join(elsewhere)}; move it there"
    return f"there is no setting of this name; take it out, or use one of {', '.join(known)}"


def _perhaps(text: str, shape: Shape) -> str:
    near = _near(text, shape.choices)
    return f"; did you mean {near[0]}?" if near else ""


def _out_of_bounds(kind: str, context: dict[str, Any], given: object) -> str:
    if kind == "greater_than_equal":
        return f"must be {context['ge']} or more"
    if kind == "less_than_equal":
        return f"must be {context['le']} or less"
    if kind == "string_too_long":
        return f"is too long; at most {context['max_length']} letters"
    if kind == "string_pattern_mismatch":
        better = _NOT_ID.sub("-", str(given).casefold()).strip("-") or "return-home"
        return f"must be small letters and figures joined by hyphens; write {better}"
    return ""


def _too_short(loc: Loc, shape: Shape) -> str:
    if shape.many and not isinstance(loc[-1], int):
        return "needs at least one entry"
    return "must not be empty; write some words between the quotes"


def _needed(loc: Loc, shape: Shape) -> str:
    if shape.model is not None and not written_short(shape.model):
        path = _heading(loc)
        if shape.many:
            return f"a line [[{path}]] above each entry, in double square brackets"
        return f"a line [{path}] above its settings, in single square brackets"
    if shape.many and not isinstance(loc[-1], int):
        return f"a list in square brackets, such as [{shape.example}]"
    return shape.words


def _to_add(loc: Loc, shape: Shape) -> str:
    if shape.model is not None and not written_short(shape.model):
        path = _heading(loc)
        if shape.many:
            return f"begin each entry with a line [[{path}]]"
        return f"add a line [{path}] and its settings below it"
    example = f"[{shape.example}]" if shape.many else shape.example
    which = f", {shape.words}" if shape.choices else ""
    return f"add a line such as  {loc[-1]} = {example}{which}"


def _heading(loc: Loc) -> str:
    return ".".join(step for step in loc if isinstance(step, str))
