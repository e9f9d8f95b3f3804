"""The screen, measured through a terminal against a bare app (design.md section 7).

The runs of both programs alternate, and each ratio is taken within a round; the medians of the rounds
count. `area` is the bare app of `bench/apps`; ours is the sample meeting, with a slot running.
"""

import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from bench.figures import Figure, compared, percentile
from bench.terminal import Terminal, environment

ROOT = Path(__file__).parents[1]
PROGRAM = str(Path(sys.executable).with_name("panel-tui"))
AREA = [sys.executable, str(ROOT / "bench" / "apps" / "area.py")]
AGENDA = ROOT / "data" / "demo" / "agenda.md"
MEETING = "2026-12-03-medway-permanence-panel"
DAY = "2026-12-03"
CASE = "C-201145"
"""The first child of the agenda: seen when the meeting is on the screen."""

LETTERS = "".join(letter for letter in map(chr, range(0xC0, 0x250)) if letter.isalpha())
"""Letters that no screen shows before they are typed."""
LINE = "The social worker said that contact with the siblings had gone well since June."
SHORT, LONG = 30, 5_000
"""Lines of the notes that are typed into."""
ON_A_LINE = 40
"""Keys after which Enter is pressed."""
LEAVE = "\x11"

Measured = Mapping[str, float]


def figures(*, quick: bool = False) -> list[Figure]:
    """The limits of the screen, each with what was measured."""
    rounds = 2 if quick else 5
    with tempfile.TemporaryDirectory(prefix="panel-tui-bench-") as folder:
        database = _database(Path(folder))
        both = [_round(number, Path(folder), database, quick=quick) for number in range(-1, rounds)]
    ours, area = zip(*both[1:], strict=True)  # the first round warms up
    return [
        _figure("first paint", "first paint", ours, area, 1.15),
        _figure("usable: home with its lists", "home", ours, area, 1.9, beside="usable"),
        _figure("usable: meeting with its slots", "usable", ours, area, 1.9),
        *(
            _figure(f"key, note of {SHORT} lines, p{share}", f"p{share}", ours, area, 0.6)
            for share in (50, 95, 99)
        ),
        _figure("written per key", "bytes", ours, area, 0.1, unit="bytes"),
        _figure(
            f"key, note of {LONG:,} lines, p95", "long p95", ours, area, 1.2, beside="empty p95"
        ),
        _figure("idle, timer running: CPU", "idle cpu", ours, area, 0.8, unit="%"),
        _figure("idle, timer running: written", "idle bytes", ours, area, 0.4, unit="bytes/s"),
        _figure("memory on the slot screen", "memory", ours, area, 1.9, unit="MB"),
        _figure("exit", "exit", ours, area, 1.0),
    ]


def _figure(
    what: str,
    name: str,
    ours: tuple[Measured, ...],
    area: tuple[Measured, ...],
    limit: float,
    *,
    beside: str = "",
    unit: str = "ms",
) -> Figure:
    scale = 1_000 if unit == "ms" else 1
    mine = [each[name] * scale for each in ours]
    others = [each[beside or name] * scale for each in area]
    return compared(what, mine, others, limit, unit)


def _database(folder: Path) -> Path:
    """A database with the sample meeting."""
    database = folder / "panel.db"
    command = [PROGRAM, "import", str(AGENDA), "--database", str(database), "--on", DAY]
    subprocess.run(command, check=True, capture_output=True, env=environment(folder))
    return database


def _round(number: int, folder: Path, database: Path, *, quick: bool) -> tuple[Measured, Measured]:
    """What was measured of ours and of the bare app, who take turns to go first."""
    print(f"screen: round {number}", file=sys.stderr)
    if number % 2:
        ours = _ours(folder, database, quick=quick)
        return ours, _area(folder, quick=quick)
    area = _area(folder, quick=quick)
    return _ours(folder, database, quick=quick), area


def _start(folder: Path, database: Path, *arguments: str) -> Terminal:
    """Our program, on a copy of the database and in a home of its own."""
    home = Path(tempfile.mkdtemp(dir=folder))
    own = str(shutil.copy(database, home))
    return Terminal([PROGRAM, "--database", own, "--on", DAY, *arguments], home)


def _ours(folder: Path, database: Path, *, quick: bool) -> Measured:
    measured: dict[str, float] = {}
    with _start(folder, database) as program:
        measured["first paint"] = program.until_painted()
        measured["home"] = program.until("9 children")
        program.leave(LEAVE)
    with _start(folder, database, "run", MEETING) as program:
        measured["usable"] = program.until(CASE)
        _open_slot(program)
        _measure_slot(program, measured, quick=quick)
        _ask_to_leave(program)
        measured["exit"] = program.leave("\r")
    with _start(folder, database, "run", MEETING) as program:
        program.until(CASE)
        _open_slot(program)
        program.paste("\r".join([LINE] * LONG))
        measured["long p95"] = _keys(program, quick=quick)["p95"]
        _ask_to_leave(program)
        program.leave("\r")
    return measured


def _open_slot(program: Terminal) -> None:
    """Enter opens the slot that is marked, and F5 starts its timer."""
    program.until_rested()
    program.send("\r")
    program.until("Prompts")
    program.send("\x1b[15~")
    program.until("Pause")
    program.until_rested()


def _ask_to_leave(program: Terminal) -> None:
    """While a slot runs, it is asked whether to leave; Enter is yes."""
    program.send(LEAVE)
    program.until("leave all the same")


def _area(home: Path, *, quick: bool) -> Measured:
    measured: dict[str, float] = {}
    with Terminal(AREA, home) as program:
        measured["first paint"] = program.until_painted()
        measured["usable"] = program.until("An empty note")
        program.until_rested()
        measured["empty p95"] = _keys(program, quick=quick)["p95"]
        program.leave(LEAVE)
    with Terminal(AREA, home) as program:
        program.until("An empty note")
        program.until_rested()
        _measure_slot(program, measured, quick=quick)
        measured["exit"] = program.leave(LEAVE)
    return measured


def _measure_slot(program: Terminal, measured: dict[str, float], *, quick: bool) -> None:
    program.paste("\r".join([LINE] * SHORT))
    measured |= _keys(program, quick=quick)
    program.until_rested()
    idle = program.idle(3 if quick else 10)
    measured |= {"idle cpu": idle.cpu, "idle bytes": idle.bytes, "memory": program.memory()}


def _keys(program: Terminal, *, quick: bool) -> dict[str, float]:
    """Type at a person's pace, never in step with the program's own timers."""
    pace = random.Random(1)  # noqa: S311
    seen: defaultdict[str, list[float]] = defaultdict(list)
    for number, letter in enumerate(LETTERS[: 40 if quick else 160], start=1):
        program.read_for(pace.uniform(0.02, 0.1))
        took, size = program.key(letter)
        seen["took"].append(took)
        seen["bytes"].append(size)
        if not number % ON_A_LINE:
            program.send("\r")
            program.read_for(0.2)
    return {
        **{f"p{share}": percentile(seen["took"], share) for share in (50, 95, 99)},
        "bytes": percentile(seen["bytes"], 50),
    }


if __name__ == "__main__":
    from bench.figures import table

    begun = time.perf_counter()
    print(table(figures(quick="--quick" in sys.argv)))
    print(f"{time.perf_counter() - begun:.0f} s", file=sys.stderr)
