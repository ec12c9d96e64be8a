"""Tell which registry files were loaded and exported, and how they were then."""

import sqlite3
from typing import cast

from qhtrack.domain.rows import LoadRow


def last_load(connection: sqlite3.Connection) -> LoadRow:
    """Return how the file was that was last loaded, empty if none was."""
    sql = "SELECT * FROM load WHERE kind = 'load' ORDER BY id DESC"
    return _load_row(connection, sql)


def last_export(connection: sqlite3.Connection, path: str | None) -> LoadRow:
    """Return how a file was when it was last exported, empty if it never was."""
    sql = "SELECT * FROM load WHERE kind = 'export' AND path = ? ORDER BY id DESC"
    return _load_row(connection, sql, path)


def last_seen(connection: sqlite3.Connection, path: str | None) -> LoadRow:
    """Return how a file was when it was last loaded or exported, empty if it never was."""
    return _load_row(connection, "SELECT * FROM load WHERE path = ? ORDER BY id DESC", path)


def _load_row(connection: sqlite3.Connection, sql: str, *values: str | None) -> LoadRow:
    row = connection.execute(sql, values).fetchone()
    return cast("LoadRow", dict(row)) if row else {}
