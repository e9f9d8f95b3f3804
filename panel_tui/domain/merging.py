"""Two records of one child become one: everything of the one moves to the other, which goes on.

Ours: no source says how a register is kept. Merging is not undone; it is refused where the two cannot
be one child.
"""

from collections.abc import Mapping
from typing import Literal

from panel_tui.domain.change import ChildChange, MeetingChange, Moment
from panel_tui.domain.child import Child
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Name, Refused
from panel_tui.domain.register import current_last, registered


class MergeChild(ChildChange):
    """What the register holds in `other` record is of this child; this one's facts stay the current ones."""

    kind: Literal["merge child"] = "merge child"
    other: Child

    def apply(self, child: Child | None, moment: Moment) -> Child:
        """The child with all of both; what both say alike is there once.

        Raises:
            Refused: their dates of birth differ, or something happened to one before the other was born.
        """
        known, other = registered(child), self.other
        _refuse_two_children(known, other)
        followed = {each.template: each for each in (*other.followed, *known.followed)}
        return known.changed(
            case_ids=current_last((*other.case_ids, *known.case_ids), known.case_id),
            names=current_last((*other.names, *known.names), known.names[-1]),
            known_since=min(known.known_since, other.known_since),
            born=known.born or other.born,
            due=known.due or other.due,
            events=tuple(dict.fromkeys((*other.events, *known.events))),
            steps=(*other.steps, *known.steps),
            progress=tuple(sorted((*other.progress, *known.progress), key=lambda each: each.on)),
            hearings=tuple(sorted((*other.hearings, *known.hearings), key=lambda each: each.on)),
            followed=tuple(followed.values()),
        )


class RetireChild(ChildChange):
    """This record was of a child who has another; it keeps nothing but which."""

    kind: Literal["retire child"] = "retire child"
    same_as: Name

    def apply(self, child: Child | None, moment: Moment) -> Child:
        """The record as it stays behind.

        Raises:
            Refused: there is none.
        """
        known = registered(child)
        return Child(
            child_id=known.child_id,
            case_ids=(),
            names=(),
            known_since=known.known_since,
            same_as=self.same_as,
        )


class RepointChild(MeetingChange):
    """The case of a child whose record was retired points at the record that goes on.

    Nothing of what the meeting recorded changes, approved minutes neither.
    """

    kind: Literal["repoint child"] = "repoint child"
    retired: Name
    child_id: Name

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with its case of that child.

        Raises:
            Refused: both records have a case here, so that they are two children.
        """
        cases = {case.child_id: case.case_id for case in meeting.cases}
        if self.retired in cases and self.child_id in cases:
            raise Refused(
                f"{cases[self.child_id]} and {cases[self.retired]} are both on the agenda of "
                f"{meeting.id}: they cannot be one child."
            )
        return repointed(meeting, {self.retired: self.child_id})


def repointed(meeting: Meeting, merged: Mapping[str, str]) -> Meeting:
    """The meeting with each child whose record was retired under the one that goes on."""
    if not any(case.child_id in merged for case in meeting.cases):
        return meeting
    cases = tuple(
        case.changed(child_id=merged[case.child_id]) if case.child_id in merged else case
        for case in meeting.cases
    )
    return meeting.changed(cases=cases)


def _refuse_two_children(one: Child, other: Child) -> None:
    if one.born and other.born and one.born != other.born:
        raise Refused(
            f"{one.case_id} and {other.case_id} have different dates of birth. Put one right first, "
            "if they are one child."
        )
    born = one.born or other.born
    if born and any(event.on < born for event in (*one.happened, *other.happened)):
        raise Refused(
            f"Something happened to {one.case_id} or {other.case_id} before the other was born: "
            "they cannot be one child."
        )
