"""The minutes of a meeting as files: one a case, proved before it is put in place."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from exports.files import NotKept, file_name, write_whole
from exports.front_matter import MinutesStatus, State, split_front_matter
from exports.markdown import render
from exports.proof import NotProved, prove
from panel_tui.domain.document import MinutesDocument
from panel_tui.domain.leaks import Mention, mentions_of_others
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.minutes import minutes_document

_PART_OF_NAME = re.compile(r"[^\W_]{3,}")


class Written(NamedTuple):
    """A minutes file that is in place. `mentions` are of other children, for a person to judge."""

    case_id: str
    path: Path
    version: int
    state: State
    file_sha256: str
    mentions: tuple[Mention, ...]


class NotWritten(NamedTuple):
    """A case whose file was not put in place, and why, in words for a person."""

    case_id: str
    reason: str


def write_minutes(
    meeting: Meeting,
    case_ids: Iterable[str],
    folder: Path,
    at: datetime,
    due: Mapping[str, date],
) -> list[Written | NotWritten]:
    """Write a Markdown file a case into `folder`: the approved minutes where they stand, else a draft.

    `due` is the day by which each case's minutes are to be on the child's file. Of the cases that can be
    written none is kept back for one that cannot. An earlier draft of the same case and meeting is
    replaced; no other file is.

    Raises:
        Refused: a case is not on this agenda; nothing was written.
    """
    minutes = [_minutes(meeting, case_id, at, due.get(case_id)) for case_id in case_ids]
    return [_written(meeting, document, status, folder) for document, status in minutes]


def _minutes(
    meeting: Meeting, case_id: str, at: datetime, due: date | None
) -> tuple[MinutesDocument, MinutesStatus]:
    version = meeting.case(case_id).approved
    if version is None:
        return minutes_document(meeting, case_id, at), MinutesStatus("draft", due)
    return version.document, MinutesStatus(version.state, due, version.journal_head)


def _written(
    meeting: Meeting, document: MinutesDocument, status: MinutesStatus, folder: Path
) -> Written | NotWritten:
    draft = status.state == "draft"
    text = render(document, status)
    content = text.encode()
    name = file_name(
        document.case_id,
        meeting.on,
        "minutes",
        document.version,
        draft,
        ".md",
        unspoken=_PART_OF_NAME.findall(document.child),
    )
    try:
        prove(document, text)
        path = write_whole(
            folder, name, content, lambda there: draft and _is_draft_of(document, there)
        )
    except (NotProved, NotKept) as reason:
        return NotWritten(document.case_id, str(reason))
    return Written(
        case_id=document.case_id,
        path=path,
        version=document.version,
        state=status.state,
        file_sha256=hashlib.sha256(content).hexdigest(),
        mentions=tuple(mentions_of_others(meeting, document)),
    )


def _is_draft_of(document: MinutesDocument, there: bytes) -> bool:
    parts = split_front_matter(there.decode(errors="replace"))
    fields = parts[0] if parts else {}
    wanted = {"state": "draft", "case_id": document.case_id, "meeting": document.meeting_id}
    return wanted.items() <= fields.items()
