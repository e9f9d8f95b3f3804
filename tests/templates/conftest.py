"""The template of an invented council, as it is and broken in the ways people break one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data.templates.loader import load_template
from panel_tui.domain.faults import Faulty
from panel_tui.domain.template import MeetingTemplate

HILLFORD = Path(__file__).parent / "hillford-care-panel.toml"

Change = tuple[str, str]
Load = Callable[..., MeetingTemplate]
Told = Callable[..., list[str]]


@pytest.fixture(scope="session")
def hillford() -> str:
    """The sound template, as its author wrote it."""
    return HILLFORD.read_text(encoding="utf-8")


@pytest.fixture
def load(hillford: str, tmp_path: Path) -> Load:
    """Loads the sound template with some words replaced: `load(("20", "30"), ...)`."""

    def load_changed(*changes: Change) -> MeetingTemplate:
        text = hillford
        for old, new in changes:
            assert old in text, f"the sound template does not hold {old}"
            text = text.replace(old, new, 1)
        path = tmp_path / "broken.toml"
        path.write_text(text, encoding="utf-8")
        return load_template(path)

    return load_changed


@pytest.fixture
def told(load: Load) -> Told:
    """As `load`, for templates that are refused: their faults as printed, without the file's name."""

    def faults(*changes: Change) -> list[str]:
        with pytest.raises(Faulty) as refused:
            load(*changes)
        return [str(fault) for fault in refused.value.faults]

    return faults
