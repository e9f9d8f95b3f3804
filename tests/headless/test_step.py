"""`panel-tui step`: a child's follow-ups, and what becomes of them."""

from pathlib import Path

import pytest

from tests.headless.commands import SAMPLE, Result, dump, panel_tui

CASE = "C-198820"
"""A child whose long-term fostering the sample meeting ratified."""


def step(*arguments: str, on: str = "2026-12-10") -> Result:
    return panel_tui("step", CASE, *arguments, "--on", on, "--format", "json")


def extended(until: str, on: str = "2026-12-10") -> Result:
    because = ("--because", "On leave", "--by", "Tom Okafor")
    return step("matching-report", "extend", "--until", until, *because, on=on)


def test_follow_ups_are_listed_in_their_order(heard: Path) -> None:
    listed = step()
    assert [(each["step"], each["state"]) for each in listed.json] == [
        ("matching-report", "open"),
        ("match-at-fostering-panel", "waiting"),
        ("match-approved", "waiting"),
        ("action-7", "open"),
        ("action-8", "open"),
        ("action-9", "open"),
    ]
    assert [each["action"] for each in listed.json] == [False] * 3 + [True] * 3
    assert listed.json[1]["waits_for"] == "matching-report"


def test_what_is_done_starts_the_next_and_is_an_event(heard: Path) -> None:
    (done,) = step("matching-report", "done", "--at", "8 Dec 2026", "--by", "Tom Okafor").json
    assert (done["state"], done["done_on"]) == ("done", "2026-12-08")
    assert [each["state"] for each in step().json][:3] == ["done", "open", "waiting"]
    again = panel_tui("event", CASE, "matching-report", "2026-12-08", "--on", "2026-12-10")
    assert (again.code, "recorded already" in again.err) == (2, True)
    step("matching-report", "reopen", "--by", "Tom Okafor")
    assert [each["state"] for each in step().json][:3] == ["open", "waiting", "waiting"]
    assert panel_tui("journal", "verify").code == 0


def test_due_counts_extensions_and_names_whom_it_was_escalated_to(heard: Path) -> None:
    extended("2027-01-25")
    extended("2027-01-29")
    up = ("--to", "Head of Service", "--because", "No worker", "--by", "Tom Okafor")
    step("matching-report", "escalate", *up)
    due = panel_tui("due", "--within", "60", "--on", "2026-12-10", "--format", "json").json["due"]
    (line,) = (each for each in due if each["kind"] == "step" and each["case_id"] == CASE)
    assert (line["due_on"], line["extended"], line["escalated_to"]) == (
        "2027-01-29",
        2,
        "Head of Service",
    )
    said = panel_tui("due", "--within", "60", "--on", "2026-12-10").out
    assert "Write the matching report (extended 2 times, escalated to Head of Service)" in said


def test_a_step_that_begins_without_a_day_is_listed_until_it_gets_one(heard: Path) -> None:
    step("matching-report", "done", "--by", "Tom Okafor")
    lines = panel_tui("due", "--on", "2026-12-11").out.splitlines()
    assert lines[-1].split()[:6] == ["no", "day", "yet", "Take", "the", "match"]
    (line,) = panel_tui("due", "--on", "2026-12-11", "--format", "json").json["without_day"]
    assert (line["limit"], line["due_on"]) == ("match-at-fostering-panel", None)
    because = ("--because", "It sits then", "--by", "Tom Okafor")
    step("match-at-fostering-panel", "extend", "--until", "2027-02-18", *because)
    assert "no day yet" not in panel_tui("due", "--on", "2026-12-11").out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("matching-report",), "what becomes of it: done, extend, escalate or reopen"),
        (("matching-report", "done"), "--by NAME"),
        (("a-report", "done", "--by", "Tom"), "has no follow-up a-report; there is matching"),
        (("matching-report", "reopen", "--by", "Tom"), "is not done yet"),
        (
            ("matching-report", "done", "--by", "Tom", "--meeting", "another"),
            f"was started by {SAMPLE}: name it with --meeting",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    arguments: tuple[str, ...], words: str, heard: Path
) -> None:
    before = dump(heard)
    refused = step(*arguments)
    assert (refused.code, refused.out) == (2, "")
    assert words in refused.err
    assert dump(heard) == before


def test_a_child_that_nobody_knows_is_refused(heard: Path) -> None:
    refused = panel_tui("step", "C-1")
    assert (refused.code, "C-1 is not on the register" in refused.err) == (2, True)
