"""Agendas as they arrive when people and programs have been at them: read rightly, or refused.

Rightly is: every case has the facts of its own row, and no row is left out. Refused is `Faulty`,
without a child's name.
"""

import csv
import datetime
import io
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.agendas.reading import ReadAgenda
from data.agendas.stated import Given
from data.tables.wanted import plain
from panel_tui.domain.agenda import CaseFacts
from panel_tui.domain.faults import Fault, Faulty
from panel_tui.domain.words import NotADate, read_agenda_date
from tests.office_files import docx, sheet, table, xlsx

ReadPath = Callable[..., ReadAgenda]
Rows = list[list[str]]

AGENDAS = Path(__file__).parents[1] / "fixtures" / "agendas"
GOOD: Rows = list(csv.reader(io.StringIO((AGENDAS / "agenda.csv").read_text("utf-8-sig"))))
CHILDREN = [row[2] for row in GOOD[1:]]
BREAK = ["12:40", "", "Lunch", *[""] * 10]

numbers = st.integers(0, 200)


def _delete_cell(rows: Rows, row: int, column: int) -> None:
    if rows[row]:
        del rows[row][column % len(rows[row])]


def _insert_cell(rows: Rows, row: int, column: int) -> None:
    rows[row].insert(column % (len(rows[row]) + 1), "")


def _blank_cell(rows: Rows, row: int, column: int) -> None:
    if rows[row]:
        rows[row][column % len(rows[row])] = ""


def _swap_cells(rows: Rows, row: int, column: int) -> None:
    if rows[row]:
        at = column % len(rows[row])
        rows[row][at], rows[row][at - 1] = rows[row][at - 1], rows[row][at]


def _rename_heading(rows: Rows, row: int, column: int) -> None:
    if rows[0]:
        names = ["Notes", "ID", "Name", "DoB", "EDD", "Group", "Time", "", "Mosaic no.", "Plan"]
        rows[0][column % len(rows[0])] = names[row % len(names)]


def _duplicate_row(rows: Rows, row: int, to: int) -> None:
    rows.insert(to % (len(rows) + 1), list(rows[row]))


def _move_row(rows: Rows, row: int, to: int) -> None:
    rows.insert(to % len(rows), rows.pop(row))


def _delete_row(rows: Rows, row: int, _: int) -> None:
    if len(rows) > 1:
        del rows[row]


def _blank_row(rows: Rows, row: int, column: int) -> None:
    rows.insert(row, [""] * (column % 14))


def _break_row(rows: Rows, row: int, _: int) -> None:
    rows.insert(row, list(BREAK))


MUTATIONS = (
    _delete_cell,
    _insert_cell,
    _blank_cell,
    _swap_cells,
    _rename_heading,
    _duplicate_row,
    _move_row,
    _delete_row,
    _blank_row,
    _break_row,
)

mutations = st.lists(st.tuples(st.sampled_from(MUTATIONS), numbers, numbers), max_size=4)


def _mutated(steps: list[tuple[Any, int, int]]) -> Rows:
    rows = [list(row) for row in GOOD]
    for mutate, row, column in steps:
        mutate(rows, row % len(rows), column)
    return rows


