"""`docs/traceability.md` as data: its lines, and what of the templates they name."""

import re
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from data.templates.catalogue import SHIPPED
from data.templates.loader import load_template
from panel_tui.domain.template import MeetingTemplate

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "traceability.md").read_text(encoding="utf-8")
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
    """The shipped templates by id."""
    return {path.stem: load_template(path) for path in SHIPPED.glob("*.toml")}


def of_templates(reference: str) -> Iterator[tuple[str, str]]:
    """`medway-*: prompts.a, prompts.b` as pairs of a template that has it and the path in it."""
    pattern, _, paths = reference.partition(": ")
    for path in paths.split(", "):
        for template_id, template in templates().items():
            if fnmatch(template_id, pattern) and has(template, path):
                yield template_id, path


def points_of(template_id: str) -> Iterator[tuple[Row, str]]:
    """Every line that names something of a template, with the path to it."""
    for row in rows():
        for reference in re.findall(r"`([^`]+)`", row.where):
            for found_in, path in of_templates(reference) if ": " in reference else ():
                if found_in == template_id:
                    yield row, path


def has(template: MeetingTemplate, path: str) -> bool:
    """Whether a path leads to something: an entry of a list, a step of an outcome, or a setting."""
    part, name, *step = path.split(".")
    if part in LISTS:
        for entry in LISTS[part](template):
            if entry.id == name:
                return not step or step[0] in [each.id for each in entry.follow_ups]
    holder = getattr(template, part, None)
    return holder is not None and not step and getattr(holder, name, None) is not None
