"""Changes to the register: a child becomes known, and what happens to them is recorded."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from panel_tui.domain.change import ChildChange, Moment
from panel_tui.domain.child import Child, Event, Followed, Hearing, Progress, Step
from panel_tui.domain.limits import Limit
from panel_tui.domain.model import Id, Name, Refused
from panel_tui.domain.words import LONDON


class RegisterChild(ChildChange):
    """A child becomes known to this database, under the case system's number."""

    kind: Literal["register child"] = "register child"
    case_id: Name
    name: Name
    born: date | None = None
    due: date | None = None

    def apply(self, child: Child | None, moment: Moment) -> Child:
        """The child as first known.

        Raises:
            Refused: the child is on the register already.
        """
        if child is not None:
            raise Refused(f"{self.case_id} is on the register already.")
        return Child(
            child_id=self.child_id,
            case_ids=(self.case_id,),
            names=(self.name,),
            known_since=moment.at.astimezone(LONDON).date(),
            born=self.born,
            due=self.due,
        )


class CorrectChild(ChildChange):
    """What the register holds of a child is put right; earlier case IDs and names are kept as former.

    Where no day of birth and no expected day is given, those that are known stay.
    """

    kind: Literal["correct child"] = "correct child"
    case_id: Name
    name: Name
    born: date | None = None
    due: date | None = None

    def apply(self, child: Child | None, moment: Moment) -> Child:
        """The child with these as the current facts.

        Raises:
            Refused: the child is not on the register.
        """
        known = registered(child)
        dates = {"born": self.born, "due": self.due} if self.born or self.due else {}
        return known.changed(
            case_ids=current_last(known.case_ids, self.case_id),
            names=current_last(known.names, self.name),
            **dates,
        )


class TraceMeeting(ChildChange):
    """What a meeting leaves on a child, afresh each time.

    Events, the steps and actions that begin there, what became of earlier ones, and how the child was
    heard.
    """

    kind: Literal["trace meeting"] = "trace meeting"
    meeting_id: Id
    events: tuple[Event, ...] = ()
    steps: tuple[Step, ...] = ()
    progress: tuple[Progress, ...] = ()
    hearing: Hearing | None = None

    def apply(self, child: Child | None, moment: Moment) -> Child:
        """The child with what this meeting leaves in place of what it had left before.

        Raises:
            Refused: the child is not on the register.
        """
        known = registered(child)
        own = self.meeting_id
        since = self.hearing.on if self.hearing else date.min
        # What was planned there and has happened since is planned no more.
        events = (
            each for each in self.events if not (each.planned and known.first((each.kind,), since))
        )
        hearings = tuple(each for each in known.hearings if each.meeting_id != own)
        return known.changed(
            events=(*(each for each in known.events if each.source != own), *events),
            steps=(*(each for each in known.steps if each.meeting_id != own), *self.steps),
            progress=(*(each for each in known.progress if each.said_at != own), *self.progress),
            hearings=(*hearings, self.hearing) if self.hearing else hearings,
        )


class FollowLimits(ChildChange):
    """The child is followed by the limits of a template under which it is now heard.

    Those of other templates stay: a child may be heard at several kinds of meeting.
    """

    kind: Literal["follow limits"] = "follow limits"
    template: Id
    limits: tuple[Limit, ...]

    def apply(self, child: Child | None, moment: Moment) -> Child:
        """The child under these limits, in place of what it had of this template.

        Raises:
            Refused: the child is not on the register.
        """
        known = registered(child)
        others = (each for each in known.followed if each.template != self.template)
        followed = Followed(template=self.template, limits=self.limits)
        return known.changed(followed=(*others, followed))


def current_last(known: Iterable[str], current: str) -> tuple[str, ...]:
    """All that are known, each once and in their order, with the current one last."""
    return (*dict.fromkeys(each for each in known if each != current), current)


def registered(child: Child | None) -> Child:
    """The child, known to be on the register.

    Raises:
        Refused: it is not, or this record of it was merged into another.
    """
    if child is not None and child.same_as:
        raise Refused("This record was merged into another: name the child by its case ID.")
    if child is None:
        raise Refused(
            "This child is not on the register: import an agenda that has the case first."
        )
    return child
