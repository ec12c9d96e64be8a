"""Open the SQLite file."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from qhtrack.database.migrations import APPLICATION_ID, SCRIPTS, migrate, scripts, version
from qhtrack.database.transactions import BUSY_SECONDS, failures
from qhtrack.database.views import are_missing
from qhtrack.domain.errors import StorageError
from qhtrack.domain.text import quoted


def create_in_memory() -> sqlite3.Connection:
    """Return an empty database that lives as long as the connection."""
    connection = _configured(sqlite3.connect(":memory:", isolation_level=None))
    migrate(connection, None)
    return connection


def connect(path: str) -> sqlite3.Connection:
    """Return a connection to the database at the path, made or migrated if need be.

    Raise `StorageError` if the file is not ours, newer, damaged or out of reach.
    """
    try:
        if Path(path).is_dir():
            raise StorageError(f"{quoted(path)} is a directory; give the path of a file")
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        why = str(getattr(error, "strerror", None) or error)
        raise StorageError(f"cannot use the database {quoted(path)}: {why}") from error
    with failures(path):
        connection = _open(path)
        try:
            return _checked(connection, path)
        except BaseException:
            connection.close()
            raise


def _open(path: str) -> sqlite3.Connection:
    there = Path(path).exists()
    writable = os.access(path if there else Path(path).parent, os.W_OK)
    if there and not (writable and os.access(Path(path).parent, os.W_OK)):
        log = Path(f"{path}-wal")
        quiet = not (log.exists() and log.stat().st_size)
        uri = f"{Path(path).absolute().as_uri()}?mode=ro{'&immutable=1' * quiet}"
        return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS)
    return sqlite3.connect(path, isolation_level=None, timeout=BUSY_SECONDS)


def _configured(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _checked(connection: sqlite3.Connection, path: str) -> sqlite3.Connection:
    connection.execute("BEGIN")  # of one moment, while another process may make it
    at = version(connection)
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    empty = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    connection.execute("COMMIT")
    if owner != APPLICATION_ID and not (empty and not owner and not at):
        raise StorageError(f"{quoted(path)} is not a qhtrack database; give another --db")
    latest = max(scripts(SCRIPTS))
    if at > latest:
        raise StorageError(
            f"{quoted(path)} was made by a newer qhtrack (schema {at}, "
            f"this one knows {latest}); upgrade qhtrack"
        )
    _configured(connection)
    # a copy may have another: there, who reads would lock out who records
    with suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA journal_mode = WAL")
    if at < latest or are_missing(connection):
        try:
            migrate(connection, path)
        except sqlite3.OperationalError as error:
            # what may only be read answers with the views it has
            if at < latest or error.sqlite_errorname != "SQLITE_READONLY":
                raise
    return connection
