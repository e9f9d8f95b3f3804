"""Two hundred ways to spoil a good agenda, in every format: it is read rightly, or refused by its place.

Rightly is: every child stands under its own case ID, at its own time, with its own date of birth.
"""

import csv
import io
import re
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from random import Random

import pytest

from data.agendas.reading import ReadAgenda
from panel_tui.domain.faults import Faulty
from tests.agendas.conftest import AS_EXPECTED
from tests.conftest import scaled
from tests.office_files import docx, ods, ods_row, sheet, table, xlsx

ReadPath = Callable[..., ReadAgenda]
Rows = list[list[str]]
Told = tuple[str, time, date | None]

AGENDAS = Path(__file__).parents[1] / "fixtures" / "agendas"
GOOD: Rows = list(csv.reader(io.StringIO((AGENDAS / "agenda.csv").read_text("utf-8-sig"))))
TIMES = scaled(4, 200)

TOLD_APART = [at for at, heading in enumerate(GOOD[0]) if heading != "Current plan"]
"""Columns that may exchange their headings; that a plan is no name, nothing in the file can tell."""

PLACED = re.compile(
    r"row [0-9]+\b|DOB/EDD: |Start: "  # a row, a column that is not there, what nobody says
    r"|no header row was found|no case stands below|the file is (damaged|empty)|not an? "
    r"|sheets |tables |the file mixes"
)
"""How a fault begins: with its place, or with what is wrong with the file as a whole."""


def _delimited(delimiter: str) -> Callable[[Rows], bytes]:
    def write(rows: Rows) -> bytes:
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
        return out.getvalue().encode()

    return write


def _markdown(rows: Rows) -> bytes:
    lines = [f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in rows]
    return "\n".join([lines[0], f"|{'---|' * len(rows[0])}", *lines[1:]]).encode()


def _even(rows: Rows) -> Rows:
    """A sheet is a rectangle."""
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]


FORMATS: dict[str, tuple[str, Callable[[Rows], bytes]]] = {
    "commas": (".csv", _delimited(",")),
    "semicolons": (".csv", _delimited(";")),
    "tabs": (".tsv", _delimited("\t")),
    "markdown": (".md", _markdown),
    "xlsx": (".xlsx", lambda rows: xlsx(sheet(_even(rows)))),
    "ods": (".ods", lambda rows: ods("".join(map(ods_row, _even(rows))))),
    "docx": (".docx", lambda rows: docx(table(rows))),
}


def _shift_in_row(rows: Rows, rng: Random) -> None:
    row, at = rng.choice(rows), rng.randrange(13)
    if rng.random() < 0.5:
        row.insert(at, "")
        if rng.random() < 0.5:
            row.pop()
    else:
        del row[at]
        if rng.random() < 0.5:
            row.append("")


def _shift_in_column(rows: Rows, rng: Random) -> None:
    """As a spreadsheet does where one cell is put in or taken out."""
    column = rng.randrange(3)
    first = rng.randrange(1, len(rows))
    cells = [row[column] for row in rows[first:]]
    if rng.random() < 0.5:
        rows.append([""] * 13)
        cells = ["", *cells]
    else:
        cells = [*cells[1:], ""]
    for row, cell in zip(rows[first:], cells, strict=True):
        row[column] = cell


def _rename_headings(rows: Rows, rng: Random) -> None:
    names = [
        "Notes",
        "ID",
        "Name",
        "DoB",
        "EDD",
        "Group",
        "Time",
        "",
        "Mosaic no.",
        "Plan",
        "Child",
    ]
    kind = rng.randrange(3)
    if kind == 0:
        rows[0][rng.randrange(13)] = rng.choice(names)
    elif kind == 1:
        one, other = rng.sample(TOLD_APART, 2)
        rows[0][one], rows[0][other] = rows[0][other], rows[0][one]
    else:
        rows[0] = [rows[0][-1], *rows[0][:-1]] if rng.random() < 0.5 else [*rows[0][1:], rows[0][0]]


def _duplicate_rows(rows: Rows, rng: Random) -> None:
    for _ in range(rng.randrange(1, 3)):
        rows.insert(rng.randrange(len(rows) + 1), list(rng.choice(rows)))


def _move_or_drop_rows(rows: Rows, rng: Random) -> None:
    row = rows.pop(rng.randrange(len(rows)))
    if rng.random() < 0.5:
        rows.insert(rng.randrange(len(rows) + 1), row)


MUTATIONS = {
    "shifted in a row": _shift_in_row,
    "shifted in a column": _shift_in_column,
    "headings renamed": _rename_headings,
    "rows duplicated": _duplicate_rows,
    "rows moved": _move_or_drop_rows,
}


def told(found: ReadAgenda) -> dict[str, Told]:
    """Who is heard when, by case ID."""
    return {
        case.case_id: (case.child, slot.starts, case.born)
        for slot in found.agenda.slots
        for case in slot.cases
    }


