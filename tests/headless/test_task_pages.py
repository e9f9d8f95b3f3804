"""The pages of `docs` that lead through a task: what they have people type does what they show."""

import re
import shutil
from pathlib import Path

import pytest

from panel_tui.commands import COMMANDS, LEADER
from tests.headless.pages import blocks, changed, examples, run, says

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
PAGES = ("prepare-a-panel", "run-a-panel", "sign-off-and-upload", "without-the-screen")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the person who follows a page: an agenda, the papers, and a database."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOGNAME", "colin")
    monkeypatch.setenv("PANEL_TUI_DATABASE", "panel.db")
    shutil.copy(FIXTURES / "agendas" / "agenda.docx", tmp_path)
    shutil.copytree(FIXTURES / "papers", tmp_path / "papers")
    return tmp_path


def page_of(name: str) -> str:
    return (ROOT / "docs" / f"{name}.md").read_text("utf-8")


def said(page: str, what: str) -> str:
    """What a page says of itself in a comment: its day, what went before, the file it edits."""
    found = re.search(rf"<!-- {what}: (.+) -->", page)
    return found[1] if found else ""


@pytest.mark.parametrize("name", PAGES)
def test_what_is_typed_prints_what_the_page_shows(name: str, folder: Path) -> None:
    page = page_of(name)
    if before := said(page, "before"):
        run(before)
    for kind, block in blocks(page):
        if kind == "diff":
            file = Path(said(page, "file"))
            file.write_text(changed(file.read_text("utf-8"), block), "utf-8")
        for command, shown in examples(block) if kind == "console" else ():
            printed = run(f"{command} --on {said(page, 'today')}")
            printed = printed.replace(str(folder.resolve()), "/home/colin")
            assert says(shown, printed), f"{command}\n{printed}"


@pytest.mark.parametrize("name", PAGES)
def test_the_keys_that_a_page_names_do_what_it_says(name: str) -> None:
    known = {(each.label, each.key) for each in COMMANDS}
    known |= {(each.label, f"{LEADER} {each.letter}") for each in COMMANDS}
    named = set(re.findall(r"\*\*([^*]+)\*\* \(`([^`]+)`\)", page_of(name)))
    assert named - known == set()
    assert named or name != "run-a-panel"


def test_readme_leads_to_every_page() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [page.name for page in (ROOT / "docs").glob("*.md") if page.name not in readme] == []


def test_one_page_leads_from_the_agenda_to_the_receipt_without_a_screen() -> None:
    commands = [
        command.split()[1]
        for kind, block in blocks(page_of("without-the-screen"))
        for command, _ in (examples(block) if kind == "console" else ())
    ]
    one_after_another = iter(commands)
    way = ("import", "form", "record", "minutes", "show", "approve", "receipt", "due", "journal")
    assert [each for each in way if each not in one_after_another] == []
