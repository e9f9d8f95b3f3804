"""Notes on a form: this child's own words, and those that brothers and sisters share.

A shared note is marked as shared, and nobody is named. Said alike on each of their forms it stays shared;
changed on one of them alone, it becomes that child's own, and the others keep theirs.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence

from panel_tui.domain.case import Case, Note
from panel_tui.domain.forms.cards import Said, free, read_card, write_card
from panel_tui.domain.forms.grammar import Typed
from panel_tui.domain.forms.part import Edit, Edits, Entries, Entry, Made, Part
from panel_tui.domain.forms.reading import Reading
from panel_tui.domain.forms.stage import Stage
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.notes import WriteNote
from panel_tui.domain.sharing import OwnNote
from panel_tui.domain.template import Section

SHARED_NOTE = "Shared note"
OWN = "own"
"""What a child's own words go by, beside shared notes."""


class TextPart(Part):
    """A text section: its words, and below them those that are shared."""

    labels = (SHARED_NOTE,)

    def __init__(self, section: Section) -> None:
        """The part of a section of the minutes."""
        self.id = self.place = section.id
        self.title = section.title
        self.guidance = (section.help or "In your own words.",)

    def text(self, meeting: Meeting, case: Case) -> str:
        """The words, with their paragraphs as they were typed."""
        shared = write_card(shared_lines(case, self.place), self.labels)
        return f"{free(own_text(case, self.place), self.labels)}\n\n{shared}".strip("\n")

    def read(self, typed: Typed, reading: Reading) -> Entries:
        """The words, and each shared note."""
        own, *shared = read_card(typed, self.labels)
        return note_entries(own, [each for each in shared if each.text])

    def record(self, edits: Edits, stage: Stage, case_id: str) -> Made:
        """The notes as the form has them."""
        yield from record_notes(self, edits, stage, case_id)

    def shared(self, edits: Edits) -> Iterable[Hashable]:
        """Each shared note that reads otherwise, before and after."""
        return shared_notes(edits)


def own_text(case: Case, place: str) -> str:
    """The words under a place that are for this child alone."""
    return next((each.text for each in case.notes if _is_own(each, case, place)), "")


def shared_lines(case: Case, place: str) -> list[tuple[str, str]]:
    """The shared notes under a place, as lines of a card."""
    return [(SHARED_NOTE, each.text) for each in _shared(case, place)]


def note_entries(own: Said, shared: Sequence[Said]) -> Entries:
    """What a form says under a place: own words, then shared notes by their order."""
    entries: Entries = {OWN: Entry(own.text, own.line)}
    for number, said in enumerate(shared):
        entries["shared", number] = Entry(said.text, said.line)
    return entries


def shared_notes(edits: Edits) -> Iterator[Hashable]:
    """Each shared note that reads otherwise, before and after."""
    for edit in _of_shared(edits):
        yield edit.before, edit.after


def record_notes(part: Part, edits: Edits, stage: Stage, case_id: str) -> Made:
    """The changes that make the notes under the place of a part read as the form has them."""
    place = part.place
    own = edits.get(OWN)
    before = stage.kept.case(case_id)
    words = [own.after or "" if own else own_text(before, place)]
    parted = own is not None
    for edit in _of_shared(edits):
        note = _of_text(stage.meeting.case(case_id), place, edit.before)
        together = stage.agreed(part.id, (edit.before, edit.after), case_id)
        case_ids = note.case_ids if note else together
        if edit.before is not None and note is None:
            if _of_text(stage.meeting.case(case_id), place, edit.after):
                continue  # said alike on another form, and recorded with that
        elif len(case_ids) > 1 and set(case_ids) <= set(together):
            if not _of_text(stage.meeting.case(case_id), place, edit.after):
                yield edit.line, _write(stage, case_ids, place, edit.after or "")
            continue
        elif note is not None:
            yield (
                edit.line,
                OwnNote(
                    meeting_id=stage.meeting.id,
                    case_ids=(case_id,),
                    place=place,
                    shared=note.case_ids,
                ),
            )
        parted = True
        words.append(edit.after or "")
    if not parted:
        return
    words += _parted_by_others(before, stage.meeting.case(case_id), place, edits)
    text = "\n\n".join(filter(None, words))
    if text != own_text(stage.meeting.case(case_id), place):
        line = next(iter(edits.values())).line
        yield own.line if own else line, _write(stage, (case_id,), place, text)


def _parted_by_others(before: Case, now: Case, place: str, edits: Edits) -> Iterator[str]:
    """Shared notes that are this child's own since another form parted them."""
    edited = [edit.before for edit in _of_shared(edits)]
    for note in _shared(before, place):
        if note.text not in edited and _of_text(now, place, note.text) is None:
            yield note.text


def _write(stage: Stage, case_ids: tuple[str, ...], place: str, text: str) -> WriteNote:
    return WriteNote(meeting_id=stage.meeting.id, case_ids=case_ids, place=place, text=text)


def _of_shared(edits: Edits) -> list[Edit]:
    return [edit for key, edit in edits.items() if isinstance(key, tuple)]


def _shared(case: Case, place: str) -> list[Note]:
    return [each for each in case.notes if each.place == place and not _is_own(each, case, place)]


def _of_text(case: Case, place: str, text: str | None) -> Note | None:
    return next((each for each in _shared(case, place) if each.text == text), None)


def _is_own(note: Note, case: Case, place: str) -> bool:
    return note.place == place and note.case_ids == (case.case_id,)
