"""How far a long list is: told on a terminal, in numbers too, and nowhere else."""

import contextlib
import io
from pathlib import Path

import pytest

from panel_tui.headless.progress import progress
from tests.headless.commands import panel_tui


class Terminal(io.StringIO):
    """Standard error as it is on a terminal."""

    def isatty(self) -> bool:
        return True


def drawn_on(stream: io.StringIO) -> str:
    """What is drawn of half a list."""
    with contextlib.redirect_stderr(stream), progress() as begin:
        begin("Reading the list")(500, 1_000)
    return stream.getvalue()


def test_each_part_is_named_and_counted_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    said = drawn_on(Terminal())
    assert "Reading the list" in said
    assert "50%" in said


def test_elsewhere_nothing_is_drawn() -> None:
    assert drawn_on(io.StringIO()) == ""


def test_a_list_that_is_brought_in_tells_how_far_it_is(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[str, int, int]] = []
    monkeypatch.setattr(
        "panel_tui.headless.register_import.progress",
        lambda: _Heard(heard),
    )
    rows = "".join(f"C-{number},A.B.\n" for number in range(1_200))
    (tmp_path / "list.csv").write_text(f"Case ID,Child\n{rows}", "utf-8")
    assert panel_tui("register", "--import", tmp_path / "list.csv").code == 0
    assert [each[1:] for each in heard if each[0] == "Reading the list"] == [
        (0, 1_200), (500, 1_200), (1_000, 1_200),
    ]  # fmt: skip
    written = [each[1:] for each in heard if each[0] == "Writing it down"]
    assert written == [(0, 2_400), (1_000, 2_400), (2_000, 2_400)]


class _Heard:
    """What would be drawn, as it is told."""

    def __init__(self, heard: list[tuple[str, int, int]]) -> None:
        self._heard = heard

    def __enter__(self) -> object:
        return lambda part: lambda count, total: self._heard.append((part, count, total))

    def __exit__(self, *_: object) -> None:
        """Nothing to take away."""
