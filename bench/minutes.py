"""Minutes out: how long rendering and proving take beside one parse by markdown-it-py.

The limit is 1.5: the proof parses once, so what is ours may cost half a parse at most.
"""

import statistics
import time
from collections.abc import Callable

from markdown_it import MarkdownIt

from exports.front_matter import MinutesStatus
from exports.markdown import render
from exports.proof import prove
from panel_tui.domain.document import MinutesDocument
from tests.minutes_out.samples import FACTS, document

LIMIT = 1.5
STATUS = MinutesStatus("approved", None, "412 9f3a61c2e0b84d57")


def typical(count: int) -> list[MinutesDocument]:
    """Minutes of a usual length, each of another child."""
    return [
        document(case_id=f"C-{number:06}", facts=(("Case ID", f"C-{number:06}"), *FACTS[1:]))
        for number in range(count)
    ]


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main(count: int = 1_000, rounds: int = 3) -> float:
    """Print the medians of some rounds over `count` minutes; returns the ratio."""
    documents = typical(count)
    texts = [render(each, STATUS) for each in documents]
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")

    def parse() -> None:
        for text in texts:
            parser.parse(text)

    def write() -> None:
        for each in documents:
            render(each, STATUS)

    def write_and_prove() -> None:
        for each in documents:
            prove(each, render(each, STATUS))

    write_and_prove()
    timed = [(seconds(parse), seconds(write), seconds(write_and_prove)) for _ in range(rounds)]
    parsed, written, both = map(statistics.median, zip(*timed, strict=True))
    ratio = statistics.median(both / parse for parse, _, both in timed)
    size = statistics.mean(map(len, texts))
    print(f"minutes: {count} of {size:.0f} characters, median of {rounds} rounds")
    print(f"  parsed by markdown-it-py  {parsed:6.2f} s")
    print(f"  rendered                  {written:6.2f} s")
    print(f"  rendered and proved       {both:6.2f} s   {ratio:.2f}x a parse (limit {LIMIT}x)")
    return ratio


if __name__ == "__main__":
    main()
