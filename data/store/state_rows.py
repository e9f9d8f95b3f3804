"""Meetings and children as rows, and rows as meetings and children.

A meeting or child has one row of its own, the head, and parts that have rows beside it. A change
touches few of them, so only parts that differ are written: what they are made of is compared first,
and the row is made when it is needed.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

from data.store.values import utc_text
from panel_tui.domain.case import Case, Version
from panel_tui.domain.child import Child
from panel_tui.domain.meeting import Meeting, Slot, of_slot
from panel_tui.domain.template import MeetingTemplate

Row = dict[str, object]

MEETING_PARTS = ("template", "slots", "cases")
CHILD_PARTS = ("case_ids", "events")
"""The fields that are kept apart from the head's document."""


KEYS = {
    "meeting": ("meeting_id",),
    "meeting_template": ("meeting_id",),
    "slot": ("meeting_id", "number"),
    "case_record": ("meeting_id", "case_id"),
    "minutes": ("meeting_id", "case_id", "number"),
    "child": ("child_id",),
    "child_case_id": ("case_id",),
    "child_event": ("child_id", "position"),
}
"""The columns that a row of each table is known by."""

_MEETING = "SELECT revision, document FROM meeting WHERE meeting_id = ?"
_TEMPLATE = "SELECT document FROM meeting_template WHERE meeting_id = ?"
_SLOTS = "SELECT document FROM slot WHERE meeting_id = ? ORDER BY position"
_CASES = "SELECT case_id, document FROM case_record WHERE meeting_id = ? ORDER BY position"
_VERSIONS = "SELECT case_id, document FROM minutes WHERE meeting_id = ? ORDER BY number"
_THEM = "child_id IN (SELECT value FROM json_each(?))"
_CHILDREN = f"SELECT child_id, revision, document FROM child WHERE {_THEM}"
_CASE_IDS = f"SELECT child_id, case_id FROM child_case_id WHERE {_THEM} ORDER BY position"
_EVENTS = f"""
SELECT child_id, kind, happened_on, source, planned FROM child_event WHERE {_THEM} ORDER BY position
"""


class Part(NamedTuple):
    """A row: where it stands, what it is made of (compared), and how to make its columns."""

    table: str
    key: tuple[object, ...]
    made_of: tuple[object, ...]
    columns: Callable[[], Row]

    @property
    def row(self) -> Row:
        """The row whole, its key included."""
        return self.known_by | self.columns()

    @property
    def known_by(self) -> Row:
        """The columns of its key."""
        return dict(zip(KEYS[self.table], self.key, strict=True))


def head(state: Meeting | Child) -> Part:
    """The row that stands for the meeting or child as a whole, without its revision."""
    if isinstance(state, Meeting):
        return _meeting_head(state)
    fields = tuple(value for name, value in state if name not in CHILD_PARTS)
    document = partial(state.model_dump_json, exclude=set(CHILD_PARTS))
    return Part("child", (state.child_id,), fields, lambda: {"document": document()})


def parts(state: Meeting | Child | None) -> list[Part]:
    """The rows beside the head, in an order in which they can be inserted."""
    if isinstance(state, Meeting):
        return list(_meeting_parts(state))
    return list(_child_parts(state)) if state else []


def read_meeting(connection: sqlite3.Connection, meeting_id: str) -> tuple[Meeting, int] | None:
    """A meeting and its revision, if it is kept.

    Raises:
        ValueError: its rows do not make a meeting.
    """
    found = connection.execute(_MEETING, (meeting_id,)).fetchone()
    if found is None:
        return None
    revision, document = found
    slots = connection.execute(_SLOTS, (meeting_id,))
    (template,) = connection.execute(_TEMPLATE, (meeting_id,)).fetchone() or ("null",)
    state = Meeting(
        **json.loads(document),
        template=MeetingTemplate.model_validate_json(template),
        slots=tuple(Slot.model_validate_json(each) for (each,) in slots),
        cases=tuple(_read_cases(connection, meeting_id)),
    )
    return state, revision


