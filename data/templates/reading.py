"""Reading a template file: TOML from disk, or words about why it cannot be read.

Loads nothing slow, so that a list of templates is quick.
"""

import re
import tomllib
from pathlib import Path
from typing import Any

from panel_tui.domain.faults import Fault, Faulty

MOST_BYTES = 1_000_000
"""Far above any template; a larger file is something else."""

_AT_LINE = re.compile(r"^(?P<what>.*) \(at line (?P<line>[0-9]+), column [0-9]+\)$", re.DOTALL)
_AT_END = re.compile(r"^(?P<what>.*) \(at end of document\)$", re.DOTALL)
_COLON = re.compile(r"^\s*[\w-]+\s*:")
_CURLY = re.compile("[“”„]")
_YES_NO = re.compile(r"=\s*(?:(?P<yes>yes|True|TRUE|Yes|YES)|no|False|FALSE|No|NO)\b")
_SPAN = re.compile(r"=\s*(?P<words>[0-9]+ +[a-z][a-z ]*)", re.IGNORECASE)
_SEVERAL = re.compile(r'"\s*,\s*"')

_TWO_WAYS = (
    "this is begun with [single] and with [[double]] brackets; a list has double ones each time"
)
_WORDS = (
    ("Cannot declare", "this part is begun twice; keep one, and put its lines together"),
    ("Cannot overwrite", "this is set twice; keep one of the two"),
    ("Duplicate inline", "this is set twice in one pair of curly brackets; keep one"),
    ("Cannot mutate", _TWO_WAYS),
    ("Unclosed array", "a comma is missing in this list, or the ] at its end"),
    ("Unclosed inline", "a comma is missing in these curly brackets, or the } at their end"),
    ("Unterminated", "a text is opened with a quote and not closed; end it with a quote"),
    ("Expected ']", "the brackets do not match; write [part] or [[part]] on a line of its own"),
    ("Expected newline", "there is more on this line than one setting; take away what follows it"),
    ("Expected '=", 'a setting is written with an equals sign: name = "words"'),
    ("Expected", "a text is opened with a quote and not closed; end it with a quote"),
    ("Illegal character", "a text in quotes ends on its own line; end it with a quote"),
    ("Unescaped", "a backslash in a text is written twice: \\\\"),
)
_OTHERWISE = "this line is not a setting (name = value), a [part] or a # remark"


def read_toml(path: Path) -> dict[str, Any]:
    """The contents of a TOML file.

    Raises:
        Faulty: it cannot be read, is too large, or is not TOML in UTF-8.
    """
    return parse_toml(read_text(path), path)


def read_text(path: Path) -> str:
    """The text of a template file; a byte order mark (Windows Notepad) is taken off.

    Raises:
        Faulty: it cannot be read, is too large, or is not UTF-8.
    """
    if path.is_dir():
        raise Faulty(str(path), [Fault("", "this is a folder; name a .toml file in it")])
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise Faulty(str(path), [Fault("", "there is no such file; check its name")]) from None
    except OSError as error:
        words = f"this file cannot be read ({error.strerror}); check that you may open it"
        raise Faulty(str(path), [Fault("", words)]) from None
    if len(content) > MOST_BYTES:
        words = "this file is over 1 MB, too large for a template; check that it is the right one"
        raise Faulty(str(path), [Fault("", words)])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        words = "this file is not UTF-8 text; save it again as plain text with the encoding UTF-8"
        raise Faulty(str(path), [Fault(f"line {line}", words)]) from None


def parse_toml(text: str, path: Path) -> dict[str, Any]:
    """`text` as TOML; `path` names it in faults.

    Raises:
        Faulty: it is not TOML; the fault names the line.
    """
    try:
        return tomllib.loads(text)
    except RecursionError:
        words = "brackets are nested far too deep for a template; check that it is the right file"
        raise Faulty(str(path), [Fault("", words)]) from None
    except ValueError as error:
        raise Faulty(str(path), [_in_words(str(error), text)]) from None


def _in_words(message: str, text: str) -> Fault:
    if found := _AT_LINE.match(message):
        number = int(found["line"])
        return Fault(f"line {number}", _line_words(found["what"], text.split("\n")[number - 1]))
    if found := _AT_END.match(message):
        if found["what"] == "Invalid value":
            return Fault("the end of the file", "a list was opened with [ and never closed with ]")
        return Fault("the end of the file", _words_for(found["what"]))
    return Fault("", "a number in this file is too long to read; check the numbers")


def _line_words(what: str, line: str) -> str:
    if _CURLY.search(line) and '"' not in line:
        return 'these are curly quotes from a word processor; use straight ones: "words"'
    if _COLON.match(line):
        return 'a setting is written with an equals sign, not a colon: name = "words"'
    if said := _YES_NO.search(line):
        return f"yes and no are written true and false here: {'true' if said['yes'] else 'false'}"
    if line.startswith("[[") and what.startswith("Cannot overwrite"):
        return _TWO_WAYS
    if what.startswith("Expected newline"):
        return _more_words(line)
    if what == "Invalid value":
        return _value_words(line.partition("=")[2].strip())
    return _words_for(what)


def _value_words(value: str) -> str:
    if not value or value.startswith("#"):
        return "nothing stands after the equals sign; write a value, or take the line out"
    return 'texts stand in straight double quotes: "some words"'


def _more_words(line: str) -> str:
    if span := _SPAN.search(line):
        return f'a length of time stands in straight double quotes: "{span["words"].strip()}"'
    if _SEVERAL.search(line):
        return 'several values stand in square brackets: ["...", "..."]'
    return _words_for("Expected newline")


def _words_for(what: str) -> str:
    return next((words for begins, words in _WORDS if what.startswith(begins)), _OTHERWISE)
