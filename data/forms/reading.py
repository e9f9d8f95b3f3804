"""The one door for filled minutes forms: from a file to its fields, each with the lines it stands on."""

import hashlib
import stat
from pathlib import Path

from data.tables.hindrances import in_words
from data.tables.sheet import Unreadable
from data.tables.text_file import decode
from panel_tui.domain.faults import Fault, Faulty
from panel_tui.domain.forms.grammar import (
    Answer,
    FilledForm,
    Typed,
    read_heading,
    without_markdown_escapes,
)
from panel_tui.domain.forms.head import FORM

LARGEST_MB = 20
"""A larger file is no form, and is not read."""


class NoForm(Faulty):
    """A text that is no minutes form at all; it may be something else."""


def read_form(path: Path) -> FilledForm:
    """Read a form that was filled in with any editor.

    Raises:
        NoForm: it is no minutes form.
        Faulty: the file is not there, cannot be opened, is no text, or has words above its first heading.
    """
    with in_words(path):
        return form_in(str(path), _content(path))


def form_in(file: str, content: bytes) -> FilledForm:
    """The form in what a file holds.

    Raises:
        NoForm: it is no minutes form.
        Faulty: it is no text, or has words above its first heading.
    """
    try:
        return _form(file, content)
    except Unreadable as wrong:
        raise Faulty(file, [wrong.fault]) from None


def _content(path: Path) -> bytes:
    kind = path.stat().st_mode
    if stat.S_ISDIR(kind):
        raise _unreadable("this is a folder; name the forms in it")
    if not stat.S_ISREG(kind):
        raise _unreadable("this is not a file that can be read")
    largest = LARGEST_MB * 1024 * 1024
    with path.open("rb") as file:
        content = file.read(largest + 1)
    if len(content) > largest:
        raise _unreadable(f"it is larger than {LARGEST_MB} MB, and so no form")
    return content


def _form(file: str, content: bytes) -> FilledForm:
    text = decode(content).replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if _is_escaped(lines):
        lines = [without_markdown_escapes(line) for line in lines]
    begins = [number for number, line in enumerate(lines) if read_heading(line)]
    if not begins:
        words = "this is no minutes form: no heading of it ends in a name in brackets"
        raise NoForm(file, [Fault("", words)])
    above = next((number for number in range(begins[0]) if lines[number].strip()), None)
    if above is not None:
        words = "this stands above the first heading, and would not be recorded. Take it out."
        raise Unreadable(Fault(f"line {above + 1}", words))
    answers = [
        _answer(lines, begins_at, ends_at)
        for begins_at, ends_at in zip(begins, [*begins[1:], len(lines)], strict=True)
    ]
    return FilledForm(file, hashlib.sha256(content).hexdigest(), tuple(answers))


def _answer(lines: list[str], begins: int, ends: int) -> Answer:
    title, name = read_heading(lines[begins]) or ("", "")
    return Answer(name, title, begins + 1, Typed(begins + 2, "\n".join(lines[begins + 1 : ends])))


def _is_escaped(lines: list[str]) -> bool:
    """Whether a program wrote the file as Markdown, with a backslash before every sign of ours."""
    plain = (without_markdown_escapes(line) for line in lines)
    first = next((line for line, bare in zip(lines, plain, strict=True) if _is_first(bare)), "")
    return "\\[" in first


def _is_first(line: str) -> bool:
    heading = read_heading(line)
    return heading is not None and heading[1] == FORM


def _unreadable(words: str) -> Unreadable:
    return Unreadable(Fault("", words))
