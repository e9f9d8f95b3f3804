"""A route as it is shown before it is chosen: a list of dates, each with what, who and which document."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from textual.content import Content

from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import listed
from panel_tui.domain.route import RouteLine
from panel_tui.domain.words import say_date
from screens.content import ACCENT, MUTED, NAME, row, say
from screens.slot_places import names_of
from screens.wrapping import hanging

DATES = 17
"""Cells of the column of dates."""

Routes = Sequence[tuple[str, Sequence[RouteLine]]]
"""The route of each case, by its case ID."""


def routes_lines(meeting: Meeting, routes: Routes, width: int) -> list[Content]:
    """What starts for the children of a decision; child by child where that differs."""
    groups: list[tuple[list[str], Sequence[RouteLine]]] = []
    for case_id, route in routes:
        same = next((case_ids for case_ids, other in groups if other == route), None)
        if same is None:
            groups.append(([case_id], route))
        else:
            same.append(case_id)
    lines: list[Content] = []
    for case_ids, route in groups:
        if len(groups) > 1:
            lines.append(say(f"For {listed(names_of(meeting, case_ids))}", NAME))
        lines += route_lines(route, width)
    return lines


def route_lines(route: Sequence[RouteLine], width: int) -> list[Content]:
    """The steps, then the limits that begin; under each run of them the document that says so."""
    if not route:
        return [say("This starts no step and no limit.", MUTED)]
    return [line for each in _parts(route) for line in (*_heading(each[0]), *_sourced(each, width))]


def _parts(route: Sequence[RouteLine]) -> Iterator[list[RouteLine]]:
    for kind in ("step", "limit"):
        part = [line for line in route if line.kind == kind]
        if part:
            yield part


def _heading(line: RouteLine) -> list[Content]:
    return [say("Time limits that begin", MUTED)] if line.kind == "limit" else []


def _sourced(part: Sequence[RouteLine], width: int) -> Iterator[Content]:
    above = ""
    for source, lines in groupby(part, key=lambda line: line.source):
        for line in lines:
            yield from hanging(_when(line), _what(line, above), width)
            above = line.what
        yield from hanging(say(" " * DATES), say(f"from {source}", MUTED), width)


def _when(line: RouteLine) -> Content:
    if line.due_on:
        return say(say_date(line.due_on).ljust(DATES))
    if line.not_set:
        return say("! not set".ljust(DATES), ACCENT)
    if line.after:
        return say("then".ljust(DATES), MUTED)
    return say("day to agree".ljust(DATES), ACCENT if line.kind == "step" else MUTED)


def _what(line: RouteLine, above: str) -> Content:
    said = [line.who] if line.who else []
    if line.after:
        said.append("once that is done" if line.after == above else f"once “{line.after}” is done")
    if line.not_before:
        said.append(f"not before {say_date(line.not_before)}")
    if line.not_set:
        said.append("the council has not set how long")
    return row(say(line.what), say("".join(f" · {each}" for each in said), MUTED))
