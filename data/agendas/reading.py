"""The one door for agendas: from a file to a validated agenda, or to all its faults."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from data.agendas.rows import Item, read_items
from data.agendas.slots import lay_out
from data.agendas.stated import FindTemplate, Given, Templates, ask_for, settle, stated_above
from data.agendas.times import as_time
from data.agendas.vocabulary import vocabulary
from data.tables.files import read_sheet
from data.tables.findings import Findings
from data.tables.table import Table, find_table
from panel_tui.domain.agenda import Agenda
from panel_tui.domain.faults import Fault, Faulty
from panel_tui.domain.template import MeetingTemplate


class ReadAgenda(NamedTuple):
    """An agenda and its template, with what the person who brings it in should look at.

    `unknown_columns` are the headings that are not ours; their cells are kept with each case.
    """

    agenda: Agenda
    template: MeetingTemplate
    unknown_columns: tuple[str, ...]
    warnings: tuple[Fault, ...]


def read_agenda(
    path: Path,
    given: Given,
    find_template: FindTemplate,
    template_ids: Sequence[str],
    default_template: str,
) -> ReadAgenda:
    """Read an agenda file of any kind; what it does not say comes from `given`.

    `default_template` is the ID of the template where neither names one.

    Raises:
        Faulty: the file cannot be used, with all its faults, each with its row and column.
    """
    found = Findings()
    wanted = vocabulary().table
    table = find_table(read_sheet(path, wanted), wanted, found)
    templates = Templates(find_template, template_ids, default_template)
    stated = settle(table.above, given, templates, found)
    items = read_items(table, stated.date, found)
    if table.columns and all(item.title for item in items):
        found.fault("no case stands below the header row")
    start = _start(stated.start, items)
    if start is None and _nobody_says_start(table, items):
        ask_for("start", "HH:MM", found)
    slots = lay_out(items, start, stated.template, table, found)
    _warn_of_missing_births(table, found)
    if found.faulty or stated.template is None or stated.date is None or start is None:
        raise Faulty(str(path), found.faults)
    agenda = Agenda(
        date=stated.date,
        start=start,
        venue=stated.venue,
        chair=stated.chair,
        minute_taker=stated.minute_taker,
        slots=slots,
    )
    unknown = tuple(column.heading for column in table.unknown)
    return ReadAgenda(agenda, stated.template, unknown, found.warnings)


def _start(stated: datetime.time | None, items: Sequence[Item]) -> datetime.time | None:
    """The meeting's start: as stated, or else that of the first row with a time."""
    first = next((item.time for item in items if item.time), None)
    return as_time(first.starts) if stated is None and first else stated


def _nobody_says_start(table: Table, items: Sequence[Item]) -> bool:
    """True unless a start stands in the file and cannot be read, which is a fault already."""
    unread = any(item.time_unread for item in items)
    return not unread and all(label != "start" for label, _ in stated_above(table.above))


def _warn_of_missing_births(table: Table, found: Findings) -> None:
    if table.columns and not {"born", "due"} & set(table.columns):
        found.warn("there is no such column; ages are not known", column="DOB/EDD")
