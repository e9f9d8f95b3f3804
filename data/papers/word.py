"""Word files (.docx, .docm): paragraphs, tables, headers, footers and text boxes as lines.

Macros are never run: nothing but the text of a few parts is looked at. Tracked changes count as
accepted, as they do in agendas.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from data.papers.lines import Line, Unread, Words, first_pages
from data.tables.office import Kind, Protected, TooLarge, unpack
from data.tables.sheet import Unreadable
from data.tables.word_parts import inside, is_on, name_of, property_of, rows_of, text_of, value_of

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_MAIN = re.compile(r"word/document\d*\.xml")
_MACROS = "word/vbaProject.bin"
_KIND = Kind(
    "a Word file",
    ("word/document.xml", "word/document2.xml"),
    wanted=r"word/(?:(?:document|header|footer)\d*\.xml|vbaProject\.bin)",
)
_LARGEST_PART = 8 * 1024 * 1024
"""Bytes of text with its markup, ten times as many once it is read: some 2,000 pages."""

_HEADING = re.compile(r"(?:heading|title)\s*([1-9]?)", re.IGNORECASE)


def read(content: bytes) -> Words:
    """The words of a Word file.

    What nobody has typed yet, such as `Click or tap here to enter text`, stands in square brackets.

    Raises:
        Unread: locked with a password, damaged, too large once unpacked, or without a word in it.
    """
    parts = _parts(content)
    remarks = ["it holds macros, which were not run"] if parts.pop(_MACROS, None) else []
    trees = {name: _tree(part) for name, part in parts.items()}
    main = [tree for name, tree in trees.items() if _MAIN.fullmatch(name)]
    margins = [tree for tree in trees.values() if tree not in main]
    body = (line for tree in main for part in inside(tree, {"body"}) for line in _lines(part))
    beside = (line for tree in margins for line in _lines(tree))
    boxes = (line for tree in main for box in tree.iter("{*}txbxContent") for line in _lines(box))
    # A text box stands in a file twice, for old programs and for new ones.
    words = first_pages(body, dict.fromkeys((*beside, *boxes)), *remarks)
    if not any(line.text.strip(" |") for line in words.lines + words.beside):
        raise _without_words(main)
    return words


def _parts(content: bytes) -> dict[str, bytes]:
    try:
        parts = unpack(content, _KIND)
    except Protected:
        raise Unread("locked", "") from None
    except TooLarge as refused:
        raise Unread("too large", refused.fault.words) from None
    except Unreadable:
        raise Unread("damaged", "") from None
    if any(len(part) > _LARGEST_PART for part in parts.values()):
        raise Unread("too large", "it holds more text than any paper, and was not read")
    return parts


def _tree(part: bytes) -> "BaseOxmlElement":
    from docx.oxml import parse_xml

    try:
        tree: BaseOxmlElement = parse_xml(part)
    except (SyntaxError, ValueError):
        raise Unread("damaged", "") from None
    for control in tree.iter("{*}sdt"):
        if is_on(control, "sdtPr", "showingPlcHdr"):
            for text in control.iter("{*}t"):
                text.text = f"[{text.text or ''}]"
    return tree


def _lines(body: "BaseOxmlElement") -> Iterator[Line]:
    for block in inside(body, {"p", "tbl"}):
        if name_of(block) == "tbl":
            yield from (Line(row.cells, stands_out=True) for row in rows_of(block))
        else:
            level, bold = _heading_level(block), _is_bold(block)
            for text in text_of(block).split("\n"):
                yield Line((text,), level, bold)


def _heading_level(paragraph: "BaseOxmlElement") -> int:
    outline = property_of(paragraph, "pPr", "outlineLvl")
    if outline is not None and value_of(outline) in tuple("012345678"):
        return int(value_of(outline)) + 1
    style = property_of(paragraph, "pPr", "pStyle")
    named = None if style is None else _HEADING.fullmatch(value_of(style))
    return int(named[1] or 1) if named else 0


def _is_bold(paragraph: "BaseOxmlElement") -> bool:
    runs = [run for run in inside(paragraph, {"r"}) if "".join(run.itertext()).strip()]
    return bool(runs) and all(is_on(run, "rPr", "b") for run in runs)


def _without_words(main: "Iterable[BaseOxmlElement]") -> Unread:
    pictures = any(next(tree.iter("{*}blip", "{*}imagedata"), None) is not None for tree in main)
    return Unread("unread", "its pages are pictures") if pictures else Unread("empty", "")
