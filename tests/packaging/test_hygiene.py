"""The program starts fast: each command loads only what it needs.

Every test looks at a fresh process, since it would find there what other tests have loaded.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from panel_tui.cli import build_parser

# Runs the program with each list of arguments in turn; for each prints the exit code and what has
# been loaded by then.
PROBE = """
import contextlib, io, json, os, sys
from panel_tui.cli import main
reports = []
for arguments in json.load(sys.stdin):
    with contextlib.redirect_stdout(io.StringIO()) as out:
        try:
            code = main(arguments)
        except SystemExit as stop:
            code = stop.code or 0
    loaded = sorted({name.partition(".")[0] for name in sys.modules})
    reports.append({"code": code, "loaded": loaded, "out": out.getvalue()})
json.dump(reports, sys.stdout)
"""

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
TEMPLATE = ROOT / "data" / "templates" / "medway-permanence-panel.toml"
PROGRAM = Path(sys.executable).with_name("panel-tui")
CASE = "C-201145"
"""The first child of the demo, whose minutes it approves."""
RUNS = 9


class Report:
    """What came of one command: its exit code, what it printed and the packages loaded by then."""

    def __init__(self, code: int, loaded: list[str], out: str) -> None:
        self.code = code
        self.loaded = set(loaded)
        self.out = out


def run(*commands: list[str]) -> list[Report]:
    """The commands, one after the other in one fresh process."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        input=json.dumps(commands),
        capture_output=True,
        text=True,
        check=True,
    )
    return [Report(**report) for report in json.loads(done.stdout)]


