"""`docs/traceability.md` tells the truth: what it names is there, and it leaves out nothing of a template."""

import re
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatch
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from data.templates.catalogue import SHIPPED
from data.templates.loader import load_template
from panel_tui.cli import build_parser
from panel_tui.commands import COMMANDS
from panel_tui.domain.template import MeetingTemplate
from tests.headless.pages import leaves

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "traceability.md").read_text(encoding="utf-8")
WITHOUT = "Not in the product, because "
LISTS: dict[str, Callable[[MeetingTemplate], Sequence[Any]]] = {
    "prompts": lambda template: template.prompts,
    "outcomes": lambda template: template.outcomes,
    "limits": lambda template: template.limits,
    "sections": lambda template: template.sections,
    "views": lambda template: template.views,
    "options": lambda template: template.options,
    "roles": lambda template: template.attendance.roles,
    "papers": lambda template: template.papers.documents if template.papers else (),
}
ALL_NAMED = ("prompts", "outcomes", "limits", "papers")
"""What must be named of every template; the rest is named where a document asks for it."""


class Row(NamedTuple):
    """A line of a table: its number, what the document says and where that is."""

    number: str
    asked: str
    where: str


def rows() -> list[Row]:
    """Every line of every table."""
    found = re.findall(r"^\| ([0-9]+) \| (.+) \| (.+) \|$", PAGE, re.MULTILINE)
    return [Row(*each) for each in found]


def named() -> Iterator[str]:
    """Every thing that a line names, as it stands in the code marks."""
    for row in rows():
        yield from re.findall(r"`([^`]+)`", row.where)


@cache
def templates() -> dict[str, MeetingTemplate]:
    return {path.stem: load_template(path) for path in SHIPPED.glob("*.toml")}


def of_templates(reference: str) -> Iterator[tuple[str, str]]:
    """`medway-*: prompts.a, prompts.b` as pairs of a template that has it and the path in it."""
    pattern, _, paths = reference.partition(": ")
    for path in paths.split(", "):
        for template_id, template in templates().items():
            if fnmatch(template_id, pattern) and has(template, path):
                yield template_id, path


def has(template: MeetingTemplate, path: str) -> bool:
    """Whether a path leads to something: an entry of a list, a step of an outcome, or a setting."""
    part, name, *step = path.split(".")
    if part in LISTS:
        for entry in LISTS[part](template):
            if entry.id == name:
                return not step or step[0] in [each.id for each in entry.follow_ups]
    holder = getattr(template, part, None)
    return holder is not None and not step and getattr(holder, name, None) is not None


def missing(reference: str) -> list[str]:
    """What of a reference is not there."""
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
        *("slot > nothing", "panel-tui nothing", "panel_tui/domain/nothing.py"),
        "panel_tui.domain.limits.nothing",
    ):
        assert missing(reference) == [reference]
