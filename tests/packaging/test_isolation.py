"""The tests themselves touch neither the account of whoever runs them nor any other machine."""

import os
import socket
from datetime import UTC, datetime
from pathlib import Path

import platformdirs
import pytest

from tests.conftest import FakeClock


def test_each_test_has_an_empty_home_of_its_own(private_account: Path) -> None:
    assert Path.home() == private_account
    assert platformdirs.user_data_path("panel-tui").is_relative_to(private_account)
    assert list(private_account.iterdir()) == []


def test_the_settings_of_the_account_are_not_seen() -> None:
    assert not {"NO_COLOR", "PANEL_TUI_DATABASE", "TEXTUAL_THEME"} & os.environ.keys()


@pytest.mark.parametrize("address", ["192.0.2.1", "panel.example"])
def test_no_other_machine_is_reached(address: str) -> None:
    with socket.socket() as connection, pytest.raises(pytest.fail.Exception, match="no network"):
        connection.connect((address, 443))


def test_this_machine_is_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as connection:
        connection.connect(server.getsockname())


def test_the_clock_moves_only_by_hand(clock: FakeClock) -> None:
    assert clock.now() == clock.now() == datetime(2026, 12, 3, 10, 0, tzinfo=UTC)
    assert clock.advance(minutes=20, seconds=1) == datetime(2026, 12, 3, 10, 20, 1, tzinfo=UTC)


def test_the_clock_takes_no_time_without_a_zone(clock: FakeClock) -> None:
    with pytest.raises(ValueError, match="time zone"):
        clock.set(datetime.fromisoformat("2026-12-03T10:00"))
