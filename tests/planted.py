"""Functions for a guarded process to run: good ones, and each way in which a library goes wrong."""

import os
import time
from pathlib import Path
from typing import Any


def echo(value: Any) -> Any:
    return value


def process_id(_: Any) -> int:
    return os.getpid()


def chatty(value: str) -> str:
    os.write(1, b"what a library prints\n")
    return value


def goes_wrong(how: str) -> str:
    """What a library makes of a file that is meant to do harm; any other word comes back."""
    if how == "crash":
        os.abort()
    if how == "raise":
        raise RuntimeError(how)
    if how == "memory":
        return "x" * 10**12
    if how == "hang":
        time.sleep(3600)
    return how


def facts_of(request: dict[str, str]) -> dict[str, Any]:
    """What reading a paper finds; a paper goes wrong in the way that its name says."""
    how = goes_wrong(Path(request["path"]).stem)
    return {"sha256": how, "kind": "other", "state": "unread"}
