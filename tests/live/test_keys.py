"""Keys in a real terminal: in order and where they belong, however fast; and what the terminal is told."""

import os
import re
import signal
import time
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from tests.conftest import scaled
from tests.live.terminal import Terminal
from tests.live.test_ends import assert_terminal_is_as_before
from tests.live.typist import Work, kept_in, keys, open_first_slot, started

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are POSIX")

BURST = 300
"""Keys in one write: what somebody types ahead in half a minute that the program was held up."""

TO_THE_TERMINAL = re.compile(r"\x1b\]([^\x07\x1b]*)")
"""Titles, notifications, links, the clipboard: what the terminal shows or keeps elsewhere."""

THE_POINTER = "22;"
"""The shape of the mouse pointer."""


@pytest.mark.soak
@pytest.mark.timeout(120)
def test_keys_of_one_burst_arrive_in_order_and_where_they_belong(tmp_path: Path) -> None:
    """Backspaces, prompts covered, actions asked and kept: all of it while the program is stopped."""
    file = tmp_path / "panel.db"
    with started(file) as terminal:
        open_first_slot(terminal)
        work = kept_in(file)
        for seed in range(scaled(1, 30)):
            pressed = list(islice(keys(Random(seed), work), BURST))
            terminal.process.send_signal(signal.SIGSTOP)
            terminal.press(*pressed)
            terminal.process.send_signal(signal.SIGCONT)
            for key in pressed:
                work = work.after(key)
            wait_until_kept(terminal, file, work)
        assert told(terminal) == []
        terminal.end(signal.SIGTERM)
        assert_terminal_is_as_before(terminal)


def wait_until_kept(terminal: Terminal, file: Path, work: Work) -> None:
    until = time.monotonic() + 30
    while kept_in(file).kept != work.kept and time.monotonic() < until:
        terminal.read(0.1)
    assert kept_in(file).kept == work.kept


def test_a_paste_is_one_note_and_steers_nothing_and_no_byte_ends_the_program(
    tmp_path: Path,
) -> None:
    file = tmp_path / "panel.db"
    with started(file) as terminal:
        open_first_slot(terminal)
        terminal.press("a")
        terminal.wait_until(lambda: "a" in kept_in(file).notes["return-home"])
        terminal.send("\x1b[1114112R")
        terminal.read(0.1)
        terminal.send("\x1b[200~Mum:\rsays\x07 [b]yes[/b] \x1b[31mred\x1b[0m\x1b\x11\x1b[201~z")
        os.write(terminal.fd, b"\xff\xe9")
        terminal.press("!")
        terminal.wait_until(lambda: kept_in(file).notes["return-home"].endswith("!"))
    noted = "aMum:\nsays [b]yes[/b] [31mred[0mz\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}!"
    assert kept_in(file).notes["return-home"] == noted


def test_the_terminal_is_told_no_name_and_the_palette_takes_no_picture(tmp_path: Path) -> None:
    with started(tmp_path / "panel.db") as terminal:
        open_first_slot(terminal)
        terminal.press("ctrl+p")
        terminal.wait_for("Start, pause")
        for letter in "screenshot":
            terminal.press(letter)
            terminal.read(0.02)
        terminal.wait_until(lambda: "screenshot" in terminal.screen)
        assert "Screenshot" not in terminal.screen
        assert "Save" not in terminal.screen
        terminal.press("escape")
        terminal.wait_until(lambda: "screenshot" not in terminal.screen)
        leave(terminal)
        assert told(terminal) == []


def told(terminal: Terminal) -> list[str]:
    said = TO_THE_TERMINAL.findall(terminal.raw)
    return [each for each in said if not each.startswith(THE_POINTER)]


def leave(terminal: Terminal) -> None:
    terminal.press("ctrl+q")
    terminal.wait_for("leave all the same?")
    terminal.press("enter")
    assert terminal.end() == 0
