"""Minutes as Markdown: pleasant to read as plain text, and safe against any words in them.

`exports.proof` reads the result back and holds it against the document.
"""

import re
from collections.abc import Iterable, Iterator

from exports.escaping import cell, heading, inline, line
from exports.front_matter import NOTICES, MinutesStatus, State, front_matter
from panel_tui.domain.document import Block, Bullets, Grid, MinutesDocument, Paragraph, Part

_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_WIDTHS = range(3, 41)
"""How far the columns of a table are padded, to stand in line in an editor."""


def render(document: MinutesDocument, status: MinutesStatus) -> str:
    """The whole file: front matter, heading, facts, sections. It ends with one line end."""
    blocks = [f"# {heading(document.meeting_title)}: minutes"]
    notice = NOTICES.get(status.state)
    if notice:
        blocks += _paragraphs(notice[1], label=notice[0])
    blocks.append(_facts(document, status.state))
    for section in document.sections:
        blocks.append(f"## {heading(section.title)}")
        blocks += _blocks(section.blocks)
    if notice:
        blocks += ["---", *_paragraphs(notice[1], label=notice[0])]
    return "\n".join((front_matter(document, status), "\n\n".join(blocks), ""))


def _facts(document: MinutesDocument, state: State) -> str:
    facts = (
        *document.facts,
        ("Authority", document.authority),
        ("Version", f"{document.version}, {state}"),
    )
    return "\n".join(f"- **{inline(name)}:** {inline(value)}".rstrip() for name, value in facts)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    above = ""
    for block in _flat(blocks):
        if block.kind != "bullets":
            written = list(_block(block))
            yield from written
            above = "" if written else above
        elif block.items:
            # Two lists with one mark, one right below the other, would be one list.
            mark, other = ".)" if block.numbered else "-*"
            above = other if above == mark else mark
            yield _bullets(block, above)


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """Each block, a part followed by what stands under it."""
    for block in blocks:
        yield block
        if block.kind == "part":
            yield from block.blocks


def _block(block: Paragraph | Grid | Part) -> Iterator[str]:
    if block.kind == "paragraph":
        yield from _paragraphs(block.text, block.label)
    elif block.kind == "grid":
        yield table(block)
    else:
        yield f"### {heading(block.title)}"


def _paragraphs(text: str, label: str = "") -> list[str]:
    """Words as paragraphs; a line that was broken when it was typed is broken here."""
    if not text.strip():
        return [f"**{inline(label)}:**"] if label else []
    first, *others = _BLANK_LINES.split(text.strip())
    opening, *lines = first.split("\n")
    begun = f"**{inline(label)}:** {inline(opening.strip())}" if label else line(opening)
    return [
        "\\\n".join([begun, *map(line, lines)]),
        *("\\\n".join(map(line, each.split("\n"))) for each in others),
    ]


def _bullets(bullets: Bullets, mark: str) -> str:
    items = []
    for number, item in enumerate(bullets.items, start=1):
        marker = f"{number}{mark} " if bullets.numbered else f"{mark} "
        indent = "\n" + " " * len(marker)
        paragraphs = (each.replace("\n", indent) for each in _paragraphs(item))
        items.append((marker + f"\n{indent}".join(paragraphs)).rstrip())
    return "\n".join(items)


def table(grid: Grid) -> str:
    """A grid as a table, padded to stand in line; a line for each row."""
    rows = [[cell(each) for each in row] for row in (grid.columns, *grid.rows)]
    widths = [_width(column) for column in zip(*rows, strict=True)]
    head, *body = (
        f"| {' | '.join(each.ljust(width) for each, width in zip(row, widths, strict=True))} |"
        for row in rows
    )
    rule = f"| {' | '.join('-' * width for width in widths)} |"
    return "\n".join((head, rule, *body))


def _width(column: Iterable[str]) -> int:
    return sorted((_WIDTHS[0], max(map(len, column)), _WIDTHS[-1]))[1]
