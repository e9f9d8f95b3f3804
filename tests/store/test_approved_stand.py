"""Approved minutes are what was approved, whatever a later program would make of the same record."""

import pytest

from data.store.store import SqlStore
from data.store.verify import verify
from panel_tui.domain import sign_off
from panel_tui.domain.history import replay
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.sign_off import Approve
from panel_tui.domain.slots import WithdrawCase
from panel_tui.session import Session
from tests.making import MEETING_ID


def test_a_later_wording_of_minutes_does_not_reach_approved_ones(
    session: Session, store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.do(WithdrawCase(meeting_id=MEETING_ID, case_ids=("C-1",), reason="Gone home"))
    session.do(Approve(meeting_id=MEETING_ID, case_ids=("C-1",), approver="Patricia Adeyemi"))
    approved = session.meeting(MEETING_ID).case("C-1").versions

    def other_wording(*_: object) -> None:
        raise AssertionError("approved minutes are not made again")

    monkeypatch.setattr(sign_off, "minutes_document", other_wording)
    again = replay(store.history(f"meeting/{MEETING_ID}"))
    assert isinstance(again, Meeting)
    assert again.case("C-1").versions == approved
    assert verify(store) == []
