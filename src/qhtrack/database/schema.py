"""Open the SQLite file and bring it to the latest shape."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from qhtrack.database.query import STATUS, scorecard_of
from qhtrack.domain.errors import StorageError, quoted

APPLICATION_ID = 0x71687472
BUSY_SECONDS = 30
SCRIPTS = Path(__file__).with_name("sql")

_REASONS = {
    "SQLITE_NOTADB": "it is not an SQLite database; give another --db",
    "SQLITE_CORRUPT": "it is damaged; restore a copy, or give another --db",
    "SQLITE_READONLY": "it may only be read; give another --db",
    "SQLITE_FULL": "the disk is full; nothing was changed",
    "SQLITE_IOERR": "the disk failed; nothing was changed",
    "SQLITE_CANTOPEN": "it cannot be opened or made there; give another --db",
    "SQLITE_BUSY": f"another process has held it for {BUSY_SECONDS} seconds; try again",
}
_TODAY = "date('now', 'localtime')"
# JSON, so that a facet parts it, with blanks, so that a cell wraps
_REGIONS = """(
        SELECT '["' || group_concat(region, '", "') || '"]'
        FROM (
            SELECT region FROM project_region AS near
            WHERE near.project = project.id ORDER BY near.position
        )
    ) AS regions"""
# pages for people with other tools; unknown is a word here, as facets leave NULL out
_PAGES = {
    "project_status": f"""
SELECT
    project.name, project.name_zh, project.category, {_REGIONS},
    coalesce(project.status, 'unknown') AS status, project.since, project.updated,
    project.capacity_mw, project.in_service_mw, project.note, project.id
FROM ({STATUS}) AS project
ORDER BY project.position""",
    "scorecard": f"""
SELECT
    project.name, project.category, {_REGIONS}, found.milestone, found.first_due, found.due,
    found.outcome, found.reached, CAST(found.days_late AS INTEGER) AS days_late, found.wording,
    found.wording_en, coalesce(source.title, found.source) AS source, source.url,
    CAST(found.slip_days AS INTEGER) AS slip_days, found.status, found.updated, found.note,
    found.project
FROM ({scorecard_of()}) AS found
JOIN project ON project.id = found.project
LEFT JOIN source ON source.id = found.source
ORDER BY project.position, found.id""",
    "history": f"""
SELECT
    event.date, project.name, project.category, {_REGIONS}, event.status, event.capacity_mw,
    event.note, coalesce(source.title, event.source) AS source, source.publisher, source.url,
    event.origin, event.project
FROM event
JOIN project ON project.id = event.project
LEFT JOIN source ON source.id = event.source
ORDER BY event.day DESC, event.project, event.position DESC""",
}
_VIEWS = {
    name: f"CREATE VIEW {name} AS "
    + sql.strip().replace(":until", "'9999-12-31'").replace(":today", _TODAY)
    for name, sql in _PAGES.items()
}


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
    latest = max(_scripts(SCRIPTS))
    if at > latest:
        raise StorageError(
            f"{quoted(path)} was made by a newer qhtrack (schema {at}, "
            f"this one knows {latest}); upgrade qhtrack"
        )
    _configured(connection)
    # a copy may have another: there, who reads would lock out who records
    with suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA journal_mode = WAL")
    if at < latest or _has_old_views(connection):
        try:
            migrate(connection, path)
        except sqlite3.OperationalError as error:
            # what may only be read answers with the views it has
            if at < latest or error.sqlite_errorname != "SQLITE_READONLY":
                raise
    return connection


def _has_old_views(connection: sqlite3.Connection) -> bool:
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'")
    # a view of the user's own is no old one
    return not _VIEWS.items() <= dict(rows.fetchall()).items()


def version(connection: sqlite3.Connection) -> int:
    """Return the number of the last script that ran on the database."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _scripts(folder: Path) -> dict[int, Path]:
    """Return the scripts by their number, in order."""
    return {int(path.name[:4]): path for path in sorted(folder.glob("[0-9]*.sql"))}


def migrate(connection: sqlite3.Connection, path: str | None, folder: Path = SCRIPTS) -> None:
    """Run the scripts that the database has not seen, in one transaction, after a backup."""
    with transaction(connection):
        at = version(connection)
        new = {number: path for number, path in _scripts(folder).items() if number > at}
        if path is not None and at and new:
            _back_up(path, f"{path}.v{at}.bak")
        for name in _VIEWS:
            connection.execute(f"DROP VIEW IF EXISTS {name}")
        for number, script in new.items():
            for statement in _statements(script.read_text(encoding="utf-8")):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        for sql in _VIEWS.values():
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
