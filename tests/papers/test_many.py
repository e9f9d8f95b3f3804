"""Thousands of papers, and the heaviest ones: how long they take the second time, and how much memory."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import scaled
from tests.office_files import docx, paragraph, run
from tests.papers.pdf_files import pdf

PAPERS = Path(__file__).parents[1] / "fixtures" / "papers"
FORM = (PAPERS / "C-104233" / "Panel Request Form.docx").read_bytes()
MOST_MEGABYTES = 300

# In a process of its own: memory is measured at its highest, and that of pytest is not asked for.
PROGRAM = """
import json, resource, sys
from pathlib import Path
from time import perf_counter
from data.papers.reading import read_papers
from panel_tui.domain.paper_files import Sought

folder = Path(sys.argv[1])
sought = Sought(case_ids=[each.name for each in folder.iterdir()])
began = perf_counter()
files = read_papers(folder, sought, {})
first = perf_counter() - began
again = read_papers(folder, sought, {file.path: file for file in files})
own = int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
readers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps({
    "files": len(files), "same": again == files, "first": first,
    "second": perf_counter() - began - first,
    "megabytes": (own + readers) / 1024,
    "states": sorted(file.state for file in files if file.path.startswith("heavy")),
}))
"""


def page(case_id: str) -> str:
    lines = ["The child is settled with the grandmother, and goes to school there."] * 40
    return "\n".join([f"Care plan for {case_id}", "Dated 3 November 2026", *lines])


def papers_of(case_id: str, folder: Path) -> None:
    folder.mkdir()
    words = page(case_id)
    (folder / "Panel request form.docx").write_bytes(FORM)
    (folder / "FGC paper.docx").write_bytes(FORM)
    (folder / "Care plan.pdf").write_bytes(pdf(*[words] * 4))
    (folder / "Chronology.pdf").write_bytes(pdf(*[words] * 10))
    (folder / "Adoption.pdf").write_bytes(pdf(*[words] * 2))
    (folder / "Sibling assessment.md").write_text(words)


def heavy_papers(folder: Path) -> None:
    """As much as may still be read: of text in Word, of scans, of pages; and a little more of each."""
    folder.mkdir()
    rows = "".join(paragraph(run(f"{at * 7919 % 10007} settled")) for at in range(2_000))
    (folder / "chronology.docx").write_bytes(docx(rows * 45))
    (folder / "too much.docx").write_bytes(docx(rows * 60))
    scan(folder / "scan.pdf", 49)
    scan(folder / "larger scan.pdf", 51)
    (folder / "long.pdf").write_bytes(pdf(*["Care plan"] * 5_000))


def scan(path: Path, megabytes: int) -> None:
    with path.open("wb") as file:
        file.write(pdf("Care plan"))
        file.truncate(megabytes * 1024 * 1024)  # it takes no room on the disk


@pytest.mark.soak
@pytest.mark.skipif(sys.platform != "linux", reason="memory is looked up in the way of Linux")
def test_papers_are_known_the_second_time_and_take_little_memory(tmp_path: Path) -> None:
    cases = scaled(5, 1_000)
    for number in range(cases):
        papers_of(f"C-{100_000 + number}", tmp_path / f"C-{100_000 + number}")
    heavy_papers(tmp_path / "heavy")
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, check=True)
    measured = json.loads(done.stdout)
    assert measured["files"] == cases * 6 + 5
    assert measured["same"]
    assert measured["second"] < measured["first"] / 5
    assert measured["megabytes"] < MOST_MEGABYTES
    assert measured["states"] == ["read", "read", "read", "too large", "too large"]
