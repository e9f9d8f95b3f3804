"""Rows of one child brought together: a list may have a row for each thing that happened."""

from collections.abc import Iterable

from data.tables.findings import Findings
from data.tables.row_reading import same_case_id
from data.tables.table import Table
from panel_tui.domain.register_import import StatedChild


def gather(rows: Iterable[StatedChild], table: Table, found: Findings) -> list[StatedChild]:
    """Each child once, with what all its rows state; two rows that contradict each other are a fault.

    So are two spellings of one case ID, and a former case ID that stands on a row of its own.
    """
    children: dict[str, StatedChild] = {}
    for row in rows:
        key = same_case_id(row.case_id)
        first = children.setdefault(key, row)
        if first is not row:
            children[key] = _together(first, row, table, found)
    for child in children.values():
        other = children.get(same_case_id(child.former_case_id)) if child.former_case_id else None
        if other:
            words = f"stands on row {other.row} too, as a child's case ID now"
            found.fault(words, row=child.row, column=table.title("former_case_id"))
    return list(children.values())


def _together(first: StatedChild, row: StatedChild, table: Table, found: Findings) -> StatedChild:
    for field, one, other in (
        ("case_id", first.case_id, row.case_id),
        ("child", first.name, row.name),
        ("born", first.born, row.born),
        ("due", first.due, row.due),
        ("former_case_id", first.former_case_id, row.former_case_id),
        ("former_name", first.former_name, row.former_name),
    ):
        if one and other and one != other:
            words = f"another than on row {first.row}, which has the same case ID"
            found.fault(words, row=row.row, column=table.title(field))
    events = dict.fromkeys((*first.events, *row.events))
    return StatedChild(
        row=first.row,
        case_id=first.case_id,
        name=first.name or row.name,
        born=first.born or row.born,
        due=first.due or row.due,
        former_case_id=first.former_case_id or row.former_case_id,
        former_name=first.former_name or row.former_name,
        events=tuple(events),
    )
