"""What is tested is what people get: each package pinned, hashed, and named without an address."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKED = dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", LOCK, flags=re.MULTILINE))
DECLARED: list[str] = [
    *PROJECT["build-system"]["requires"],
    *PROJECT["project"]["dependencies"],
    *PROJECT["dependency-groups"]["dev"],
]


def test_the_lock_names_no_address() -> None:
    assert "://" not in LOCK
    assert "@" not in LOCK


def test_every_locked_package_has_its_hashes() -> None:
    entries = re.split(r"\n(?=[a-z0-9])", LOCK)
    assert LOCKED.keys() == {entry.split("==")[0] for entry in entries}
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("requirement", DECLARED)
def test_what_the_project_asks_for_is_what_is_locked(requirement: str) -> None:
    pin, _, _marker = requirement.partition(";")
    name, _, version = pin.partition("==")
    assert LOCKED.get(name) == version.strip(), "run `make lock`"
