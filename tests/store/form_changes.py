"""Random changes of the kind that a form makes: stated times, and what siblings no longer share."""

from datetime import timedelta
from random import Random

from panel_tui.domain.changes import Change
from panel_tui.domain.record_form import RecordForm
from panel_tui.domain.sharing import OwnAction, OwnNote
from panel_tui.domain.stated_times import CloseCase, StateTimes
from panel_tui.session import Session
from tests.making import MEETING_ID, of_meeting


def from_a_form(rng: Random, session: Session) -> Change:
    """One change; whether the rules allow it is for the session to say."""
    case = rng.choice(session.meeting(MEETING_ID).cases)
    case_id, slot = case.case_id, rng.choice((1, 2, 4))
    ended = session.clock.now() - timedelta(minutes=rng.randrange(30))
    began = ended - timedelta(minutes=rng.randrange(30))
    times = {"began_at": began, "finished_at": rng.choice((ended, ended, None))}
    ways: list[Change] = [
        of_meeting(RecordForm, case_id=case_id, revision=1, file_sha256="0" * 64),
        of_meeting(StateTimes, slot=slot, **times),
        of_meeting(CloseCase, case_ids=(case_id,)),
    ]
    ways += [
        of_meeting(OwnNote, case_ids=(case_id,), place=note.place, shared=note.case_ids)
        for note in case.notes
        if len(note.case_ids) > 1
    ]
    ways += [
        of_meeting(OwnAction, case_ids=(case_id,), number=action.number)
        for action in case.actions
        if len(action.case_ids) > 1
    ]
    return rng.choice(ways)
