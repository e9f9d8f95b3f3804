"""How a command ends: quietly where nobody listens, and without a name where it fails."""

import os
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.headless.commands import panel_tui

PROGRAM = Path(sys.executable).with_name("panel-tui")
PLANTED = "Zoë Marchetti of 12 Mill Lane"


def fail(*_args: object) -> int:
    try:
        raise KeyError(PLANTED)
    except KeyError as cause:
        raise RuntimeError(f"cannot go on with {PLANTED}") from cause


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("panel_tui.headless.meetings.run", fail)


def test_a_fault_of_the_program_ends_with_70_and_a_report(
    failing: None, private_account: Path
) -> None:
    result = panel_tui("meetings")
    assert (result.code, result.out) == (70, "")
    (report,) = private_account.rglob("fault-*.txt")
    assert str(report) in result.err
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert stat.S_IMODE(report.parent.stat().st_mode) == 0o700


def test_a_report_holds_kinds_and_places_and_no_word_of_the_record(
    failing: None, private_account: Path
) -> None:
    result = panel_tui("meetings")
    (file,) = private_account.rglob("fault-*.txt")
    report = file.read_text("utf-8")
    assert "builtins.RuntimeError" in report
    assert "builtins.KeyError" in report
    assert "in fail" in report
    for word in (*PLANTED.split(), str(private_account)):
        assert word not in report
    assert "Marchetti" not in result.err


def test_a_report_that_cannot_be_written_is_no_second_fault(
    failing: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", "utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(in_the_way))
    monkeypatch.setattr(
        "panel_tui.headless.report.user_log_path", lambda *_, **__: in_the_way / "log"
    )
    result = panel_tui("meetings")
    assert result.code == 70
    assert "could not be written" in result.err


def test_stopping_by_hand_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_args: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("panel_tui.headless.meetings.run", stop)
    result = panel_tui("meetings")
    assert (result.code, result.out, result.err) == (1, "", "Stopped.\n")


@pytest.mark.skipif(os.name == "nt", reason="signals are another thing there")
def test_a_reader_that_leaves_ends_it_quietly(tmp_path: Path) -> None:
    with subprocess.Popen(
        [PROGRAM, "demo", "--to", tmp_path / "out"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as demo:
        assert demo.stdout is not None
        assert demo.stderr is not None
        demo.stdout.close()
        assert (demo.stderr.read(), demo.wait()) == (b"", 1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device here")
@pytest.mark.parametrize("arguments", [["--help"], ["templates"], ["completion", "bash"]])
def test_a_full_disk_is_said_and_is_no_fault(arguments: list[str], private_account: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [PROGRAM, *arguments], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("The disk is full")
    assert not list(private_account.rglob("fault-*"))


@pytest.mark.parametrize("arguments", [[], ["run", "agenda.md"]])
def test_a_screen_without_a_terminal_is_refused(database: Path, arguments: list[str]) -> None:
    result = panel_tui(*arguments)
    assert (result.code, result.out) == (2, "")
    assert "need a terminal" in result.err
    assert not database.exists()


@pytest.mark.parametrize(
    "arguments", [["--database", "a.db", "due"], ["due", "--database", "b.db"]]
)
def test_options_stand_before_the_command_or_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("c.db").write_text("no database", "utf-8")
    monkeypatch.setenv("PANEL_TUI_DATABASE", "c.db")
    assert panel_tui(*arguments).code == 0
    assert panel_tui("due").code == 2


@pytest.mark.skipif(os.name == "nt", reason="the locale is another thing there")
def test_what_another_program_reads_is_utf_8_in_every_locale(database: Path) -> None:
    agenda = Path("agenda.csv")
    agenda.write_text("Case ID,Child,DOB/EDD,Straße\nÉ-1,A.B.,04/05/2022,\n", "utf-8")
    done = subprocess.run(
        [PROGRAM, "import", agenda, "--date", "2026-12-03", "--start", "10:00"],
        capture_output=True,
        check=True,
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    )
    assert "É-1" in done.stdout.decode()
    assert "Straße" in done.stderr.decode()


def test_what_steers_a_terminal_is_not_printed(database: Path) -> None:
    result = panel_tui("import", "\x1b[2Jagenda.md")
    assert result.code == 2
    assert "\x1b" not in result.err


def test_the_version_is_that_of_the_package() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    result = panel_tui("--version")
    assert (result.code, result.out) == (0, f"panel-tui {project['project']['version']}\n")


def test_completion_is_printed_for_each_shell() -> None:
    for shell in ("bash", "zsh", "fish", "tcsh"):
        result = panel_tui("completion", shell)
        assert result.code == 0
        assert "panel-tui" in result.out
        assert "meetings" in result.out