def _written(rows: Rows, delimiter: str, line_end: str) -> list[str]:
    """The lines of the file; no cell of these agendas goes over two."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return [line + line_end for line in out.getvalue().split("\n")[:-1]]


def _read_or_refused(read_path: ReadPath, path: Path, content: bytes) -> ReadAgenda | None:
    path.write_bytes(content)
    found: ReadAgenda | None = None
    told: tuple[Fault, ...] = ()
    try:
        found = read_path(path)
        told = found.warnings
    except Faulty as refusal:
        told = refusal.faults
    assert found or told
    assert not [str(fault) for fault in told for child in CHILDREN if child in str(fault)]
    return found


def _dates_in(cell: str) -> set[object]:
    try:
        return {read_agenda_date(cell.removeprefix("EDD "))}
    except NotADate:
        return {None}


def _is_of(case: CaseFacts, row: list[str], heading: list[str]) -> bool:
    """Whether each fact of the case stands in the row, in the column of its name."""
    texts = {"Case ID": case.case_id, "Child": case.child, "Legal status": case.legal_status}
    texts |= {"Social worker": case.social_worker, "Team manager": case.team_manager}
    texts |= {"Team": case.team, "IRO": case.iro, "Sibling group": case.sibling_group}
    texts |= {"Current plan": case.plan, "Reason for panel": case.reason} | case.other
    dates = {"DOB/EDD": case.born or case.due, "Looked after since": case.looked_after_since}
    cells = dict(zip(heading, row, strict=False))
    return all(
        text == cells[name] for name, text in texts.items() if heading.count(name) == 1
    ) and all(day in _dates_in(cells[name]) for name, day in dates.items() if name in cells)


def _heading(rows: Rows) -> int:
    return max(range(len(rows)), key=lambda at: len(set(rows[at]) & set(GOOD[0]) - {""}))


def _assert_each_has_its_own_row(found: ReadAgenda, rows: Rows) -> None:
    heading = rows[_heading(rows)]
    for case in found.agenda.cases:
        own = [row for row in rows if case.case_id in row]
        assert any(_is_of(case, row, heading) for row in own)


def _assert_no_row_is_left_out(found: ReadAgenda, rows: Rows) -> None:
    heading = _heading(rows)
    below = rows[heading + 1 :]
    blank = [at for at, row in enumerate(below) if not any(cell.strip() for cell in row)]
    table = below[: blank[0]] if blank else below
    same_heading = [list(map(plain, row)) == list(map(plain, rows[heading])) for row in table]
    breaks = [slot for slot in found.agenda.slots if not slot.cases]
    assert len(found.agenda.cases) + len(breaks) + sum(same_heading) == len(table)


@pytest.mark.soak
@given(steps=mutations, delimiter=st.sampled_from(",;\t"), line_end=st.sampled_from(["\n", "\r\n"]))
@example(steps=[(_delete_cell, 2, 1)], delimiter=",", line_end="\n")
@example(steps=[(_insert_cell, 2, 3)], delimiter=",", line_end="\n")
def test_a_mutated_agenda_is_read_row_by_row_or_refused(
    read_path: ReadPath,
    tmp_path_factory: Any,
    steps: list[tuple[Any, int, int]],
    delimiter: str,
    line_end: str,
) -> None:
    rows = _mutated(steps)
    path = tmp_path_factory.getbasetemp() / "mutated.csv"
    content = "".join(_written(rows, delimiter, line_end)).encode()
    found = _read_or_refused(read_path, path, content)
    if found:
        _assert_each_has_its_own_row(found, rows)
        _assert_no_row_is_left_out(found, rows)


@pytest.mark.soak
@given(steps=mutations, ending=st.sampled_from([".xlsx", ".docx"]))
def test_a_mutated_agenda_of_office_is_read_row_by_row_or_refused(
    read_path: ReadPath, tmp_path_factory: Any, steps: list[tuple[Any, int, int]], ending: str
) -> None:
    rows = _mutated(steps)
    if ending == ".xlsx":  # a sheet has no row with a cell too few
        rows = [row + [""] * (max(map(len, rows)) - len(row)) for row in rows]
    content = xlsx(sheet(rows)) if ending == ".xlsx" else docx(table(rows))
    found = _read_or_refused(
        read_path, tmp_path_factory.getbasetemp() / f"mutated{ending}", content
    )
    if found:
        _assert_each_has_its_own_row(found, rows)
        _assert_no_row_is_left_out(found, rows)


@pytest.mark.soak
@given(windows=st.lists(st.booleans(), min_size=10, max_size=10), mark=st.booleans())
def test_mixed_encodings_are_read_rightly_or_refused(
    read_path: ReadPath, tmp_path_factory: Any, windows: list[bool], mark: bool
) -> None:
    lines = _written(GOOD, ",", "\r\n")
    encoded = [
        line.encode("cp1252" if old else "utf-8") for line, old in zip(lines, windows, strict=True)
    ]
    content = b"\xef\xbb\xbf" * mark + b"".join(encoded)
    path = tmp_path_factory.getbasetemp() / "mixed.csv"
    found = _read_or_refused(read_path, path, content)
    if found:
        _assert_each_has_its_own_row(found, GOOD)
        assert [case.child for case in found.agenda.cases] == CHILDREN


@pytest.mark.soak
@given(cut=st.integers(0, 2_000), file=st.sampled_from(["agenda.csv", "agenda.md"]))
def test_a_truncated_agenda_keeps_its_whole_rows_or_is_refused(
    read_path: ReadPath, tmp_path_factory: Any, cut: int, file: str
) -> None:
    content = (AGENDAS / file).read_bytes()[:cut]
    path = tmp_path_factory.getbasetemp() / f"truncated{Path(file).suffix}"
    found = _read_or_refused(read_path, path, content)
    if found:
        whole = [row[1] for row in GOOD[1:]]
        assert [case.case_id for case in found.agenda.cases[:-1]] == whole[
            : len(found.agenda.cases) - 1
        ]
        for case in found.agenda.cases[:-1]:
            assert any(_is_of(case, row, GOOD[0]) for row in GOOD)


@pytest.mark.soak
@given(
    content=st.one_of(
        st.binary(max_size=400),
        st.text(max_size=400).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.text(alphabet='Case ID,hild|-\n:"\t;0123456789', max_size=400).map(
            lambda text: b"Case ID,Child,Time\n" + text.encode()
        ),
        st.text(alphabet="|-: \n#>*`\\[]()C1", max_size=400).map(
            lambda text: b"| Case ID | Child |\n|---|---|\n" + text.encode()
        ),
    ),
    ending=st.sampled_from([".csv", ".md", ".xlsx", ".docx", ".ods"]),
)
def test_nothing_but_an_agenda_or_a_refusal_comes_of_any_bytes(
    read_path: ReadPath, tmp_path_factory: Any, content: bytes, ending: str
) -> None:
    path = tmp_path_factory.getbasetemp() / f"bytes{ending}"
    _read_or_refused(read_path, path, content)


@pytest.mark.parametrize("column", range(13))
@pytest.mark.parametrize("row", [1, 5, 9])
@pytest.mark.parametrize("mutate", [_delete_cell, _insert_cell])
def test_a_row_whose_cells_slipped_is_refused(
    read_path: ReadPath, tmp_path: Path, mutate: Any, row: int, column: int
) -> None:
    content = "".join(_written(_mutated([(mutate, row, column)]), ",", "\n")).encode()
    path = tmp_path / "slipped.csv"
    path.write_bytes(content)
    with pytest.raises(Faulty, match=f"row {row + 1}: 1[24] cells under 13 headings"):
        read_path(path)


def test_a_thousand_rows_are_read_in_well_under_a_second(
    read_path: ReadPath, tmp_path: Path
) -> None:
    rows = [
        ["", f"C-{number}", f"Child {number}", *GOOD[1][3:10], f"G{number}", *GOOD[1][11:]]
        for number in range(1_000)
    ]
    template = ["Template", "meeting-without-slots"]
    path = tmp_path / "long.csv"
    path.write_text("".join(_written([template, GOOD[0], *rows], ",", "\n")), "utf-8")
    options = Given(date=datetime.date(2026, 12, 3), start=datetime.time(10, 0))
    begun = time.process_time()
    found = read_path(path, options)
    assert time.process_time() - begun < 1
    assert len(found.agenda.cases) == 1_000
