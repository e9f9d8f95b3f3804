"""The process in which a guarded function runs: requests come in as lines of JSON, and so go replies.

It ends when the program does: its requests end then. Should the function hang just at that moment,
its own limit of time ends it.
"""

import faulthandler
import json
import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import IO, Any

NO_MEMORY = 3
"""How the process exits when the memory that it may use is used up."""


def main(function: str, seconds: str, megabytes: str) -> None:
    """Answer requests until they end, each within so many seconds, and within so much memory."""
    replies = _own_output()
    _limit_memory(int(megabytes) * 1024 * 1024)
    try:
        _serve(_function(function), float(seconds), replies)
    except MemoryError:
        sys.exit(NO_MEMORY)


def _serve(call: Callable[[Any], Any], seconds: float, replies: IO[bytes]) -> None:
    # The watch is a thread that needs nothing of Python, so that no library can hold it up.
    for request in sys.stdin.buffer:
        faulthandler.dump_traceback_later(seconds, exit=True)
        reply = json.dumps(call(json.loads(request))).encode()
        faulthandler.cancel_dump_traceback_later()
        replies.write(reply + b"\n")
        replies.flush()


def _own_output() -> IO[bytes]:
    """The pipe for replies; what a library prints goes elsewhere."""
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return replies


def _limit_memory(most: int) -> None:
    """Hold the process to `most` bytes, and let it leave no picture of its memory when it crashes."""
    try:
        import resource
    except ImportError:
        return  # Windows has no such limits
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _function(named: str) -> Callable[[Any], Any]:
    module, _, name = named.partition(":")
    function: Callable[[Any], Any] = getattr(import_module(module), name)
    return function


if __name__ == "__main__":
    main(*sys.argv[1:])
