"""Taking notes: what is typed is kept as a draft within half a second, and becomes a note in good time."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from textual.timer import Timer
from textual.widgets import TextArea

from panel_tui.domain.changes import Change
from panel_tui.domain.drafts import Draft
from panel_tui.domain.meeting import Slot
from panel_tui.domain.model import Refused, listed
from panel_tui.domain.sharing import open_ones, rewriting, words_for
from panel_tui.domain.text import clean
from screens.desk import Desk
from screens.forms import Answers
from screens.item_screen import ItemScreen
from screens.slot_places import NotePlace, places_of
from screens.widgets.notes_editor import NotesEditor
from screens.widgets.saved_line import SavedLine

SAVE_AFTER = 0.2
"""Seconds from a key to the draft in the store."""

TRY_AGAIN_AFTER = 1.0
"""Seconds until what could not be kept is tried again."""

NOTE_AFTER = timedelta(seconds=30)
"""How long a draft grows before it becomes a note in the journal."""

InHand = tuple[str, tuple[str, ...]]
"""A place and the cases that its note is for."""


class NoteTaking(ItemScreen):
    """The part of the slot screen that holds the note in hand."""

    slot_number: int

    def __init__(self, desk: Desk, slot: int, draft: Draft | None = None) -> None:
        """Notes of a slot; `draft` is where the person last was, if it was here."""
        super().__init__(desk, slot)
        self.case_ids = self.all_in_hand
        self.place_id = self.places[0].id
        self._saver: Timer | None = None
        self._typed_since: datetime | None = None
        self._unkept: dict[InHand, str] = {}
        """Notes that are to be written, or could not be yet."""
        self._asked: tuple[str, Answers, str] = ("", {}, "")
        """The command whose dialog is open, what was typed into it, and the field with the cursor."""
        self._draft_kept = True
        self.left_at = draft if draft is not None and draft.slot == slot else None
        """Where the program last ended, if that was here."""
        if self.left_at is not None:
            self.case_ids = self._going_on(self.left_at.case_ids)
            self.place_id = self.left_at.place
            if self.left_at.unwritten:
                self._unkept[self.left_at.place, self.left_at.case_ids] = self.left_at.text

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
    def all_in_hand(self) -> tuple[str, ...]:
        """All the children of the slot of whom more is said."""
        return self._going_on(self.slot.case_ids)

    def _going_on(self, case_ids: tuple[str, ...]) -> tuple[str, ...]:
        """Those of these children who are heard here and whose minutes are open; all where there is none."""
        here = tuple(each for each in case_ids if self.meeting.case(each).heard_here)
        return open_ones(self.meeting, here or case_ids)

    @property
    def editor(self) -> NotesEditor:
        """The editor of the note in hand."""
        return self.query_one(NotesEditor)

    @property
    def _line(self) -> SavedLine:
        return self.query_one(SavedLine)

    @property
    def locked(self) -> str:
        """Why nothing can be written here, in words; empty where it can."""
        if not self.desk.writable:
            return self.desk.held or "This copy only reads."
        approved = [each for each in self.case_ids if self.meeting.case(each).approved]
        if approved:
            return f"The minutes of {listed(approved)} are approved. Reopen them first."
        return ""

    @property
    def has_unkept(self) -> bool:
        """True while a note, or what is typed into a dialog, could not be written."""
        return bool(self._unkept) or (bool(self._asked[0]) and not self._draft_kept)

    def on_screen_resume(self) -> None:
        """Back from a dialog or a screen that may have deferred, approved or renamed a case of this slot."""
        if not self.is_mounted:
            return
        known = set(self.case_ids) <= set(self.slot.case_ids)
        case_ids = self._going_on(self.case_ids) if known else self.all_in_hand
        if case_ids != self.case_ids:
            self.case_ids = case_ids
            self.show_note()

    def do(self, changes: Sequence[Change]) -> None:
        """Keep the note in hand, then do the changes, and show what came of them.

        Raises:
            Refused: the rules say no; the note is kept all the same.
        """
        self.hush()
        self.keep_note()
        super().do(changes)

    def refuse(self, refused: Refused) -> None:
        """Say why something was not done, under the notes."""
        self._line.refuse(refused)

    def tell(self, words: str) -> None:
        """Say what was done, under the notes."""
        self._line.tell(words)

    def hush(self) -> None:
        """What was said under the notes has been read."""
        self._line.next_key()

    def action_back(self) -> None:
        """Leave the slot, once its notes are kept."""
        self.keep_note()
        if not self._unkept:
            super().action_back()

    # --- the note in hand ---

    def open_note(self, place_id: str, case_ids: tuple[str, ...]) -> None:
        """Keep the note in hand and open another one."""
        self.hush()
        self.keep_note()
        self.place_id, self.case_ids = place_id, self._going_on(case_ids)
        self.show_note()
        self.show_all()
        self._save()

    def show_note(self, draft: Draft | None = None) -> None:
        """Put the note in hand into the editor; with `draft` as it was typed, and the cursor there."""
        in_hand = (self.place_id, self.case_ids)
        kept = words_for(self.meeting, *in_hand)
        text = self._unkept.get(in_hand, kept)
        if draft is None:
            self.editor.put(text)
        else:
            # The spaces at the end of a note are not kept; who types on needs them.
            as_typed = draft.text if clean(draft.text) == text else text
            self.editor.put(as_typed, (draft.row, draft.column))
        self._typed_since = None

    def taken_over(self, draft: Draft | None) -> None:
        """Go on where the copy that had the meeting was."""
        if draft is not None and draft.slot == self.slot_number:
            self.place_id, self.case_ids = draft.place, draft.case_ids
            self.show_note(draft)
        else:
            self.show_note()
        super().taken_over(draft)

    def typed_into(self, command_id: str, answers: Answers, field_id: str) -> None:
        """Something was typed into the dialog of a command: it is kept like a note."""
        opened = self._asked[0] != command_id
        self._asked = (command_id, answers, field_id)
        if opened:
            self._save()
        else:
            self._save_soon(SAVE_AFTER)

    def dialog_closed(self, _kept: bool | None = None) -> None:
        """The dialog of a command is gone, and what was typed into it is done or dropped."""
        self._asked = ("", {}, "")
        self._save()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """A key was typed: keep the draft shortly, also while the typing goes on."""
        event.stop()
        self.hush()
        self._typed_since = self._typed_since or self.desk.now
        self._save_soon(SAVE_AFTER)

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        """The cursor has moved: where it is belongs to the draft."""
        event.stop()
        self._save_soon(SAVE_AFTER)

    # --- keeping ---

    def keep_note(self) -> None:
        """Write the note in hand if it has changed; what cannot be kept now is tried again."""
        if self.locked:
            return
        self._unkept[self.place_id, self.case_ids] = self.editor.text
        self._try(self._keep_notes)

    def keep_typed(self) -> None:
        """Keep the note in hand, and what is being typed into a dialog: the program ends."""
        if self.is_mounted:
            self.keep_note()
            self._save()

    def _save_soon(self, seconds: float) -> None:
        if self._saver is None:
            self._saver = self.set_timer(seconds, self._on_time)

    def _on_time(self) -> None:
        self._saver = None
        if self._typed_since and self.desk.now - self._typed_since >= NOTE_AFTER:
            self.keep_note()
        self._save()

    def _save(self) -> None:
        """Keep the notes that were left, then the draft, which must be the last to be written."""
        if not self.locked:
            self._try(self._keep_notes, self._keep_draft)

    def _try(self, *keep: Callable[[], None]) -> None:
        try:
            for each in keep:
                each()
        except Refused as fault:
            left = {place_id for place_id, _ in self._unkept} | {self.place_id}
            titles = [each.title for each in self.places if each.id in left]
            self._line.not_saved(titles, self.desk.now, fault)
            self._save_soon(TRY_AGAIN_AFTER)
        else:
            self._line.saved(self.desk.now)

    def _keep_notes(self) -> None:
        for (place_id, case_ids), text in list(self._unkept.items()):
            in_hand = (place_id, case_ids)
            if clean(text) != words_for(self.meeting, *in_hand):
                self.desk.session.do(*rewriting(self.meeting, *in_hand, text))
            del self._unkept[place_id, case_ids]
            self._typed_since = None

    def _keep_draft(self) -> None:
        if not self._at_work:
            return
        line, column = self.editor.cursor_location
        asked, answers, field = self._asked
        self._draft_kept = False
        self.desk.session.keep_draft(
            Draft(
                meeting_id=self.desk.meeting_id,
                slot=self.slot_number,
                place=self.place_id,
                case_ids=self.case_ids,
                text=self.editor.text,
                row=line,
                column=column,
                asked=asked,
                answers=dict(answers),
                field=field,
                at=self.desk.now,
                by=self.desk.session.actor,
            )
        )
        self._draft_kept = True

    @property
    def _at_work(self) -> bool:
        """Whether this is the slot at work; one under it may still be trying to keep its notes."""
        slots = [each for each in self.app.screen_stack if isinstance(each, NoteTaking)]
        return slots[-1:] in ([], [self])
