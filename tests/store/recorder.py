"""A process that records changes until it is killed, and says of each that it is kept."""

from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from data.store.opening import open_store
from tests.conftest import FakeClock
from tests.making import at
from tests.store.working import MEETING, at_work, note, open_sample_meeting


def record(file: Path, seed: int, kept: Connection) -> None:
    """Note after note, of every length; the name of each goes through `kept` once it is kept."""
    rng = Random(seed)
    clock = FakeClock(at(10))
    with open_store(file, clock=clock, create=True, backup=True) as store:
        session = at_work(store, clock)
        if store.load(MEETING).state is None:
            open_sample_meeting(session)
        number = 0
        while True:
            number += 1
            name = f"{seed}.{number}"
            text = f"{name} {'x' * rng.choice((1, 300, 20_000))}"
            session.do(note(text, *rng.sample(("C-1", "C-2", "C-3", "C-4"), 2)))
            kept.send(name)
