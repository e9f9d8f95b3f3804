"""A draft: what is being typed, kept every half second, and where the person was."""

from pydantic import AwareDatetime, Field

from panel_tui.domain.case import CaseIds
from panel_tui.domain.model import Id, Model, Name


class Draft(Model):
    """The note in hand of a meeting. `row` and `column` are the cursor's, counted from 0.

    It becomes a note when the person leaves it, at a slot event, after a while, or at the next start.
    `revision` is the meeting's when it was kept: a note that was changed since is newer.
    `asked` is the command whose dialog was open, if one was; `answers` are what was typed into it so
    far, by the field's id, and `field` had the cursor. `unwritten` says, of a draft that is taken up,
    that its note could not be written yet; it is never kept so.
    """

    meeting_id: Id
    slot: int
    place: Id
    case_ids: CaseIds
    text: str
    row: int = 0
    column: int = 0
    revision: int = 0
    asked: str = ""
    answers: dict[str, str] = Field(default_factory=dict)
    field: str = ""
    unwritten: bool = False
    at: AwareDatetime
    by: Name
