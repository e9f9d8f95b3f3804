"""What the papers screen says: when the papers were checked, and all about the one that is marked."""

from datetime import datetime

from textual.content import Content

from data.papers.shown import shown
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused, listed
from panel_tui.domain.paper_findings import Finding, LooseFile
from panel_tui.domain.paper_grid import GridRow, PaperGrid
from panel_tui.domain.paper_standing import came_on
from panel_tui.domain.paper_words import loose_words, mending, tally_words
from panel_tui.domain.words import LONDON, say_date, say_time
from screens.content import ACCENT, BLANK, BOLD, MUTED, NAME, fit, row, say
from screens.papers_grid import sign
from screens.wrapping import hanging, wrapped

WIDEST = 88
"""Columns of the longest line: the eye loses its place in longer ones."""

MOST_WORDS = 12_000
"""Characters of a file's own words that are shown: its first pages."""

BAR = 24


def checked_line(meeting: Meeting, width: int) -> Content:
    """When the papers were last checked, by whom, and in which folder."""
    kept = meeting.paper_check
    if kept is None:
        return say(fit("not checked yet", width), ACCENT)
    words = f"checked {_moment(kept.at)} by {kept.by}"
    return say(
        fit(f"{words} · {tail(shown(kept.folder), max(width - len(words) - 3, 12))}", width), MUTED
    )


def tally_line(grid: PaperGrid | None, width: int) -> Content:
    """How many cases are ready, and by when papers are due in."""
    if grid is None:
        return BLANK
    due = f" · due in {_moment(grid.due_at)}" if grid.due_at else ""
    return say(fit(tally_words(grid).removesuffix(".") + due, width), MUTED)


def progress_line(done: int, total: int, key: str) -> Content:
    """How many files have been read, while a check goes on, and the key that ends it."""
    count = f"{done:,} of {total:,} files" if total else "looking for files"
    used = round(BAR * done / total) if total else 0
    bar = row(say("━" * used, ACCENT), say("─" * (BAR - used), MUTED))
    return row(bar, say(f"  {count}"), say(f"   {key} cancels", MUTED))


def finding_lines(
    meeting: Meeting, grid: PaperGrid, of_case: GridRow, finding: Finding, width: int
) -> list[Content]:
    """All about a document of a case: what was found, what was expected, and how to mend it."""
    width = min(width, WIDEST)
    symbol, style = sign(finding.state)
    child = meeting.case(of_case.case_id).facts.child
    begins = row(say(of_case.case_id, MUTED), "  ", say(child, NAME), "  ")
    lines = wrapped(row(begins, say(grid.paper(finding.paper).title, BOLD)), width)
    lines += hanging(say(f"{symbol} ", style), say(finding.words), width)
    for said in mending(finding):
        lines += hanging(say("  "), say(said), width)
    for stranger in of_case.strangers:
        words = (
            f"{stranger.file} lies in this case’s folder; speaks of {listed(stranger.speaks_of)}"
        )
        lines += hanging(say("? ", ACCENT), say(words, MUTED), width)
    return lines


def loose_lines(grid: PaperGrid, file: LooseFile, offered: str, width: int) -> list[Content]:
    """All about a file that counts for no document."""
    width = min(width, WIDEST)
    lines = wrapped(say(file.file, BOLD), width)
    lines += hanging(say("? ", ACCENT), say(loose_words(file, grid)), width)
    if offered:
        lines += hanging(say("  "), say(f"offered to {offered}"), width)
    return lines


def file_lines(finding: Finding, width: int) -> list[Content]:
    """The file that counts, with its date, the day it came, and its own day, which is not judged."""
    came, dated, saved = came_on(finding), finding.dated, finding.saved_at
    about = (
        next(iter((*finding.files, *finding.offers)), ""),
        f"dated {say_date(dated)}" if dated else "",
        f"came {say_date(came)}" if came else "",
        f"saved {say_date(saved.astimezone(LONDON).date())}" if saved else "",
    )
    words = " · ".join(each for each in about if each)
    return wrapped(say(words, MUTED), min(width, WIDEST))


def words_lines(words: str | Refused | None, width: int) -> list[Content]:
    """The first words of a file, as it has them, or why not; None while they are being read."""
    width = min(width, WIDEST)
    if words is None:
        return [say("reading…", MUTED)]
    if isinstance(words, Refused):
        return hanging(say("! ", ACCENT), say(str(words)), width)
    first = words[:MOST_WORDS]
    lines = [line for each in first.split("\n") for line in wrapped(say(each), width)]
    if len(words) > MOST_WORDS:
        lines.append(say("… it goes on", MUTED))
    return lines


def tail(path: str, width: int) -> str:
    """The end of a path on at most `width` columns: it tells more than the beginning."""
    if say(path).cell_length <= width:
        return path
    end = path[-width:]
    while say(f"…{end}").cell_length > width:
        end = end[1:]
    return f"…{end}"


def _moment(at: datetime) -> str:
    return f"{say_date(at.astimezone(LONDON).date())}, {say_time(at)}"
