"""What is known of the files in a folder of papers: facts about them, and never their words.

Files are read in `data/papers`, for what a meeting seeks in them (`Sought`); `paper_check` judges.
"""

from datetime import date
from hashlib import sha256
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from panel_tui.domain.model import Id, Line, Model, Name
from panel_tui.domain.papers import FormSection, Paper

SectionState = Literal[
    "answered", "blank", "to be confirmed", "not applicable", "not applicable because", "guidance"
]
"""`not applicable` is said without a reason; `guidance` is still what the empty form says there."""

FileKind = Literal["Word", "PDF", "Markdown", "text", "picture", "other", "no file"]
"""What a file is by its content, whatever its name says.

`no file`: a link, or what else lies in a folder and cannot be a paper.
"""

FileState = Literal["read", "unread", "empty", "damaged", "locked", "too large", "not readable"]
"""`unread`: it is there, and has no words to read (a picture, a scan, a kind that is not known).

`locked` wants a password; `not readable`: the account may not open it.
"""


class SectionSeen(Model):
    """A section of a form as it was found in a file, under the template's title for it."""

    title: Name
    state: SectionState


class PaperFile(Model):
    """What is known of one file of the folder.

    `path` is relative to the folder, with `/`, exactly as it is on disk (bytes that are no UTF-8 as
    `os.fsdecode` has them); `shown` is the same for people, with control characters made visible.
    """

    path: str  # without a constraint: pydantic then takes it as it is, Unicode or not
    shown: Name
    size: Annotated[int, Field(ge=0)]
    modified: AwareDatetime
    """The file's own time: shown, never judged."""
    sha256: str = ""
    """Of its bytes; empty where they could not be read."""
    kind: FileKind
    state: FileState
    remark: Line = ""
    """What to know of it, such as `named .pdf, but it is a Word file`."""
    dated: date | None = None
    dated_from: Literal["name", "words", ""] = ""
    """The date in its name, else of a line that begins Dated, Completed or Updated."""
    titled: tuple[Id, ...] = ()
    """The template's documents that its first words call it by (`paper_names.document_called`)."""
    names_cases: tuple[Name, ...] = ()
    """The sought case IDs that its words name, in their order (`paper_names.CaseIds`)."""
    signed_by: tuple[Name, ...] = ()
    """The sought roles with a signature line that is filled in."""
    sections: tuple[SectionSeen, ...] = ()
    """The sought sections that it has, each once."""


class Sought(Model):
    """What to look for in the files of a meeting: its case IDs and what its template asks of papers."""

    case_ids: tuple[Name, ...] = ()
    papers: tuple[Paper, ...] = ()

    @property
    def sections(self) -> tuple[FormSection, ...]:
        """The form sections to look for, whichever form they belong to."""
        return tuple(section for paper in self.papers for section in paper.form_sections)

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles whose signatures to look for."""
        return tuple(dict.fromkeys(paper.signed_by for paper in self.papers if paper.signed_by))

    @property
    def digest(self) -> str:
        """What was read of a file holds for the same digest, and for no other."""
        return sha256(self.model_dump_json().encode()).hexdigest()
