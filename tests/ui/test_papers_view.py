"""The rows of the papers screen, and what it says of them, without a screen."""

from typing import get_args

from textual.content import Content

from panel_tui.domain.model import Refused
from panel_tui.domain.paper_findings import PaperState
from screens.papers_grid import COLUMN, WORDS, PaperRows, sign
from screens.papers_view import MOST_WORDS, progress_line, tail, words_lines
from tests.paper_values import PLAN, asking_for, file, grid

WIDTH = 75


def rows_of(*paths: str) -> PaperRows:
    return PaperRows(grid(asking_for(PLAN), *(file(each) for each in paths)))


def row(rows: PaperRows, number: int, *, marked: bool = False) -> str:
    return " ".join(rows.line(number, 0, WIDTH, marked=marked).plain.split())


def test_every_state_has_a_symbol_and_a_whole_word_in_a_narrow_column() -> None:
    for state in get_args(PaperState):
        assert len(WORDS.get(state, state)) <= COLUMN - 2
        assert sign(state)[0] in "√!?–"


def test_a_file_that_is_offered_to_no_case_says_why_it_counts_for_none() -> None:
    rows = rows_of("Unsorted/holiday.jpg")
    assert row(rows, len(rows) - 1) == "? Unsorted/holiday.jpg unplaced, speaks of nobody"


def test_a_long_name_leaves_room_for_what_is_said_of_the_file() -> None:
    rows = rows_of(f"Unsorted/{'x' * 200}.pdf")
    line = rows.line(len(rows) - 1, 0, WIDTH, marked=False)
    assert line.cell_length <= WIDTH
    assert line.plain.rstrip().endswith("unplaced, speaks of nobody")


def test_where_every_file_counts_there_are_cases_alone() -> None:
    rows = rows_of("C-1/Care plan 2026-11-20.docx")
    assert [rows.cells(each) for each in range(len(rows))] == [1, 1, 1, 1]


def test_of_a_long_path_its_end_is_shown() -> None:
    assert tail("/a/b", 10) == "/a/b"
    assert tail("/home/jo/panel/papers", 12) == "…anel/papers"
    assert Content(tail("/家/家家家家家家家家家家", 12)).cell_length <= 12


def test_of_a_long_paper_the_first_pages_are_shown() -> None:
    lines = words_lines("word " * MOST_WORDS, 60)
    assert sum(len(each.plain) for each in lines) <= MOST_WORDS + len("… it goes on")
    assert lines[-1].plain == "… it goes on"


def test_a_paper_without_words_says_why() -> None:
    assert words_lines(Refused("It is a scan."), 60)[0].plain == "! It is a scan."
    assert words_lines(None, 60)[0].plain == "reading…"


def test_how_far_a_check_is_stands_in_words_beside_the_bar() -> None:
    assert progress_line(312, 6000, "esc").plain.endswith("  312 of 6,000 files   esc cancels")
    assert progress_line(0, 0, "esc").plain.endswith("  looking for files   esc cancels")
