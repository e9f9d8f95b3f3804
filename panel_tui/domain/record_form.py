"""That something was recorded from a form: which form, so that the journal says where words came from."""

from typing import Annotated, Literal

from pydantic import Field

from panel_tui.domain.change import MeetingChange, Moment
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Name


class RecordForm(MeetingChange):
    """A form of a case was read, and what follows in the journal came from it.

    `revision` is the state of the record that the form was written from; 0 for a request form, which
    comes from none. By it the same form is known again when it is recorded once more.
    """

    kind: Literal["record form"] = "record form"
    case_id: Name
    revision: Annotated[int, Field(ge=0)]
    file_sha256: Name

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting as it is, if the case is on its agenda.

        Raises:
            Refused: it is not.
        """
        meeting.case(self.case_id)
        return meeting
