"""Screens on an app of the test's own: the stylesheets they share are read once."""

from collections.abc import Iterator
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet


@pytest.fixture(scope="session", autouse=True)
def stylesheets_read_once() -> Iterator[None]:
    """The rules of a stylesheet are kept: Textual reads all of them three times for each app."""
    parse = Stylesheet._parse_rules
    kept: dict[object, list[RuleSet]] = {}

    def parse_once(self: Stylesheet, *args: Any, **source: Any) -> list[RuleSet]:
        key = (*args, *source.values(), *self._variables.items())
        if key not in kept:
            kept[key] = parse(self, *args, **source)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        yield
