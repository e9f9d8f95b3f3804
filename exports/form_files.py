"""The minutes forms of a meeting as files, one a case."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from exports.files import NotKept, file_name, write_whole
from exports.forms import render_form
from exports.minutes_files import NotWritten
from panel_tui.domain.carried import Carried
from panel_tui.domain.forms.fields import form_fields
from panel_tui.domain.meeting import Meeting

_PART_OF_NAME = re.compile(r"[^\W_]{3,}")


class FormWritten(NamedTuple):
    """A form that is in place, and the version of the minutes that it is about."""

    case_id: str
    path: Path
    version: int
    file_sha256: str


def write_forms(
    meeting: Meeting,
    case_ids: Iterable[str],
    folder: Path,
    revision: int,
    people: Sequence[tuple[str, str]],
    carried: Mapping[str, Carried],
    replaces: Callable[[bytes], bool],
) -> list[FormWritten | NotWritten]:
    """Write a form a case into `folder`, filled with what is recorded; none where minutes are approved.

    `revision` is the meeting's, `people` are names with their roles from the settings, `carried` is what
    children bring from earlier meetings, by case ID. A file that is
    there already is replaced only where `replaces` says so of what it holds.

    Raises:
        Refused: a case is not on this agenda; nothing was written.
    """
    texts = {
        case_id: render_form(form_fields(meeting, case_id, revision, people, carried.get(case_id)))
        for case_id in case_ids
    }
    return [
        _written(meeting, case_id, folder, text.encode(), replaces)
        for case_id, text in texts.items()
    ]


def _written(
    meeting: Meeting,
    case_id: str,
    folder: Path,
    content: bytes,
    replaces: Callable[[bytes], bool],
) -> FormWritten | NotWritten:
    case = meeting.case(case_id)
    if case.approved:
        words = f"The minutes of {case_id} are approved. Reopen them first."
        return NotWritten(case_id, words)
    unspoken = _PART_OF_NAME.findall(case.facts.child)
    name = file_name(
        case_id,
        meeting.on,
        "form",
        case.version_number,
        draft=False,
        suffix=".md",
        unspoken=unspoken,
    )
    try:
        path = write_whole(folder, name, content, replaces)
    except NotKept as reason:
        return NotWritten(case_id, str(reason))
    digest = hashlib.sha256(content).hexdigest()
    return FormWritten(case_id, path, case.version_number, digest)
