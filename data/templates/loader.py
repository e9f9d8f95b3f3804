"""Loading a meeting template: a file becomes a checked value, or all its faults in words."""

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from data.templates.checks import problems
from data.templates.entries import Loc, say_place
from data.templates.reading import read_toml
from data.templates.shared import shared_events, take_in
from data.templates.shorthand import in_full
from data.templates.wording import in_words
from panel_tui.domain.faults import Fault, Faulty
from panel_tui.domain.template import MeetingTemplate


def load_template(path: Path) -> MeetingTemplate:
    """The template in a TOML file, with its shared entries taken in and its references checked.

    Raises:
        Faulty: the file cannot be read, or its template is not sound: every fault, in the order of
            the file.
    """
    written = read_toml(path)
    told: list[tuple[Loc, str]] = []
    whole = take_in(written, lambda loc, words: told.append((loc, words)))
    template, refused = _validated(in_full(MeetingTemplate, whole))
    absent = {loc[:-1] for loc, _ in told}
    found = list(problems(whole, shared_events()))
    # What leads nowhere is told with the nearest right name, and not as misspelt besides.
    known = {loc for loc, _ in found}
    told += [(loc, words) for loc, words in refused if loc[:2] not in absent and loc not in known]
    told += found
    if told or template is None:
        order = {key: number for number, key in enumerate(written)}
        told.sort(key=lambda each: order.get(str(each[0][0]), len(order)) if each[0] else -1)
        raise Faulty(str(path), [Fault(say_place(whole, loc), words) for loc, words in told])
    return template


def _validated(values: dict[str, Any]) -> tuple[MeetingTemplate | None, list[tuple[Loc, str]]]:
    try:
        content = json.dumps(values, default=str)
    except ValueError:
        return None, [((), "a number in this file is too long to read; check the numbers")]
    try:
        # JSON, since TOML's lists are tuples here; strict, so that true is no number.
        return MeetingTemplate.model_validate_json(content, strict=True), []
    except ValidationError as error:
        return None, list(in_words(error.errors(include_url=False)))
