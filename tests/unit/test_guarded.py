"""What runs in a guarded process can do the program no harm."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from time import monotonic

import pytest

from data.guarded import Cancelled, Guarded, Stopped

PLENTY = 30.0  # seconds, for what is not about time


def guarded(function: str, seconds: float = PLENTY) -> Guarded:
    return Guarded(f"tests.planted:{function}", seconds=seconds, megabytes=200)


@pytest.fixture
def harmful() -> Iterator[Guarded]:
    with guarded("goes_wrong") as call:
        yield call


def test_a_function_is_called_with_a_value_and_gives_one_back() -> None:
    value = {"name": "a\udcff\n\N{BEAR FACE}", "numbers": [1, 2.5, None, True]}
    with guarded("echo") as call:
        assert call(value) == value


def test_many_calls_share_one_process() -> None:
    with guarded("process_id") as call:
        assert call(None) == call(None) != os.getpid()


def test_what_a_library_prints_is_no_reply() -> None:
    with guarded("chatty") as call:
        assert [call("first"), call("second")] == ["first", "second"]


@pytest.mark.parametrize(
    ("how", "why"), [("crash", "crash"), ("raise", "crash"), ("memory", "memory")]
)
def test_a_call_that_goes_wrong_says_so_and_the_next_one_is_well(
    harmful: Guarded, how: str, why: str
) -> None:
    with pytest.raises(Stopped) as stopped:
        harmful(how)
    assert stopped.value.why == why
    assert harmful("fine") == "fine"


def test_a_call_that_hangs_is_ended_when_its_time_is_up() -> None:
    with guarded("goes_wrong", seconds=0.5) as call:
        with pytest.raises(Stopped) as stopped:
            call("hang")
        assert stopped.value.why == "time"
        assert call("fine") == "fine"


def test_a_call_can_be_cancelled_while_it_hangs(harmful: Guarded) -> None:
    began = monotonic()
    with pytest.raises(Cancelled):
        harmful("hang", cancelled=lambda: True)
    assert monotonic() - began < PLENTY / 2


def test_a_process_that_died_between_two_calls_is_a_crash_of_the_second() -> None:
    with guarded("process_id") as call:
        os.kill(call(None), signal.SIGTERM)
        with pytest.raises(Stopped):
            call(None)
        assert call(None)


def test_a_function_that_is_not_there_stops_every_call() -> None:
    with guarded("no_such_function") as call, pytest.raises(Stopped):
        call(None)


def test_a_large_value_goes_both_ways() -> None:
    with guarded("echo") as call:
        assert call("word " * 200_000) == "word " * 200_000


def process(function: str, seconds: float) -> "subprocess.Popen[bytes]":
    """The process alone, as it is when the program that started it is gone."""
    command = [sys.executable, "-P", "-m", "data.guarded_process", f"tests.planted:{function}"]
    pipe = subprocess.PIPE
    return subprocess.Popen([*command, str(seconds), "200"], stdin=pipe, stdout=pipe, stderr=pipe)


def test_a_process_ends_with_the_program_that_started_it() -> None:
    out, _ = process("echo", PLENTY).communicate(b'"fine"\n')
    assert out == b'"fine"\n'


def test_a_process_that_hangs_when_the_program_dies_ends_by_itself() -> None:
    left_alone = process("goes_wrong", 0.3)
    left_alone.communicate(b'"hang"\n')
    assert left_alone.returncode != 0