def read_children(
    connection: sqlite3.Connection, child_ids: Iterable[str]
) -> Iterator[tuple[str, Child, int]]:
    """Those of the children that are kept: the id of each, the child and its revision.

    Raises:
        ValueError: the rows of one do not make a child.
    """
    them = (json.dumps([*child_ids]),)
    case_ids: dict[str, list[str]] = {}
    for child_id, case_id in connection.execute(_CASE_IDS, them):
        case_ids.setdefault(child_id, []).append(case_id)
    events: dict[str, list[dict[str, Any]]] = {}
    for child_id, kind, on, source, planned in connection.execute(_EVENTS, them):
        event = {"kind": kind, "on": on, "source": source, "planned": planned}
        events.setdefault(child_id, []).append(event)
    for child_id, revision, document in connection.execute(_CHILDREN, them):
        known = {"case_ids": case_ids.get(child_id, ()), "events": events.get(child_id, ())}
        yield child_id, Child.model_validate(json.loads(document) | known), revision


def version_columns(version: Version) -> Row:
    """The columns of approved minutes, in which their digest stands beside the document."""
    return {
        "state": version.state,
        "sha256": version.document.sha256,
        "approver": version.approver,
        "writer": version.writer,
        "approved_at": utc_text(version.approved_at),
        "journal_head": version.journal_head,
        "document": version.model_dump_json(),
    }


def _meeting_head(meeting: Meeting) -> Part:
    fields = tuple(value for name, value in meeting if name not in MEETING_PARTS)
    heard_here = tuple(case.heard_here for case in meeting.cases)
    made_of = (*fields, meeting.slots, heard_here)
    return Part("meeting", (meeting.id,), made_of, partial(_meeting_columns, meeting))


def _meeting_columns(meeting: Meeting) -> Row:
    to_hear = [slot for slot in meeting.slots if not slot.is_break]
    finished = sum(_is_done(meeting, slot) for slot in to_hear)
    return {
        "template_id": meeting.template.id,
        "title": meeting.template.title,
        "held_on": meeting.on.isoformat(),
        "starts_at": utc_text(meeting.sittings[0].starts_at),
        "cases": len(meeting.cases),
        "slots": len(to_hear),
        "slots_finished": finished,
        "state": _meeting_state(meeting, still_to_hear=len(to_hear) - finished),
        "document": meeting.model_dump_json(exclude=set(MEETING_PARTS)),
    }


def _meeting_state(meeting: Meeting, still_to_hear: int) -> str:
    if meeting.cancelled:
        return "cancelled"
    if not still_to_hear:
        return "finished"
    begun = any(slot.timer.began_at for slot in meeting.slots)
    return "under way" if begun else "planned"


def _is_done(meeting: Meeting, slot: Slot) -> bool:
    return slot.timer.state == "finished" or not of_slot(meeting, slot.number)


def _meeting_parts(meeting: Meeting) -> Iterator[Part]:
    template = meeting.template
    yield Part("meeting_template", (meeting.id,), (template,), partial(_document, template))
    for position, slot in enumerate(meeting.slots):
        columns = partial(_document, slot, position=position)
        yield Part("slot", (meeting.id, slot.number), (position, slot), columns)
    for position, case in enumerate(meeting.cases):
        columns = partial(_case_columns, case, position)
        yield Part("case_record", (meeting.id, case.case_id), (position, case), columns)
    for case in meeting.cases:
        for each in case.versions:
            key = (meeting.id, case.case_id, each.number)
            yield Part("minutes", key, (each,), partial(version_columns, each))


def _child_parts(child: Child) -> Iterator[Part]:
    for position, case_id in enumerate(child.case_ids):
        columns = {"child_id": child.child_id, "position": position}
        made_of = tuple(columns.values())
        yield Part("child_case_id", (case_id,), made_of, partial(dict, columns))
    for position, each in enumerate(child.events):
        columns = {
            "kind": each.kind,
            "happened_on": each.on.isoformat(),
            "source": each.source,
            "planned": each.planned,
        }
        made_of = tuple(columns.values())
        key = (child.child_id, position)
        yield Part("child_event", key, made_of, partial(dict, columns))


def _document(value: MeetingTemplate | Slot, **columns: object) -> Row:
    return {**columns, "document": value.model_dump_json()}


def _case_columns(case: Case, position: int) -> Row:
    document = case.model_dump_json(exclude={"versions"})
    return {"child_id": case.child_id, "position": position, "document": document}


def _read_cases(connection: sqlite3.Connection, meeting_id: str) -> Iterator[Case]:
    versions: dict[str, list[Version]] = {}
    for case_id, document in connection.execute(_VERSIONS, (meeting_id,)):
        versions.setdefault(case_id, []).append(Version.model_validate_json(document))
    for case_id, document in connection.execute(_CASES, (meeting_id,)):
        case = Case.model_validate_json(document)
        yield case.changed(versions=tuple(versions[case_id])) if case_id in versions else case
