"""What a minutes form is made of: the lines that delimit its fields, for who writes it and who reads it.

A form is a text file for any editor. A field begins with a heading that ends in the field's name in square
brackets, `## Return home [return-home]`. Below it stand lines that explain, each begun with `>`, then
what is recorded. Words that look like one of ours get a backslash in front, which is taken off again.
"""

import re
from typing import NamedTuple

_PLAIN = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212_", "-")
    | dict.fromkeys("\u2018\u2019\u201b\u0060\u00b4", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"')
    | {"\uff1a": ":", "\uff3b": "[", "\uff3d": "]", "\uff03": "#", "\uff1e": ">", "\u00ad": None}
)
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_HEADING = re.compile(r"\W{0,9}(?:#{2,6}|#\s)(?P<title>.*)\[(?P<id>[^\[\]]*)\][\s#*>-]*")
_LONGEST_HEADING = 400
_LIKE_OURS = re.compile(r"#{1,6}\s|.*\[[a-z0-9]+(?:-[a-z0-9]+)*\]", re.IGNORECASE)

GUIDE = ">"
"""Begins a line that explains and is not recorded."""


class FormField(NamedTuple):
    """A part of a form: what it asks (`guidance`, a paragraph each) and what is recorded there now."""

    id: str
    title: str
    guidance: tuple[str, ...]
    text: str


class Typed(NamedTuple):
    """Text as it stands in a form, and the line of the file that it begins on.

    As it was found it may still be `escaped`.
    """

    line: int
    text: str

    @property
    def lines(self) -> list[tuple[int, str]]:
        """Each line with its number."""
        return list(enumerate(self.text.split("\n"), start=self.line))


class Answer(NamedTuple):
    """A field as it was found in a file: its heading, and all that stands below it."""

    id: str
    title: str
    line: int
    typed: Typed


class FilledForm(NamedTuple):
    """A form that was read: its file, as the person named it, and its fields in their order."""

    file: str
    file_sha256: str
    answers: tuple[Answer, ...]


def heading(field: FormField, level: int = 2) -> str:
    """The line that begins a field."""
    return f"{'#' * level} {field.title} [{field.id}]"


def read_heading(line: str) -> tuple[str, str] | None:
    """The title and the name of the field that begins with `line`; None if none does.

    Editors may have put other dashes, hard spaces, stars or a comment's marks around it.
    """
    if len(line) > _LONGEST_HEADING or line.lstrip().startswith("\\"):
        return None
    found = _HEADING.fullmatch(simple(line))
    if found is None:
        return None
    return found["title"].strip(), "-".join(found["id"].casefold().split())


def escaped(text: str) -> str:
    """`text` with a backslash before each line that would be taken for one of ours, or might be."""
    return "\n".join(f"\\{line}" if _is_like_ours(line) else line for line in text.split("\n"))


def unescaped(text: str) -> str:
    """The text that `escaped` was given."""
    return "\n".join(
        line[1:] if line.startswith("\\") and _is_like_ours(line[1:]) else line
        for line in text.split("\n")
    )


def without_markdown_escapes(text: str) -> str:
    """`text` without the backslashes that a program puts before signs when it writes Markdown."""
    return _ESCAPE.sub("", text)


def simple(text: str) -> str:
    """`text` for comparison: on one line, with plain quotes and dashes, no Markdown backslashes."""
    return " ".join(without_markdown_escapes(text).translate(_PLAIN).split())


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but capitals, spaces, and kinds of quotes and dashes."""
    return compared(one) == compared(other)


def compared(text: str) -> str:
    """What `same_words` compares of a text."""
    return simple(text).casefold()


def _is_like_ours(line: str) -> bool:
    plain = simple(line.lstrip("\\"))
    return plain.startswith(GUIDE) or _LIKE_OURS.match(plain) is not None
