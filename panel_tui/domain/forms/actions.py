"""Actions on a form: a line each, new ones as they are typed in the meeting."""

import re
from collections.abc import Hashable, Iterable
from datetime import date
from typing import NamedTuple

from panel_tui.domain.action_line import ActionChallenged, read_action
from panel_tui.domain.actions import AddAction, ChangeAction, RemoveAction
from panel_tui.domain.case import Action, Case
from panel_tui.domain.forms.grammar import Typed
from panel_tui.domain.forms.part import Edit, Edits, Entries, Entry, Made, Part
from panel_tui.domain.forms.prompts import evidence_of
from panel_tui.domain.forms.reading import Reading
from panel_tui.domain.forms.rows import Row, read_rows, write_row
from panel_tui.domain.forms.stage import Stage
from panel_tui.domain.forms.values import Days, Unread, read_coming_day, say_day
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.sharing import OwnAction

_CELLS = ("who", "what", "by when", "how we shall know", "number")
_SHARED = "shared"
_NUMBER = re.compile(r"[0-9]{1,6}")


class Agreed(NamedTuple):
    """What is to be done; `shared` by brothers and sisters."""

    owner: str
    what: str
    due: date | None
    measure: str
    shared: bool


class ActionsPart(Part):
    """The actions of a case, but for those that bring outstanding evidence."""

    def __init__(self, field_id: str, title: str) -> None:
        """The part that holds the actions."""
        self.id, self.title = field_id, title
        self.guidance = (
            "A line each, such as Amira: refer to FGC by 12 Dec",
            f"Those that are recorded stand here as {' | '.join(_CELLS)}",
        )

    def text(self, meeting: Meeting, case: Case) -> str:
        """Every action, by its number."""
        rows = [
            (each.owner, each.what, say_day(each.due), each.measure, _number(each))
            for each in _listed(case)
        ]
        return "\n".join(map(write_row, rows))

    def read(self, typed: Typed, reading: Reading) -> Entries:
        """Each action by its number, new ones by their line."""
        entries: Entries = {}
        for row in read_rows(typed, len(_CELLS)):
            if len(row.cells) == 1:
                agreed = reading.value(row.line, "", _typed, row.cells[0], reading.days)
                entries["new", row.line] = Entry(agreed, row.line)
            elif len(row.cells) != len(_CELLS):
                words = f"{len(row.cells)} parts; there must be 5: {' | '.join(_CELLS)}"
                reading.fault(row.line, words)
            else:
                self._read_row(row, entries, reading)
        return entries

    def record(self, edits: Edits, stage: Stage, case_id: str) -> Made:
        """Each action as the form has it."""
        for key, edit in edits.items():
            if isinstance(key, tuple):
                yield from self._added(edit, stage, case_id)
            elif isinstance(key, int):
                yield from self._changed(key, edit, stage, case_id)

    def shared(self, edits: Edits) -> Iterable[Hashable]:
        """Each shared action that reads otherwise, by its number, and each new one."""
        for key, edit in edits.items():
            if any(each and each.shared for each in (edit.before, edit.after)):
                yield _said(key, edit)

    def known(self, said: Entries, base: Entries, now: Entries, earlier: Entries) -> Entries:
        """New actions that were recorded since, by their numbers; so that none is recorded twice.

        Those that were recorded from this form `earlier`, and read otherwise now, go by their order.
        """
        since = {key: each for key, each in now.items() if key not in base and key not in said}
        known: Entries = {}
        for key, entry in said.items():
            same = [each for each in since if since[each].value == entry.value]
            found = same[0] if isinstance(key, tuple) and same else key
            known[found] = entry
            since.pop(found, None)
        new = [key for key in known if isinstance(key, tuple)]
        own = [key for key in since if key in earlier]
        if len(new) != len(own):
            return known
        numbers = dict(zip(new, own, strict=True))
        return {
            numbers[key] if isinstance(key, tuple) else key: entry for key, entry in known.items()
        }

    def _read_row(self, row: Row, entries: Entries, reading: Reading) -> None:
        owner, what, by, measure, number = row.cells
        if not any((owner, what, by, measure)):
            return
        for cell, name in ((owner, "who"), (what, "what")):
            if not cell:
                reading.fault(row.line, f"an action needs {name}")
        due = reading.value(row.line, "", read_coming_day, by, reading.days)
        told = reading.value(row.line, "", _read_number, number)
        if told is None:
            return
        known, shared = told
        key: Hashable = known or ("new", row.line)
        agreed = Agreed(owner, what, due, measure, shared)
        reading.once(entries, key, Entry(agreed, row.line))

    def _added(self, edit: Edit, stage: Stage, case_id: str) -> Made:
        said: Agreed = edit.after
        together = stage.agreed(self.id, _said(("new",), edit), case_id) if said.shared else ()
        case_ids = together if len(together) > 1 else (case_id,)
        listed = _listed(stage.meeting.case(case_id))
        if len(case_ids) > 1 and any(_as_said(each) == said for each in listed):
            return  # said alike on another form, and recorded with that
        adding = {"meeting_id": stage.meeting.id, "case_ids": case_ids}
        yield edit.line, AddAction.model_validate(adding | _fields(said))

    def _changed(self, number: int, edit: Edit, stage: Stage, case_id: str) -> Made:
        if edit.before is None:
            words = f"There is no action {number} in this case; leave the number out of a new one."
            yield edit.line, Refused(words)
            return
        action = _numbered(stage.meeting.case(case_id), number)
        if action is None or (edit.after and _fields(edit.after) == _fields(_as_said(action))):
            return  # said alike on another form, and recorded with that
        together = stage.agreed(self.id, _said(number, edit), case_id)
        if len(action.case_ids) > 1 and not set(action.case_ids) <= set(together):
            yield (
                edit.line,
                OwnAction(meeting_id=stage.meeting.id, case_ids=(case_id,), number=number),
            )
            action = max(_listed(stage.meeting.case(case_id)), key=lambda each: each.number)
        head: dict[str, object] = {"meeting_id": stage.meeting.id, "case_ids": action.case_ids}
        head["number"] = action.number
        if edit.after is None:
            yield edit.line, RemoveAction.model_validate(head)
        else:
            yield edit.line, ChangeAction.model_validate(head | _fields(edit.after))


