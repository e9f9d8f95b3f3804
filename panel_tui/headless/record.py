"""`panel-tui record`: filled forms become the record, or all that is wrong with them is told."""

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from data.forms.reading import read_form
from panel_tui.domain.change import Moment
from panel_tui.domain.faults import Fault, Faulty
from panel_tui.domain.forms.grammar import FilledForm
from panel_tui.domain.forms.recording import FaultyForms, Recorded, record_forms
from panel_tui.headless.ending import DONE
from panel_tui.headless.form import kept_with_history
from panel_tui.headless.printing import give, tell
from panel_tui.headless.workplace import Workplace, workplace
from panel_tui.session import Session


def run(args: Namespace) -> int:
    """Record what all the forms say, or nothing; print how much of each was new."""
    place = workplace(args)
    forms, faults = _read(args.forms)
    with place.session() as session:
        session.meeting(args.meeting)
        session.claim(args.meeting)
        recorded = _changes(place, session, args.meeting, forms, faults)
        if recorded.changes:
            session.do(*recorded.changes)
    tell(*recorded.remarks)
    lines = [f"{case_id}  {_count(len(each))}" for case_id, each in recorded.by_case.items()]
    value = [
        {"case_id": case_id, "changes": [each.kind for each in changes]}
        for case_id, changes in recorded.by_case.items()
    ]
    give(args, lines, value)
    return DONE


def _read(files: Iterable[str]) -> tuple[list[FilledForm], list[tuple[str, Fault]]]:
    forms: list[FilledForm] = []
    faults: list[tuple[str, Fault]] = []
    for file in dict.fromkeys(files):
        try:
            forms.append(read_form(Path(file)))
        except Faulty as faulty:
            faults += [(faulty.file, fault) for fault in faulty.faults]
    return forms, faults


def _changes(
    place: Workplace,
    session: Session,
    meeting_id: str,
    forms: list[FilledForm],
    faults: list[tuple[str, Fault]],
) -> Recorded:
    """What the forms come to.

    Raises:
        FaultyForms: one of them could not be read, or cannot be recorded.
    """
    kept = kept_with_history(session, meeting_id)
    moment = Moment(at=session.clock.now(), by=session.actor)
    try:
        recorded = record_forms(forms, kept, moment, place.calendar())
    except FaultyForms as faulty:
        raise FaultyForms([*faults, *faulty.faults]) from None
    if faults:
        raise FaultyForms(faults)
    return recorded


def _count(changes: int) -> str:
    if not changes:
        return "nothing new"
    return f"{changes} change{'' if changes == 1 else 's'} recorded"
