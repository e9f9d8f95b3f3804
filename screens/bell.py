"""The bell: when the time of a slot comes to a warning point, or to its end."""

from datetime import datetime, timedelta

from panel_tui.domain.meeting import Meeting

END = 0
"""The point at which no minute is left."""


class Bell:
    """Rings once at each point of the slot that runs. It is asked again and again as time goes by."""

    def __init__(self) -> None:
        """A bell that has not been asked yet: what was before then it does not ring for."""
        self._left: tuple[str, timedelta] | None = None

    def rings(self, meeting: Meeting, now: datetime) -> bool:
        """True if the time left has come to a point since the bell was last asked."""
        was, self._left = self._left, _left(meeting, now)
        if was is None or self._left is None or was[0] != self._left[0]:
            return False
        points = (timedelta(minutes=minutes) for minutes in (*meeting.warn_at, END))
        return any(self._left[1] <= point < was[1] for point in points)


def _left(meeting: Meeting, now: datetime) -> tuple[str, timedelta] | None:
    """Which slot runs, and the time that it has left; None where none does, or it has no end."""
    for slot in meeting.slots:
        left = slot.timer.left(now)
        if slot.timer.state == "running" and left is not None:
            return f"{meeting.id} {slot.number}", left
    return None
