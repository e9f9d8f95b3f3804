"""The date of a paper: of its name, else of a line that says so."""

from datetime import date

import pytest

from data.papers.dates import date_in_lines, date_in_name
from data.papers.lines import PAGE_OF_CHARACTERS, Line

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    "stem",
    [
        "Care Plan 2026-11-20",
        "2026.11.20 care plan",
        "20261120_CarePlan",
        "CarePlan20.11.2026",
        "care_plan_20_11_2026_final",
        "Care plan (20-11-26)",
        "Care plan 20112026",
        "Care plan 20 Nov 2026",
        "Care plan 20th of November 2026 v2",
        "care-plan-20nov26",
        "Care plan AB 04.05.2022, 20.11.2026",
        "C-104233 2026-11-20",
    ],
)
def test_a_name_may_hold_the_date_in_any_british_way(stem: str) -> None:
    assert date_in_name(stem) == DAY


@pytest.mark.parametrize(
    "stem",
    [
        "Care plan",
        "Care plan v1.2.26",
        "C-104233",
        "scan0001",
        "104233",
        "Care plan 20 November",
        "Care plan 31-02-2026",
        "Care plan 2026",
        "IMG 2026112012345678",
        "Part 12 of 20",
    ],
)
def test_a_name_without_a_whole_date_has_none(stem: str) -> None:
    assert date_in_name(stem) is None


def dated(*lines: str) -> date | None:
    return date_in_lines([Line(tuple(line.split(" | "))) for line in lines])


@pytest.mark.parametrize(
    "line",
    [
        "Dated 20 November 2026",
        "DATED: 20/11/2026 by J. Roe",
        "Completed on Friday 20th November 2026.",
        "Updated 20.11.26",
        "Updated – 2026-11-20",
        "Completed | 20/11/2026",
        "Signed | J. Roe | Dated | 20 Nov 2026",
        "  Dated the 20th of November 2026",
    ],
)
def test_a_line_tells_the_date_of_a_paper(line: str) -> None:
    assert dated("Care plan", line) == DAY


def test_a_label_has_its_date_in_the_next_line() -> None:
    assert dated("Dated:", "20 November 2026") == DAY


@pytest.mark.parametrize(
    "line",
    [
        "Date of birth 20 November 2026",
        "The plan was dated 20 November 2026",
        "Undated 20 November 2026",
        "Dated 20 November",
        "Dated Friday 21 November 2026",
        "Completed assessments: 20 November 2026",
        "",
    ],
)
def test_other_lines_do_not(line: str) -> None:
    assert dated(line) is None


def test_of_several_dates_on_the_first_page_the_latest_counts() -> None:
    assert dated("Dated 3 March 2025", "Updated 20 November 2026", "Dated 1 May 2026") == DAY


def test_what_is_completed_further_down_says_nothing_of_a_paper_that_has_its_date() -> None:
    text = "word " * (PAGE_OF_CHARACTERS // 5)
    assert dated("Dated 20 November 2026", text, text, "Completed | 1 May 2027") == DAY
    assert dated("Care plan", text, text, "Dated 20 November 2026") == DAY
