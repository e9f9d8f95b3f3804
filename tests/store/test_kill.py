"""A program that is killed loses nothing it has acknowledged, whenever it dies."""

import multiprocessing
import os
import time
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

import pytest

from data.store.opening import open_store
from data.store.verify import verify
from panel_tui.domain.notes import WriteNote
from tests.conftest import FakeClock, scaled
from tests.store.recorder import record
from tests.store.working import MEETING

KILLS_EACH = 10


@pytest.mark.soak
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL and the fork server are POSIX")
@pytest.mark.parametrize("seed", range(scaled(1, 20)))
def test_a_killed_program_loses_nothing_it_acknowledged(
    seed: int, file: Path, clock: FakeClock
) -> None:
    """Ten times the same database: killed, opened, verified, and recorded on."""
    rng = Random(seed)
    acknowledged: list[str] = []
    for kill in range(KILLS_EACH):
        acknowledged += recorded_until_killed(file, seed * KILLS_EACH + kill, rng)
        with open_store(file, clock=clock, create=False, backup=False) as store:
            assert verify(store) == []
            changes = [entry.change for entry in store.history(MEETING)]
        kept = [change.text.split()[0] for change in changes if isinstance(change, WriteNote)]
        assert [name for name in kept if name in acknowledged] == acknowledged
        assert len(kept) - len(acknowledged) <= kill + 1, "at most one is under way at each kill"


def recorded_until_killed(file: Path, seed: int, rng: Random) -> list[str]:
    """What a process acknowledged before it was killed: while it starts, or during some later change."""
    # A fork server imports once what every process needs.
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["tests.store.recorder"])
    receiver, sender = processes.Pipe(duplex=False)
    process = processes.Process(target=record, args=(file, seed, sender))
    process.start()
    sender.close()
    changes = rng.choice((0, rng.randrange(60)))
    acknowledged = [receiver.recv() for _ in range(changes)]
    wait_a_little(rng.uniform(0, 0.003 if changes else 0.05))
    process.kill()
    process.join()
    acknowledged += list(left_in(receiver))
    receiver.close()
    process.close()
    return acknowledged


def left_in(receiver: Connection) -> list[str]:
    names = []
    try:
        while True:
            names.append(receiver.recv())
    except EOFError:
        return names


def wait_a_little(seconds: float) -> None:
    """Up to some milliseconds, so that the kill comes at any point of a change."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        pass
