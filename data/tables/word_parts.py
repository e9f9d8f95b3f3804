"""Paragraphs and tables of a Word document as text, with tracked changes as if accepted.

The library leaves out what stands in a content control (date pickers are some) or in a tracked
insertion, so that a row could lose its child; this reads the elements themselves.
"""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from data.tables.sheet import Row

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_WORDPROCESSING = (
    "/wordprocessingml/2006/main",
    "/wordprocessingml/main",
)  # the second is "strict"
_MOST_COLUMNS = 63  # of a table in Word; a span that says more is not believed
_WRAPPERS = {
    "bdo", "customXml", "dir", "fldSimple", "hyperlink", "ins", "moveTo", "sdt", "sdtContent", "smartTag",
}  # fmt: skip
_SHOWN_AS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def name_of(element: "BaseOxmlElement") -> str:
    """The element's name without its namespace; empty for one that is not Word's own."""
    namespace, _, name = str(element.tag).rpartition("}")
    return name if namespace.endswith(_WORDPROCESSING) else ""


def inside(element: "BaseOxmlElement", names: Collection[str]) -> Iterator["BaseOxmlElement"]:
    """The children of those names, also from within what only stands around them."""
    for child in element:
        name = name_of(child)
        if name in names:
            yield child
        elif name in _WRAPPERS:
            yield from inside(child, names)


def text_of(paragraph: "BaseOxmlElement") -> str:
    """The text of a paragraph, with tabs and line ends as they are typed."""
    return "".join(map(_text_of_run, inside(paragraph, {"r"})))


def rows_of(table: "BaseOxmlElement") -> list[Row]:
    """The rows of a table that are not deleted or hidden, numbered from 1."""
    rows: list[Row] = []
    for row in inside(table, {"tr"}):
        if property_of(row, "trPr", "del") is None and not is_on(row, "trPr", "hidden"):
            above = rows[-1].cells if rows else ()
            rows.append(Row(len(rows) + 1, tuple(_cells(row, above))))
    return rows


def _cells(row: "BaseOxmlElement", above: tuple[str, ...]) -> list[str]:
    cells = [""] * _count(property_of(row, "trPr", "gridBefore"), 0)
    for cell in inside(row, {"tc"}):
        text = _text_of_cell(cell)
        if _goes_on(cell):
            text = above[len(cells)] if len(cells) < len(above) else text
        cells += [text] * max(_count(property_of(cell, "tcPr", "gridSpan"), 1), 1)
    return cells + [""] * _count(property_of(row, "trPr", "gridAfter"), 0)


def _text_of_cell(cell: "BaseOxmlElement") -> str:
    text = ""
    for block in inside(cell, {"p", "tbl"}):
        if name_of(block) == "p":
            # Where the end of a paragraph is deleted, the next one goes on in the same line.
            text += text_of(block) + ("" if _end_is_deleted(block) else "\n")
        else:
            text += "".join(f"{each}\n" for row in rows_of(block) for each in row.cells)
    return text.removesuffix("\n")


def _text_of_run(run: "BaseOxmlElement") -> str:
    if is_on(run, "rPr", "vanish"):
        return ""
    return "".join(
        str(child.text or "") if name_of(child) == "t" else _SHOWN_AS.get(name_of(child), "")
        for child in run
    )


def _end_is_deleted(paragraph: "BaseOxmlElement") -> bool:
    mark = property_of(paragraph, "pPr", "rPr")
    return mark is not None and any(name_of(child) == "del" for child in mark)


def _goes_on(cell: "BaseOxmlElement") -> bool:
    """Whether the cell is merged with the one above it."""
    merged = property_of(cell, "tcPr", "vMerge")
    return merged is not None and value_of(merged) != "restart"


def property_of(element: "BaseOxmlElement", group: str, name: str) -> "BaseOxmlElement | None":
    """What the element's `group` of properties (`pPr`, `rPr`, ...) says of `name`, if anything."""
    groups = (child for child in element if name_of(child) == group)
    return next((each for found in groups for each in found if name_of(each) == name), None)


def is_on(element: "BaseOxmlElement", group: str, name: str) -> bool:
    """Whether a property that is on or off is on."""
    switch = property_of(element, group, name)
    return switch is not None and value_of(switch) not in ("0", "false", "off")


def _count(element: "BaseOxmlElement | None", otherwise: int) -> int:
    value = "" if element is None else value_of(element)
    return min(int(value), _MOST_COLUMNS) if value.isdecimal() else otherwise


def value_of(element: "BaseOxmlElement") -> str:
    """The value of a property; empty where it has none."""
    values = (value for key, value in element.items() if str(key).rpartition("}")[2] == "val")
    return next(map(str, values), "")
