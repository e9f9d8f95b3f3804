"""A filled request form as it was read: whose it is, and the words under each of its headings."""

from datetime import date

from panel_tui.domain.model import Id, Line, Model, Name, Words
from panel_tui.domain.paper_files import SectionState


class SectionAnswer(Model):
    """What stands under a heading of a form."""

    title: Name
    state: SectionState
    text: Words


class FilledRequest(Model):
    """A filled form as it was read. `own_case` is the case ID of its Case ID line, empty if it has none.

    `names_cases` are those that it names anywhere; of both, only cases of the meeting are known.
    """

    paper: Id
    file_sha256: Name
    own_case: Line = ""
    names_cases: tuple[Name, ...]
    filled_by: Line = ""
    dated: date | None = None
    answers: tuple[SectionAnswer, ...]
