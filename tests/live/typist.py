"""Somebody who takes notes without a pause, and what the record must hold of it."""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import NamedTuple, Self

from data.store.opening import open_store
from data.store.verify import verify
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.sharing import words_for
from panel_tui.domain.text import clean
from panel_tui.headless.workplace import SystemClock
from screens.slot_places import places_of
from tests.headless.commands import AGENDAS
from tests.live.terminal import Terminal

MEETING_ID = "2026-12-03-medway-permanence-panel"
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Work:
    """What the keys so far come to in a slot of the sample meeting.

    `line` is what a dialog holds, if one is open.
    """

    slot: int
    places: tuple[str, ...]
    prompts: frozenset[str]
    place: str
    notes: dict[str, str] = field(default_factory=dict)
    covered: frozenset[str] = frozenset()
    actions: tuple[str, ...] = ()
    line: str | None = None

    def after(self, key: str) -> Self:
        """What it comes to after one key more."""
        if self.line is not None:
            return self._in_dialog(self.line, key)
        text = self.notes.get(self.place, "")
        if key in ("f2", "ctrl+n"):
            where = (self.places.index(self.place) + 1) % len(self.places)
            covered = self.covered | ({self.place} & self.prompts if key == "f2" else set())
            notes = {**self.notes, self.place: clean(text)}
            return replace(self, place=self.places[where], notes=notes, covered=covered)
        if key == "f3":
            return replace(self, line="")
        typed = {"backspace": text[:-1], "enter": text + "\n"}.get(key, text + key)
        return replace(self, notes={**self.notes, self.place: typed})

    def _in_dialog(self, line: str, key: str) -> Self:
        if key == "enter":
            return replace(self, line=None, actions=(*self.actions, line))
        return replace(self, line=line[:-1] if key == "backspace" else line + key)

    @property
    def kept(self) -> tuple[object, ...]:
        """All of it, as it can be compared with what was kept."""
        notes = {place: clean(text) for place, text in self.notes.items() if clean(text)}
        in_hand = (self.place, self.notes.get(self.place, ""))
        # A dialog without a word in it need not be opened again.
        return self.slot, notes, in_hand, self.covered, self.actions, self.line or None


class Key(NamedTuple):
    """A key, when it was pressed, and whether it is due to be on the disk."""

    name: str
    at: float
    due: bool = False


def keys(rng: Random, work: Work) -> Iterator[str]:
    """Words, corrections, the next prompt, an action now and then, without an end."""
    if work.line is not None:
        yield from ["backspace"] * len(work.line)
        yield from (*f"Tom: {word(rng)} by 12 Dec", "enter")
    while True:
        yield from word(rng)
        yield " "
        what = rng.random()
        if what < 0.15:
            yield rng.choice(("f2", "f2", "ctrl+n"))
        elif what < 0.25:
            yield "f3"
            yield from f"Amira: {word(rng)} {word(rng)} by 12 Dec"
            yield "enter"
        elif what < 0.35:
            yield "enter"
        elif what < 0.45:
            yield from ("backspace", "backspace")


def started(file: Path, *options: str) -> Terminal:
    """The program with the sample meeting, on the day of the panel."""
    agenda = AGENDAS / "agenda.md"
    return Terminal(
        "run", agenda, "--database", file, "--on", "2026-12-03", *options, size=(100, 30)
    )


def open_first_slot(terminal: Terminal) -> None:
    """From the agenda into the first slot, and start its time."""
    open_slot(terminal, 1)


def open_slot(terminal: Terminal, number: int) -> None:
    """From the agenda into a slot, and start its time."""
    terminal.wait_for("enter Go to slot")
    terminal.press(*["down"] * (number - 1), "enter")
    terminal.wait_for(f"slot {number} of 8")
    terminal.wait_for("f5 Start")
    terminal.press("f5")
    terminal.wait_for("f5 Pause")


def busy() -> float:
    """How many programs there are for each processor; 1 on a machine that has time for ours."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def word(rng: Random) -> str:
    """A word of some letters."""
    return "".join(rng.choices(LETTERS, k=rng.randint(2, 8)))


def type_for(terminal: Terminal, stream: Iterator[str], seconds: float, pause: float) -> list[Key]:
    """Type at a steady pace for some time; the keys with the moments at which they were pressed."""
    until = time.monotonic() + seconds
    pressed: list[Key] = []
    while time.monotonic() < until:
        name = next(stream)
        pressed.append(Key(name, time.monotonic()))
        terminal.press(name)
        terminal.read(pause)
    return pressed


def kept_in(file: Path) -> Work:
    """What a database holds of the slot in hand, with the note as it was typed."""
    with open_store(file, clock=SystemClock(), create=False, backup=False) as store:
        assert verify(store) == []
        meeting = store.load(f"meeting/{MEETING_ID}").state
        draft = store.draft(MEETING_ID)
    assert isinstance(meeting, Meeting)
    assert draft is not None
    case = meeting.case(draft.case_ids[0])
    places = places_of(meeting, draft.case_ids)
    notes = {each.id: words_for(meeting, each.id, draft.case_ids) for each in places}
    notes[draft.place] = draft.text
    return Work(
        draft.slot,
        tuple(each.id for each in places),
        frozenset(each.id for each in places if each.is_prompt),
        draft.place,
        notes,
        frozenset(mark.prompt for mark in case.marks if mark.state == "covered"),
        tuple(f"{each.owner}: {each.what} by 12 Dec" for each in case.actions),
        draft.answers.get("line") if draft.asked else None,
    )