def wrong(found: ReadAgenda, good: dict[str, Told], *, timed: bool = True) -> list[str]:
    """The cases that are not what they are in the good agenda; `timed`: the file still says when."""
    return [
        case_id
        for case_id, (child, starts, born) in told(found).items()
        if case_id not in good
        or child != good[case_id][0]
        or (timed and starts != good[case_id][1])
        or born not in (None, good[case_id][2])
    ]


@pytest.fixture(scope="module")
def good(read_path: ReadPath) -> dict[str, Told]:
    """What the good agenda says."""
    return told(read_path(AGENDAS / "agenda.csv"))


def _taken_in(read_path: ReadPath, path: Path, content: bytes) -> ReadAgenda | None:
    """The agenda; None where it is refused, by the place of each fault and without a name."""
    path.write_bytes(content)
    try:
        return read_path(path, AS_EXPECTED)
    except Faulty as refusal:
        faults = [str(fault) for fault in refusal.faults]
    assert faults
    assert [fault for fault in faults if not PLACED.match(fault)] == []
    assert not [fault for fault in faults for row in GOOD[1:] if row[2] in fault]
    return None


@pytest.mark.soak
@pytest.mark.parametrize("mutation", list(MUTATIONS))
@pytest.mark.parametrize("kind", list(FORMATS))
def test_a_spoilt_agenda_is_read_rightly_or_refused_by_its_place(
    read_path: ReadPath, good: dict[str, Told], tmp_path: Path, kind: str, mutation: str
) -> None:
    rng = Random(f"{kind}, {mutation}")
    ending, write = FORMATS[kind]
    for _ in range(TIMES):
        rows = [list(row) for row in GOOD]
        MUTATIONS[mutation](rows, rng)
        found = _taken_in(read_path, tmp_path / f"spoilt{ending}", write(rows))
        if found:
            timed = "Time" not in found.unknown_columns and GOOD[0][0] in rows[0]
            assert wrong(found, good, timed=timed) == [], rows


@pytest.mark.soak
@pytest.mark.parametrize("kind", ["commas", "semicolons", "tabs", "markdown"])
def test_encodings_that_are_mixed_are_read_rightly_or_refused(
    read_path: ReadPath, good: dict[str, Told], tmp_path: Path, kind: str
) -> None:
    rng = Random(kind)
    ending, write = FORMATS[kind]
    for _ in range(TIMES):
        lines = write(GOOD).decode().splitlines(keepends=True)
        codes = rng.choices(["utf-8", "cp1252", "utf-16-le"], weights=[6, 3, 1], k=len(lines))
        mark = rng.choice([b"", b"\xef\xbb\xbf", b"\xff\xfe"])
        content = mark + b"".join(map(str.encode, lines, codes))
        found = _taken_in(read_path, tmp_path / f"mixed{ending}", content)
        if found:
            assert wrong(found, good) == [], codes
            assert told(found).keys() == good.keys()


@pytest.mark.soak
@pytest.mark.parametrize("kind", [*FORMATS, "agenda.xls", "agenda.docx", "agenda.xlsx"])
def test_a_file_that_is_cut_off_is_read_rightly_or_refused(
    read_path: ReadPath, good: dict[str, Told], tmp_path: Path, kind: str
) -> None:
    rng = Random(kind)
    if kind in FORMATS:
        ending, write = FORMATS[kind]
        whole = write(GOOD)
    else:
        ending, whole = Path(kind).suffix, (AGENDAS / kind).read_bytes()
    for _ in range(TIMES):
        content = whole[: rng.randrange(len(whole))]
        found = _taken_in(read_path, tmp_path / f"cut{ending}", content)
        if found:
            assert wrong(found, good) == []


@pytest.mark.parametrize("kind", [*FORMATS, "agenda.xls"])
def test_the_good_agenda_is_right_in_every_format(
    read_path: ReadPath, good: dict[str, Told], tmp_path: Path, kind: str
) -> None:
    path = AGENDAS / kind
    if kind in FORMATS:
        ending, write = FORMATS[kind]
        path = tmp_path / f"good{ending}"
        path.write_bytes(write(GOOD))
    assert told(read_path(path, AS_EXPECTED)) == good


@pytest.mark.parametrize("column", [0, 1, 2, 3])
def test_a_wrong_child_time_or_date_would_be_seen(
    read_path: ReadPath, good: dict[str, Told], tmp_path: Path, column: int
) -> None:
    """What nobody can tell from the file alone: two rows that have exchanged a cell."""
    rows = [list(row) for row in GOOD]
    rows[1][column], rows[4][column] = rows[4][column], rows[1][column]
    if column == 0:
        rows[1:5] = [rows[4], *rows[2:4], rows[1]]
    path = tmp_path / "exchanged.csv"
    path.write_bytes(FORMATS["commas"][1](rows))
    assert wrong(read_path(path, AS_EXPECTED), good)
