"""How the program ends: told to from outside, by a person, or because its terminal is gone."""

import os
import re
import signal
import termios
import time
from pathlib import Path

import pytest

from tests.headless.commands import AGENDAS, panel_tui
from tests.live.terminal import Terminal
from tests.live.typist import kept_in, open_first_slot, started

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are POSIX")

RESET = ("\x1b[?1049l", "\x1b[?25h", "\x1b[<u", "\x1b[?1000l", "\x1b[?1003l", "\x1b[?2004l")
"""The screen before, the cursor, plain keys, no mouse, no brackets around what is pasted."""


def assert_terminal_is_as_before(terminal: Terminal) -> None:
    last_frame = terminal.raw.rindex("\x1b[?1049h")
    assert [each for each in RESET if each not in terminal.raw[last_frame:]] == []
    assert termios.tcgetattr(terminal.fd) == terminal.modes


@pytest.mark.parametrize(
    "how",
    [
        signal.SIGTERM,
        signal.SIGHUP,
        pytest.param(signal.SIGINT, marks=pytest.mark.soak(only=True)),
    ],
)
def test_told_to_end_it_keeps_every_key_and_leaves_the_terminal_as_it_was(
    how: signal.Signals, tmp_path: Path, private_account: Path
) -> None:
    file = tmp_path / "panel.db"
    with started(file) as terminal:
        open_first_slot(terminal)
        terminal.press(*"all of it")
        terminal.wait_for("all of it")
        assert terminal.end(how) == 1
        assert_terminal_is_as_before(terminal)
        assert "Stopped from outside. What was typed is kept" in terminal.raw
    assert kept_in(file).notes["return-home"] == "all of it"
    assert not list(private_account.rglob("fault-*"))


def test_it_ends_when_its_terminal_is_gone(tmp_path: Path, private_account: Path) -> None:
    file = tmp_path / "panel.db"
    with started(file) as terminal:
        open_first_slot(terminal)
        terminal.press(*"all of it")
        terminal.wait_for("all of it")
        terminal.close()
        assert terminal.end() == 1
    assert kept_in(file).notes["return-home"] == "all of it"
    assert not list(private_account.rglob("fault-*"))


@pytest.mark.soak(only=True)
def test_a_terminal_that_stalls_keeps_no_note_waiting_and_no_end(tmp_path: Path) -> None:
    file = tmp_path / "panel.db"
    with started(file) as terminal:
        open_first_slot(terminal)
        for _ in range(100):
            terminal.press("f9", "x")  # the screen blanks and comes back, and nobody reads it
        terminal.press(*"all of it")
        until = time.monotonic() + 20
        while kept_in(file).notes.get("return-home") != "all of it":
            assert time.monotonic() < until, "what was typed is not kept"
            time.sleep(0.1)
        terminal.close()
        assert terminal.end() == 1


def test_leaving_while_a_slot_runs_is_asked_first_and_keeps_the_note(tmp_path: Path) -> None:
    file = tmp_path / "panel.db"
    with started(file) as terminal:
        open_first_slot(terminal)
        terminal.press("a", "ctrl+q", "ctrl+q")
        terminal.wait_for("A slot is under way, and its time runs on: leave all the same?")
        terminal.press("escape")
        terminal.wait_until(lambda: "leave all the same" not in terminal.screen)
        terminal.press("b", "f3")
        terminal.wait_for("Who does what")
        terminal.press("c", "ctrl+q")
        terminal.wait_for("leave all the same?")
        left = re.search(r"\d\d:\d\d left", terminal.screen)
        assert left is not None
        terminal.wait_until(lambda: left[0] not in terminal.screen, 5, "the time to go on")
        terminal.press("enter")
        assert terminal.end() == 0
        assert_terminal_is_as_before(terminal)
    work = kept_in(file)
    assert (work.notes["return-home"], work.line) == ("ab", "c")


def test_between_slots_it_leaves_without_a_question(tmp_path: Path) -> None:
    with started(tmp_path / "panel.db") as terminal:
        terminal.wait_for("enter Go to slot")
        terminal.press("ctrl+q")
        assert terminal.end() == 0
        assert_terminal_is_as_before(terminal)


def test_home_says_that_no_copy_could_be_taken(tmp_path: Path) -> None:
    file = tmp_path / "panel.db"
    panel_tui("import", AGENDAS / "agenda.md", "--database", file)
    file.with_name("panel.db-copies").write_text("in the way", "utf-8")
    with Terminal("--database", file, size=(120, 24)) as terminal:
        terminal.wait_for("! No copy of")
        terminal.press("ctrl+q")
        assert terminal.end() == 0
