"""Forms are recorded on a stage: the meeting change after change, before anything is kept."""

from collections.abc import Hashable, Mapping
from typing import Literal

from panel_tui.domain.applying import apply
from panel_tui.domain.change import Moment
from panel_tui.domain.changes import Change
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused

Phase = Literal["people", "record", "times", "afterwards"]
"""When a part is recorded: who was there first, since decisions count on it; the end of the slot after
all that was said in it; what is said of a decision when it is known whether it binds."""

PHASES: tuple[Phase, ...] = ("people", "record", "times", "afterwards")


class Stage:
    """The meeting while forms are recorded, change after change, before anything is kept.

    `kept` is the meeting before the first of them. `together` are the cases whose forms say the same
    of something that brothers and sisters share.
    """

    def __init__(
        self,
        meeting: Meeting,
        moment: Moment,
        together: Mapping[tuple[str, Hashable], tuple[str, ...]],
    ) -> None:
        """The meeting as it is kept now."""
        self.kept = self.meeting = meeting
        self.moment = moment
        self.changes: list[Change] = []
        self._together = together

    def do(self, change: Change) -> None:
        """Apply a change.

        Raises:
            Refused: the rules do not allow it.
        """
        after = apply(self.meeting, change, self.moment)
        if isinstance(after, Meeting):
            self.meeting = after
        self.changes.append(change)

    def allows(self, change: Change) -> bool:
        """Whether the rules allow a change as things now stand."""
        try:
            apply(self.meeting, change, self.moment)
        except Refused:
            return False
        return True

    def agreed(self, field_id: str, said: Hashable, case_id: str) -> tuple[str, ...]:
        """The cases of a case's slot whose forms say this of something shared."""
        together = self._together.get((field_id, said), ())
        return tuple(each for each in self.meeting.slot_of(case_id).case_ids if each in together)
