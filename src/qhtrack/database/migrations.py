"""Bring the SQLite file to the latest shape."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from qhtrack.database.transactions import transaction
from qhtrack.database.views import VIEWS

APPLICATION_ID = 0x71687472  # "qhtr"
SCRIPTS = Path(__file__).with_name("sql")


def version(connection: sqlite3.Connection) -> int:
    """Return the number of the last script that ran on the database."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def scripts(folder: Path) -> dict[int, Path]:
    """Return the scripts by their number, in order."""
    return {int(path.name[:4]): path for path in sorted(folder.glob("[0-9]*.sql"))}


def migrate(connection: sqlite3.Connection, path: str | None, folder: Path = SCRIPTS) -> None:
    """Run the scripts that the database has not seen, in one transaction, after a backup.

    A new database gets the tables as they are, which is quicker than all that led to them.
    """
    from qhtrack.domain.text_folding import folded

    # what SQLite has no word for
    connection.create_function("folded", 1, folded, deterministic=True)
    with transaction(connection):
        before = version(connection)
        latest = max(scripts(folder))
        new = [script for number, script in scripts(folder).items() if number > before]
        if path is not None and before and new:
            _back_up(path, f"{path}.v{before}.bak")
        for name in VIEWS:
            connection.execute(f"DROP VIEW IF EXISTS {name}")
        for script in new if before else [folder / "schema.sql"]:
            for statement in _statements(script.read_text(encoding="utf-8")):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {latest}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        for sql in VIEWS.values():
            connection.execute(sql)


def _back_up(path: str, copy: str) -> None:
    """Copy the file whole; who migrates holds it, so one process at a time comes here."""
    unfinished = Path(f"{copy}.tmp")
    unfinished.unlink(missing_ok=True)
    source, target = sqlite3.connect(path), sqlite3.connect(unfinished)
    source.backup(target)
    source.close()
    target.close()
    unfinished.replace(copy)


def _statements(script: str) -> Iterator[str]:
    """Split a script as SQLite would (its own executescript commits what is pending)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
