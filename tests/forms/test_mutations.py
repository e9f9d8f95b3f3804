"""A good form, damaged in any way: what is recorded is right, or it is refused with the place.

Right is: only the fields whose lines were touched may say anything else than they did.
"""

from collections.abc import Callable
from random import Random

import pytest

from data.forms.reading import form_in
from panel_tui.domain.change import Moment
from panel_tui.domain.faults import Faulty
from panel_tui.domain.forms.fields import form_fields
from panel_tui.domain.forms.grammar import read_heading
from panel_tui.domain.forms.origin import Kept
from panel_tui.domain.forms.recording import FaultyForms, record_forms
from panel_tui.domain.meeting import Meeting
from tests.conftest import scaled
from tests.forms.any_meeting import any_meeting
from tests.forms.test_editors import ANSWERS
from tests.forms.working import CALENDAR, MEETING, Desk, filled
from tests.making import after, at, moment

Lines = list[str]
Mutation = Callable[[Random, Lines, int], tuple[Lines, set[int]]]
"""Takes a line by its place, and returns the lines with those that it touched."""


def _delete(rng: Random, lines: Lines, at_: int) -> tuple[Lines, set[int]]:
    return [*lines[:at_], *lines[at_ + 1 :]], {at_}


def _double(rng: Random, lines: Lines, at_: int) -> tuple[Lines, set[int]]:
    return [*lines[:at_], lines[at_], *lines[at_:]], {at_}


def _move(rng: Random, lines: Lines, at_: int) -> tuple[Lines, set[int]]:
    to = rng.randrange(len(lines))
    rest = [*lines[:at_], *lines[at_ + 1 :]]
    return [*rest[:to], lines[at_], *rest[to:]], {at_, to, min(to + 1, len(lines) - 1)}


def _swap(rng: Random, lines: Lines, at_: int) -> tuple[Lines, set[int]]:
    other = rng.randrange(len(lines))
    swapped = list(lines)
    swapped[at_], swapped[other] = lines[other], lines[at_]
    return swapped, {at_, other}


def _join(rng: Random, lines: Lines, at_: int) -> tuple[Lines, set[int]]:
    following = min(at_ + 1, len(lines) - 1)
    return [*lines[:at_], " ".join(lines[at_ : at_ + 2]), *lines[at_ + 2 :]], {at_, following}


def _split(rng: Random, lines: Lines, at_: int) -> tuple[Lines, set[int]]:
    where = rng.randrange(len(lines[at_]) + 1)
    parts = [lines[at_][:where], lines[at_][where:]]
    return [*lines[:at_], *parts, *lines[at_ + 1 :]], {max(at_ - 1, 0), at_}


def _take_sign(rng: Random, lines: Lines, at_: int) -> tuple[Lines, set[int]]:
    where = rng.randrange(len(lines[at_]) + 1)
    line = lines[at_][:where] + lines[at_][where + 1 :]
    return [*lines[:at_], line, *lines[at_ + 1 :]], {at_}


def _put_sign(rng: Random, lines: Lines, at_: int) -> tuple[Lines, set[int]]:
    where = rng.randrange(len(lines[at_]) + 1)
    line = lines[at_][:where] + rng.choice("#>[]|\\:-x \t*1") + lines[at_][where:]
    return [*lines[:at_], line, *lines[at_ + 1 :]], {at_}


def _blank(rng: Random, lines: Lines, at_: int) -> tuple[Lines, set[int]]:
    return [*lines[:at_], "", *lines[at_ + 1 :]], {at_}


def _cut_off(rng: Random, lines: Lines, at_: int) -> tuple[Lines, set[int]]:
    return lines[:at_], set(range(max(at_ - 1, 0), len(lines)))


def _insert(rng: Random, lines: Lines, at_: int) -> tuple[Lines, set[int]]:
    strange = ("---", "::: note", "<!-- x -->", "# Title", "> quoted", "|", "State: covered", "[x]")
    return [*lines[:at_], rng.choice(strange), *lines[at_:]], {max(at_ - 1, 0), at_}


def _take_field(rng: Random, lines: Lines, at_: int) -> tuple[Lines, set[int]]:
    heads = [number for number, line in enumerate(lines) if read_heading(line)] + [len(lines)]
    first = max((number for number in heads if number <= at_), default=0)
    last = min(number for number in heads if number > at_)
    return [*lines[:first], *lines[last:]], set(range(first, last))


MUTATIONS: tuple[Mutation, ...] = (
    _delete,
    _double,
    _move,
    _swap,
    _join,
    _split,
    _take_sign,
    _put_sign,
    _blank,
    _cut_off,
    _insert,
    _take_field,
)


PROMPTS = ("return-home", "family", "siblings")
FOLLOWS = {
    "times": ("decision", *PROMPTS),
    "put-off": ("decision", *PROMPTS),
    "chair": ("attendance",),
}
"""What a field may say otherwise since another one does: prompts that a finished slot has not reached,
when a decision was made, who is expected to be there."""


def _fields(lines: Lines) -> list[str]:
    """The field that each line belongs to."""
    names, name = [], "form"
    for line in lines:
        found = read_heading(line)
        name = found[1] if found else name
        names.append(name)
    return names


def _said(meeting: Meeting) -> dict[str, str]:
    fields = form_fields(meeting, "C-1", 1)
    return {each.id: each.text for each in fields if each.id not in ("form", "confirmation")}


def _recorded(desk: Desk, text: str) -> Meeting | None:
    """The meeting after a form was recorded; None where it was refused, as it ought to be."""
    kept = Kept(desk.meeting, desk.session.store.history(MEETING))
    now = Moment(at=at(13), by="Colin Marsh")
    try:
        recorded = record_forms([form_in("form.md", text.encode())], kept, now, CALENDAR)
    except (FaultyForms, Faulty) as refusal:
        told = str(refusal).split("\n")
        return None if all(each.startswith("form.md: ") for each in told) else desk.meeting
    return after(desk.meeting, *((each, moment(13)) for each in recorded.changes))


@pytest.mark.soak
def test_a_damaged_form_is_recorded_rightly_or_refused_with_the_place() -> None:
    desk = Desk()
    form = filled(desk.form(), ANSWERS)
    good = _recorded(desk, form)
    assert good
    whole = _said(good)
    recorded = 0
    rounds = scaled(14, 3_000)
    for seed in range(rounds):
        rng = Random(seed)
        lines = form.split("\n")
        mutate = MUTATIONS[seed % len(MUTATIONS)]
        damaged, touched = mutate(rng, lines, rng.randrange(len(lines)))
        names = _fields(lines)
        free = {names[number] for number in touched}
        free |= {each for name in free for each in FOLLOWS.get(name, ())}
        meeting = _recorded(desk, "\n".join(damaged))
        if meeting is None:
            continue
        recorded += 1
        said = _said(meeting)
        wrong = {name for name in whole if name not in free and said[name] != whole[name]}
        assert not wrong, (seed, mutate.__name__, wrong)
    assert rounds // 10 < recorded < rounds - rounds // 10


@pytest.mark.soak
def test_any_form_with_any_words_may_be_damaged() -> None:
    for seed in range(scaled(2, 300)):
        rng = Random(seed)
        desk = any_meeting(seed, steps=30)
        lines = desk.form().split("\n")
        for _ in range(rng.randrange(1, 4)):
            lines, _ = rng.choice(MUTATIONS)(rng, lines or [""], rng.randrange(len(lines) or 1))
        _recorded(desk, "\n".join(lines))
