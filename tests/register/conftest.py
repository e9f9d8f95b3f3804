"""Reading a council's list of children, on the day of the sample panel."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from data.register.reading import ReadRegister, read_register
from data.templates.catalogue import Templates
from data.templates.event_names import EventKinds
from panel_tui.domain.faults import Faulty
from panel_tui.ports import nobody
from tests.one_process import one_process

TODAY = date(2026, 12, 3)

Read = Callable[..., ReadRegister]
Faults = Callable[..., list[str]]


@pytest.fixture(scope="session", autouse=True)
def workbooks_in_one_process() -> Iterator[None]:
    """Workbooks are read by one process."""
    with one_process():
        yield


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads the text or bytes of a list: `read("...", ".csv")`."""
    kinds = EventKinds(Templates())

    def read_text(text: str | bytes, ending: str = ".csv") -> ReadRegister:
        path = tmp_path / f"list{ending}"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_register(path, TODAY, lambda said: kinds.find(said).id, nobody)

    return read_text


@pytest.fixture
def faults(read: Read) -> Faults:
    """As `read`, for lists that are refused: their faults, as printed."""

    def refused(text: str | bytes, ending: str = ".csv") -> list[str]:
        with pytest.raises(Faulty) as refusal:
            read(text, ending)
        return [str(fault) for fault in refusal.value.faults]

    return refused
