"""What the papers of an invented panel are read for, and the one way in which tests read them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.papers.reading import read_papers
from data.templates.catalogue import Templates
from panel_tui.domain.paper_files import PaperFile, Sought
from tests.one_process import one_process

Known = dict[str, PaperFile]
ReadFolder = Callable[..., Known]

CASE_IDS = ("C-104233", "C-104871", "C-104872", "C-098155", "C-105002", "C-097640")


@pytest.fixture(scope="session", autouse=True)
def papers_in_one_process() -> Iterator[None]:
    """Papers are read by one process."""
    with one_process():
        yield


@pytest.fixture(scope="session")
def sought() -> Sought:
    """The papers of the Medway panel, and a role that has to sign the care plan."""
    template = Templates().find("medway-permanence-panel")
    assert template
    assert template.papers
    papers = (
        paper.changed(signed_by="Deputy Director") if paper.id == "care-plan" else paper
        for paper in template.papers.documents
    )
    return Sought(case_ids=CASE_IDS, papers=tuple(papers))


@pytest.fixture
def read_folder(sought: Sought) -> ReadFolder:
    """Reads a folder: the files by the names that they are shown under."""

    def read(folder: Path) -> Known:
        return {file.shown: file for file in read_papers(folder, sought, {})}

    return read
