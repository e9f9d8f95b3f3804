"""`panel-tui demo`: the sample meeting holds all that a panel day can bring."""

from pathlib import Path

import pytest

from data.settings import Settings
from panel_tui.domain.meeting import Meeting
from panel_tui.headless import story
from panel_tui.headless.workplace import SystemClock, Workplace
from tests.headless.commands import SAMPLE, panel_tui


@pytest.fixture(scope="module")
def meeting(played: Path) -> Meeting:
    """The meeting that the demo leaves behind."""
    with Workplace(str(played / "panel.db"), SystemClock(), Settings()).session() as session:
        return session.meeting(SAMPLE)


def test_the_sample_has_nine_children_in_eight_slots_two_of_them_siblings(meeting: Meeting) -> None:
    heard_in = [slot.case_ids for slot in meeting.slots if not slot.is_break]
    assert (len(meeting.cases), len(heard_in)) == (9, 8)
    assert [ids for ids in heard_in if len(ids) > 1] == [("C-201302", "C-201303")]


def test_a_late_start_a_pause_and_an_overrun_with_added_minutes(meeting: Meeting) -> None:
    late, paused, overrun = (meeting.slot(number).timer for number in (1, 2, 7))
    assert late.began_at is not None
    assert late.began_at > meeting.slot(1).starts_at
    assert [pause.reason for pause in paused.pauses] == ["The line to the social worker dropped"]
    assert [added.minutes for added in overrun.added] == [10]


def test_a_child_is_put_off_with_a_reason_and_a_day(meeting: Meeting) -> None:
    deferral = meeting.case("C-202018").deferral
    assert deferral is not None
    assert deferral.reason
    assert deferral.return_on


def test_siblings_have_a_note_for_both_and_a_note_for_each(meeting: Meeting) -> None:
    notes = meeting.case("C-201303").notes
    assert {note.case_ids for note in notes} == {("C-201302", "C-201303"), ("C-201303",)}


def test_a_member_does_not_agree_and_it_is_said_who_settles_it(meeting: Meeting) -> None:
    (dissent,) = meeting.case("C-202240").dissents
    assert dissent.route
    assert dissent.owner
    assert dissent.due


def test_a_declared_interest_costs_the_quorum_and_the_decision_is_confirmed(
    meeting: Meeting,
) -> None:
    case = meeting.case("C-201777")
    assert [declared.takes_part for declared in case.declarations] == [False]
    assert case.decision is not None
    assert case.decision.advisory
    assert case.decision.confirmed_by


def test_evidence_is_outstanding_with_an_owner_and_a_day(meeting: Meeting) -> None:
    case = meeting.case("C-201145")
    mark = case.mark("return-home")
    assert mark is not None
    assert mark.state == "evidence outstanding"
    assert [action.due for action in case.actions if action.prompt == "return-home"] != [None]


def test_every_child_who_was_heard_was_asked_and_is_answered(meeting: Meeting) -> None:
    for case in meeting.cases:
        if case.heard_here:
            assert case.options
            assert case.decision
            assert any(view.view == "child" for view in case.views)
            assert any(note.place == "for-the-child" for note in case.notes)
        assert all(action.due for action in case.actions)


def test_a_slip_is_undone_and_the_journal_keeps_both(played: Path, meeting: Meeting) -> None:
    entries = panel_tui(
        "journal", "list", "--all", "--format", "json", "--database", played / "panel.db"
    ).json
    kinds = [entry["kind"] for entry in entries]
    slip = kinds.index("undo")
    assert kinds[slip - 2 : slip] == ["start slot", "carry over"]
    assert meeting.slot(8).timer.began_at != meeting.slot(7).timer.began_at


def test_it_leaves_approved_minutes_one_receipt_and_a_journal_that_verifies(played: Path) -> None:
    files = sorted(file.name for file in (played / "minutes").iterdir())
    assert len(files) == 9
    assert all(name.endswith("-minutes-v1.md") for name in files)
    assert panel_tui("journal", "verify", "--database", played / "panel.db").code == 0
    due = panel_tui("due", "--on", "2026-12-08", "--database", played / "panel.db").out
    assert due.count("Minutes on the child's file") == 8


def test_it_prints_each_step_with_its_time_and_where_the_files_are(tmp_path: Path) -> None:
    result = panel_tui("demo", "--auto", "--to", tmp_path / "out")
    steps = [step for chapter in story.chapters() for step in chapter.steps]
    assert result.code == 0
    assert [step.say for step in steps if step.say not in result.out] == []
    assert "  10:07  Colin starts slot 1" in result.out
    assert str(tmp_path / "out" / "C-201145-2026-12-03-minutes-v1.md") in result.out
    assert "It verifies." in result.out
    assert result.err == ""


def test_it_runs_again_and_again_and_never_touches_the_database_of_the_account(
    database: Path, private_account: Path
) -> None:
    out = database.parent / "out"
    assert [panel_tui("demo", "--to", out).code for _ in range(2)] == [0, 0]
    folders = [file.parent.name for file in out.rglob("C-201145*.md")]
    assert sorted(folders) == ["demo-2", "out"]
    assert not database.exists()
    assert not list(private_account.rglob("*.db"))


def test_a_database_that_holds_the_sample_already_is_left_alone(heard: Path) -> None:
    result = panel_tui("demo", "--database", heard, "--to", "out")
    assert result.code == 2
    assert "in this database already" in result.err
    assert not Path("out").exists()
