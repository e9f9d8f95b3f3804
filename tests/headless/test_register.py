"""`panel-tui event` and `templates`: what happened to a child, and what a meeting asks."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.headless.commands import AGENDAS, panel_tui

TEMPLATE = Path(__file__).parents[2] / "data" / "templates" / "medway-permanence-panel.toml"


@pytest.mark.parametrize(
    "kind", ["first-review", "First-Review", "first review", "First review held"]
)
@pytest.mark.parametrize("day", ["2026-11-24", "24/11/2026", "24 Nov 2026", "Tue 24 November 2026"])
def test_an_event_is_recorded_by_id_or_title_on_a_day_as_people_write_it(
    heard: Path, kind: str, day: str
) -> None:
    result = panel_tui("event", "C-197431", kind, day, "--on", "2026-12-08")
    assert (result.code, result.out.strip()) == (
        0,
        "C-197431  First review held  Tue 24 Nov 2026",
    )


def test_today_is_the_day_that_on_names(heard: Path) -> None:
    result = panel_tui("event", "C-197431", "visited", "today", "--on", "2026-12-08")
    assert result.out.strip().endswith("Tue 8 Dec 2026")


def test_a_wrong_kind_is_told_the_nearest(heard: Path) -> None:
    result = panel_tui("event", "C-197431", "permanance-panel", "2026-12-03")
    assert (
        result.err.strip() == "This is no kind of event that is known; nearest: permanence-panel."
    )


def test_a_kind_like_no_other_is_told_all_there_are(heard: Path) -> None:
    result = panel_tui("event", "C-197431", "xyzzy", "2026-12-03")
    assert "there are became-looked-after, left-care" in result.err


def test_an_event_meets_the_limit_that_waited_for_it(heard: Path) -> None:
    assert "First review" in panel_tui("due", "--on", "2026-12-08").out
    panel_tui("event", "C-197431", "first-review", "2026-12-07", "--on", "2026-12-08")
    assert "First review" not in panel_tui("due", "--on", "2026-12-08").out


def test_templates_are_listed() -> None:
    result = panel_tui("templates")
    assert result == panel_tui("templates", "list")
    assert result.out.splitlines()[0].split("  ")[0] in {
        each["id"] for each in panel_tui("templates", "--format", "json").json
    }


def test_a_template_is_shown_with_all_that_it_asks() -> None:
    out = panel_tui("templates", "show", "medway-permanence-panel").out
    for words in (
        "20 minutes for each child or group of brothers and sisters",
        "Quorum: 2 members, the chair among them (ours",
        "Sibling assessment [with brothers or sisters]",
        "Can the child go home safely?",
        'First panel: 4 weeks to 6 weeks after "Became looked after"',
        "On the child's file within 7 working days",
    ):
        assert words in out


def test_what_the_council_has_to_set_is_said() -> None:
    for command in ("show", "check"):
        named = "medway-permanence-panel" if command == "show" else TEMPLATE
        assert "For the council to set: " in panel_tui("templates", command, named).err


def test_a_sound_template_file_is_said_to_be_sound() -> None:
    result = panel_tui("templates", "check", TEMPLATE, "--format", "json")
    assert result.code == 0
    assert result.json["template"] == "medway-permanence-panel"
    assert [ask["place"] for ask in result.json["to_set"]] == [
        "limits[3].latest (first-panel-at-home)"
    ]


def test_a_faulty_template_file_is_told_all_its_faults(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    text = TEMPLATE.read_text("utf-8")
    text = text.replace("length_minutes = 20", 'length_minutes = "20"')
    file.write_text(text.replace('heard_as = "permanence-panel"', 'heard_as = "panel"'), "utf-8")
    result = panel_tui("templates", "check", file)
    assert (result.code, result.out) == (2, "")
    assert len(result.err.splitlines()) == 2
    assert all(line.startswith(f"{file}: ") for line in result.err.splitlines())


def test_the_settings_name_the_account_and_the_councils_folder(
    database: Path, private_account: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "ours"
    folder.mkdir()
    text = TEMPLATE.read_text("utf-8").replace('"medway-permanence-panel"', '"our-panel"', 1)
    (folder / "our-panel.toml").write_text(text, "utf-8")
    settings = private_account / ".config" / "panel-tui" / "settings.toml"
    settings.parent.mkdir(parents=True)
    lines = ('your_name = "Colin Marsh"', f'template_folder = "{folder}"')
    settings.write_text("\n".join((*lines, 'default_template = "our-panel"')), "utf-8")
    options = ("--date", "2026-12-03", "--start", "10:00")
    result = panel_tui("import", AGENDAS / "agenda.csv", *options)
    assert result.out.splitlines()[0] == "2026-12-03-our-panel"
    assert "our-panel" in panel_tui("templates").out
    journal = panel_tui("journal", "list", "--format", "json").json
    assert {entry["by"] for entry in journal} == {"Colin Marsh"}


def test_what_lies_ahead_is_planned_where_its_kind_can_be(heard: Path) -> None:
    of_callum = ("event", "C-197431")
    planned = ("--planned", "--on", "2026-12-08")
    ahead = panel_tui(*of_callum, "filing-due", "12 Jan", *planned)
    assert ahead.out.strip() == "C-197431  Final evidence due at court (planned)  Tue 12 Jan 2027"
    visit = panel_tui(*of_callum, "visited", "2027-01-12", *planned)
    assert (visit.code, "is recorded when it has happened" in visit.err) == (2, True)
    slip = panel_tui(*of_callum, "second-review", "2027-01-12", "--on", "2026-12-08")
    assert (slip.code, "cannot lie in the future" in slip.err) == (2, True)


def test_an_event_recorded_by_mistake_is_taken_back(heard: Path) -> None:
    event = ("event", "C-197431", "first-review", "2026-12-07", "--on", "2026-12-08")
    panel_tui(*event)
    taken = panel_tui(*event, "--take-back", "--format", "json")
    assert (taken.code, taken.json["taken_back"]) == (0, True)
    assert "First review" in panel_tui("due", "--on", "2026-12-08").out
    panel = ("permanence-panel", "2026-12-03", "--on", "2026-12-08")
    heard_there = panel_tui("event", "C-197431", *panel, "--take-back")
    assert (heard_there.code, "comes from a meeting" in heard_there.err) == (2, True)


def test_a_name_of_an_event_is_found_without_loading_the_schema() -> None:
    code = (
        "import sys; from data.templates.event_names import EventKinds;"
        "from data.templates.catalogue import Templates;"
        "kinds = EventKinds(Templates()); kinds.find('case-management-hearing');"
        "sys.exit('it loads the schema' if 'panel_tui.domain.template' in sys.modules else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
