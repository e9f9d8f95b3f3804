"""What a form explains, told apart from what was typed below it; and fields whose heading is lost.

An editor may have broken the lines that explain elsewhere, or joined them: their words count.
"""

from collections.abc import Iterable, Iterator, Sequence

from panel_tui.domain.forms.grammar import GUIDE, Answer, Typed, same_words, simple
from panel_tui.domain.forms.part import Part

_NOT_AS_IT_WAS = (
    f"lines that begin with {GUIDE} explain, and are not recorded, and this one is not as it was. "
    f"Take the {GUIDE} away to record it, or take the line out."
)
_TELLING = 12
"""So many letters of what is explained make sure that it is meant."""


class Astray(ValueError):
    """A line that stands where it would be misread, with the reason."""

    def __init__(self, line: int, words: str) -> None:
        """The line by its number, and what is the matter with it."""
        self.line, self.words = line, words
        super().__init__(words)


def without_guidance(typed: Typed, guidance: Sequence[str]) -> Typed:
    """What was typed in a field: blank lines in place of those that explain, wherever they stand.

    Raises:
        Astray: a line among those that explain is not as it was.
    """
    lines = typed.text.split("\n")
    left = _words(" ".join(guidance))
    begins = _begins(lines, left)
    if begins is None:
        return typed
    for number in range(begins, len(lines)):
        words = _words(lines[number])
        if words[: len(left)] == left:
            rest = lines[number].lstrip(f"{GUIDE} ").split(maxsplit=len(left))
            lines[number] = "".join(rest[len(left) :])
            return Typed(typed.line, "\n".join(lines))
        if words != left[: len(words)]:
            raise Astray(typed.line + number, _NOT_AS_IT_WAS)
        left = left[len(words) :]
        lines[number] = ""
    raise Astray(typed.line + begins, _NOT_AS_IT_WAS)


def _begins(lines: Sequence[str], guidance: Sequence[str]) -> int | None:
    """The first line that explains; None where those were taken out."""
    for number, line in enumerate(lines):
        words = _words(line)
        if not _is_guide(line) or not words:
            continue
        shorter = min(len(words), len(guidance))
        if words[:shorter] == guidance[:shorter] or not any(map(str.strip, lines[:number])):
            return number
    return None


def lost_headings(typed: Typed, part: Part, parts: Iterable[Part]) -> Iterator[Astray]:
    """Lines that belong to another field, whose heading is no longer there."""
    for number, line in typed.lines:
        said = simple(line)
        if line.lstrip().startswith("\\") or not (said.startswith(("#", GUIDE)) or "[" in said):
            continue
        for other in parts:
            if other is not part and _is_of(said, other):
                words = (
                    f"this belongs to {other.title}, whose heading is not as it was. Put it back: "
                    f"## {other.title} [{other.id}]"
                )
                yield Astray(number, words)
                break


def wrong_heading(answer: Answer, part: Part, parts: Iterable[Part]) -> str:
    """What is wrong with the heading of a field, if it is that of another one."""
    if same_words(answer.title, part.title):
        return ""
    for other in parts:
        if same_words(answer.title, other.title):
            return f"the heading says {other.title}, and the name in brackets is {part.title}'s."
    return ""


def _is_of(line: str, part: Part) -> bool:
    said = line.casefold()
    if f"[{part.id}]" in said:
        return True
    if line.startswith("#"):
        title = line.lstrip("# ").partition("[")[0]
        return same_words(title, part.title)
    explained = line.lstrip(f"{GUIDE} ")
    telling = line.startswith(GUIDE) and len(explained) >= _TELLING
    return telling and explained.casefold() in simple(" ".join(part.guidance)).casefold()


def _is_guide(line: str) -> bool:
    return simple(line).startswith(GUIDE) and not line.lstrip().startswith("\\")


def _words(text: str) -> list[str]:
    return simple(text).casefold().lstrip(f"{GUIDE} ").split()
