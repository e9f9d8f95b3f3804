"""How quickly the command line answers, beside a Python that does nothing; whole processes."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.figures import Figure, compared
from bench.terminal import environment

PROGRAM = str(Path(sys.executable).with_name("panel-tui"))
BARE = [sys.executable, "-c", "pass"]
LIMIT = 5.0


def figures(*, quick: bool = False) -> list[Figure]:
    """What help takes."""
    rounds = 5 if quick else 25
    with tempfile.TemporaryDirectory(prefix="panel-tui-bench-") as name:
        home = Path(name)
        pairs = [(_took([PROGRAM, "--help"], home), _took(BARE, home)) for _ in range(rounds + 1)]
    ours, bare = zip(*pairs[1:], strict=True)  # the first round warms up
    return [compared("--help, beside python -c pass", ours, bare, LIMIT)]


def _took(command: list[str], home: Path) -> float:
    """Milliseconds that a command takes, start-up and all."""
    before = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment(home))
    return (time.perf_counter() - before) * 1_000