def _listed(case: Case) -> list[Action]:
    """The actions that do not stand with a prompt."""
    return [
        each
        for each in case.actions
        if each.prompt is None or evidence_of(case, each.prompt) is not each
    ]


def _numbered(case: Case, number: int) -> Action | None:
    return next((each for each in _listed(case) if each.number == number), None)


def _number(action: Action) -> str:
    return f"{action.number} {_SHARED}" if len(action.case_ids) > 1 else str(action.number)


def _read_number(text: str) -> tuple[int, bool]:
    """The number, 0 for a new action, and whether it is shared.

    Raises:
        Unread: it is something else.
    """
    words = text.casefold().split()
    shared = _SHARED in words
    others = [each for each in words if each != _SHARED]
    if len(others) > 1 or not all(_NUMBER.fullmatch(each) for each in others):
        raise Unread("the last part is the number of the action, as it was, or nothing")
    return (int(others[0]) if others else 0), shared


def _typed(line: str, days: Days) -> Agreed:
    """A new action, as people type it.

    Raises:
        Unread: it is not one.
    """
    try:
        read = read_action(line, today=days.sitting, calendar=days.calendar)
    except ActionChallenged as challenge:
        raise Unread(str(challenge)) from None
    return Agreed(read.owner, read.what, read.due, "", False)


def _as_said(action: Action) -> Agreed:
    shared = len(action.case_ids) > 1
    return Agreed(action.owner, action.what, action.due, action.measure, shared)


def _fields(said: Agreed) -> dict[str, object]:
    return {key: value for key, value in said._asdict().items() if key != "shared"}


def _said(key: Hashable, edit: Edit) -> Hashable:
    """What the form says of a shared action: by its number, if it has one."""
    return key if isinstance(key, int) else "new", edit.after
