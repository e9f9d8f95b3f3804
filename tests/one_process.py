"""One guarded process for all workbooks that tests read, one for all papers: to start them takes a while."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from data.guarded import Guarded
from data.papers import reading
from data.tables import workbook


class _KeptOpen(Guarded):
    """A guarded function whose process goes on when a reading is done with it."""

    def __exit__(self, *_: object) -> None:
        """It is asked again."""


@contextmanager
def one_process() -> Iterator[None]:
    """Files are read by one process for each kind, in this block; one that breaks is started again."""
    kept: dict[str, _KeptOpen] = {}

    def guarded(function: str, *, seconds: float, megabytes: int) -> _KeptOpen:
        if function not in kept:
            kept[function] = _KeptOpen(function, seconds=seconds, megabytes=megabytes)
        return kept[function]

    with pytest.MonkeyPatch.context() as patch:
        for reader in (workbook, reading):
            patch.setattr(reader, "Guarded", guarded)
        yield
    for each in kept.values():
        each.close()
