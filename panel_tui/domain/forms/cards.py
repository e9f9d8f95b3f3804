"""Labelled lines: `Because: the report is late`. What a label says goes on until the next label.

Only the labels of the field in hand count, so any other colon is words. A line of somebody's words that
begins like one of those labels gets a backslash in front.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from panel_tui.domain.forms.grammar import Typed, compared, simple
from panel_tui.domain.text import clean

_LABEL = re.compile(
    r"(?:[-*+\u2022\u00b7]\s+)?(?P<bold>\*\*|__)?(?P<label>[^:\uff1a]{1,60})[:\uff1a](?P<rest>.*)"
)


class Said(NamedTuple):
    """What stands after a label; the words before the first label have none."""

    label: str
    text: str
    line: int


class Card:
    """What the labels of one card say; a label that stands there twice says what it said first."""

    def __init__(self, said: Sequence[Said]) -> None:
        """A card of what is said on it, which is something."""
        self.said = said
        self._first = {each.label: each for each in reversed(said)}

    def __getitem__(self, label: str) -> str:
        """What a label says; empty where it does not stand there."""
        return self._first[label].text if label in self else ""

    def __contains__(self, label: str) -> bool:
        """Whether a label stands there, whatever it says."""
        return label in self._first

    def line(self, label: str = "") -> int:
        """The line of a label, else of the card."""
        return self._first.get(label, self.said[0]).line

    def all(self, label: str) -> list[Said]:
        """Whatever a label says that may stand there more than once, where it says something."""
        return [each for each in self.said if each.label == label and each.text]


def write_card(said: Iterable[tuple[str, str]], labels: Sequence[str]) -> str:
    """A card of labels and what they say; several lines begin below their label."""
    lines = []
    for label, text in said:
        below = "\n" in text or text[:1].isspace()
        lines.append(f"{label}:\n{free(text, labels)}" if below else f"{label}: {text}".rstrip())
    return "\n".join(lines)


def free(text: str, labels: Sequence[str]) -> str:
    """Words that stand on lines of their own in a field that has `labels`."""
    return "\n".join(
        f"\\{line}" if _label(line.lstrip("\\"), labels) else line for line in text.split("\n")
    )


def read_card(typed: Typed, labels: Sequence[str]) -> list[Said]:
    """Everything that a field's text says, label by label; first what stands above any label."""
    return list(_joined(typed, labels))


def cards_of(said: Iterable[Said], begins: str) -> list[Card]:
    """What is said, card by card, each begun with one label; what stands above the first is left out."""
    cards: list[list[Said]] = []
    for each in said:
        if each.label == begins:
            cards.append([])
        if cards:
            cards[-1].append(each)
    return [Card(each) for each in cards]


def _joined(typed: Typed, labels: Sequence[str]) -> Iterator[Said]:
    above = (number for number, line in typed.lines if line.strip())
    label, begins, lines = "", next(above, typed.line), list[str]()
    for number, line in typed.lines:
        found = _label(line, labels)
        if found is None:
            lines.append(_freed(line, labels))
            continue
        yield Said(label, clean("\n".join(lines)), begins)
        label, rest = found
        begins, lines = number, [rest]
    yield Said(label, clean("\n".join(lines)), begins)


def _freed(line: str, labels: Sequence[str]) -> str:
    return line[1:] if line.startswith("\\") and _label(line.lstrip("\\"), labels) else line


def _label(line: str, labels: Sequence[str]) -> tuple[str, str] | None:
    """The label that a line begins with, and what follows it."""
    found = _LABEL.match(line.strip())
    if found is None:
        return None
    said, rest = simple(found["label"]), found["rest"].strip()
    if found["bold"]:
        said, rest = said.rstrip("*-"), rest.removeprefix(found["bold"]).strip()
    label = _by_words(tuple(labels)).get(compared(said.strip()))
    return (label, rest) if label else None


@lru_cache
def _by_words(labels: tuple[str, ...]) -> dict[str, str]:
    """The labels of a field, by what is compared of them: every line of every form may begin with one."""
    return {compared(each): each for each in reversed(labels)}
