"""`docs/traceability.md` tells the truth: what it names is there, and it leaves out nothing of a template."""

import re
from importlib import import_module

import pytest

from data.templates.shared import shared_events
from panel_tui.cli import build_parser
from panel_tui.commands import COMMANDS
from tests.headless.pages import leaves
from tests.traceability import LISTS, PAGE, ROOT, named, of_templates, rows, templates

WITHOUT = "Not in the product, because "
ALL_NAMED = ("prompts", "outcomes", "limits", "papers")
"""What must be named of every template; the rest is named where a document asks for it."""


def missing(reference: str) -> list[str]:
    """What of a reference is not there."""
    if reference.startswith("events: "):
        kinds = reference.removeprefix("events: ").split(", ")
        return [f"events: {kind}" for kind in kinds if kind not in shared_events()]
    if ": " in reference:
        pattern, _, paths = reference.partition(": ")
        found = {path for _, path in of_templates(reference)}
        return [f"{pattern}: {path}" for path in paths.split(", ") if path not in found]
    if " > " in reference:
        place, _, command_id = reference.partition(" > ")
        known = {(each.place, each.id) for each in COMMANDS}
        return [] if (place, command_id) in known else [reference]
    if reference.startswith("panel-tui "):
        command = reference.removeprefix("panel-tui ")
        return [] if command in set(leaves(build_parser())) else [reference]
    if "/" in reference:
        return [] if (ROOT / reference).is_file() else [reference]
    module, _, name = reference.rpartition(".")
    return [] if module and hasattr(import_module(module), name) else [reference]


def test_every_line_says_where_a_point_is_or_why_it_is_not() -> None:
    listed = rows()
    assert len(listed) == len(re.findall(r"^\| [0-9]", PAGE, re.MULTILINE))
    assert [
        row for row in listed if not row.where.startswith(WITHOUT) and "`" not in row.where
    ] == []


def test_everything_named_is_there() -> None:
    assert [
        gone for reference in named() if reference != "ask" for gone in missing(reference)
    ] == []


@pytest.mark.parametrize("part", ALL_NAMED)
def test_no_prompt_paper_outcome_or_limit_of_a_template_is_left_out(part: str) -> None:
    told = {pair for reference in named() if ": " in reference for pair in of_templates(reference)}
    named_here = {(template_id, ".".join(path.split(".")[:2])) for template_id, path in told}
    there = {
        (template_id, f"{part}.{entry.id}")
        for template_id, template in templates().items()
        for entry in LISTS[part](template)
    }
    assert sorted(there - named_here) == []


def test_points_are_numbered_one_after_the_other_in_each_part() -> None:
    for part in re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]:
        numbers = [int(each) for each in re.findall(r"^\| ([0-9]+) \|", part, re.MULTILINE)]
        assert numbers == list(range(1, len(numbers) + 1))


def test_what_is_not_there_is_noticed() -> None:
    for reference in (
        *("medway-permanence-panel: prompts.nothing", "nowhere-*: prompts.family"),
        *(
            "medway-permanence-panel: outcomes.adoption.nothing",
            "medway-permanence-panel: slots.per",
        ),
        *("events: nothing", "slot > nothing", "panel-tui nothing", "panel_tui/domain/nothing.py"),
        "panel_tui.domain.limits.nothing",
    ):
        assert missing(reference) == [reference]
