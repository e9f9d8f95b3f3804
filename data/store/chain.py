"""The chain of the journal, held against itself: what was edited, taken out, swapped or cut off."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from data.store.journal import Head, Link, digest_of, words_digest

Kind = Literal[
    "edited",
    "missing",
    "swapped",
    "cut off",
    "words edited",
    "words missing",
    "state",
    "minutes",
]

_MOST_SUSPECTS = 200
"""Up to how many wrong entries each pair is tried; where all are wrong, no pair tells anything."""


class Problem(NamedTuple):
    """Something that is not as it was written: the first entry it concerns, and words that name all.

    `other` is the second entry of a swapped pair. For a state the number is its last entry's, for
    minutes that of the head they print; 0 is none.
    """

    number: int
    kind: Kind
    words: str
    other: int | None = None


class Words(NamedTuple):
    """What lies beside the chain for an entry."""

    salt: bytes
    text: str

    @property
    def digest(self) -> str:
        """What the entry should hold."""
        return words_digest(self.salt, self.text)


class Chain:
    """The entries of a journal by number, its head, and the words of each entry."""

    def __init__(self, links: Iterable[Link], head: Head, words: Mapping[int, Words]) -> None:
        """What was read in one moment."""
        self.links = {link.number: link for link in links}
        self.head = head
        self.words = words
        self.last = max(self.links, default=0)

    def problems(self) -> list[Problem]:
        """Everything that does not fit together in the chain and the words beside it."""
        suspects = [link for link in self.links.values() if self._is_wrong(link)]
        pairs = dict(self._swapped(suspects))
        partners = pairs | {second: first for first, second in pairs.items()}
        return [
            *self._missing(),
            *(_swap(first, second, "Entries {} and {}") for first, second in pairs.items()),
            *(_edited(link.number) for link in suspects if link.number not in partners),
            *self._behind_the_head(),
            *self._words_problems(partners),
        ]

    def contains(self, head: Head) -> bool:
        """Whether the journal holds an entry as a head printed elsewhere names it."""
        if head.number == 0:
            return not head.digest
        return head.number in self.links and self.links[head.number].digest == head.digest

    def _is_wrong(self, link: Link) -> bool:
        if link.right_digest != link.digest or (link.number == 1 and link.previous):
            return True
        behind = self.links.get(link.number + 1)
        if behind is not None:
            return behind.right_digest == behind.digest and behind.previous != link.digest
        return self.head.number == link.number and self.head.digest != link.digest

    def _missing(self) -> Iterator[Problem]:
        numbers = sorted(self.links)
        for before, behind in zip([0, *numbers], numbers, strict=False):
            if behind > before + 1:
                which = span(before + 1, behind - 1)
                yield Problem(before + 1, "missing", f"{which} missing from the journal.")

    def _swapped(self, suspects: Sequence[Link]) -> Iterator[tuple[int, int]]:
        if len(suspects) > _MOST_SUSPECTS:
            return
        for one, other in combinations(suspects, 2):
            if self._fits(one, other) and self._fits(other, one):
                yield one.number, other.number

    def _fits(self, link: Link, place: Link) -> bool:
        """Whether what `link` says was written at `place`, going by what still stands around both."""
        before = self.links.get(place.number - 1)
        behind = self.links.get(place.number + 1)
        previous = {link.previous, place.previous, before.digest if before else ""}
        digests = {link.digest, place.digest, behind.previous if behind else self.head.digest}
        said = link[1:-2]
        return any(digest_of((place.number, *said, each)) in digests for each in previous)

    def _behind_the_head(self) -> Iterator[Problem]:
        if self.head.number < self.last:
            first = self.head.number + 1
            which = span(first, self.last)
            yield Problem(first, "edited", f"{which} behind the journal's head: added by hand.")

    def _words_problems(self, partners: Mapping[int, int]) -> Iterator[Problem]:
        wrong = []
        for number, link in self.links.items():
            partner = self.links.get(partners.get(number, number), link)
            if number not in self.words:
                words = f"The words of entry {number} are missing."
                yield Problem(number, "words missing", words)
            elif self.words[number].digest not in (link.words_digest, partner.words_digest):
                wrong.append(number)
        swapped = dict(self._swapped_words(wrong))
        for first, second in swapped.items():
            yield _swap(first, second, "The words of entries {} and {}")
        for number in wrong:
            if number not in swapped and number not in swapped.values():
                words = f"The words of entry {number} have been edited."
                yield Problem(number, "words edited", words)

    def _swapped_words(self, wrong: Sequence[int]) -> Iterator[tuple[int, int]]:
        holders = {self.links[number].words_digest: number for number in wrong}
        for number in wrong:
            other = holders.get(self.words[number].digest, 0)
            if number < other and holders.get(self.words[other].digest) == number:
                yield number, other


def span(first: int, last: int) -> str:
    """`Entry 7 is` or `Entries 7 to 9 are`, to begin a sentence with."""
    return f"Entry {first} is" if first == last else f"Entries {first} to {last} are"


def _swap(first: int, second: int, what: str) -> Problem:
    words = f"{what.format(first, second)} have changed places."
    return Problem(first, "swapped", words, other=second)


def _edited(number: int) -> Problem:
    return Problem(number, "edited", f"Entry {number} has been edited.")
