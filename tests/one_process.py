"""One guarded process for all workbooks that tests read: to start one each time would take minutes."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from data.guarded import Guarded
from data.tables import workbook


class _KeptOpen(Guarded):
    """A guarded function whose process goes on when a reading is done with it."""

    def __exit__(self, *_: object) -> None:
        """It is asked again."""


@contextmanager
def one_process() -> Iterator[None]:
    """Workbooks are read by one process, in this block; one that breaks is started again."""
    kept: dict[str, _KeptOpen] = {}

    def guarded(function: str, *, seconds: float, megabytes: int) -> _KeptOpen:
        if function not in kept:
            kept[function] = _KeptOpen(function, seconds=seconds, megabytes=megabytes)
        return kept[function]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workbook, "Guarded", guarded)
        yield
    for each in kept.values():
        each.close()
