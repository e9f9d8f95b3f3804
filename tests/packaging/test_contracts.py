"""The walls of the house hold: an import that goes the wrong way is caught."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("panel_tui", "screens", "data", "exports")

# What is planted where. Each is one line that must never be written there.
BREAKS = {
    "panel_tui/domain/planted_clock.py": "import textual",
    "panel_tui/domain/planted_rows.py": "import sqlalchemy",
    "panel_tui/domain/planted_days.py": "import holidays",
    "panel_tui/domain/planted_words.py": "import markdown_it",
    "panel_tui/domain/planted_view.py": "import screens",
    "data/agendas/planted_rows.py": "import sqlalchemy",
    "data/planted_writer.py": "import exports",
    "data/planted_view.py": "import textual",
    "exports/planted_reader.py": "import data",
    "exports/planted_rows.py": "import sqlalchemy",
    "exports/planted_view.py": "import textual",
    "screens/planted_rows.py": "import sqlalchemy",
}


@pytest.fixture(scope="module")
def verdict(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What import-linter says of a copy of the packages with every break planted in it."""
    copy = tmp_path_factory.mktemp("house")
    for package in PACKAGES:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / package, copy / package, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", copy)
    for file, line in BREAKS.items():
        (copy / file).write_text(line + "\n", encoding="utf-8")
    lint = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    run = subprocess.run(
        [sys.executable, "-c", lint, "--no-cache", "--no-logo"],
        cwd=copy,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1, run.stdout + run.stderr
    return run.stdout


@pytest.mark.parametrize(("file", "line"), BREAKS.items())
def test_a_planted_break_is_caught(verdict: str, file: str, line: str) -> None:
    importer = file.removesuffix(".py").replace("/", ".")
    imported = line.removeprefix("import ")
    assert re.search(rf"{importer} -> {imported}\b", verdict)


def test_every_module_of_the_program_has_its_place_in_the_order() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts: list[dict[str, Any]] = project["tool"]["importlinter"]["contracts"]
    (order,) = [contract["layers"] for contract in contracts if contract["type"] == "layers"]
    placed = {name.strip("()") for layer in order for name in layer.split(" | ")}
    modules = {
        f"panel_tui.{path.stem}"
        for path in (ROOT / "panel_tui").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert modules - {"panel_tui.__init__"} <= placed
