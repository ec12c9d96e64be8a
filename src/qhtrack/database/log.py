"""List the recordings, and who made each."""

import sqlite3
from collections.abc import Iterator

from qhtrack.database import statements
from qhtrack.domain.errors import StateError
from qhtrack.domain.messages import message
from qhtrack.domain.statement_rows import Recording

_RECORDINGS = "SELECT id, at, by, command, reason, struck IS NULL AS stands FROM recording"


def recordings(connection: sqlite3.Connection, limit: int | None = None) -> Iterator[Recording]:
    """Yield the recordings, newest first."""
    row_limit = -1 if limit is None else limit
    for row in connection.execute(f"{_RECORDINGS} ORDER BY id DESC LIMIT ?", (row_limit,)):
        yield _recording(connection, row)


def recording(connection: sqlite3.Connection, number: int) -> Recording:
    """Return the recording of a number.

    Raise `StateError` if there is none.
    """
    row = connection.execute(f"{_RECORDINGS} WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise StateError(message("no_recording", recording=number))
    return _recording(connection, row)


def _recording(connection: sqlite3.Connection, row: sqlite3.Row) -> Recording:
    return Recording(
        row["id"],
        row["at"],
        row["by"],
        row["command"],
        row["reason"],
        bool(row["stands"]),
        statements.of_recording(connection, row["id"]),
    )


def count(connection: sqlite3.Connection) -> int:
    """Count the recordings."""
    return int(connection.execute("SELECT count(*) FROM recording").fetchone()[0])
