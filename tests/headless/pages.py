"""Pages with examples: their blocks, and whether they say what the commands in them really print."""

import argparse
import contextlib
import io
import re
import shlex
from collections.abc import Iterator

from panel_tui.cli import main


def blocks(page: str) -> Iterator[tuple[str, str]]:
    """The blocks of a page: their kind, and what is in them."""
    for found in re.finditer(r"^```(\w+)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        yield found[1], found[2]


def examples(block: str) -> Iterator[tuple[str, str]]:
    """The commands of a block, each with what the page says it prints."""
    for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, printed = example.partition("\n")
        yield command, printed


def run(command: str) -> str:
    """What a command prints, on both streams, as a terminal has it."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        main(shlex.split(command)[1:])
    return printed.getvalue()


def says(page: str, printed: str) -> bool:
    """Whether the page says what was printed; `...` on the page stands for any lines."""
    parts = [re.escape(part) for part in re.split(r"^\.\.\.\n", page, flags=re.MULTILINE)]
    return re.fullmatch("(?:.*\n)*?".join(parts), printed) is not None


def changed(text: str, block: str) -> str:
    """The file with the lines that begin with a minus replaced by those that begin with a plus."""
    old, new = (
        "".join(f"{line[1:]}\n" for line in block.splitlines() if line[0] == sign) for sign in "-+"
    )
    assert text.count(old) == 1, f"this is not in the file once:\n{old}"
    return text.replace(old, new)


def leaves(parser: argparse.ArgumentParser, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Every command that can be typed, such as `templates show`."""
    groups = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]
    for group in groups:
        for name, child in group.choices.items():
            yield from leaves(child, (*path, name))
    if not groups:
        yield " ".join(path)
