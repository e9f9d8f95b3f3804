"""A second copy on the same meeting reads, says who has it, follows, and takes over when it can."""

import os
import signal
import time
from pathlib import Path

import pytest

from tests.live.terminal import Terminal
from tests.live.typist import busy, kept_in, open_first_slot, started

FOLLOWS_WITHIN = 1.0
"""Seconds, on a machine that has time for it."""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are POSIX")


def test_a_second_copy_follows_and_takes_over_when_the_first_is_killed(tmp_path: Path) -> None:
    file, settings = tmp_path / "panel.db", Path(os.environ["XDG_CONFIG_HOME"]) / "panel-tui"
    settings.mkdir(parents=True)
    (settings / "settings.toml").write_text('your_name = "Colin Marsh"\n', "utf-8")
    with started(file) as first, started_second(first, file) as second:
        second.wait_for("! Colin Marsh has 2026-12-03-medway")
        second.press("enter")
        second.wait_for("Prompts")
        held = "Colin Marsh has 2026-12-03-medway-permanence-panel open for writing"
        second.wait_until(lambda: held in folded(second), what="who has the meeting")

        assert follows(first, second, "hello") < FOLLOWS_WITHIN * busy()
        first.press("f2")
        assert follows(first, second, "next prompt") < FOLLOWS_WITHIN * busy()
        second.wait_for("√ 1 Return home")
        second.press("x", "f2")
        take_over(second)
        second.wait_for("another window")

        first.press(*" and this")
        first.wait_for("next prompt and this")
        first.read(0.5)
        first.end(signal.SIGKILL)
        take_over(second)
        second.wait_for("f2 Covered")
        second.wait_for("You write here now.")
        second.press("!")
        second.wait_for("next prompt and this!")
        second.wait_until(lambda: kept_in(file).notes["family"] == "next prompt and this!")


def started_second(first: Terminal, file: Path) -> Terminal:
    open_first_slot(first)
    return started(file)


def follows(first: Terminal, second: Terminal, words: str) -> float:
    """Seconds from the last key in the one to its letter in the other."""
    first.press(*words)
    pressed = time.monotonic()
    return second.wait_for(words) - pressed


def take_over(terminal: Terminal) -> None:
    terminal.press("ctrl+g")
    terminal.wait_for("T Take over")
    terminal.press("T")
    terminal.wait_until(lambda: "T Take over" not in terminal.screen)


def folded(terminal: Terminal) -> str:
    """The screen with the lines of its right half in one, where long words are wrapped."""
    rows = [row.partition("│")[2].strip() for row in terminal.screen.splitlines()]
    return " ".join(row for row in rows if row)
