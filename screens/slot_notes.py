"""Taking notes: what is typed is kept as a draft within half a second, and becomes a note in good time."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static, TextArea

from panel_tui.domain.changes import Change
from panel_tui.domain.drafts import Draft
from panel_tui.domain.meeting import Meeting, Slot, of_slot
from panel_tui.domain.model import Refused
from panel_tui.domain.notes import WriteNote
from panel_tui.domain.text import clean
from panel_tui.domain.words import LONDON
from panel_tui.ports import NotKept
from screens.base import PanelScreen
from screens.content import ACCENT, DONE, MUTED, row, say
from screens.desk import Desk
from screens.slot_places import NotePlace, note_text, places_of
from screens.widgets.notes_editor import NotesEditor

SAVE_AFTER = 0.3
"""Seconds from a key to the draft in the store."""

TRY_AGAIN_AFTER = 1.0
"""Seconds until a draft that could not be kept is tried again."""

NOTE_AFTER = timedelta(seconds=30)
"""How long a draft grows before it becomes a note in the journal."""

InHand = tuple[str, tuple[str, ...]]
"""A place and the cases that its note is for."""


class NoteTaking(PanelScreen):
    """The part of the slot screen that holds the note in hand."""

    def __init__(self, desk: Desk, slot: int, draft: Draft | None = None) -> None:
        """Notes of a slot; `draft` is where the person last was, if it was here."""
        super().__init__()
        self.desk = desk
        self.slot_number = slot
        self.case_ids = of_slot(desk.meeting, slot) or self.slot.case_ids
        self.place_id = self.places[0].id
        self._cursor: tuple[int, int] | None = None
        if draft is not None and draft.slot == slot:
            self.case_ids, self.place_id = draft.case_ids, draft.place
            self._cursor = (draft.row, draft.column)
        self._saver: Timer | None = None
        self._typed_since: datetime | None = None
        self._saved_at: datetime | None = None
        self._unkept: dict[InHand, str] = {}
        """Notes that were left while the store could not write."""

    @property
    def meeting(self) -> Meeting:
        """The meeting as it is kept now."""
        return self.desk.meeting

    @property
    def slot(self) -> Slot:
        """The slot of this screen."""
        return self.meeting.slot(self.slot_number)

    @property
    def places(self) -> tuple[NotePlace, ...]:
        """The prompts and text sections that apply here."""
        return places_of(self.meeting, self.case_ids)

    @property
    def place(self) -> NotePlace:
        """The prompt or section whose notes are in hand."""
        return next((each for each in self.places if each.id == self.place_id), self.places[0])

    @property
    def editor(self) -> NotesEditor:
        """The editor of the note in hand."""
        return self.query_one(NotesEditor)

    @property
    def has_unkept(self) -> bool:
        """True while a note that was left could not be written."""
        return bool(self._unkept)

    def on_screen_resume(self) -> None:
        """Back from another screen, where the cases of this slot may have got other IDs."""
        if not self.is_mounted:
            return
        if not set(self.case_ids) <= set(self.slot.case_ids):
            self.case_ids = of_slot(self.meeting, self.slot_number) or self.slot.case_ids
            self.show_note()
        self.show_all()

    def do(self, changes: Sequence[Change]) -> None:
        """Keep the note in hand, then do the changes, and show what came of them.

        Raises:
            Refused: the rules say no; the note is kept all the same.
        """
        self.keep_note()
        if changes:
            self.desk.session.do(*changes)
        self.show_all()

    def refuse(self, refused: Refused) -> None:
        """Say why something was not done, under the notes."""
        self._show_saved(say(f"! {refused}", ACCENT))

    def tell(self, words: str) -> None:
        """Say what was done, under the notes."""
        self._show_saved(say(words, MUTED))

    def show_all(self) -> None:
        """Show the meeting as it is now; the slot screen says how."""
        raise NotImplementedError

    def open_note(self, place_id: str, case_ids: tuple[str, ...]) -> None:
        """Keep the note in hand and open another one."""
        self.keep_note()
        self.place_id, self.case_ids = place_id, case_ids
        self._cursor = None
        self.show_note()
        self.show_all()
        self._keep_draft()

    def show_note(self) -> None:
        """Put the note in hand into the editor, with the cursor where it was."""
        in_hand = (self.place_id, self.case_ids)
        kept = note_text(self.meeting.case(self.case_ids[0]), *in_hand)
        self.editor.put(self._unkept.get(in_hand, kept), self._cursor)
        self._typed_since = None

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """A key was typed: keep the draft shortly, also while the typing goes on."""
        event.stop()
        self._typed_since = self._typed_since or self.desk.now
        if self._saver is None:
            self._saver = self.set_timer(SAVE_AFTER, self._save)

    def keep_note(self) -> None:
        """Write the note in hand if it has changed; what cannot be kept now is tried again."""
        if not self.desk.writable:
            return
        self._unkept[self.place_id, self.case_ids] = self.editor.text
        try:
            self._keep_all()
        except NotKept as fault:
            self._warn(fault)

    def _save(self) -> None:
        self._saver = None
        try:
            if self._unkept:
                self._keep_all()
            self._keep_draft()
            if self._typed_since and self.desk.now - self._typed_since >= NOTE_AFTER:
                self._unkept[self.place_id, self.case_ids] = self.editor.text
                self._keep_all()
        except NotKept as fault:
            self._warn(fault)

    def _keep_draft(self) -> None:
        if not self.desk.writable:
            return
        line, column = self.editor.cursor_location
        self.desk.session.keep_draft(
            Draft(
                meeting_id=self.desk.meeting_id,
                slot=self.slot_number,
                place=self.place_id,
                case_ids=self.case_ids,
                text=self.editor.text,
                row=line,
                column=column,
                at=self.desk.now,
                by=self.desk.session.actor,
            )
        )
        self._saved()

    def _keep_all(self) -> None:
        for (place_id, case_ids), text in list(self._unkept.items()):
            kept = note_text(self.meeting.case(case_ids[0]), place_id, case_ids)
            if clean(text) != kept:
                self.desk.session.do(
                    WriteNote(
                        meeting_id=self.desk.meeting_id,
                        place=place_id,
                        case_ids=case_ids,
                        text=text,
                    )
                )
            del self._unkept[place_id, case_ids]
        self._typed_since = None
        self._saved()

    def _saved(self) -> None:
        self._saved_at = self.desk.now
        self._show_saved(row(say("√ ", DONE), say(f"saved {_clock(self._saved_at)}", MUTED)))

    def _warn(self, fault: NotKept) -> None:
        since = f" since {_clock(self._saved_at)}" if self._saved_at else ""
        self._show_saved(say(f"! not saved{since}, trying again. {fault}", ACCENT))
        if self._saver is None:
            self._saver = self.set_timer(TRY_AGAIN_AFTER, self._save)

    def _show_saved(self, words: Content) -> None:
        self.query_one("#saved", Static).update(words, layout=False)


def _clock(at: datetime) -> str:
    return at.astimezone(LONDON).strftime("%H:%M:%S")
