"""`docs/commands.md` shows what the commands really print: its examples are run, one after the other."""

import argparse
import contextlib
import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from panel_tui.cli import build_parser, main

PAGE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text("utf-8")
FILES = {"markdown": "agenda.md", "csv": "faulty.csv", "toml": "our-panel.toml"}
"""The files that the page shows, by the kind of block."""

ON_THE_SCREEN = {"run"}
WITHOUT_JSON = {"minutes", "demo", "completion", "journal export", "templates check"}
"""What prints paths, a story, a script, JSON as it is; and a check, which is shown refusing a file."""

HEAD = re.compile(r'(?<=head is )[0-9]+|(?<="head": ")[0-9]+')
DIGEST = re.compile(r"\b[0-9a-f]{8}(?:…|[0-9a-f]{24}(?:[0-9a-f]{32})?\b)")
JOURNAL = re.compile(r'^ *[0-9]+(?=  \w{3} )|(?<="number": )[0-9]+', re.MULTILINE)
MOMENT = re.compile(r"(?<=  )[0-9]{2}:[0-9]{2}(?=  )|T[0-9:.]+(?=\+)")


def blocks() -> Iterator[tuple[str, str]]:
    """The blocks of the page: their kind, and what is in them."""
    for found in re.finditer(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL):
        yield found[1], found[2]


def examples(block: str) -> Iterator[tuple[str, str]]:
    """The commands of a block, each with what the page says it prints."""
    for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, printed = example.partition("\n")
        yield command, printed


def run(command: str) -> str:
    """What a command prints, on both streams, as a terminal has it."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        main(shlex.split(command)[1:])
    return printed.getvalue()


def settled(text: str, command: str, folder: Path) -> str:
    """The text without what is another each time: digests, the folder, and when it was done."""
    text = HEAD.sub("", DIGEST.sub("#", text.replace(str(folder.resolve()), "/home/colin")))
    return MOMENT.sub("", JOURNAL.sub("", text)) if " journal " in command else text


def says(page: str, printed: str) -> bool:
    """Whether the page says what was printed; `...` on the page stands for any lines."""
    parts = [re.escape(part) for part in re.split(r"^\.\.\.\n", page, flags=re.MULTILINE)]
    return re.fullmatch("(?:.*\n)*?".join(parts), printed) is not None


def test_every_example_prints_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOGNAME", "colin")
    monkeypatch.setenv("PANEL_TUI_DATABASE", "sample.db")
    for kind, block in blocks():
        if kind in FILES:
            Path(FILES[kind]).write_text(block, "utf-8")
            continue
        for command, page in examples(block):
            if ">" not in command:
                printed = settled(run(command), command, tmp_path)
                assert says(settled(page, command, tmp_path), printed), f"{command}\n{printed}"


def test_every_command_has_an_example_and_one_as_json() -> None:
    shown = {
        command for kind, block in blocks() if kind == "console" for command, _ in examples(block)
    }
    for leaf in set(leaves(build_parser())) - ON_THE_SCREEN:
        of_leaf = [each for each in shown if f"{each} ".startswith(f"panel-tui {leaf} ")]
        assert of_leaf, leaf
        assert leaf in WITHOUT_JSON or any("--format json" in each for each in of_leaf), leaf


def leaves(parser: argparse.ArgumentParser, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Every command that can be typed, such as `templates show`."""
    groups = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]
    for group in groups:
        for name, child in group.choices.items():
            yield from leaves(child, (*path, name))
    if not groups:
        yield " ".join(path)
