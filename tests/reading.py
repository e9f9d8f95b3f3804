"""Minutes as a reader sees them: lines and words, for tests."""

from collections.abc import Iterator
from typing import Any

from panel_tui.domain.change import Moment
from panel_tui.domain.changes import Change
from panel_tui.domain.document import MinutesDocument
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.leaks import block_texts
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.minutes import minutes_document
from panel_tui.domain.slots import StartSlot
from tests.making import after, at, moment, of_meeting, opened

Step = tuple[Change, Moment]
START: Step = (of_meeting(StartSlot, slot=1), moment(10, 2))
FINISH: Step = (of_meeting(FinishSlot, slot=1), moment(10, 24))


def heard(*between: Step) -> Meeting:
    """The first slot heard, with some changes in it."""
    return after(opened(), START, *between, FINISH)


def document(meeting: Meeting, case_id: str = "C-1", **how: Any) -> MinutesDocument:
    """The minutes of a case at one o'clock."""
    return minutes_document(meeting, case_id, at(13), **how)


def known(meeting: Meeting, case_id: str = "C-1") -> dict[str, str]:
    """The head of the minutes."""
    return dict(document(meeting, case_id).facts)


def section(meeting: Meeting, title: str, case_id: str = "C-1") -> list[str]:
    """The lines of a section."""
    (found,) = [each for each in document(meeting, case_id).sections if each.title == title]
    return [line for block in found.blocks for line in lines_of(block)]


def lines_of(block: Any) -> Iterator[str]:
    """The lines of a block: a heading, labels with their texts, rows of cells, items."""
    if block.kind == "paragraph":
        yield f"{block.label}: {block.text}" if block.label else block.text
    elif block.kind == "part":
        yield f"## {block.title}"
        for inner in block.blocks:
            yield from lines_of(inner)
    elif block.kind == "grid":
        yield from (" | ".join(row) for row in (block.columns, *block.rows))
    else:
        yield from block.items


def words_of(made: MinutesDocument) -> str:
    """Every word of a document."""
    said = [made.child, made.case_id, *(each for fact in made.facts for each in fact)]
    for part in made.sections:
        said += [part.title, *(text for block in part.blocks for text in block_texts(block))]
    return "\n".join(said)
