"""Commands on a database of the test's own: none yet, or the one that the demo leaves behind."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.headless.commands import panel_tui
from tests.one_process import one_process


@pytest.fixture(scope="session", autouse=True)
def files_in_one_process() -> Iterator[None]:
    """Workbooks and papers are read by one process each."""
    with one_process():
        yield


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the demo has filled: `panel.db` and `minutes`."""
    folder = tmp_path_factory.mktemp("demo")
    result = panel_tui(
        "demo", "--auto", "--to", folder / "minutes", "--database", folder / "panel.db"
    )
    assert result.code == 0, result.err
    return folder


@pytest.fixture(autouse=True)
def temporary_files(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the demo makes for one time only goes where the tests clean up."""
    folder = str(tmp_path_factory.mktemp("temporary"))
    monkeypatch.setattr(tempfile, "tempdir", folder)
    monkeypatch.setenv("TMPDIR", folder)


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the commands find their database; nothing is there yet. They run in the folder it is in."""
    monkeypatch.setenv("PANEL_TUI_DATABASE", str(tmp_path / "panel.db"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "panel.db"


@pytest.fixture
def heard(played: Path, database: Path) -> Path:
    """The database of the demo: a meeting that was heard and approved, and one receipt."""
    shutil.copy(played / "panel.db", database)
    return database
