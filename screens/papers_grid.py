"""The grid of the papers screen, row by row: cases down, documents across, and the loose files below."""

from collections import defaultdict

from textual.content import Content

from panel_tui.domain.model import listed
from panel_tui.domain.paper_findings import LooseFile, PaperState, Readiness, severity
from panel_tui.domain.paper_grid import GridRow, PaperGrid
from screens.content import ACCENT, BLANK, BOLD, DONE, MARK, MUTED, STRONG, cell, fit, row, say
from screens.wrapping import padded, wrapped

WORDS: dict[PaperState, str] = {
    "incomplete": "in part",
    "out of date": "too old",
    "duplicate": "twice",
    "not needed": "no need",
}
"""Words for a narrow column, where the state itself is too long."""

READY: dict[Readiness, tuple[str, str, str]] = {
    "ready": ("√", DONE, "ready"),
    "ready with gaps": ("?", ACCENT, "gaps"),
    "not ready": ("!", ACCENT, "not ready"),
}
"""The symbol of each readiness, its style, and a word for a narrow column."""

LONGEST_ID = 14
COLUMN = 10
"""Columns of the terminal for a document; one more stands before it, for the mark."""
READINESS = 11

Row = GridRow | LooseFile | None
"""What stands in a row: a case, a file that counts for none, or (None) a heading."""


def sign(state: PaperState) -> tuple[str, str]:
    """The symbol of a state, and its style."""
    if state == "complete":
        return "√", DONE
    return {"blocks": ("!", ACCENT), "gap": ("?", ACCENT), "fine": ("–", MUTED)}[severity(state)]


class PaperRows:
    """The rows of a check. Each line is made when it is in sight."""

    def __init__(self, grid: PaperGrid) -> None:
        """The rows of a check as it stands."""
        self.grid = grid
        below: tuple[Row, ...] = (None, None, *grid.loose) if grid.loose else ()
        self._rows: tuple[Row, ...] = (*grid.rows, *below)
        widest = max((say(each.case_id).cell_length for each in grid.rows), default=0)
        self._for_id = min(widest, LONGEST_ID)
        self._offered = _offered(grid)

    def __len__(self) -> int:
        """Every case, the headings and the loose files."""
        return len(self._rows)

    @property
    def width(self) -> int:
        """Columns of the terminal that a case takes with all of its documents."""
        return self._for_id + 1 + READINESS + len(self.grid.papers) * (COLUMN + 1)

    def at(self, number: int) -> Row:
        """What stands in a row."""
        return self._rows[number]

    def row_of(self, case_id: str) -> int:
        """The row of a case; the first where it was not checked."""
        case_ids = [each.case_id for each in self.grid.rows]
        return case_ids.index(case_id) if case_id in case_ids else 0

    def offered_to(self, file: LooseFile) -> str:
        """The cases and documents that a loose file is offered to, in words; empty for none."""
        offered = self._offered.get(file.file)
        return listed(offered) if offered else ""

    def cells(self, number: int) -> int:
        """Documents of a case; a loose file is marked as a whole."""
        of_row = self._rows[number]
        if of_row is None:
            return -1
        return len(of_row.findings) if isinstance(of_row, GridRow) else 0

    def heads(self, column: int, lines: int, width: int) -> list[Content]:
        """What the columns are, on so many lines; that of the marked cell stands out."""
        shown = self._shown(column, width)
        titles = [_head(self.grid.papers[each].title, lines) for each in shown]
        styles = ["" if each == column else MUTED for each in shown]
        more = (
            say("<" if shown and shown[0] else " ", MUTED),
            say(">" if shown and shown[-1] < len(self.grid.papers) - 1 else "", MUTED),
        )
        heads = []
        for number in range(lines):
            first, last = more if number == lines - 1 else (say(" "), BLANK)
            before = " " * (self._for_id + 1 + READINESS)
            parts = [
                row(first if at == 0 else " ", say(cell(title[number], COLUMN), style))
                for at, (title, style) in enumerate(zip(titles, styles, strict=True))
            ]
            heads.append(row(before, *parts, last))
        return heads

    def line(self, number: int, column: int, width: int, *, marked: bool) -> Content:
        """A row on at most `width` columns of the terminal."""
        of_row = self._rows[number]
        if isinstance(of_row, GridRow):
            return self._case(of_row, column, self._shown(column, width), marked=marked)
        if isinstance(of_row, LooseFile):
            return self._loose(of_row, width, marked=marked)
        is_last = isinstance(self._rows[number + 1], LooseFile)
        return say(fit("files that count for no document", width), MUTED) if is_last else BLANK

    def _shown(self, column: int, width: int) -> range:
        """The documents that have room, the one in hand among them."""
        room = (width - self._for_id - 1 - READINESS) // (COLUMN + 1)
        count = min(max(room, 1), len(self.grid.papers))
        first = max(column - count + 1, 0)
        return range(first, first + count)

    def _case(self, of_case: GridRow, column: int, shown: range, *, marked: bool) -> Content:
        symbol, style, words = READY[of_case.readiness]
        ready = row(say(f"{symbol} ", style), say(words))
        parts = [
            _cell(of_case.findings[each].state, marked=marked and each == column) for each in shown
        ]
        return row(
            say(cell(of_case.case_id, self._for_id), BOLD if marked else ""),
            " ",
            padded(ready, READINESS),
            *parts,
        )

    def _loose(self, file: LooseFile, width: int, *, marked: bool) -> Content:
        offered, speaks = self.offered_to(file), listed(file.speaks_of)
        after = f"offered to {offered}" if offered else f"{file.why}, speaks of {speaks}"
        mark = MARK if marked else say("? ", ACCENT)
        for_name = width - mark.cell_length - 2 - say(after).cell_length
        name = say(fit(file.file, max(for_name, width // 2)), STRONG if marked else "")
        room = width - mark.cell_length - 2 - name.cell_length
        return row(mark, name, say(f"  {fit(after, room)}", MUTED))


def _cell(state: PaperState, *, marked: bool) -> Content:
    symbol, style = sign(state)
    words = cell(WORDS.get(state, state), COLUMN - 2)
    if marked:
        return row(say("▸", ACCENT), say(f"{symbol} {words}", STRONG))
    return row(say(f" {symbol} ", style), say(words, MUTED if style in (DONE, MUTED) else ""))


def _head(title: str, lines: int) -> list[str]:
    """A title in so many lines of a column; the last one holds the rest, cut where it must be."""
    broken = [line.plain for line in wrapped(say(title), COLUMN)]
    if len(broken) > lines:
        broken = [*broken[: lines - 1], fit(" ".join(broken[lines - 1 :]), COLUMN)]
    return [*([""] * (lines - len(broken))), *broken]


def _offered(grid: PaperGrid) -> dict[str, list[str]]:
    """By file, the cases and documents that it is offered to: `C-4 as Care plan`."""
    titles = {paper.id: paper.title for paper in grid.papers}
    offered: dict[str, list[str]] = defaultdict(list)
    for of_case in grid.rows:
        for finding in of_case.findings:
            for file in finding.offers:
                offered[file].append(f"{of_case.case_id} as {titles[finding.paper]}")
    return offered
