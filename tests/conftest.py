"""What every test stands on: a home of its own, a clock moved by hand, no network.

`make test` runs everything in its short form. `make soak` sets PANEL_TUI_SOAK and runs the tests
marked `soak` in their long form.
"""

import gc
import ipaddress
import itertools
import os
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# What the tests make goes by reference counts: to look for more costs a quarter of their time.
gc.set_threshold(100_000, 20, 100)

SOAK = os.environ.get("PANEL_TUI_SOAK") == "1"

settings.register_profile("short", derandomize=True, database=None, deadline=None)
settings.register_profile("soak", max_examples=5_000, database=None, deadline=None)
settings.load_profile("soak" if SOAK else "short")

# Folders of the account that a test must never read or write, by the variable that names them.
_HOMES = {
    "HOME": ".",
    "USERPROFILE": ".",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_RUNTIME_DIR": ".runtime",
    "XDG_STATE_HOME": ".local/state",
}


def scaled(short: int, full: int) -> int:
    """`full` under `make soak`, else `short`: how often a test repeats itself."""
    return full if SOAK else short


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what only `make soak` runs."""
    if SOAK:
        return
    left_out = [item for item in items if _soak_only(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if not _soak_only(item)]


def pytest_collection_finish() -> None:
    """What the tests import stays: the garbage collector need not look at it again."""
    gc.freeze()


def _soak_only(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("soak")
    return marker is not None and bool(marker.kwargs.get("only", False))


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One empty folder after another. `mktemp` would look through all there are for each of them."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def private_account(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home, settings and locale of the test's own; returns the home, which is empty."""
    home = next(homes)
    home.mkdir()
    for variable, folder in _HOMES.items():
        monkeypatch.setenv(variable, str(home / folder))
    for variable in ("NO_COLOR", "PANEL_TUI_DATABASE", "TEXTUAL_THEME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("TZ", "UTC")
    if hasattr(time, "tzset"):
        time.tzset()
    return home


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Connections to other machines fail: the program makes none, and neither do its tests."""
    connect = socket.socket.connect
    connect_ex = socket.socket.connect_ex

    def guarded_connect(self: socket.socket, address: Any) -> None:
        _refuse_other_machines(self, address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        _refuse_other_machines(self, address)
        return connect_ex(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
        yield


def _refuse_other_machines(connection: socket.socket, address: Any) -> None:
    if connection.family not in (socket.AF_INET, socket.AF_INET6):
        return
    host = str(address[0])
    try:
        local = ipaddress.ip_address(host).is_loopback
    except ValueError:
        local = host == "localhost"
    if not local:
        pytest.fail(f"a test tried to reach {host}: tests use no network")


class FakeClock:
    """The time, as aware UTC datetimes; it moves only when it is told to."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        """The moment this clock shows."""
        return self._at

    def advance(self, *, minutes: float = 0, seconds: float = 0) -> datetime:
        """Move on (or back, with a negative number), and return the new moment."""
        return self.set(self._at + timedelta(minutes=minutes, seconds=seconds))

    def set(self, at: datetime) -> datetime:
        """Jump to `at`, which must have a time zone, and return it."""
        if at.tzinfo is None:
            raise ValueError("a clock needs a time with a time zone")
        self._at = at.astimezone(UTC)
        return self._at


@pytest.fixture
def clock() -> FakeClock:
    """Thursday 3 December 2026, 10:00 UTC: the panel day of the samples."""
    return FakeClock(datetime(2026, 12, 3, 10, 0, tzinfo=UTC))
