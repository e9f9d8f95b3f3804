"""A filled request form becomes the beginning of a case's minutes (S3, Application).

Each answer is put under the prompt, text section or view that its section `fills`, for that child
alone, and says where it comes from. What is recorded there already stays as it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from panel_tui.domain.case import Case, Note, View
from panel_tui.domain.change import Moment
from panel_tui.domain.changes import Change
from panel_tui.domain.faults import Fault
from panel_tui.domain.filled_request import FilledRequest, SectionAnswer
from panel_tui.domain.forms.recording import FaultyForms, Recorded
from panel_tui.domain.forms.stage import Stage
from panel_tui.domain.leaks import names_another
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused, listed
from panel_tui.domain.notes import RecordView, WriteNote
from panel_tui.domain.paper_faults import no_answer
from panel_tui.domain.papers import Paper
from panel_tui.domain.record_form import RecordForm
from panel_tui.domain.stated_times import CloseCase
from panel_tui.domain.words import say_date


class Prefilled(NamedTuple):
    """What a form comes to: the changes for its case, and what a person should know of the rest."""

    case_id: str
    changes: tuple[WriteNote | RecordView, ...]
    remarks: tuple[str, ...]


def with_requests(
    recorded: Recorded,
    requests: Iterable[tuple[str, FilledRequest]],
    meeting: Meeting,
    moment: Moment,
) -> Recorded:
    """What minutes forms come to, and request forms (each with its file) where those leave room.

    Raises:
        FaultyForms: a request form cannot be taken in.
    """
    stage = Stage(meeting, moment, {})
    for change in recorded.changes:
        stage.do(change)
    by_case, remarks = dict(recorded.by_case), list(recorded.remarks)
    faults: list[tuple[str, Fault]] = []
    for file, request in requests:
        try:
            case_id, changes, told = prefilled(stage.meeting, request)
            for change in _noted(stage.meeting, case_id, changes, request):
                stage.do(change)
        except Refused as refused:
            faults.append((file, Fault("", str(refused))))
            continue
        by_case[case_id] = (*by_case.get(case_id, ()), *changes)
        remarks += told
    if faults:
        raise FaultyForms(faults)
    return Recorded(tuple(stage.changes), by_case, tuple(remarks))


class _Answer(NamedTuple):
    """What a form says for one place of the minutes, under one heading or several."""

    place: str
    titles: tuple[str, ...]
    text: str


def prefilled(meeting: Meeting, request: FilledRequest) -> Prefilled:
    """The changes that put a form's answers into its case; none where they are there already.

    Raises:
        Refused: it is not one case's form, or that case's minutes are approved.
    """
    case = _case(meeting, request)
    paper = next(each for each in meeting.template.documents if each.id == request.paper)
    source = f"{paper.title} of {request.filled_by}" if request.filled_by else paper.title
    changes: list[WriteNote | RecordView] = []
    foreign: list[str] = []
    taken: list[str] = []
    for answer in _answers(paper, request):
        change = _change(meeting, case, answer, source, request.dated)
        there = _recorded(case, answer.place)
        if names_another(meeting, case.case_id, f"{answer.text}\n{source}"):
            foreign += answer.titles
        elif there is None:
            changes.append(change)
        elif _words_of(there) != _words_of(change):
            taken += answer.titles
    remarks = (
        ("names another child, so take the words over by hand", foreign),
        ("recorded already, and left as it is", taken),
        ("stays on the form, since the minutes have no place for it", _placeless(paper, request)),
        ("not answered on the form", _unanswered(paper, request)),
    )
    told = tuple(f"{case.case_id}: {words}: {', '.join(of)}." for words, of in remarks if of)
    return Prefilled(case.case_id, tuple(changes), told)


def _noted(
    meeting: Meeting, case_id: str, changes: Sequence[Change], request: FilledRequest
) -> Iterator[Change]:
    """The changes, with the form that they came from, and what they leave open of a case that is over."""
    if not changes:
        return
    yield RecordForm(
        meeting_id=meeting.id, case_id=case_id, revision=0, file_sha256=request.file_sha256
    )
    yield from changes
    if meeting.ended_at(case_id) and meeting.case(case_id).heard_here:
        yield CloseCase(meeting_id=meeting.id, case_ids=(case_id,))


def _case(meeting: Meeting, request: FilledRequest) -> Case:
    if not request.own_case:
        raise Refused(
            f"it does not say whose form it is: write one of the case IDs of {meeting.id} into it, "
            f"in a line such as Case ID: {meeting.case_ids[0]}"
        )
    if len(request.names_cases) > 1:
        raise Refused(
            f"it speaks of {listed(request.names_cases)}, and the record of a child holds that child "
            "alone: ask for a form for each, without the case ID of another"
        )
    case = meeting.case(request.own_case)
    if case.approved:
        raise Refused(f"the minutes of {case.case_id} are approved. Reopen them first.")
    return case


def _answers(paper: Paper, request: FilledRequest) -> Iterator[_Answer]:
    """What is answered on the form and has a place in the minutes, place by place."""
    said = {each.title: each for each in request.answers}
    of_place: dict[str, list[SectionAnswer]] = {}
    for section in paper.form_sections:
        answer = said.get(section.title)
        if section.fills and answer and not no_answer(section, answer.state):
            of_place.setdefault(section.fills, []).append(answer)
    for place, answers in of_place.items():
        titles = tuple(each.title for each in answers)
        yield _Answer(place, titles, "\n\n".join(each.text for each in answers))


def _placeless(paper: Paper, request: FilledRequest) -> list[str]:
    placeless = [section.title for section in paper.form_sections if section.fills is None]
    return [
        each.title
        for each in request.answers
        if each.title in placeless and each.state in ("answered", "not applicable because")
    ]


def _unanswered(paper: Paper, request: FilledRequest) -> list[str]:
    states = {each.title: each.state for each in request.answers}
    return [
        f"{section.title} ({missing})"
        for section in paper.form_sections
        if (missing := no_answer(section, states.get(section.title)))
    ]


def _change(
    meeting: Meeting, case: Case, answer: _Answer, source: str, dated: date | None
) -> WriteNote | RecordView:
    if any(view.id == answer.place for view in meeting.template.views):
        return RecordView(
            meeting_id=meeting.id,
            case_ids=(case.case_id,),
            view=answer.place,
            text=answer.text,
            source=source,
            dated=dated,
        )
    whence = f"{source}, {say_date(dated)}" if dated else source
    return WriteNote(
        meeting_id=meeting.id,
        case_ids=(case.case_id,),
        place=answer.place,
        text=f"{answer.text}\n\n({whence})",
    )


def _recorded(case: Case, place: str) -> Note | View | None:
    """What this child's record has there; what brothers and sisters share stands beside it."""
    for note in case.notes:
        if note.place == place and note.case_ids == (case.case_id,):
            return note
    return next((view for view in case.views if view.view == place), None)


def _words_of(said: Note | View | WriteNote | RecordView) -> tuple[object, ...]:
    if isinstance(said, View | RecordView):
        return said.text, said.source, said.dated
    return (said.text,)
