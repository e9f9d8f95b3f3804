"""The one door: every change goes through `Session.do`, which applies it and has it kept.

A screen or command makes a change; `do` lets it apply itself, works out what follows for the
children, and hands all of it to the store, which writes state and journal in one transaction.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from panel_tui.domain.applying import State, apply
from panel_tui.domain.carried import Carried
from panel_tui.domain.carrying import CarryOver, carried_over, cases_to_carry_into
from panel_tui.domain.change import ChildChange, MeetingChange, Moment, Undo
from panel_tui.domain.child import Child
from panel_tui.domain.clocks import Clock as RunningClock
from panel_tui.domain.clocks import DueLine, child_clocks, due_lines, meeting_clocks, step_dues
from panel_tui.domain.consequences import consequences
from panel_tui.domain.drafts import Draft
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.merging import repointed
from panel_tui.domain.model import Refused
from panel_tui.domain.notes import WriteNote
from panel_tui.domain.sharing import rewriting, words_for
from panel_tui.domain.text import clean
from panel_tui.domain.working_days import WorkingCalendar
from panel_tui.ports import Clock, Kept, Store, Told, Update, nobody

if TYPE_CHECKING:
    from panel_tui.domain.changes import Change, Entry


class Session:
    """A person at work. `calendar` is asked for only when a due date has to be worked out."""

    def __init__(
        self, store: Store, clock: Clock, actor: str, calendar: Callable[[], WorkingCalendar]
    ) -> None:
        """A session of `actor`, the person at the keyboard."""
        self.store = store
        self.clock = clock
        self.actor = actor
        self._calendar = calendar
        self._claimed: dict[str, Kept] = {}
        """Meetings held for writing: what is in memory is what is kept."""
        self._followed: dict[str, tuple[int, Kept]] = {}
        """Meetings that another copy holds, as they were at a version of the store."""

    def meeting(self, meeting_id: str) -> Meeting:
        """The meeting of that id as it is kept now.

        Raises:
            Refused: there is no such meeting.
        """
        subject = f"meeting/{meeting_id}"
        state = (self._claimed.get(subject) or self._follow(subject)).state
        if not isinstance(state, Meeting):
            raise Refused(f"There is no meeting {meeting_id}.")
        return state

    def child(self, case_id: str) -> Child:
        """The child that has or had a case ID, as the register has them now.

        Raises:
            Refused: the register knows no such child.
        """
        child_id = self.store.child_ids([case_id]).get(case_id)
        state = self.store.load(f"child/{child_id}").state if child_id else None
        if not isinstance(state, Child):
            raise Refused(
                f"{case_id} is not on the register: import an agenda that has the case first."
            )
        return state

    def do(self, *changes: "Change", told: Told = nobody) -> None:
        """Apply the changes in order, with what follows from them, and keep all of it or nothing.

        `told` hears how far the writing is.

        Raises:
            Refused: the rules do not allow one of them, the meeting is open elsewhere, or somebody
                else changed it meanwhile; nothing has changed.
        """
        moment = Moment(at=self.clock.now(), by=self.actor)
        before = self._children_to_change(changes)
        after: dict[str, Meeting | Child] = {}
        done: list[Change] = []

        def take(change: "Change") -> None:
            subject = change.subject
            if isinstance(change, Undo) and subject in after:
                raise TypeError("an undo is worked out from what is kept: it comes first")
            if subject not in before:
                before[subject] = self._load_to_change(subject)
            state = after.get(subject, before[subject].state)
            if isinstance(change, MeetingChange) and isinstance(state, Meeting):
                change = change.completed(state, moment)
            after[subject] = self._changed(change, state, moment)
            done.append(change)

        for change in changes:
            take(change)
        for follows in self._what_follows(before, after):
            take(follows)
        updates = {
            subject: Update(before[subject], state, self._dues(before[subject].state, state))
            for subject, state in after.items()
        }
        revisions = self.store.keep(moment, done, updates, told)
        for subject in self._claimed.keys() & after.keys():
            self._claimed[subject] = Kept(after[subject], revisions[subject])

    def keep_draft(self, draft: Draft) -> None:
        """Keep what is being typed; it is no change yet, and the journal does not hear of it.

        Raises:
            NotKept: it could not be written; try again.
        """
        revision = self._load_to_change(f"meeting/{draft.meeting_id}").revision
        self.store.keep_draft(draft.changed(revision=revision))

    def recover(self, meeting_id: str) -> Draft | None:
        """Write the note that was in hand when the program last ended; the draft says where that was.

        Raises:
            Refused: the meeting is open elsewhere, or the note no longer has its place.
        """
        draft = self.draft(meeting_id)
        if draft is not None and self._is_to_be_written(draft):
            writer = Session(self.store, self.clock, draft.by, self._calendar)
            writer._claimed = self._claimed  # so that this session sees what was written
            where = draft.place, draft.case_ids
            writer.do(*rewriting(self.meeting(meeting_id), *where, draft.text))
        return draft

    def draft(self, meeting_id: str) -> Draft | None:
        """Where the program last ended, under the case IDs as they have been corrected since.

        What was typed into a dialog is left out where it has been done, or its ground has changed.
        """
        draft = self.store.draft(meeting_id)
        if draft is None:
            return None
        meeting = self.meeting(meeting_id)
        if not set(draft.case_ids) <= set(meeting.case_ids):
            # History knows every change there is, which takes long to load.
            from panel_tui.domain.correcting import corrected
            from panel_tui.domain.history import standing

            history = standing(self.store.history(f"meeting/{meeting_id}"))
            draft = draft.changed(
                case_ids=corrected([each.change for each in history], draft.case_ids)
            )
        if not set(draft.case_ids) <= set(meeting.case_ids):
            return None
        if draft.asked and any(not isinstance(each, WriteNote) for each in self._since(draft)):
            return draft.changed(asked="", answers={}, field="")
        return draft

    def _is_to_be_written(self, draft: Draft) -> bool:
        """Whether the note of a draft says what its meeting does not, and nothing came of it since."""
        kept = words_for(self.meeting(draft.meeting_id), draft.place, draft.case_ids)
        if clean(draft.text) == kept:
            return False
        return not any(_replaces(each, draft) for each in self._since(draft))

    def last_own_change(self, meeting_id: str) -> "Entry | None":
        """The change that an undo would take back; None if there is none.

        Raises:
            Refused: the last change of this person cannot be undone.
        """
        from panel_tui.domain.history import undoable

        return undoable(self.store.history(f"meeting/{meeting_id}"), self.actor)

    def claim(self, meeting_id: str) -> None:
        """Hold a meeting for writing.

        Raises:
            Refused: another copy of the program holds it; the words say who.
        """
        subject = f"meeting/{meeting_id}"
        if subject not in self._claimed:
            self.store.claim(meeting_id, self.actor)
            self._claimed[subject] = self._as_kept(subject)

    def _follow(self, subject: str) -> Kept:
        try:
            return self._as_kept(subject)
        except Refused:
            if subject not in self._followed:
                raise
            # It cannot be read just now: what was read last stands until it can.
            return self._followed[subject][1]

    def _as_kept(self, subject: str) -> Kept:
        """What is kept now; read again only if another program has written since it was."""
        version = self.store.version()
        if subject not in self._followed or self._followed[subject][0] != version:
            self._followed[subject] = (version, self.store.load(subject))
        return self._followed[subject][1]

    def _since(self, draft: Draft) -> "list[Change]":
        """What was done in the meeting after a draft was kept."""
        history = self.store.history(f"meeting/{draft.meeting_id}")
        return [entry.change for entry in history if entry.number > draft.revision]

    def _what_follows(
        self, before: Mapping[str, Kept], after: Mapping[str, Meeting | Child]
    ) -> "Iterator[Change]":
        """What children bring to a meeting, and what it leaves on them.

        Each is taken before the next is worked out: what a meeting leaves goes by what was brought.
        """
        merged = {
            state.child_id: state.same_as
            for state in after.values()
            if isinstance(state, Child) and state.same_as
        }
        for subject in [each for each, state in after.items() if isinstance(state, Meeting)]:
            earlier = before[subject].state
            earlier = repointed(earlier, merged) if isinstance(earlier, Meeting) else None
            for find in (partial(self._carrying, after), consequences):
                meeting = after[subject]
                if isinstance(meeting, Meeting):
                    yield from find(earlier, meeting)

    def _carrying(
        self, changed: Mapping[str, Meeting | Child], before: Meeting | None, meeting: Meeting
    ) -> Iterator[CarryOver]:
        """What the children whose slots have begun bring from earlier meetings."""
        for case in cases_to_carry_into(before, meeting):
            subject = f"child/{case.child_id}"
            child = changed.get(subject) or self.store.load(subject).state
            if not isinstance(child, Child):
                continue
            carried = self.brought(meeting, case.case_id, child)
            if carried and carried != case.carried:
                yield CarryOver(
                    meeting_id=meeting.id,
                    case_ids=(case.case_id,),
                    child_id=child.child_id,
                    carried=carried,
                )

    def brought(self, meeting: Meeting, case_id: str, child: Child) -> Carried | None:
        """What the child of a case brings to a meeting from earlier ones; None where that is nothing.

        Raises:
            Refused: the case is not on the agenda.
        """
        dues = step_dues(child, self._calendar()) if child.steps else {}
        return carried_over(child, meeting.id, meeting.heard_on(case_id), dues)

    def _children_to_change(self, changes: "Sequence[Change]") -> dict[str, Kept]:
        """What is kept of every child that is to be changed, read at once: there may be thousands."""
        subjects = {
            each.subject: each.child_id for each in changes if isinstance(each, ChildChange)
        }
        kept = self.store.children(subjects.values()) if subjects else {}
        return {
            subject: kept.get(child_id, Kept(None, 0)) for subject, child_id in subjects.items()
        }

    def _load_to_change(self, subject: str) -> Kept:
        if not subject.startswith("meeting/"):
            return self.store.load(subject)
        self.claim(subject.removeprefix("meeting/"))
        return self._claimed[subject]

    def _changed(self, change: "Change", state: State, moment: Moment) -> Meeting | Child:
        if isinstance(change, Undo):
            from panel_tui.domain.history import undone

            return undone(self.store.history(change.subject), change, moment)
        return apply(state, change, moment)

    def _dues(self, before: State, after: Meeting | Child) -> tuple[DueLine, ...] | None:
        clocks = _clocks(after)
        if before is not None and _clocks(before) == clocks:
            return None
        if not clocks:
            return ()
        return due_lines(after, self._calendar())


def _replaces(change: "Change", draft: Draft) -> bool:
    """Whether the note of a draft may read otherwise since: written elsewhere, or taken back."""
    if isinstance(change, WriteNote):
        return change.place == draft.place and set(change.case_ids) == set(draft.case_ids)
    return isinstance(change, Undo)


def _clocks(state: Meeting | Child) -> tuple[RunningClock, ...]:
    return meeting_clocks(state) if isinstance(state, Meeting) else child_clocks(state)
