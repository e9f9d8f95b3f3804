"""What is found wrong with a table, gathered so that all of it is told at once."""

from panel_tui.domain.faults import Fault


class Findings:
    """The faults and warnings of one file. Rows are lines of the file; 0 is the file as a whole."""

    def __init__(self) -> None:
        """Nothing is found yet."""
        self._faults: list[tuple[int, Fault]] = []
        self._warnings: list[tuple[int, Fault]] = []

    def fault(self, words: str, *, row: int = 0, column: str = "", lacks: str = "") -> None:
        """Something for which the file must be refused."""
        self._faults.append((row, Fault(_place(row, column), words, lacks)))

    def warn(self, words: str, *, row: int = 0, column: str = "") -> None:
        """Something to look at, for which the file need not be refused."""
        self._warnings.append((row, Fault(_place(row, column), words)))

    @property
    def faulty(self) -> bool:
        """True once a fault is found."""
        return bool(self._faults)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """The faults in the order of the file, what concerns the file as a whole first."""
        return _in_order(self._faults)

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """The warnings in the order of the file."""
        return _in_order(self._warnings)


def _place(row: int, column: str) -> str:
    return ", ".join(part for part in (f"row {row}" if row else "", column) if part)


def _in_order(found: list[tuple[int, Fault]]) -> tuple[Fault, ...]:
    return tuple(fault for _, fault in sorted(found, key=lambda each: each[0]))
