"""A part of a form: how it is written from the record, read back, and turned into changes.

What was read is held against the record as it was when the form was written. So only what somebody
changed on the form is recorded, and what somebody changed meanwhile is seen.
"""

from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any, ClassVar, NamedTuple

from panel_tui.domain.case import Case
from panel_tui.domain.changes import Change
from panel_tui.domain.forms.grammar import Typed
from panel_tui.domain.forms.reading import Reading
from panel_tui.domain.forms.stage import Phase, Stage
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused


class Entry(NamedTuple):
    """One thing that a part of a form says (a value of the part's own kind), and the line that says it."""

    value: Any
    line: int


class Edit(NamedTuple):
    """One thing that a form says differently from the record that it was written from.

    `before` is None where it is new, `after` where it was taken out.
    """

    before: Any
    after: Any
    line: int


Entries = dict[Hashable, Entry]
Edits = Mapping[Hashable, Edit]
Made = Iterator[tuple[int, Change | Refused]]
"""Changes, each with the line of the form that it comes from; or why something cannot be recorded."""


class Part(ABC):
    """A part of the form of a case. It is made from the meeting that the form was written from."""

    phase: ClassVar[Phase] = "record"
    labels: tuple[str, ...] = ()
    """What begins a line of the part, if it has labelled lines."""
    repeated: tuple[str, ...] = ()
    """Those that may stand there more than once."""
    may_go: tuple[str, ...] = ()
    """Those that need not stay when there is nothing more to say after them."""
    begins: str = ""
    """The label that begins another entry, where there may be several."""
    id: str
    title: str
    guidance: tuple[str, ...] = ()
    place: str = ""
    """The prompt or section of the template that it is about, where it is about one alone."""

    @abstractmethod
    def text(self, meeting: Meeting, case: Case) -> str:
        """What is recorded of it, as the form says it."""

    @abstractmethod
    def read(self, typed: Typed, reading: Reading) -> Entries:
        """What a form says, by what it is about; what cannot be read goes to `reading`."""

    @abstractmethod
    def record(self, edits: Edits, stage: Stage, case_id: str) -> Made:
        """The changes that record what was edited; each has been applied before the next is made."""

    def known(self, said: Entries, base: Entries, now: Entries, earlier: Entries) -> Entries:
        """What a form says, where something that was new on it has been recorded since.

        `earlier` is the record as it was when this form was last recorded, if it was.
        """
        return said

    def holds(self, after: Any, now: Any) -> bool:
        """Whether the record says already what the form says."""
        return bool(after == now)

    def same(self, before: Any, now: Any) -> bool:
        """Whether nobody has changed since what the form was written from."""
        return bool(before == now)

    def shared(self, edits: Edits) -> Iterable[Hashable]:
        """What the form says anew of things that are marked as shared with brothers and sisters."""
        return ()
