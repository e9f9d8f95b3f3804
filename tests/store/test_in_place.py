"""A database that is deleted, moved or replaced while it is open loses nothing."""

import os
from pathlib import Path

import pytest

from data.store.opening import open_store
from data.store.store import SqlStore
from data.store.verify import verify
from panel_tui.domain.drafts import Draft
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.ports import NotKept
from panel_tui.session import Session
from tests.conftest import FakeClock
from tests.making import MEETING_ID
from tests.store.working import MEETING, note

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows lets nobody take an open file")


def keep_draft(session: Session, text: str) -> None:
    session.keep_draft(
        Draft(
            meeting_id=MEETING_ID,
            slot=1,
            place="context",
            case_ids=("C-1",),
            text=text,
            at=session.clock.now(),
            by="Colin Marsh",
        )
    )


def found(file: Path, clock: FakeClock) -> tuple[list[str], str]:
    """The notes and the draft that the next start finds."""
    with open_store(file, clock=clock, create=False, backup=False) as store:
        assert verify(store) == []
        meeting, draft = store.load(MEETING).state, store.draft(MEETING_ID)
    assert isinstance(meeting, Meeting)
    return [each.text for each in meeting.case("C-1").notes], draft.text if draft else ""


@pytest.mark.parametrize("how", [Path.unlink, lambda file: file.rename(file.with_name("moved"))])
def test_what_was_taken_away_is_put_back_with_the_next_word(
    session: Session, file: Path, clock: FakeClock, how: object
) -> None:
    session.do(note("Said before."))
    assert callable(how)
    how(file)
    keep_draft(session, "Said after.")
    assert found(file, clock) == (["Said before."], "Said after.")
    session.do(note("Said before. And more."))
    assert found(file, clock) == (["Said before. And more."], "Said after.")
    assert file.stat().st_mode & 0o777 == 0o600


def test_what_another_copy_still_has_open_does_not_come_between(
    session: Session, file: Path, clock: FakeClock
) -> None:
    with open_store(file, clock=clock, create=False, backup=False) as other:
        assert other.load(MEETING).state is not None
        session.do(note("Said before."))
        file.unlink()
        session.do(note("Said after."))
        assert found(file, clock)[0] == ["Said after."]
    assert found(file, clock)[0] == ["Said after."]


def test_a_copy_that_read_the_one_that_is_gone_does_not_take_over(
    session: Session, store: SqlStore, file: Path, clock: FakeClock
) -> None:
    with open_store(file, clock=clock, create=False, backup=False) as other:
        file.unlink()
        session.do(note("Said after."))
        store.close()
        with pytest.raises(Refused, match="Close this window, and open it again"):
            other.claim(MEETING_ID, "Patricia Adeyemi")
    assert found(file, clock)[0] == ["Said after."]


def test_a_file_that_was_put_in_its_place_is_left_alone_until_it_is_moved_away(
    session: Session, store: SqlStore, file: Path, clock: FakeClock
) -> None:
    file.unlink()
    file.write_text("somebody else's", "utf-8")
    for _ in range(2):
        with pytest.raises(NotKept, match=r"Another file is where .*panel\.db was"):
            session.do(note("Said."))
    assert file.read_text("utf-8") == "somebody else's"
    file.rename(file.with_name("theirs.db"))
    session.do(note("Said."))
    assert found(file, clock)[0] == ["Said."]


def test_where_it_cannot_be_put_back_that_is_said_and_tried_again(
    session: Session, file: Path, clock: FakeClock
) -> None:
    folder = file.parent.rename(file.parent.with_name("elsewhere"))
    file.parent.write_text("in the way", "utf-8")
    with pytest.raises(NotKept, match=r"panel\.db is gone, and cannot be put back: "):
        session.do(note("Said."))
    file.parent.unlink()
    folder.rename(file.parent)
    session.do(note("Said."))
    assert found(file, clock)[0] == ["Said."]
