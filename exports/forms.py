"""Minutes forms as Markdown: to be read and filled in with any editor, and by a screen reader."""

import textwrap
from collections.abc import Iterable

from panel_tui.domain.forms.grammar import GUIDE, FormField, escaped, heading

_WIDTH = 76
"""Editors break longer lines, and what explains would run into what is typed below it."""


def render_form(fields: Iterable[FormField]) -> str:
    """The whole file: a heading, what explains, and what is recorded, field by field."""
    first, *others = fields
    written = [_field(first, 1), *(_field(each, 2) for each in others)]
    return "\n\n".join(written) + "\n"


def _field(field: FormField, level: int) -> str:
    guidance = "\n".join(_explained(paragraph) for paragraph in field.guidance)
    parts = [heading(field, level), guidance, escaped(field.text) or "\n"]
    return "\n\n".join(filter(None, parts))


def _explained(paragraph: str) -> str:
    return "\n".join(
        f"{GUIDE} {line}"
        for line in textwrap.wrap(paragraph, _WIDTH, break_long_words=False, break_on_hyphens=False)
    )
