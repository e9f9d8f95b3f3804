"""The habits of the house that no tool holds."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("panel_tui", "screens", "data", "exports")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
LONGEST = 300


def test_a_file_can_be_read_in_one_sitting() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in SOURCES
    }
    assert {file: lines for file, lines in lengths.items() if lines > LONGEST} == {}


def test_init_files_are_empty() -> None:
    """So that importing one module never loads another, and modules never cycle."""
    assert [path for path in SOURCES if path.name == "__init__.py" and path.read_bytes()] == []


def test_no_folder_of_tests_hides_a_package() -> None:
    folders = {path.name for path in (ROOT / "tests").rglob("*") if path.is_dir()}
    assert not folders & set(PACKAGES)
    assert list((ROOT / "tests").rglob("__init__.py")) == []


@pytest.mark.parametrize("package", ["data", "exports"])
def test_git_ignores_no_package(package: str) -> None:
    """hatchling leaves out of the wheel what git ignores."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert not {package, f"{package}/", f"/{package}", f"/{package}/"} & set(lines)
