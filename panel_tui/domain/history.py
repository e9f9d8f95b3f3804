"""The history of a meeting or a child: its changes in order, played again, and one taken back.

An undo is a change like any other. It takes its target out of the history; the state is then what the
rest of the history makes, so an undone change leaves no trace in the state.
"""

from collections.abc import Sequence

from panel_tui.domain.actions import ChangeAction
from panel_tui.domain.applying import State, apply
from panel_tui.domain.carrying import CarryOver
from panel_tui.domain.change import Moment, Undo
from panel_tui.domain.changes import Change, Entry
from panel_tui.domain.correcting import CorrectCase
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.merging import RepointChild
from panel_tui.domain.model import Refused
from panel_tui.domain.opening import OpenMeeting
from panel_tui.domain.paper_standing import KeepPaperCheck
from panel_tui.domain.record_form import RecordForm
from panel_tui.domain.sign_off import Approve, RecordExport, RecordReceipt, Reopen

_FINAL = (OpenMeeting, Approve, Reopen, RecordReceipt)
"""Changes that other people rely on: they are answered by another change, not undone."""

_PASSED_OVER = (RecordExport, RecordForm, KeepPaperCheck, CarryOver, RepointChild)
"""What the program noted on the way: an undo takes back what the person did before it."""


def standing(entries: Sequence[Entry]) -> list[Entry]:
    """The entries that have not been taken back, without the undos themselves."""
    taken_back: set[int] = set()
    kept: list[Entry] = []
    for entry in reversed(entries):
        if entry.number in taken_back:
            continue
        if isinstance(entry.change, Undo):
            taken_back.add(entry.change.number)
        else:
            kept.append(entry)
    return kept[::-1]


def replay(entries: Sequence[Entry]) -> State:
    """The state that a history makes, from nothing.

    Raises:
        Refused: a change of it is not allowed after the ones before it.
    """
    state: State = None
    for entry in standing(entries):
        state = apply(state, entry.change, entry.moment)
    return state


def undoable(entries: Sequence[Entry], actor: str) -> Entry | None:
    """The last change of `actor` that an undo would take back; None if there is none.

    Raises:
        Refused: it is one that cannot be undone.
    """
    own = [
        entry
        for entry in standing(entries)
        if entry.moment.by == actor and not isinstance(entry.change, _PASSED_OVER)
    ]
    if own and isinstance(own[-1].change, _FINAL):
        raise Refused(f"Your last change ({own[-1].change.kind}) cannot be undone.")
    return own[-1] if own else None


def undone(entries: Sequence[Entry], undo: Undo, moment: Moment) -> Meeting:
    """The meeting after `undo`, whose target must be the actor's last change or their last undo.

    Raises:
        Refused: it is somebody else's or an earlier change, or a later change builds on it.
    """
    _refuse_target(entries, undo.number, moment.by)
    before = replay(entries)
    try:
        after = replay([*entries, Entry(number=0, moment=moment, change=undo)])
    except Refused as refused:
        raise Refused(f"A later change builds on it. {refused}") from None
    if not isinstance(before, Meeting) or not isinstance(after, Meeting):
        raise Refused("Only a change to a meeting can be undone.")
    if _reaches_approved(before, after):
        raise Refused("Minutes have been approved since. Reopen them instead.")
    _refuse_renumbered(before, after, _undone_change(entries, undo.number))
    return after


def _reaches_approved(before: Meeting, after: Meeting) -> bool:
    """Whether a case whose minutes stand approved would not be what was approved any more."""
    cases = {case.case_id: case for case in after.cases}
    return any(case.approved and cases.get(case.case_id) != case for case in before.cases)


def _undone_change(entries: Sequence[Entry], number: int) -> Change:
    """What an undo comes down to: the change that it takes back, or brings back."""
    change = next(entry.change for entry in entries if entry.number == number)
    return _undone_change(entries, change.number) if isinstance(change, Undo) else change


def _refuse_renumbered(before: Meeting, after: Meeting, change: Change) -> None:
    """Actions are known by number: no undo gives the number of one to another."""
    if isinstance(change, ChangeAction | CorrectCase):
        return
    known = {case.case_id: case.actions for case in before.cases}
    for case in after.cases:
        numbered = {action.number: action for action in known.get(case.case_id, ())}
        if any(numbered.get(each.number, each) != each for each in case.actions):
            raise Refused("Actions have been added since, and this would change their numbers.")


def _refuse_target(entries: Sequence[Entry], number: int, actor: str) -> None:
    own = [entry for entry in entries if entry.moment.by == actor]
    if own and own[-1].number == number and isinstance(own[-1].change, Undo):
        return
    target = undoable(entries, actor)
    if target is None or target.number != number:
        raise Refused("Only your own last change can be undone.")
