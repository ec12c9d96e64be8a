"""Run a transaction as a whole, and turn SQLite's errors into sentences."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from qhtrack.domain.errors import StorageError
from qhtrack.domain.messages import message
from qhtrack.domain.text import quoted

BUSY_SECONDS = 30

# what SQLite calls its errors, and what is said of each
_REASONS = {
    "SQLITE_NOTADB": message("database_not_sqlite"),
    "SQLITE_CORRUPT": message("database_damaged"),
    "SQLITE_READONLY": message("database_read_only"),
    "SQLITE_FULL": message("database_disk_full"),
    "SQLITE_IOERR": message("database_disk_failed"),
    "SQLITE_CANTOPEN": message("database_out_of_reach"),
    "SQLITE_BUSY": message("database_busy", seconds=BUSY_SECONDS),
}


class WithoutRoom(sqlite3.Connection):
    """A database that is only read because the disk has no room for its log."""


# the log's index cannot be made as large as it must be
_FULL = {"SQLITE_IOERR_SHMSIZE"}


def may_write(connection: sqlite3.Connection) -> bool:
    """Tell whether the file may be changed, or only be read."""
    if isinstance(connection, WithoutRoom):
        return False
    try:
        connection.execute("UPDATE load SET id = id WHERE 0")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname.startswith("SQLITE_READONLY"):
            return False
        raise
    return True


@contextmanager
def transaction(connection: sqlite3.Connection, *, keep: bool = True) -> Iterator[None]:
    """Do all that follows or none of it, alone with the file; take it back unless `keep`."""
    if isinstance(connection, WithoutRoom):
        error = sqlite3.OperationalError()
        error.sqlite_errorname = "SQLITE_FULL"
        raise error
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT" if keep else "ROLLBACK")
    except BaseException:
        connection.rollback()
        raise


@contextmanager
def without_checks(connection: sqlite3.Connection) -> Iterator[None]:
    """Insert what the model has checked, without the CHECKs that say the same.

    Keys and types hold all the same. SQLite makes a list like that of the statuses anew for each
    row, which took as long as all else that an INSERT does.
    """
    connection.execute("PRAGMA ignore_check_constraints = ON")
    try:
        yield
    finally:
        connection.execute("PRAGMA ignore_check_constraints = OFF")


@contextmanager
def storage_errors(path: str) -> Iterator[None]:
    """Say in one sentence what SQLite or the system has against the file."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        # `SQLITE_IOERR_WRITE` and its like are told as `SQLITE_IOERR`
        name = getattr(error, "sqlite_errorname", "")
        family = "SQLITE_FULL" if name in _FULL else "_".join(name.split("_")[:2])
        if family not in _REASONS:
            raise
        reason = _REASONS[family]
        raise StorageError(
            message("unusable_database", path=quoted(path), reason=reason)
        ) from error
