"""The documents at the top tell the truth about what is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", *PAGES)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_to_a_file(document: str) -> None:
    page = ROOT / document
    links = re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_readme_leads_to_every_rule_of_the_meeting() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rules = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "panel_tui" / "domain").glob("*.py")
        if path.name != "__init__.py"
    }
    assert {rule for rule in rules if f"({rule})" not in readme} == set()


@pytest.mark.parametrize("picture", ["slot-120x40", "agenda-80x24", "minutes-120x40"])
def test_the_readme_shows_the_screens_as_they_are(picture: str) -> None:
    folder = ROOT / "tests" / "snapshots" / "__snapshots__" / "test_pictures"
    shown = ROOT / "docs" / "pictures" / f"{picture.partition('-')[0]}.svg"
    assert shown.read_bytes() == (folder / f"test_screen[{picture}].svg").read_bytes()


def test_every_target_of_make_is_explained() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [each for each in targets if each != "help" and f"`make {each}`" not in guide] == []
