"""A meeting template of the tests' own, and the door with it."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.agendas.reading import ReadAgenda, read_agenda
from data.agendas.stated import Given
from panel_tui.domain.faults import Faulty
from panel_tui.domain.source import Source
from panel_tui.domain.template import (
    Attendance,
    MeetingTemplate,
    MinutesRule,
    Role,
    Section,
    SlotRule,
)
from tests.one_process import one_process

MEDWAY = "medway-permanence-panel"
BY_WORKER = "slots-by-social-worker"
WITHOUT_SLOTS = "meeting-without-slots"
SHORT = "slots-of-one-minute"

_SOURCE = Source(document="Made up for the tests", ours=True)

ReadPath = Callable[..., ReadAgenda]
Read = Callable[..., ReadAgenda]
Faults = Callable[..., list[str]]


def _template(template_id: str, slot: SlotRule | None) -> MeetingTemplate:
    return MeetingTemplate(
        id=template_id,
        title="Permanence Panel",
        authority="A council",
        version="1",
        source=_SOURCE,
        heard_as="permanence-panel",
        slot=slot,
        attendance=Attendance(
            roles=(Role(id="chair", title="Chair", attends="member", may_chair=True),),
            source=_SOURCE,
        ),
        sections=(Section(id="decision", title="Decision", kind="decision"),),
        minutes=MinutesRule(approved_by="Chair", source=_SOURCE),
    )


TEMPLATES = {
    MEDWAY: _template(MEDWAY, SlotRule(length_minutes=20, source=_SOURCE)),
    BY_WORKER: _template(
        BY_WORKER, SlotRule(per="social worker", length_minutes=20, source=_SOURCE)
    ),
    WITHOUT_SLOTS: _template(WITHOUT_SLOTS, None),
    SHORT: _template(SHORT, SlotRule(length_minutes=1, least_minutes=1, source=_SOURCE)),
}

AS_EXPECTED = Given(date=datetime.date(2026, 12, 3), start=datetime.time(10, 0), template=MEDWAY)
"""The options with which `EXPECTED.md` imports the broken files."""


@pytest.fixture(scope="session", autouse=True)
def workbooks_in_one_process() -> Iterator[None]:
    """Workbooks are read by one process."""
    with one_process():
        yield


@pytest.fixture(scope="session")
def read_path() -> ReadPath:
    """Reads an agenda file by the templates of the tests."""

    def read(path: Path, given: Given = AS_EXPECTED) -> ReadAgenda:
        return read_agenda(path, given, TEMPLATES.get, tuple(TEMPLATES), MEDWAY)

    return read


@pytest.fixture
def read(read_path: ReadPath, tmp_path: Path) -> Read:
    """Reads the text of an agenda file: `read("...", ".csv", template=...)`."""

    def read_text(text: str | bytes, ending: str = ".csv", **given: object) -> ReadAgenda:
        path = tmp_path / f"agenda{ending}"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_path(path, AS_EXPECTED.changed(**given))

    return read_text


@pytest.fixture
def faults(read: Read) -> Faults:
    """As `read`, for files that are refused: their faults, as printed."""

    def refused(text: str | bytes, ending: str = ".csv", **given: object) -> list[str]:
        with pytest.raises(Faulty) as refusal:
            read(text, ending, **given)
        return [str(fault) for fault in refusal.value.faults]

    return refused
