"""The minutes document: what a child's minutes say, before any format. Every writer in `exports` takes it."""

import hashlib
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from panel_tui.domain.model import Line, Model, Name, Words


class Paragraph(Model):
    """Words as they were typed; `label` says what they are, where they need saying."""

    kind: Literal["paragraph"] = "paragraph"
    label: Line = ""
    text: Words


class Bullets(Model):
    """A list of items, numbered or not."""

    kind: Literal["bullets"] = "bullets"
    items: tuple[Words, ...]
    numbered: bool = False


class Grid(Model):
    """A table; every row is as long as `columns`."""

    kind: Literal["grid"] = "grid"
    columns: tuple[Name, ...]
    rows: tuple[tuple[Line, ...], ...]


class Part(Model):
    """A heading inside a section with what stands under it, such as one prompt."""

    kind: Literal["part"] = "part"
    title: Name
    blocks: tuple["Paragraph | Bullets | Grid", ...] = ()


Block = Annotated[Paragraph | Bullets | Grid | Part, Field(discriminator="kind")]


class DocumentSection(Model):
    """A section of the minutes, in the template's order."""

    title: Name
    blocks: tuple[Block, ...] = ()


class MinutesDocument(Model):
    """One case's minutes: the facts at its head, then the sections. One child, one document."""

    meeting_id: Name
    meeting_title: Name
    authority: Name
    template: Name
    case_id: Name
    child: Name
    version: Annotated[int, Field(ge=1)]
    made_at: AwareDatetime
    facts: tuple[tuple[Name, Line], ...]
    sections: tuple[DocumentSection, ...]

    @property
    def sha256(self) -> str:
        """The fingerprint of the document, the same in every format it is written in."""
        content = self.model_dump_json(exclude={"made_at"})
        return hashlib.sha256(content.encode()).hexdigest()