def leaves(parser: argparse.ArgumentParser, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Every command that needs no screen, such as `templates show`."""
    groups = [
        action for action in parser._actions if isinstance(action, argparse._SubParsersAction)
    ]
    for group in groups:
        for name, child in group.choices.items():
            yield from leaves(child, (*path, name))
    if not groups and not str(parser.get_default("does")).startswith("live:"):
        yield " ".join(path)


@pytest.mark.parametrize(
    ("arguments", "never"),
    [
        (["--help"], {"textual", "sqlalchemy", "pydantic"}),
        (["--version"], {"textual", "sqlalchemy", "pydantic"}),
        (["minutes", "--help"], {"textual", "sqlalchemy", "pydantic"}),
        (["completion", "bash"], {"textual", "sqlalchemy", "pydantic"}),
        (["templates", "list"], {"textual", "sqlalchemy"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_is_asked_for_often_loads_little(arguments: list[str], never: set[str]) -> None:
    (report,) = run(arguments)
    assert report.code == 0
    assert report.out
    assert not report.loaded & never


def test_a_database_that_is_there_is_read_and_written_without_sqlalchemy(tmp_path: Path) -> None:
    options = ["--database", str(tmp_path / "panel.db"), "--on", "2026-12-01"]
    agenda = str(FIXTURES / "agendas" / "agenda.md")
    assert run(["import", agenda, *options])[0].code == 0
    again, event, due = run(
        ["import", agenda, *options],
        ["event", "C-104233", "first-review", "2026-11-30", *options],
        ["due", *options],
    )
    assert (again.code, event.code) == (0, 0)
    assert due.out
    assert not due.loaded & {"sqlalchemy", "alembic"}


def a_whole_meeting(folder: Path) -> Iterator[tuple[str, Report]]:
    """Every command that needs no screen, on the demo's meeting, with what came of it."""
    on_the_day = ["--database", str(folder / "panel.db"), "--on", "2026-12-09"]
    minutes = str(folder / "minutes")
    agenda = str(FIXTURES / "agendas" / "agenda.csv")
    demo, meetings = run(
        ["demo", "--auto", "--to", minutes, *on_the_day],
        ["meetings", "--format", "json", *on_the_day],
    )
    yield "demo", demo
    yield "meetings", meetings
    meeting = json.loads(meetings.out)["meetings"][0]["meeting"]
    child = [meeting, "--case", CASE]
    form = f"{CASE}-2026-12-03-form-v2.md"
    commands = {
        "import": ["import", agenda, "--date", "2027-02-04", *on_the_day],
        "show": ["show", meeting, *on_the_day],
        "minutes": ["minutes", meeting, "--to", str(folder / "again"), *on_the_day],
        "check": ["check", meeting, "--papers", str(FIXTURES / "papers"), *on_the_day],
        "papers show": ["papers", "show", meeting, *on_the_day],
        "papers chase": ["papers", "chase", meeting, *on_the_day],
        "papers sent": [
            *("papers", "sent", meeting, "--to", "Ann Lee", "--by", "Ann Lee"),
            *on_the_day,
        ],
        "papers distribution": ["papers", "distribution", meeting, *on_the_day],
        "reopen": ["reopen", *child, "--reason", "a name", "--by", "Ann Lee", *on_the_day],
        "papers waive": [
            *("papers", "waive", CASE, "care-plan", "--meeting", meeting),
            *("--by", "Ann Lee", "--because", "It is known", *on_the_day),
        ],
        "papers received": [
            *("papers", "received", CASE, "care-plan", "--meeting", meeting),
            *on_the_day,
        ],
        "request": ["request", meeting, "--to", str(folder / "requests"), *on_the_day],
        "form": ["form", *child, "--to", str(folder / "forms"), *on_the_day],
        "record": ["record", meeting, str(folder / "forms" / form), *on_the_day],
        "approve": ["approve", *child, "--by", "Ann Lee", *on_the_day],
        "receipt": [
            *("receipt", CASE, "--meeting", meeting, "--reference", "D1", "--by", "Ann Lee"),
            *on_the_day,
        ],
        "due": ["due", *on_the_day],
        "event": ["event", CASE, "second-review", "2026-11-20", *on_the_day],
        "register": ["register", CASE, *on_the_day],
        "step": ["step", CASE, *on_the_day],
        "templates list": ["templates", "list"],
        "templates show": ["templates", "show", "medway-permanence-panel"],
        "templates check": ["templates", "check", str(TEMPLATE)],
        "journal list": ["journal", "list", *on_the_day],
        "journal verify": ["journal", "verify", "--against", minutes, *on_the_day],
        "journal export": ["journal", "export", *on_the_day],
        "completion": ["completion", "bash"],
    }
    yield from zip(commands, run(*commands.values()), strict=True)


def test_no_command_without_a_screen_loads_textual(tmp_path: Path) -> None:
    """Each report tells what was loaded by then, in the order of the commands."""
    reports = dict(a_whole_meeting(tmp_path))
    assert set(leaves(build_parser())) == reports.keys(), "try the new command here"
    assert {name: report.code for name, report in reports.items() if report.code > 1} == {}
    assert [name for name, report in reports.items() if "textual" in report.loaded] == []


def test_the_screens_set_their_pace_before_textual_is_loaded() -> None:
    """It reads how many frames it may paint when it is imported, and never again."""
    code = "import sys, panel_tui.live; sys.exit('textual' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_help_takes_at_most_five_times_as_long_as_bare_python() -> None:
    bare: list[float] = []
    asked: list[float] = []
    for _ in range(RUNS):
        bare.append(seconds([sys.executable, "-c", "pass"]))
        asked.append(seconds([str(PROGRAM), "--help"]))
    assert statistics.median(asked) <= 5 * statistics.median(bare)


def seconds(command: list[str]) -> float:
    """The processor's time that a command takes, start-up and all."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_files_of_the_same_names_nearby_do_no_harm(tmp_path: Path) -> None:
    """Our packages have plain names, and people keep a `data.py` in their folders."""
    for name in ("data", "exports", "panel_tui", "screens"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('not ours')", encoding="utf-8")
    listing = [str(PROGRAM), "templates", "list"]
    done = subprocess.run(listing, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "medway-permanence-panel" in done.stdout
