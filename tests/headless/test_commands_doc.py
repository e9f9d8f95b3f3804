"""`docs/commands.md` shows what the commands really print: its examples are run, one after the other."""

import os
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from panel_tui.cli import build_parser
from tests.headless.pages import blocks, examples, leaves, run, says

PAGE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text("utf-8")
FILES = {
    "markdown": "agenda.md",
    "csv": "faulty.csv",
    "tsv": "children.csv",
    "toml": "our-panel.toml",
    "request": "panel request form.md",
}
"""The files that the page shows, by the kind of block."""

ON_THE_SCREEN = {"run"}
WITHOUT_JSON = {"minutes", "request", "demo", "completion", "journal export", "templates check"}
"""What prints paths, a story, a script, JSON as it is; and a check, which is shown refusing a file."""

HEAD = re.compile(r'(?<=head is )[0-9]+|(?<="head": ")[0-9]+')
DIGEST = re.compile(r"\b[0-9a-f]{8}(?:…|[0-9a-f]{24}(?:[0-9a-f]{32})?\b)")
JOURNAL = re.compile(r'^ *[0-9]+(?=  \w{3} )|(?<="number": )[0-9]+', re.MULTILINE)
SAVED = datetime(2026, 12, 20, 16, 5, tzinfo=UTC).timestamp()
MOMENT = re.compile(r"(?<=  )[0-9]{2}:[0-9]{2}(?=  )|T[0-9:.]+(?=\+)")


def make_papers(listing: str) -> None:
    """The files that a listing on the page names, each with its name for a heading and one time."""
    for line in listing.splitlines():
        Path(line).parent.mkdir(parents=True, exist_ok=True)
        Path(line).write_text(f"# {Path(line).stem}\n", "utf-8")
        os.utime(line, (SAVED, SAVED))


def settled(text: str, command: str, folder: Path) -> str:
    """The text without what is another each time: digests, the folder, and when it was done."""
    text = HEAD.sub("", DIGEST.sub("#", text.replace(str(folder.resolve()), "/home/colin")))
    return MOMENT.sub("", JOURNAL.sub("", text)) if " journal " in command else text


def test_every_example_prints_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOGNAME", "colin")
    monkeypatch.setenv("PANEL_TUI_DATABASE", "sample.db")
    for kind, block in blocks(PAGE):
        if kind in FILES:
            Path(FILES[kind]).write_text(block, "utf-8")
            continue
        if kind == "text":
            make_papers(block)
        for command, page in examples(block):
            if ">" not in command:
                printed = settled(run(command), command, tmp_path)
                assert says(settled(page, command, tmp_path), printed), f"{command}\n{printed}"


def test_every_command_has_an_example_and_one_as_json() -> None:
    shown = {
        command
        for kind, block in blocks(PAGE)
        if kind == "console"
        for command, _ in examples(block)
    }
    for leaf in set(leaves(build_parser())) - ON_THE_SCREEN:
        of_leaf = [each for each in shown if f"{each} ".startswith(f"panel-tui {leaf} ")]
        assert of_leaf, leaf
        assert leaf in WITHOUT_JSON or any("--format json" in each for each in of_leaf), leaf
