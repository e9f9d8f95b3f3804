"""Whatever a paper holds, reading it ends in facts: never in a fault of ours."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.papers.facts import facts_of
from data.papers.reading import read_papers
from panel_tui.domain.paper_files import Sought
from tests.conftest import scaled
from tests.office_files import docx, heading, paragraph, placeholder, run, table
from tests.papers.pdf_files import PICTURE, pdf

PIECES = [
    *("Siblings", "IRO's view", "Discussed with line manager (name and", "Adoption", "C-104233"),
    *("Signed", "Signed off by", "Deputy Director", "Signature", "Name:", "Jane Roe", "TBC", "n/a"),
    *("Dated", "Updated", "on", "20 November 2026", "31/02/2026", "2026-11-20", "the 3rd", "Date"),
    *("#", "##", "**", "|", "---", "===", ":", "(", ")", "[", "]", "<!--", "-->", "- ", "1.", "☐"),
    *("\n", "\n", "\r\n", "\t", " ", "\f", "\u2028", "\x1b[31m", "\u202e", "İ", "ﬀ", "\0"),
]
FORM = (
    heading("Siblings"),
    paragraph(run("TBC"), placeholder("Enter text")),
    table([["IRO's view", "Agrees."], ["Signed", "J. Roe"]]),
)
PLAN = pdf("Care plan for C-104233\nDated 3 March 2025", PICTURE, field="Placed with Tom")
BROKEN_OFF = (
    "it cannot be read to its end"  # what is said where a library or we ourselves fell over
)


@given(pieces=st.lists(st.sampled_from(PIECES) | st.text(max_size=3)))
def test_any_text_has_facts(
    tmp_path_factory: pytest.TempPathFactory, sought: Sought, pieces: list[str]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.md"
    path.write_bytes(" ".join(pieces).encode("utf-8", "replace"))
    found = facts_of({"path": str(path), "sought": sought.model_dump_json()})
    assert found["state"] in ("read", "empty", "unread")


def damaged(content: bytes, random: Random) -> bytes:
    """The content with bytes changed, a stretch of it gone or doubled, or its end cut off."""
    start, end = sorted(random.choices(range(len(content)), k=2))
    match random.randrange(4):
        case 0:
            changed = bytearray(content)
            for _ in range(random.randrange(1, 20)):
                changed[random.randrange(len(content))] = random.randrange(256)
            return bytes(changed)
        case 1:
            return content[:start] + content[end:]
        case 2:
            return content[:end] + content[start:]
        case _:
            return content[:end]


@pytest.mark.soak
def test_any_damage_is_read_around_or_named(tmp_path: Path, sought: Sought) -> None:
    random = Random(20261203)
    body = "".join(FORM)
    for number in range(scaled(60, 5_000)):
        inside = damaged(body.encode(), random).decode("utf-8", "replace")
        (tmp_path / f"{number} inside.docx").write_bytes(docx(inside))
        (tmp_path / f"{number} outside.docx").write_bytes(damaged(docx(*FORM), random))
        (tmp_path / f"{number}.pdf").write_bytes(damaged(PLAN, random))
    files = read_papers(tmp_path, sought, {})
    assert not [file.shown for file in files if BROKEN_OFF in file.remark]
    assert {"read", "damaged"} <= {file.state for file in files}
