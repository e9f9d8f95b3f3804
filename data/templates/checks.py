"""What a template's parts ask of each other: ids that are unique, and that lead somewhere.

The schema sees one entry at a time; these checks see the whole file. They go by what the file holds,
not by what the schema accepted, so that every fault is told at once.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from data.templates.entries import Item, Loc, items, part
from data.templates.events import known_events, steps
from data.templates.shape import keys_of
from data.templates.wording import nearest, quoted
from panel_tui.domain.template import Section

Problem = tuple[Loc, str]

_ALWAYS = ("attendance", "decision", "actions")
_SHOWS = {
    "prompts": "prompts",
    "views": "views",
    "options": "options",
    "documents": "papers.documents",
}
_AT_MOST_ONCE = {*_ALWAYS, *_SHOWS, "signature"}
_BIRTHDAY = re.compile("birthday-[0-9]{1,2}")
_MINUTES_LIMITS = ("minutes-available", "minutes-uploaded")


def problems(template: dict[str, Any], events: Mapping[str, str]) -> Iterator[Problem]:
    """All that is wrong between the parts of a template; `events` are the shared kinds of event."""
    return chain(
        _ids(template),
        _events(template, events),
        _limits(template),
        _since(template),
        _steps(template),
        _people(template),
        _sections(template),
        _form_answers(template),
    )


def _ids(template: dict[str, Any]) -> Iterator[Problem]:
    places = [*items(template, "prompts"), *items(template, "sections"), *items(template, "views")]
    yield from _twice(places, "prompts, sections and views keep words under their ids")
    yield from _twice([*items(template, "limits"), *steps(template)], "due dates go by these ids")
    for keys in (("attendance", "roles"), ("papers", "documents"), ("options",), ("outcomes",)):
        yield from _twice(list(items(template, *keys)), "each needs its own")
    yield from _twice(list(items(template, "events")), "each needs its own")
    for section in items(template, "sections"):
        choices = list(items(section.values, "choices", at=section.loc))
        yield from _twice(choices, "each needs its own")


def _twice(listed: list[Item], why: str) -> Iterator[Problem]:
    seen: dict[str, Item] = {}
    for item in listed:
        name = item.text("id")
        if name in seen:
            first = f"{seen[name].loc[-2]}[{seen[name].number + 1}]"
            yield (*item.loc, "id"), f"{name} is the id of {first} already; {why}, so change one"
        elif name:
            seen[name] = item


def _events(template: dict[str, Any], shared: Mapping[str, str]) -> Iterator[Problem]:
    if not isinstance(template.get("events", []), list):
        return
    known = sorted(known_events(template, shared))
    for loc, kind in _named_events(template):
        if _BIRTHDAY.fullmatch(kind):
            yield from _birthday(template, loc)
        elif kind and kind not in known:
            words = nearest(kind, known)
            mean = f"{words} Or " if words.startswith("did") else ""
            add = "add it under [[events]] with an id and a title"
            yield loc, f"{quoted(kind)} is no kind of event; {mean}{add}"


def _birthday(template: dict[str, Any], loc: Loc) -> Iterator[Problem]:
    """A birthday is known beforehand, and so only what has to be done before it can name it."""
    backwards = any(
        loc[:3] == (*limit.loc, "starts") and limit.values.get("before") is True
        for limit in items(template, "limits")
    )
    if not backwards:
        words = "a birthday can only start a limit that runs before it; add  before = true"
        yield loc, words


def _conditions(template: dict[str, Any]) -> Iterator[Item]:
    """Where conditions may name events: those of prompts, sections, papers, outcomes and limits."""
    listed = [items(template, each) for each in ("prompts", "sections", "outcomes", "limits")]
    for item in chain(*listed, steps(template)):
        yield Item((*item.loc, "applies"), part(item.values, "applies"))
    for paper in items(template, "papers", "documents"):
        yield Item((*paper.loc, "required"), part(paper.values, "required"))


def _named_events(template: dict[str, Any]) -> Iterator[tuple[Loc, str]]:
    whole = Item((), template)
    yield ("heard_as",), whole.text("heard_as")
    for outcome in items(template, "outcomes"):
        yield (*outcome.loc, "marks"), outcome.text("marks")
    for step in steps(template):
        yield (*step.loc, "done_by"), step.text("done_by")
    for limit in items(template, "limits"):
        for key in ("starts", "met_by", "until"):
            yield from limit.texts(key)
    for conditions in _conditions(template):
        for key in ("happened", "not_happened", "since"):
            yield from conditions.texts(key)


def _limits(template: dict[str, Any]) -> Iterator[Problem]:
    for limit in items(template, "limits"):
        starts = {kind for _, kind in limit.texts("starts")}
        for loc, kind in limit.texts("met_by"):
            if kind in starts:
                yield (
                    loc,
                    (
                        f"{kind} starts this limit, so it cannot meet it as well; for a limit that "
                        "starts again each time, take it out here and leave it in starts"
                    ),
                )
        if limit.values.get("first_only") is True and limit.values.get("before") is True:
            words = "a limit that runs before an event starts with each; take first_only out"
            yield (*limit.loc, "first_only"), words
        if "earliest" not in limit.values and "latest" not in limit.values:
            yield limit.loc, 'has no length of time; add a line such as  latest = "6 weeks"'
    for item in [*items(template, "limits"), *steps(template)]:
        if item.text("id") in _MINUTES_LIMITS:
            yield (*item.loc, "id"), "this id is kept for the limits of the minutes; choose another"


def _since(template: dict[str, Any]) -> Iterator[Problem]:
    for conditions in _conditions(template):
        if "since" in conditions.values and not {"happened", "not_happened"} & {*conditions.values}:
            words = "since says from when on events count; add happened or not_happened beside it"
            yield (*conditions.loc, "since"), words


def _steps(template: dict[str, Any]) -> Iterator[Problem]:
    for outcome in items(template, "outcomes"):
        listed = list(items(outcome.values, "follow_ups", at=outcome.loc))
        after = {step.text("id"): step.text("after") for step in listed}
        for step in listed:
            before = step.text("after")
            if before and before not in after:
                others = [name for name in after if name and name != step.text("id")]
                yield (
                    (*step.loc, "after"),
                    (
                        f"{quoted(before)} is no follow-up of this outcome; {nearest(before, others)}"
                    ),
                )
            elif len(after) == len(listed) and _waits_for_itself(step.text("id"), after):
                yield (*step.loc, "after"), "this step waits for itself; take one after out"


def _waits_for_itself(name: str, after: Mapping[str, str]) -> bool:
    seen, current = {name}, after.get(name, "")
    while current and current not in seen:
        seen.add(current)
        current = after.get(current, "")
    return bool(name) and current == name


def _people(template: dict[str, Any]) -> Iterator[Problem]:
    roles = list(items(template, "attendance", "roles"))
    if roles and not any(role.values.get("may_chair") is True for role in roles):
        yield ("attendance", "roles"), "nobody may chair; add  may_chair = true  to a role"
    least = part(template, "attendance", "quorum").get("least")
    counting = [role for role in roles if role.values.get("counts_for_quorum") is True]
    shared = any(role.values.get("several") is True for role in counting)
    if isinstance(least, int) and least > len(counting) and not shared:
        words = (
            f"asks for {least}, but {len(counting)} roles have  counts_for_quorum = true; let more "
            "roles count, give one that many people hold  several = true, or ask for fewer"
        )
        yield ("attendance", "quorum", "least"), words


def _sections(template: dict[str, Any]) -> Iterator[Problem]:
    listed = list(items(template, "sections"))
    kinds = [section.text("kind") for section in listed]
    for number, section in enumerate(listed):
        kind = section.text("kind")
        if kind in _AT_MOST_ONCE and kind in kinds[:number]:
            words = f"there is a section of the kind {kind} already; minutes have one of them"
            yield (*section.loc, "kind"), words
    if not set(kinds) <= set(keys_of(Section)["kind"].choices):
        return
    for kind in _ALWAYS:
        if listed and kind not in kinds:
            yield ("sections",), f"minutes need a section of the kind {kind}; add one"
    for kind, path in _SHOWS.items():
        filled = any(items(template, *path.split(".")))
        if filled and listed and kind not in kinds:
            words = f"{path} would not be in the minutes; add a section of the kind {kind}"
            yield ("sections",), words
        if kind in kinds and not filled:
            section = listed[kinds.index(kind)]
            words = f"a section of the kind {kind} needs entries: add [[{path}]], or take it out"
            yield (*section.loc, "kind"), words


def _form_answers(template: dict[str, Any]) -> Iterator[Problem]:
    texts = (each for each in items(template, "sections") if each.text("kind") == "text")
    places = chain(items(template, "prompts"), texts, items(template, "views"))
    known = [place.text("id") for place in places]
    for paper in items(template, "papers", "documents"):
        for answer in items(paper.values, "form_sections", at=paper.loc):
            fills = answer.text("fills")
            if fills and fills not in known:
                yield (
                    (*answer.loc, "fills"),
                    (
                        f"{quoted(fills)} is no prompt, text section or view; {nearest(fills, known)}"
                    ),
                )
