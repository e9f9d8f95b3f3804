from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panel_tui.domain.agenda import AgendaSlot
from panel_tui.domain.attendance import (
    MarkPresent,
)
from panel_tui.domain.changes import Change
from panel_tui.domain.decisions import Decide
from panel_tui.domain.document import MinutesDocument
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.leaks import mentions_of_others
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.minutes import minutes_document
from panel_tui.domain.notes import WriteNote
from panel_tui.domain.options import SetOption
from panel_tui.domain.prompts import EvidenceAction, SetPrompt
from panel_tui.domain.slots import DeferCase, StartSlot
from tests.conftest import scaled
from tests.making import after, agenda, at, facts, moment, of_meeting, opened
from tests.reading import document, heard, words_of

CHAIR = "Patricia Adeyemi"
DECIDE = of_meeting(Decide, case_ids=("C-1",), text="Track the plan", outcomes=("track",))


class TestOneChild:
    def test_two_drafts_of_the_same_state_have_one_fingerprint(self) -> None:
        first = minutes_document(heard(), "C-1", at(13))
        second = MinutesDocument.model_validate_json(
            minutes_document(heard(), "C-1", at(14)).model_dump_json()
        )
        assert first.sha256 == second.sha256
        assert first.sha256 != document(after(heard(), (DECIDE, moment(11)))).sha256

    @pytest.mark.soak
    @settings(max_examples=scaled(60, 2_000))
    @given(
        names=st.lists(
            st.text("kqvxz", min_size=4, max_size=8).map(str.title),
            min_size=4,
            max_size=4,
            unique_by=str.casefold,
        ),
        ids=st.lists(st.integers(100_000, 999_999), min_size=2, max_size=2, unique=True),
        births=st.lists(
            st.dates(date(2010, 1, 1), date(2018, 12, 31)), min_size=2, max_size=2, unique=True
        ),
        typed=st.sampled_from(["", "name", "case ID", "date of birth"]),
    )
    def test_siblings_minutes_hold_nothing_of_each_other_but_what_somebody_typed(
        self, names: list[str], ids: list[int], births: list[date], typed: str
    ) -> None:
        children = tuple(
            facts(
                number + 1,
                case_id=f"X{ids[number]}",
                child=" ".join(names[2 * number : 2 * number + 2]),
                born=births[number],
                sibling_group="M1",
            )
            for number in range(2)
        )
        slot = AgendaSlot(starts=at(10).time(), minutes=20, cases=children)
        meeting = _told(opened(agenda(slots=(slot,))))
        first, second = children
        words = {
            "": "",
            "name": second.child,
            "case ID": second.case_id,
            "date of birth": births[1].isoformat(),
        }[typed]
        note = of_meeting(
            WriteNote, case_ids=(first.case_id,), place="context", text=f"Settled. {words}"
        )
        meeting = after(meeting, (note, moment(11)))
        for own, other in ((first, second), (second, first)):
            made = minutes_document(meeting, own.case_id, at(13))
            found = [each.what for each in mentions_of_others(meeting, made)]
            if typed and own is first:
                assert typed in found
                continue
            assert found == []
            said = words_of(made).casefold()
            assert other.child.casefold() not in said
            assert other.case_id.casefold() not in said


def _told(meeting: Meeting) -> Meeting:
    """Both siblings heard, one of them deferred, with words for both."""
    both, second = meeting.case_ids, meeting.case_ids[1:]
    evidence = EvidenceAction(owner="Tom", what="Ask", due=date(2026, 12, 17))
    steps: tuple[Change, ...] = (
        of_meeting(StartSlot, slot=1),
        of_meeting(MarkPresent, name=CHAIR, role="chair"),
        of_meeting(WriteNote, case_ids=both, place="family", text="An aunt has come forward."),
        of_meeting(
            SetPrompt,
            case_ids=both,
            prompt="siblings",
            state="evidence outstanding",
            action=evidence,
        ),
        of_meeting(SetOption, case_ids=both, option="home", status="preferred"),
        of_meeting(DeferCase, case_ids=second, reason="No papers yet"),
        of_meeting(FinishSlot, slot=1),
    )
    return after(meeting, *((step, moment(10, number)) for number, step in enumerate(steps)))
