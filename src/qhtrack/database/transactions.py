"""Do all or nothing, and say in a sentence what SQLite has against it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from qhtrack.domain.errors import StorageError
from qhtrack.domain.text import quoted

BUSY_SECONDS = 30


_REASONS = {
    "SQLITE_NOTADB": "it is not an SQLite database; give another --db",
    "SQLITE_CORRUPT": "it is damaged; restore a copy, or give another --db",
    "SQLITE_READONLY": "it may only be read; give another --db",
    "SQLITE_FULL": "the disk is full; nothing was changed",
    "SQLITE_IOERR": "the disk failed; nothing was changed",
    "SQLITE_CANTOPEN": "it cannot be opened or made there; give another --db",
    "SQLITE_BUSY": f"another process has held it for {BUSY_SECONDS} seconds; try again",
}


def may_write(connection: sqlite3.Connection) -> None:
    """Raise what SQLite raises if the file may only be read, before anything else is done."""
    connection.execute("UPDATE load SET id = id WHERE 0")


@contextmanager
def transaction(connection: sqlite3.Connection, *, keep: bool = True) -> Iterator[None]:
    """Do all that follows or none of it, alone with the file; take it back unless `keep`."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT" if keep else "ROLLBACK")
    except BaseException:
        connection.rollback()
        raise


@contextmanager
def failures(path: str) -> Iterator[None]:
    """Say in one sentence what SQLite or the system has against the file."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        family = "_".join(getattr(error, "sqlite_errorname", "").split("_")[:2])
        if family not in _REASONS:
            raise
        why = _REASONS[family]
        raise StorageError(f"cannot use the database {quoted(path)}: {why}") from error
