"""The kinds of event that a template knows: shared ones, its own, and those that its steps are.

Loads nothing slow, so that a command which names one is quick.
"""

from collections.abc import Mapping
from typing import Any

from data.templates.entries import Item, items


def steps(template: dict[str, Any]) -> list[Item]:
    """The follow-ups of all outcomes."""
    return [
        step
        for outcome in items(template, "outcomes")
        for step in items(outcome.values, "follow_ups", at=outcome.loc)
    ]


def planned_events(template: dict[str, Any]) -> set[str]:
    """The kinds of event of a template that may be recorded for a day that is still to come."""
    own = (each for each in items(template, "events") if each.values.get("planned") is True)
    return {event.text("id") for event in own}


def known_events(template: dict[str, Any], events: Mapping[str, str]) -> dict[str, str]:
    """Kinds of event that a template may name, with titles: shared ones, its own, and its steps."""
    own = {event.text("id"): event.text("title") for event in items(template, "events")}
    done = {step.text("id"): step.text("what") for step in steps(template)}
    return {kind: title for kind, title in {**done, **events, **own}.items() if kind}
