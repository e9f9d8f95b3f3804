"""Where a rule of a meeting template comes from."""

from panel_tui.domain.model import Line, Model, Name


class Source(Model):
    """Where a rule comes from; `ours` marks one that no source states and a council may set anew.

    In a file it is one line: `Planning Guide, Permanence Panel`, or `ours, no source says so`.
    """

    document: Name
    section: Line = ""
    ours: bool = False

    def __str__(self) -> str:
        """The document and its section on one line."""
        return ", ".join(each for each in (self.document, self.section) if each)
