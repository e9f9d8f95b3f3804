"""`docs/write-a-template.md`: its pieces make a sound template, and the check says what the page shows."""

import re
from pathlib import Path

import pytest

from data.settings import settings_file
from tests.headless.pages import blocks, changed, examples, run, says

PAGE = (Path(__file__).parents[2] / "docs" / "write-a-template.md").read_text("utf-8")
NAME = "kinship-panel.toml"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to write in, which the settings name as the council's."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PANEL_TUI_DATABASE", "panel.db")
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text(f"template_folder = '{tmp_path}'", "utf-8")
    return tmp_path


def followed(page: str) -> str:
    """The file as somebody has it who does all that the page says; each command prints what it shows."""
    text = ""
    for kind, block in blocks(page):
        if kind == "toml":
            text += f"{block}\n"
        elif kind == "diff":
            text = changed(text, block)
        elif kind == "markdown":
            Path("agenda.md").write_text(block, "utf-8")
        for command, shown in examples(block) if kind == "console" else ():
            Path(NAME).write_text(text, "utf-8")
            printed = run(command)
            assert says(shown, printed), f"{command}\n{printed}"
    return text


def test_every_step_of_the_page_does_what_it_says() -> None:
    followed(PAGE)
    assert run(f"panel-tui templates check {NAME}").endswith("kinship-panel is sound\n")


BROKEN = {
    "there is no setting of this name": ("length_minutes", "minutes_long"),
    "is missing; add a line": ('question = "What help do the carers need?"\n', ""),
    "this belongs under": ("[slot]\n", "[slot]\nleast = 3\n"),
    "needs words in straight double quotes": ('version = "1"', "version = 1"),
    "is no kind of event": ('until = ["order-made"', 'until = ["order-given"'),
    "would not be in the minutes": ('kind = "views"', 'kind = "text"'),
    "line 12:": ('title = "Heard at the kinship panel"', "[slot"),
}


def test_the_messages_of_the_last_table_are_those_of_the_check() -> None:
    text = followed(PAGE)
    table = re.findall(r"^\| (.+?) \|", PAGE.partition("## When the check")[2], re.MULTILINE)
    assert [words.partition(" ...")[0] for words in table[1:]] == list(BROKEN)
    for words, (old, new) in BROKEN.items():
        Path(NAME).write_text(text.replace(old, new, 1), "utf-8")
        printed = run(f"panel-tui templates check {NAME}")
        assert words in re.sub("line [0-9]+:", "line 12:", printed)


def test_the_shared_prompts_that_the_page_names_are_all_there_are() -> None:
    from data.templates.shared import shared_entries

    listed = PAGE.partition("The shared ones are ")[2].partition(". What you write")[0]
    assert re.findall("`([^`]+)`", listed) == list(shared_entries("prompts"))
