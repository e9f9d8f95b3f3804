"""Words from people as Markdown: they read as typed, and never become a heading, a list, a link or markup.

Only what could change something at its place is escaped, so that the file stays pleasant in an editor.
Source of what has a meaning: CommonMark 0.31, and the tables, autolinks and strikethrough of GitHub.
"""

import re

_MAYBE = re.compile(r"[`$\\*~_<&\[\]]")
"""Text without any of these needs no escape inside the line."""

_MEANS_SOMETHING = re.compile(
    r"""
      [`$]
    | \\(?=[!-/:-@\[-`{-~]|\Z)                 # would escape what follows, or break the line
    | [*~](?!\ ) | (?<!\ )[*~]                 # could open or close emphasis
    | _(?![^\W_]) | (?<![^\W_])_               # the same, but not inside snake_case
    | <(?=[A-Za-z/!?])                         # HTML
    | &(?=\#[0-9A-Za-z]{1,8};|[A-Za-z][0-9A-Za-z]{0,31};)
    | \](?=[(\[:]) | \[(?=[\[^])               # links, footnotes
    """,
    re.VERBOSE,
)

_BEGINS_A_BLOCK = re.compile(
    r"""
      [0-9]{1,9}(?=[.)](?:\s|\Z))              # a numbered list
    | (?= \#{1,6}(?:\s|\Z)                     # a heading
        | [-+](?:\s|\Z)                        # a list
        | =+\s*\Z                             # the line under a heading
        | [>|\[]                               # a quotation, a table, a link definition
        | :(?:[\s:]|\Z)                        # a definition
        | [-:|][-:|\s]*\Z                      # a rule, the line under the heads of a table
      )
    """,
    re.VERBOSE,
)

_CLOSES_A_HEADING = re.compile(r"(?:(?<=\s)|\A)#+\Z")

# Each branch begins with a letter of its own, which makes the search fifteen times as quick.
_ADDRESS = re.compile(
    r"""
      ://(?<=[A-Za-z]://)
    | @(?<=[\w.+-]@)\w
    | \.(?<=\w\.)(?:com|org|net|info|gov|edu|uk|eu)\b
    | w[wW]{2}\.\w
    | W[wW]{2}\.\w
    """,
    re.VERBOSE,
)
_WORD_ENDS = re.compile(r"([\s`|]+)")
_BEFORE_ADDRESS = "([{<\"'*~"
_AFTER_ADDRESS = ")]}>\"'*~.,;:!?"


def inline(text: str) -> str:
    """`text`, a part of one line, as Markdown.

    Web and e-mail addresses become code, since GitHub makes links even of escaped ones.
    """
    if _ADDRESS.search(text):
        return "".join(map(_word, _WORD_ENDS.split(text)))
    return _escaped(text) if _MAYBE.search(text) else text


def line(text: str) -> str:
    """A whole line as Markdown, wherever a line may begin a block; its ends are trimmed."""
    escaped = inline(text.strip())
    begins = _BEGINS_A_BLOCK.match(escaped)
    if begins is None:
        return escaped
    return f"{escaped[: begins.end()]}\\{escaped[begins.end() :]}"


def heading(text: str) -> str:
    """The text of a heading as Markdown."""
    return _CLOSES_A_HEADING.sub(r"\\\g<0>", inline(text))


def cell(text: str) -> str:
    """A cell of a table as Markdown."""
    return inline(text).replace("|", "\\|")


def _word(word: str) -> str:
    if not _ADDRESS.search(word):
        return _escaped(word)
    begins = len(word) - len(word.lstrip(_BEFORE_ADDRESS))
    ends = len(word.rstrip(_AFTER_ADDRESS))
    return f"{_escaped(word[:begins])}`{word[begins:ends]}`{_escaped(word[ends:])}"


def _escaped(text: str) -> str:
    return _MEANS_SOMETHING.sub(r"\\\g<0>", text)
