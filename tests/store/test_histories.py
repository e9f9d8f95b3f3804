"""Whatever people do, in any order: what is kept is what they made, and the journal tells it again."""

from pathlib import Path
from random import Random

import pytest

from data.store.opening import open_store
from data.store.verify import verify
from panel_tui.domain.history import replay
from panel_tui.domain.model import Refused
from panel_tui.session import Session
from tests.conftest import FakeClock, scaled
from tests.store.random_changes import random_change
from tests.store.working import MEETING, at_work, open_sample_meeting

CHANGES = 500


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(scaled(1, 200)))
def test_a_long_history_is_kept_reloaded_and_told_again(
    seed: int, file: Path, clock: FakeClock
) -> None:
    with open_store(file, clock=clock, create=True, backup=False) as store:
        session = at_work(store, clock)
        open_sample_meeting(session)
        _do_random_changes(Random(seed), session, clock)
        in_memory = session.meeting(MEETING.removeprefix("meeting/"))
    with open_store(file, clock=clock, create=False, backup=False) as store:
        assert store.load(MEETING).state == in_memory
        assert replay(store.history(MEETING)) == in_memory
        assert verify(store) == []


def _do_random_changes(rng: Random, session: Session, clock: FakeClock) -> None:
    done = 0
    while done < CHANGES:
        clock.advance(seconds=rng.randrange(90))
        try:
            session.do(random_change(rng, session))
        except Refused:
            continue
        done += 1
