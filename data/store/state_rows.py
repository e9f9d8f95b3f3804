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

# The fields that are kept apart from the head's document.
_MEETING_PARTS = {"template", "slots", "cases"}
_CHILD_PARTS = {"case_ids", "events"}

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

COLUMNS = {
    "meeting": (
        *("template_id", "title", "held_on", "starts_at", "cases", "slots", "slots_finished"),
        *("state", "document"),
    ),
    "meeting_template": ("document",),
    "slot": ("position", "document"),
    "case_record": ("child_id", "position", "document"),
    "minutes": (
        *("state", "sha256", "approver", "writer", "approved_at", "journal_head", "document"),
    ),
    "child": ("document",),
    "child_case_id": ("child_id", "position"),
    "child_event": ("kind", "happened_on", "source", "planned"),
}
"""The other columns, without the revision of a head."""

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
    """A row: where it stands, what it is made of (compared), and how its values are made of that."""

    table: str
    key: tuple[object, ...]
    made_of: tuple[object, ...]
    make: Callable[[], tuple[object, ...]] | None = None

    @property
    def values(self) -> tuple[object, ...]:
        """What stands in its columns."""
        return self.make() if self.make else self.made_of

    @property
    def columns(self) -> Row:
        """Its columns by their names, without its key."""
        return dict(zip(COLUMNS[self.table], self.values, strict=True))

    @property
    def known_by(self) -> Row:
        """The columns of its key."""
        return dict(zip(KEYS[self.table], self.key, strict=True))


def head(state: Meeting | Child) -> Part:
    """The row that stands for the meeting or child as a whole, without its revision."""
    if isinstance(state, Meeting):
        return _meeting_head(state)
    return Part("child", (state.child_id,), (state,), partial(_child_values, state))


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
    heads = connection.execute(_CHILDREN, them).fetchall()
    if not heads:
        return
    case_ids: dict[str, list[str]] = {}
    for child_id, case_id in connection.execute(_CASE_IDS, them):
        case_ids.setdefault(child_id, []).append(case_id)
    events: dict[str, list[dict[str, Any]]] = {}
    for child_id, kind, on, source, planned in connection.execute(_EVENTS, them):
        event = {"kind": kind, "on": on, "source": source, "planned": planned}
        events.setdefault(child_id, []).append(event)
    for child_id, revision, document in heads:
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
    fields = tuple(value for name, value in meeting if name not in _MEETING_PARTS)
    heard_here = tuple(case.heard_here for case in meeting.cases)
    made_of = (*fields, meeting.slots, heard_here)
    return Part("meeting", (meeting.id,), made_of, partial(_meeting_values, meeting))


def _meeting_values(meeting: Meeting) -> tuple[object, ...]:
    to_hear = [slot for slot in meeting.slots if not slot.is_break]
    finished = sum(_is_done(meeting, slot) for slot in to_hear)
    return (
        meeting.template.id,
        meeting.template.title,
        meeting.on.isoformat(),
        utc_text(meeting.sittings[0].starts_at),
        len(meeting.cases),
        len(to_hear),
        finished,
        _meeting_state(meeting, still_to_hear=len(to_hear) - finished),
        meeting.model_dump_json(exclude=_MEETING_PARTS),
    )


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
    yield Part("meeting_template", (meeting.id,), (template,), partial(_template_values, template))
    for position, slot in enumerate(meeting.slots):
        values = partial(_slot_values, slot, position)
        yield Part("slot", (meeting.id, slot.number), (position, slot), values)
    for position, case in enumerate(meeting.cases):
        values = partial(_case_values, case, position)
        yield Part("case_record", (meeting.id, case.case_id), (position, case), values)
    for case in meeting.cases:
        for each in case.versions:
            key = (meeting.id, case.case_id, each.number)
            yield Part("minutes", key, (each,), partial(_version_values, each))


def _child_parts(child: Child) -> Iterator[Part]:
    for position, case_id in enumerate(child.case_ids):
        yield Part("child_case_id", (case_id,), (child.child_id, position))
    for position, each in enumerate(child.events):
        told = (each.kind, each.on.isoformat(), each.source, each.planned)
        yield Part("child_event", (child.child_id, position), told)


def _child_values(child: Child) -> tuple[object, ...]:
    return (child.model_dump_json(exclude=_CHILD_PARTS),)


def _template_values(template: MeetingTemplate) -> tuple[object, ...]:
    return (template.model_dump_json(),)


def _slot_values(slot: Slot, position: int) -> tuple[object, ...]:
    return (position, slot.model_dump_json())


def _case_values(case: Case, position: int) -> tuple[object, ...]:
    return (case.child_id, position, case.model_dump_json(exclude={"versions"}))


def _version_values(version: Version) -> tuple[object, ...]:
    return tuple(version_columns(version).values())


def _read_cases(connection: sqlite3.Connection, meeting_id: str) -> Iterator[Case]:
    versions: dict[str, list[Version]] = {}
    for case_id, document in connection.execute(_VERSIONS, (meeting_id,)):
        versions.setdefault(case_id, []).append(Version.model_validate_json(document))
    for case_id, document in connection.execute(_CASES, (meeting_id,)):
        case = Case.model_validate_json(document)
        yield case.changed(versions=tuple(versions[case_id])) if case_id in versions else case
