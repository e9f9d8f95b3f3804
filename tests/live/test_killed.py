"""A program that is killed while somebody types loses nothing that is older than half a second."""

import os
import re
import signal
import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from tests.conftest import scaled
from tests.live.terminal import Terminal
from tests.live.typist import Key, Work, busy, kept_in, keys, open_slot, started, type_for

KILLS_EACH = 5
"""How often a meeting is ended: ten times in the short form, a hundred times in full."""
SLOTS = 2
"""Of the sample meeting: the second has a sibling pair."""
KEPT_WITHIN = 0.5
"""Seconds after which a key that was pressed is on the disk, on a machine that has time for it."""

ENDS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, None)
"""Signals; None closes the terminal."""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are POSIX")


@pytest.mark.soak
@pytest.mark.timeout(120)
@pytest.mark.parametrize("seed", range(scaled(2, 20)))
def test_nothing_typed_is_lost_however_the_program_ends(seed: int, tmp_path: Path) -> None:
    """The same meeting again and again: typed in, ended, opened again where it was, and typed on."""
    rng, file = Random(seed), tmp_path / "panel.db"
    with started(file) as terminal:
        open_slot(terminal, 1 + seed % SLOTS)
        began = datetime.now(UTC)
        work = kept_in(file)
        pressed = typed_until_ended(terminal, work, rng, end_of(seed, 0))
    for kill in range(1, KILLS_EACH + 1):
        with started(file) as terminal:
            terminal.wait_for("Prompts")
            work = found(work, pressed, kept_in(file))
            assert_is_where_it_was(terminal, work, began)
            if kill < KILLS_EACH:
                pressed = typed_until_ended(terminal, work, rng, end_of(seed, kill))


def end_of(seed: int, kill: int) -> signal.Signals | None:
    """How the program ends: all the ways in turn, from one meeting to the next."""
    return ENDS[(seed * KILLS_EACH + kill) % len(ENDS)]


def typed_until_ended(
    terminal: Terminal, work: Work, rng: Random, how: signal.Signals | None
) -> list[Key]:
    """Type 20 keys a second, and end the program in the midst of it; the keys, and which were due."""
    pressed = type_for(terminal, keys(rng, work), rng.uniform(0.05, 1.5), pause=0.05)
    ended = time.monotonic()
    if how is None:
        terminal.close()
    terminal.end(how)
    return [key._replace(due=key.at < ended - KEPT_WITHIN * busy()) for key in pressed]


def found(before: Work, pressed: list[Key], kept: Work) -> Work:
    """The work as it was kept, which some number of the keys must come to: all that were due, or more."""
    due = sum(key.due for key in pressed)
    work = before
    for count, key in enumerate(pressed):
        if count >= due and work.kept == kept.kept:
            return work
        work = work.after(key.name)
    if work.kept == kept.kept:
        return work
    names = " ".join(key.name for key in pressed)
    raise AssertionError(f"{due} of these keys were due: {names}\n{before}\n{kept}")


def assert_is_where_it_was(terminal: Terminal, work: Work, began: datetime) -> None:
    """The slot, the prompt or the dialog, and the time that is left."""
    terminal.wait_for(f"slot {work.slot} of 8")
    if work.line is None:
        terminal.wait_for(f"▸ {work.places.index(work.place) + 1} ")
    else:
        terminal.wait_for("Who does what, by when?")
    shown = re.search(r"(\d\d):(\d\d) left", terminal.screen)
    assert shown is not None, terminal.screen
    gone = (datetime.now(UTC) - began).total_seconds()
    assert 20 * 60 - gone == pytest.approx(int(shown[1]) * 60 + int(shown[2]), abs=2)
