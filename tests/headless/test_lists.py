"""`panel-tui meetings`, `show` and `due`: what there is, how far it is, and what is late."""

from pathlib import Path
from typing import Any

import pytest

from data.settings import Settings
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.slots import DeferCase, PauseSlot, StartSlot
from panel_tui.headless.workplace import Workplace
from tests.conftest import FakeClock
from tests.headless.commands import AGENDAS, SAMPLE, panel_tui


@pytest.fixture
def under_way(database: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> FakeClock:
    """A meeting at 10:30: slot 1 overran, slot 2 is paused, the child of slot 8 is put off."""
    panel_tui("import", AGENDAS / "agenda.md")
    with Workplace(str(database), clock, Settings()).session() as session:
        session.do(StartSlot(meeting_id=SAMPLE, slot=1))
        clock.advance(minutes=25)
        session.do(FinishSlot(meeting_id=SAMPLE, slot=1), StartSlot(meeting_id=SAMPLE, slot=2))
        clock.advance(minutes=5)
        session.do(
            PauseSlot(meeting_id=SAMPLE, slot=2, reason="Fire alarm"),
            DeferCase(meeting_id=SAMPLE, case_ids=("C-097640",), reason="No report"),
        )
    monkeypatch.setattr("panel_tui.headless.workplace.SystemClock.now", lambda _: clock.now())
    return clock


def cases(shown: Any) -> dict[str, Any]:
    return {case["case_id"]: case for slot in shown["slots"] for case in slot["cases"]}


def test_on_the_day_a_meeting_shows_when_what_is_left_is_expected(under_way: FakeClock) -> None:
    result = panel_tui("show", SAMPLE)
    assert "Ends: 12:25, 15 min early" in result.out
    shown = panel_tui("show", SAMPLE, "--format", "json").json
    slots = {slot["slot"]: slot for slot in shown["slots"]}
    assert [slots[number]["state"] for number in (1, 2, 3)] == ["finished", "paused", "planned"]
    assert slots[1]["finished_at"] == "2026-12-03T10:25:00+00:00"
    assert slots[2]["predicted_end"] == "2026-12-03T10:45:00+00:00"
    assert slots[3]["predicted_start"] == "2026-12-03T10:45:00+00:00"
    assert slots[8]["predicted_start"] is None


def test_a_case_shows_its_state_its_prompts_and_its_limits(under_way: FakeClock) -> None:
    shown = cases(panel_tui("show", SAMPLE, "--format", "json").json)
    assert [shown[case]["state"] for case in ("C-104233", "C-104871", "C-098155", "C-097640")] == [
        "heard",
        "paused",
        "planned",
        "deferred",
    ]
    assert set(shown["C-104233"]["prompts"].values()) == {"not reached"}
    assert "Views: Child" in shown["C-104233"]["left_open"]
    assert shown["C-104233"]["limits"] == [
        {"limit": "minutes-uploaded", "due_on": "2026-12-14", "met_on": None}
    ]
    assert shown["C-098155"]["limits"] == []
    assert "return-home" in shown["C-098155"]["open_prompts"]


def test_on_another_day_nothing_is_predicted(heard: Path) -> None:
    result = panel_tui("show", SAMPLE, "--on", "2026-12-09")
    assert "Ends" not in result.out
    assert "about" not in result.out


def test_a_meeting_in_words_shows_each_case_on_a_line(heard: Path) -> None:
    out = panel_tui("show", SAMPLE).out
    lines = {line.split("C-")[1][:6]: line for line in out.splitlines() if "C-" in line}
    assert len(lines) == 9
    assert "10:04 to 10:26" in lines["201145"]
    assert "v1 approved  Tue 8 Dec 2026" in lines["201145"]
    assert "deferred" in lines["202018"]
    assert "confirmed" in lines["201777"]
    assert "3 not reached" in lines["197431"]
    assert "1 outstanding" in lines["202240"]


def test_meetings_are_listed_newest_first_and_capped(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("panel_tui.headless.printing.MOST_LINES", 3)
    agenda = Path("one.csv")
    agenda.write_text("Case ID,Child,DOB/EDD\nC-1,A.B.,04/05/2022\n", "utf-8")
    for day in ("2027-02-25", "2026-12-03", "2027-01-07"):
        for start in ("09:00", "14:00"):
            panel_tui("import", agenda, "--date", day, "--start", start)
    capped = panel_tui("meetings")
    assert [line.split()[0] for line in capped.out.splitlines()] == [
        "2027-02-25-medway-permanence-panel-1400",
        "2027-02-25-medway-permanence-panel",
        "2027-01-07-medway-permanence-panel-1400",
    ]
    assert "3 of 6 are shown" in capped.err
    whole = panel_tui("meetings", "--all", "--format", "json")
    assert whole.json["total"] == len(whole.json["meetings"]) == 6
    assert whole.err == ""


def test_what_is_late_comes_first_and_makes_the_exit_code_1(heard: Path) -> None:
    result = panel_tui("due", "--on", "2026-12-15", "--format", "json")
    assert result.code == 1
    lates = [line["late"] for line in result.json["due"]]
    assert lates == sorted(lates, reverse=True)
    first, second = result.json["due"][:2]
    assert (first["what"], first["days"]) == ("First review", -21)
    assert (second["limit"], second["days"]) == ("minutes-uploaded", -1)


def test_nothing_late_ends_with_0(heard: Path) -> None:
    panel_tui("event", "C-197431", "first-review", "2026-12-08", "--on", "2026-12-08")
    result = panel_tui("due", "--on", "2026-12-08")
    assert result.code == 0
    assert result.err.startswith("Nothing late")
    assert result.out.startswith("Mon 14 Dec 2026  in 6 days  Minutes on the child's file")


def test_how_far_ahead_to_look_can_be_said(heard: Path) -> None:
    assert len(panel_tui("due", "--on", "2026-12-08", "--within", "5").out.splitlines()) == 1
    assert len(panel_tui("due", "--on", "2026-12-08", "--within", "6").out.splitlines()) == 9


def test_a_receipt_takes_the_minutes_off_the_list(heard: Path) -> None:
    def waiting() -> list[str]:
        lines = panel_tui("due", "--on", "2026-12-09", "--format", "json").json["due"]
        return [line["case_id"] for line in lines if line["limit"] == "minutes-uploaded"]

    assert "C-198820" in waiting()
    panel_tui(
        *("receipt", "C-198820", "--meeting", SAMPLE, "--reference", "D1", "--by", "Colin Marsh"),
        *("--on", "2026-12-09"),
    )
    assert "C-198820" not in waiting()
    assert "C-201145" not in waiting()


def test_what_a_template_only_notes_is_never_late(database: Path) -> None:
    panel_tui("import", AGENDAS / "agenda.md", "--on", "2026-11-25")
    due = panel_tui("due", "--on", "2026-12-01", "--format", "json").json["due"]
    noted = [line for line in due if line["limit"] == "first-panel-strategy" and line["days"] < 0]
    assert noted
    assert not any(line["late"] for line in noted)
