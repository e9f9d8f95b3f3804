"""Whatever is done to a template, it loads or is refused in words that a person can use."""

import copy
import random
import tomllib
from pathlib import Path
from typing import Any

import pytest

from data.templates import loader
from panel_tui.domain.faults import Faulty

ROUNDS = 400
VALUES: tuple[Any, ...] = (
    *("", "ask", "home", "care-panel", "6 weeks", "x" * 200, 0, -1, 10**9, 2.5, True, [], {}),
    *([1], ["home"], [[]], [{}], {"id": "home"}, {"x": {"y": [{}]}}),
)
RAW_WORDING = ("Input should", "Field required", "Extra inputs", "validation error", "[type")


def test_any_damage_is_told_in_words_and_once(
    hillford: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = tomllib.loads(hillford)
    refusals = 0
    for seed in range(ROUNDS):
        damaged = damage(template, random.Random(seed))
        monkeypatch.setattr(loader, "read_toml", lambda path, damaged=damaged: damaged)
        faults = faults_of(tmp_path / "any.toml")
        refusals += faults is not None
        for fault in faults or []:
            assert not any(raw in fault for raw in RAW_WORDING), f"seed {seed}: {fault}"
        assert faults is None or 0 < len(faults) == len(set(faults)), f"seed {seed}: {faults}"
    assert refusals > ROUNDS / 2


def faults_of(path: Path) -> list[str] | None:
    try:
        loader.load_template(path)
    except Faulty as refused:
        return [str(fault) for fault in refused.faults]
    return None


def damage(template: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The template with one to four places taken out, replaced, doubled or renamed."""
    damaged = copy.deepcopy(template)
    for _ in range(chance.randint(1, 4)):
        holder, key = chance.choice(places(damaged))
        how = chance.choice(("take out", "replace", "double", "rename"))
        if how == "take out":
            del holder[key]
        elif how == "double" and isinstance(holder, list):
            holder.append(copy.deepcopy(holder[key]))
        elif how == "rename" and isinstance(holder, dict):
            holder[f"{key}x"] = holder.pop(key)
        else:
            holder[key] = copy.deepcopy(chance.choice(VALUES))
    return damaged


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every place in a template: what holds it, and its key or position."""
    keys: Any = ()
    if isinstance(value, dict):
        keys = value
    elif isinstance(value, list):
        keys = range(len(value))
    here = [(value, key) for key in keys]
    return here + [place for holder, key in here for place in places(holder[key])]
