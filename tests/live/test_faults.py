"""A fault of the program ends it in plain words: nothing of a record is printed, or stands in the report."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.app import App

from panel_tui.app import PanelApp
from tests.headless.commands import AGENDAS
from tests.live.terminal import Terminal
from tests.live.test_ends import assert_terminal_is_as_before
from tests.live.typist import kept_in, open_first_slot

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are POSIX")

SOAK_ONLY = pytest.mark.soak(only=True)

PLANTED = ("Marchetti", "12 Mill Lane", "hit her brother")

PROGRAM = """
import sys
from importlib import import_module

from panel_tui.cli import main

def fail(*_args, **_named):
    child, note = {{"name": "Zoë Marchetti", "home": "12 Mill Lane"}}, "hit her brother"
    try:
        raise KeyError(note)
    except KeyError as cause:
        raise RuntimeError(f"{{child}}: {{note}}") from cause

async def fail_later(*_args, **_named):
    fail()

where, _, what = {where!r}.rpartition(".")
module, _, kind = where.partition(":")
holder = import_module(module)
setattr(getattr(holder, kind) if kind else holder, what, {fail})
sys.exit(main())
"""


def with_fault(file: Path, where: str, fail: str = "fail") -> Terminal:
    """The program, in which a function fails with a name and a note in its hands."""
    script = file.with_name("program.py")
    script.write_text(PROGRAM.format(where=where, fail=fail), "utf-8")
    arguments = ("run", AGENDAS / "agenda.md", "--database", file, "--on", "2026-12-03")
    return Terminal(*arguments, size=(100, 30), program=(sys.executable, script))


def assert_ended_in_plain_words(terminal: Terminal, home: Path, kind: str = "RuntimeError") -> None:
    assert terminal.end() == 70
    assert_terminal_is_as_before(terminal)
    after = terminal.raw.rpartition("\x1b[?1049l")[2]
    assert f"panel-tui itself went wrong here ({kind}), and stopped." in after
    (report,) = home.rglob("fault-*.txt")
    assert report.name in after
    assert "Traceback" not in terminal.raw
    for words in PLANTED:
        assert words not in terminal.raw
        assert words not in report.read_text("utf-8")


@pytest.mark.parametrize(
    ("where", "keys"),
    [
        pytest.param("screens.slot_view.prompt_lines", "", id="a view", marks=SOAK_ONLY),
        pytest.param("screens.slot_notes:NoteTaking._on_time", "a", id="a timer", marks=SOAK_ONLY),
        pytest.param("screens.slot:SlotScreen.action_covered", ("a", "f2"), id="an action"),
        pytest.param(
            "screens.dialogs.form:FormDialog.on_mount", ("a", "f3"), id="a dialog", marks=SOAK_ONLY
        ),
    ],
)
def test_a_fault_in_the_midst_of_a_slot_shows_no_word_of_the_record(
    where: str, keys: Sequence[str], tmp_path: Path, private_account: Path
) -> None:
    with with_fault(tmp_path / "panel.db", where) as terminal:
        terminal.wait_for("enter Go to slot")
        terminal.press("enter")
        if keys:
            terminal.wait_for("f5 Start")
            terminal.press(*keys)
        assert_ended_in_plain_words(terminal, private_account)


@pytest.mark.parametrize(
    ("where", "fail"),
    [
        pytest.param("panel_tui.headless.workplace.workplace", "fail", id="in the thread"),
        pytest.param(
            "screens.front:MeetingsFront.open",
            "fail_later",
            id="on the way to the meeting",
            marks=SOAK_ONLY,
        ),
    ],
)
def test_a_fault_while_it_opens_shows_no_word_of_the_record(
    where: str, fail: str, tmp_path: Path, private_account: Path
) -> None:
    with with_fault(tmp_path / "panel.db", where, fail) as terminal:
        assert_ended_in_plain_words(terminal, private_account)


def test_a_file_whose_name_steers_is_named_in_words(tmp_path: Path) -> None:
    agenda = tmp_path / "\x1b]0;Marchetti\x07.md"
    with Terminal("run", agenda, "--database", tmp_path / "panel.db") as terminal:
        assert terminal.end() == 2
        assert "]0;Marchetti.md: there is no such file" in terminal.raw
        assert "\x1b]0;" not in terminal.raw


def test_a_fault_in_the_reading_of_keys_ends_it_with_the_note_kept(
    tmp_path: Path, private_account: Path
) -> None:
    file = tmp_path / "panel.db"
    with with_fault(file, "screens.terminal_text:TerminalText._pasted") as terminal:
        open_first_slot(terminal)
        terminal.press("a", "b")
        terminal.wait_for("ab")
        terminal.send("\x1b[200~c\x1b[201~")
        assert_ended_in_plain_words(terminal, private_account)
    assert kept_in(file).notes["return-home"] == "ab"


def test_the_hooks_of_textual_that_keep_words_out_are_there() -> None:
    """They are private to Textual, or may come to be: see `PanelApp`."""
    for hook in ("_fatal_error", "panic"):
        assert callable(getattr(App, hook))
        assert getattr(PanelApp, hook) is not getattr(App, hook)
    assert "_fatal_error" in App._handle_exception.__code__.co_names
    assert "panic" in App._handle_exception.__code__.co_names
