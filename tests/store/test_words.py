"""What a disk or another program does to the file is told in words; what is a fault of ours stays one."""

import sqlite3
from pathlib import Path

import pytest

from data.store.engine import in_words
from panel_tui.ports import NotKept

FILE = Path("/data/panel.db")


def failed(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("as SQLite says it")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "is being written by another program"),
        (sqlite3.SQLITE_PROTOCOL, "is being written by another program"),
        (sqlite3.SQLITE_FULL, "the disk is full"),
        (sqlite3.SQLITE_IOERR_SHMSIZE, "the disk is full"),
        (sqlite3.SQLITE_IOERR_WRITE, "the disk reports a fault"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "read-only"),
        (sqlite3.SQLITE_CORRUPT_VTAB, "is damaged"),
    ],
)
def test_what_hinders_a_write_is_told_with_the_file_and_can_be_tried_again(
    code: int, words: str
) -> None:
    with pytest.raises(NotKept, match=f"^{FILE} .*{words}"), in_words(FILE, NotKept):
        raise failed(code)


def test_an_error_in_our_sql_stays_a_fault_of_the_program() -> None:
    with pytest.raises(sqlite3.OperationalError), in_words(FILE, NotKept):
        raise failed(sqlite3.SQLITE_ERROR)
