"""Applying a change to a meeting or a child, whichever change it is.

It knows no list of them: to load every change takes as long as many a command.
"""

from typing import TYPE_CHECKING

from panel_tui.domain.change import ChildChange, Moment, Undo
from panel_tui.domain.child import Child
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.opening import OpenMeeting

if TYPE_CHECKING:
    from panel_tui.domain.changes import Change

State = Meeting | Child | None
"""What a change is applied to; None before the meeting is open or the child is registered."""


def apply(state: State, change: "Change", moment: Moment) -> Meeting | Child:
    """The state after a change.

    Raises:
        Refused: the rules do not allow it, or there is nothing yet to change.
    """
    if isinstance(change, ChildChange):
        return change.apply(state if isinstance(state, Child) else None, moment)
    meeting = state if isinstance(state, Meeting) else None
    if isinstance(change, OpenMeeting):
        return change.apply(meeting, moment)
    if meeting is None:
        raise Refused(f"There is no meeting {change.meeting_id}.")
    if isinstance(change, Undo):
        raise TypeError("an undo needs the history: see history.undone")
    return change.apply(meeting, moment)
