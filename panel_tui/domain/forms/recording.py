"""Filled forms become the changes that make the record equal to them, or all that is wrong with them."""

from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from panel_tui.domain.case import Case
from panel_tui.domain.change import Moment
from panel_tui.domain.changes import Change
from panel_tui.domain.faults import Fault
from panel_tui.domain.forms.grammar import FilledForm
from panel_tui.domain.forms.origin import Kept, open_sheet
from panel_tui.domain.forms.part import Edits, Part
from panel_tui.domain.forms.reading import Faults
from panel_tui.domain.forms.sheet import Sheet
from panel_tui.domain.forms.stage import PHASES, Stage
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.open_points import open_points
from panel_tui.domain.record_form import RecordForm
from panel_tui.domain.sharing import OwnAction, OwnNote
from panel_tui.domain.stated_times import CloseCase, reopened
from panel_tui.domain.working_days import WorkingCalendar

_SAID_TOGETHER = ("people", "times")
"""What several forms may say of the meeting: each is held against what the one before it left."""


class FaultyForms(Refused):
    """Forms that cannot be recorded, with all the faults of each; nothing of them was taken in."""

    def __init__(self, faults: Sequence[tuple[str, Fault]]) -> None:
        """The faults, each with its file as the person named it."""
        self.faults = tuple(faults)
        super().__init__("\n".join(f"{file}: {fault}" for file, fault in faults))


class Recorded(NamedTuple):
    """What forms come to: all the changes, and those of each case; `remarks` are for the person."""

    changes: tuple[Change, ...]
    by_case: dict[str, tuple[Change, ...]]
    remarks: tuple[str, ...]


def record_forms(
    forms: Sequence[FilledForm],
    kept: Kept,
    moment: Moment,
    calendar: WorkingCalendar | None = None,
) -> Recorded:
    """The changes that make the record say what the forms say; none where they say what it says.

    Raises:
        FaultyForms: something cannot be read or recorded, or was recorded otherwise since.
    """
    found = [Faults(form.file) for form in forms]
    sheets = [
        sheet
        for form, faults in zip(forms, found, strict=True)
        if (sheet := open_sheet(form, kept, moment.by, calendar, faults))
    ]
    _refuse_two_of_one_case(sheets)
    recorder = _Recorder(sheets, kept.meeting, moment)
    recorder.record()
    faults = [(each.file, fault) for each in found for fault in each.found]
    if faults:
        raise FaultyForms(faults)
    return recorder.recorded()


class _Recorder:
    """Takes forms in, phase by phase, and gathers the changes that come of them."""

    def __init__(self, sheets: Sequence[Sheet], meeting: Meeting, moment: Moment) -> None:
        self._sheets = sheets
        self._edits = {
            (sheet.case_id, part.id): sheet.edits(part, meeting)
            for sheet in sheets
            for part in sheet.parts
            if part.phase not in _SAID_TOGETHER
        }
        self._stage = Stage(meeting, moment, self._together())
        self._changes: dict[str, list[Change]] = {sheet.case_id: [] for sheet in sheets}

    def record(self) -> None:
        """Apply all that the forms say; what the rules refuse becomes a fault of its form."""
        for phase in PHASES:
            for sheet in self._sheets:
                for part in sheet.parts:
                    if part.phase == phase:
                        self._record(part, self._edits_of(part, sheet), sheet)
        for sheet in self._sheets:
            self._close(sheet)

    def recorded(self) -> Recorded:
        """What came of it."""
        forms = [
            RecordForm(
                meeting_id=self._stage.meeting.id,
                case_id=sheet.case_id,
                revision=sheet.revision,
                file_sha256=sheet.form.file_sha256,
            )
            for sheet in self._sheets
            if self._changes[sheet.case_id]
        ]
        return Recorded(
            (*forms, *self._stage.changes),
            {case_id: tuple(changes) for case_id, changes in self._changes.items()},
            tuple(self._remarks()),
        )

    def _together(self) -> dict[tuple[str, Hashable], tuple[str, ...]]:
        """Who says the same of what brothers and sisters share."""
        together: dict[tuple[str, Hashable], tuple[str, ...]] = {}
        for sheet in self._sheets:
            for part in sheet.parts:
                for said in part.shared(self._edits.get((sheet.case_id, part.id), {})):
                    others = together.get((part.id, said), ())
                    together[part.id, said] = (*others, sheet.case_id)
        return together

    def _edits_of(self, part: Part, sheet: Sheet) -> Edits:
        if part.phase in _SAID_TOGETHER:
            return sheet.edits(part, self._stage.meeting)
        return self._edits[sheet.case_id, part.id]

    def _record(self, part: Part, edits: Edits, sheet: Sheet) -> None:
        if not edits:
            return
        if self._stage.meeting.case(sheet.case_id).approved:
            words = f"the minutes of {sheet.case_id} are approved. Reopen them first."
            sheet.faults.add(0, "", words)
            return
        for line, change in part.record(edits, self._stage, sheet.case_id):
            refused = change if isinstance(change, Refused) else self._refusal(change, sheet)
            if refused:
                sheet.faults.add(line, part.title, str(refused))
                return

    def _refusal(self, change: Change, sheet: Sheet) -> Refused | None:
        try:
            self._stage.do(change)
        except Refused as refused:
            return refused
        named = getattr(change, "case_ids", (sheet.case_id,))
        for case_id in {sheet.case_id, *named} & self._changes.keys():
            self._changes[case_id].append(change)
        return None

    def _close(self, sheet: Sheet) -> None:
        """What is recorded after the slot was finished may leave less, or more, open than it did."""
        before, now = self._stage.kept, self._stage.meeting
        if before.ended_at(sheet.case_id) is None or not now.case(sheet.case_id).heard_here:
            return
        left = [open_points(reopened(each, sheet.case_id), sheet.case_id) for each in (before, now)]
        if left[0] != left[1]:
            self._refusal(CloseCase(meeting_id=now.id, case_ids=(sheet.case_id,)), sheet)

    def _remarks(self) -> Iterator[str]:
        before, now = self._stage.kept, self._stage.meeting
        for sheet in self._sheets:
            yield from sheet.remarks
            changes = self._changes[sheet.case_id]
            if changes:
                case = now.case(sheet.case_id)
                yield from _what_to_know(before.case(sheet.case_id), case, changes)


def _what_to_know(before: Case, now: Case, changes: Sequence[Change]) -> Iterator[str]:
    """What became of a case beside what its form says."""
    for change in changes:
        if isinstance(change, OwnNote | OwnAction):
            what = "note" if isinstance(change, OwnNote) else "action"
            yield f"{now.case_id}: a shared {what} reads otherwise here, and is now this child's own."
    if before.read_back and not now.read_back:
        yield f"{now.case_id}: what was read back reads otherwise now. Read it back again."
    if now.decision and not now.decision.binds and now.decision != before.decision:
        confirmed = before.decision is not None and before.decision.confirmed_by
        again = " again, since it reads otherwise" if confirmed else ""
        yield f"{now.case_id}: not quorate when it was decided: somebody has to confirm it{again}."
    if now.left_open:
        yield f"{now.case_id}: left open: {'; '.join(now.left_open)}."


def _refuse_two_of_one_case(sheets: Sequence[Sheet]) -> None:
    """A fault for every form of a case of which another form was given before."""
    first: dict[str, Sheet] = {}
    for sheet in sheets:
        other = first.setdefault(sheet.case_id, sheet)
        if other is not sheet:
            words = f"{other.form.file} is a form of {sheet.case_id} too. Give one of them."
            sheet.faults.add(0, "", words)
