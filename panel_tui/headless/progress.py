"""How far a long piece of work is: a bar on standard error, where that is a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from panel_tui.ports import Told, nobody


@contextmanager
def progress() -> Iterator[Callable[[str], Told]]:
    """Begins each part of the work by its name, in this block; the bar goes when the block ends."""
    if not sys.stderr.isatty():
        yield _told_to_nobody
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:

        def begin(part: str) -> Told:
            for before in bar.task_ids:
                bar.remove_task(before)
            task = bar.add_task(part, total=None)
            return lambda count, total: bar.update(task, completed=count, total=total)

        yield begin


def _told_to_nobody(_part: str) -> Told:
    return nobody
