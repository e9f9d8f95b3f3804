"""The options ledger: each route to permanence with its status and reason, from meeting to meeting.

What one meeting says of an option stands until a later one says otherwise (S2, Care Planning: the
reasons are clear, those for what is ruled out among them).
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from panel_tui.domain.model import Id, Line, Model, Name, Words

OptionStatus = Literal["preferred", "contingency (i)", "contingency (ii)", "parallel", "ruled out"]

ONLY_ONE: tuple[OptionStatus, ...] = ("preferred", "contingency (i)", "contingency (ii)")
"""What only one option can be at a time."""


class OptionEntry(Model):
    """A line of the options ledger; `detail` tells apart two entries of one option."""

    option: Id
    detail: Line = ""
    status: OptionStatus
    reason: Words = ""
    strengths: Words = ""
    risks: Words = ""
    support: Words = ""

    @property
    def key(self) -> tuple[str, str]:
        """What it is known by in its ledger."""
        return (self.option, self.detail)


class LedgerEntry(OptionEntry):
    """A line of the ledger as it stands, with the option's title and the day it was last said."""

    title: Name
    on: date

    @property
    def name(self) -> str:
        """The option as it is shown: `Special guardianship: maternal aunt`."""
        return f"{self.title}: {self.detail}" if self.detail else self.title


class LedgerChange(NamedTuple):
    """What changed in the ledger since an earlier meeting; `was` or `now` is None for none."""

    option: str
    detail: str
    was: OptionStatus | None
    now: OptionStatus | None
    why: str

    @property
    def words(self) -> str:
        """The change in words, without the reason."""
        if self.was is None:
            return f"new, {self.now}"
        if self.now is None:
            return f"no longer {self.was}"
        return f"still {self.now}" if self.was == self.now else f"was {self.was}, now {self.now}"


def ledger_after(
    earlier: Sequence[LedgerEntry],
    said: Sequence[OptionEntry],
    titles: Mapping[str, str],
    on: date,
) -> tuple[LedgerEntry, ...]:
    """The whole ledger after a meeting: what it said, and what stands from earlier ones.

    `titles` are the options' by their ids.
    """
    new = (
        LedgerEntry(**dict(each), title=titles.get(each.option, each.option), on=on)
        for each in said
    )
    return (*new, *still_standing(earlier, said))


def still_standing(
    earlier: Sequence[LedgerEntry], said: Sequence[OptionEntry]
) -> tuple[LedgerEntry, ...]:
    """The earlier entries that a meeting has said nothing of, nor put another in their place."""
    keys = {each.key for each in said}
    taken = {each.status for each in said if each.status in ONLY_ONE}
    return tuple(each for each in earlier if each.key not in keys and each.status not in taken)


def ledger_changes(
    earlier: Sequence[LedgerEntry], said: Sequence[OptionEntry]
) -> tuple[LedgerChange, ...]:
    """What a meeting changed in the ledger, and why; an entry said again as it was is no change."""
    return tuple(_changes(earlier, said))


def _changes(earlier: Sequence[LedgerEntry], said: Sequence[OptionEntry]) -> Iterator[LedgerChange]:
    known = {each.key: each for each in earlier}
    for each in said:
        was = known.get(each.key)
        if was is None or (was.status, was.reason) != (each.status, each.reason):
            status = was.status if was else None
            yield LedgerChange(each.option, each.detail, status, each.status, each.reason)
    keys = {each.key for each in (*said, *still_standing(earlier, said))}
    for gone in (each for each in earlier if each.key not in keys):
        yield LedgerChange(gone.option, gone.detail, gone.status, None, "")
