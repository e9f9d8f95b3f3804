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
CHECK_LIMIT = 20.0
CASES = 20


def figures(*, quick: bool = False) -> list[Figure]:
    """What help takes, and a check of twenty cases of which no paper has come."""
    rounds = 5 if quick else 25
    with tempfile.TemporaryDirectory(prefix="panel-tui-bench-") as name:
        home = Path(name)
        check = _set_up(home)
        return [
            _beside_bare("--help", [PROGRAM, "--help"], home, rounds, LIMIT),
            _beside_bare(f"check of {CASES} cases", check, home, rounds, CHECK_LIMIT),
        ]


def _set_up(home: Path) -> list[str]:
    """A meeting of twenty cases, checked once; the command that checks it again."""
    papers, agenda = home / "papers", home / "agenda.csv"
    papers.mkdir()
    rows = [
        f"{10 + each // 3}:{20 * (each % 3):02},C-{each},Child {each}," for each in range(CASES)
    ]
    agenda.write_text("\n".join(["Time,Case ID,Child,DOB", *rows]), "utf-8")
    opening = ("--date", "2026-12-03", "--chair", "Pat", "--minute-taker", "Col")
    command = [PROGRAM, "check", str(agenda), "--papers", str(papers), *opening]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment(home)
    )
    return [PROGRAM, "check", done.stdout.split("\n", maxsplit=1)[0], "--papers", str(papers)]


def _beside_bare(what: str, command: list[str], home: Path, rounds: int, limit: float) -> Figure:
    pairs = [(_took(command, home), _took(BARE, home)) for _ in range(rounds + 1)]
    ours, bare = zip(*pairs[1:], strict=True)  # the first round warms up
    return compared(f"{what}, beside python -c pass", ours, bare, limit)


def _took(command: list[str], home: Path) -> float:
    """Milliseconds that a command takes, start-up and all; a check ends with 1 while papers lack."""
    before = time.perf_counter()
    done = subprocess.run(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(home),
        check=False,
    )
    if done.returncode > 1:
        raise RuntimeError(f"{command[1]} ended with {done.returncode}")
    return (time.perf_counter() - before) * 1_000
