"""What a form came from: the record as it was when it was written, found again in the journal."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from panel_tui.domain.carried import Carried
from panel_tui.domain.changes import Entry
from panel_tui.domain.forms.grammar import FilledForm
from panel_tui.domain.forms.head import FACTS, FORM, Head, check_shown, read_head
from panel_tui.domain.forms.reading import Faults
from panel_tui.domain.forms.sheet import Origin, Sheet
from panel_tui.domain.forms.values import nearest
from panel_tui.domain.history import replay
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.record_form import RecordForm
from panel_tui.domain.working_days import WorkingCalendar


class Kept:
    """The meeting as it is kept, and its history, of which the last entry is its revision.

    `carried` is what its children bring from earlier meetings, by case ID, where they bring something.
    """

    def __init__(
        self,
        meeting: Meeting,
        history: Sequence[Entry],
        carried: Mapping[str, Carried] = MappingProxyType({}),
    ) -> None:
        """A meeting with all that was done to it."""
        self.meeting = meeting
        self.history = history
        self.carried = carried
        self._past: dict[int, Meeting | None] = {}
        """Played once for all the forms that were written from it."""

    def at(self, revision: int) -> Meeting | None:
        """The meeting as it was at a revision; None before it was set up."""
        if self.history and revision == self.history[-1].number:
            return self.meeting
        if revision not in self._past:
            state = replay([each for each in self.history if each.number <= revision])
            self._past[revision] = state if isinstance(state, Meeting) else None
        return self._past[revision]


def open_sheet(
    form: FilledForm,
    kept: Kept,
    actor: str,
    calendar: WorkingCalendar | None,
    faults: Faults,
) -> Sheet | None:
    """A form with what it came from; None, and a fault, where that cannot be told."""
    head = read_head(form, faults)
    if head is None:
        return None
    origin = _origin(head, kept, actor)
    if isinstance(origin, str):
        faults.add(head.line, "", origin)
        return None
    check_shown(form, origin.meeting, origin.case, faults)
    sheet = Sheet(form, head.revision, origin, calendar, faults)
    _check_names(form, sheet, faults)
    return sheet


def _origin(head: Head, kept: Kept, actor: str) -> Origin | str:
    """What a form came from, or why that cannot be told."""
    if head.meeting_id != kept.meeting.id:
        return f"this form is of another meeting, {head.meeting_id}."
    if not kept.history or head.revision > kept.history[-1].number:
        return "this form comes from a later state of the record than there is here."
    then = kept.at(head.revision)
    case = (
        next((each for each in then.cases if each.case_id == head.case_id), None) if then else None
    )
    if then is None or case is None:
        return f"there was no case {head.case_id} when this form was written."
    now = next((each for each in kept.meeting.cases if each.child_id == case.child_id), None)
    if now is None:
        return f"{head.case_id} is no longer on the agenda of {head.meeting_id}."
    return Origin(
        meeting=then,
        case=case,
        case_id=now.case_id,
        earlier=_earlier(head, now.case_id, kept, actor),
        carried=kept.carried.get(now.case_id),
    )


def _earlier(head: Head, case_id: str, kept: Kept, actor: str) -> Meeting | None:
    """The meeting as it was when the same person last recorded this form; None if they never did."""
    moments = [
        entry.moment
        for entry in kept.history
        if isinstance(entry.change, RecordForm)
        and (entry.change.case_id, entry.change.revision) == (case_id, head.revision)
        and entry.moment.by == actor
    ]
    if not moments:
        return None
    return kept.at(max(each.number for each in kept.history if each.moment == moments[-1]))


def _check_names(form: FilledForm, sheet: Sheet, faults: Faults) -> None:
    """Faults for fields that the form of this case does not have, and for those that are there twice."""
    known = {FORM, FACTS, *(part.id for part in sheet.parts)}
    lines: dict[str, int] = {}
    for answer in form.answers:
        if answer.id not in known:
            words = (
                f"there is no field of this name{nearest(answer.id, known)}. If these are words for "
                "the minutes, put a \\ in front of the line."
            )
            faults.add(answer.line, answer.title or answer.id, words)
        elif answer.id in lines:
            words = (
                f"this field stands here a second time; the first is in line {lines[answer.id]}."
            )
            faults.add(answer.line, answer.title, words)
        lines.setdefault(answer.id, answer.line)
