"""How a file writes sources and lengths of time: on one line, where the schema has parts.

`source = "Planning Guide, Permanence Panel"`, `latest = "8 weeks"`. An entry without a source has
that of the part it stands in, and so at last the template's own.
"""

import re
from collections.abc import Callable
from typing import Any

from data.templates.shape import Shape, keys_of
from panel_tui.domain.limits import Span
from panel_tui.domain.model import Model
from panel_tui.domain.source import Source

_SPAN = re.compile(r"(?P<amount>[0-9]{1,4}|ask) +(?P<unit>[a-z]+(?: [a-z]+)*)")


def in_full(model: type[Model], values: dict[str, Any], source: str = "") -> dict[str, Any]:
    """`values` of a file, with sources and lengths of time as the schema of `model` has them.

    What is not written as it should be stays as it is, for the schema to refuse.
    """
    keys = keys_of(model)
    if isinstance(values.get("source"), str):
        source = values["source"]
    full = {
        key: _value(keys[key], value, source) if key in keys else value
        for key, value in values.items()
    }
    if "source" in keys and "source" not in values and source:
        full["source"] = _value(keys["source"], source, source)
    return full


def _value(shape: Shape, value: Any, source: str) -> Any:
    if isinstance(value, list) and shape.many:
        return [_value(shape._replace(many=False), each, source) for each in value]
    if shape.model is None or shape.many:
        return value
    if shape.model in _ON_ONE_LINE:
        # In a list it is refused: a file has one way of writing these, and that is words.
        return _ON_ONE_LINE[shape.model](value) if isinstance(value, str) else [value]
    return in_full(shape.model, value, source) if isinstance(value, dict) else value


def _span(words: str) -> Any:
    found = _SPAN.fullmatch(" ".join(words.split()).casefold())
    if found is None:
        return words
    unit, amount = found["unit"], found["amount"]
    return {
        "amount": amount if amount == "ask" else int(amount),
        "unit": unit if unit.endswith("s") else f"{unit}s",
    }


def _source(words: str) -> Any:
    document, _, section = words.partition(", ")
    return {"document": document, "section": section, "ours": document.casefold() == "ours"}


_ON_ONE_LINE: dict[type[Model], Callable[[str], Any]] = {Span: _span, Source: _source}
