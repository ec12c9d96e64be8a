"""Open the SQLite file."""

import os
import re
import sqlite3
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG

from qhtrack.database.migrations import APPLICATION_ID, SCRIPTS, migrate, scripts, version
from qhtrack.database.transactions import BUSY_SECONDS, WithoutRoom, storage_errors
from qhtrack.database.views import are_outdated
from qhtrack.domain.errors import StorageError, reason
from qhtrack.domain.messages import message
from qhtrack.domain.sorting import sort_key
from qhtrack.domain.text import quoted

# what follows the name of the file, where it is not that itself; few calls need it compiled
_COMPANION_SUFFIX = r"(-wal|-shm|-journal|(\.v\d+)?\.bak)?"
_READ_ONLY = "SQLITE_READONLY"
# what SQLite says where the log or its index cannot be made
_NO_ROOM = {
    *("SQLITE_FULL", "SQLITE_CANTOPEN", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE"),
    *("SQLITE_IOERR_SHMOPEN", "SQLITE_IOERR_SHMMAP"),
}


def create_in_memory() -> sqlite3.Connection:
    """Return an empty database that lives as long as the connection."""
    connection = _configured(sqlite3.connect(":memory:", isolation_level=None))
    migrate(connection, None)
    return connection


def is_missing(path: str) -> bool:
    """Tell whether no file is there, or an empty one; what may not be looked at may be one."""
    try:
        status = Path(path).stat()
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        return False
    return S_ISREG(status.st_mode) and not status.st_size


def is_part_of(database: str, path: str) -> bool:
    """Tell whether a path leads to the database, or to what SQLite or a migration puts beside it.

    A log lies beside what a link leads to, a copy from before a migration beside the link.
    """
    try:
        database_file = Path(os.path.realpath(Path(database).parent), Path(database).name)
        target = Path(os.path.realpath(path))
        return any(
            _is_beside(file, target)
            or any(
                _is_beside(file, sibling) and _is_same(sibling, target)
                for sibling in _siblings(file)
            )
            for file in (database_file, Path(os.path.realpath(database_file)))
        )
    except (OSError, ValueError):  # the folder to work in is gone, or this is no path
        return False


def _is_beside(file: Path, other: Path) -> bool:
    suffix = other.name.removeprefix(file.name)
    is_named_after = other.parent == file.parent and other.name == file.name + suffix
    return is_named_after and re.fullmatch(_COMPANION_SUFFIX, suffix) is not None


def _siblings(file: Path) -> list[Path]:
    try:
        return list(file.parent.iterdir())
    except OSError:
        return []


def _is_same(file: Path, other: Path) -> bool:
    """Tell whether two paths are names of one file, which a hard link is too."""
    try:
        return file.samefile(other)
    except OSError:
        return False


def connect(path: str) -> sqlite3.Connection:
    """Return a connection to the database at the path, made or migrated if need be.

    Raise `StorageError` if the file is not ours, newer, damaged or out of reach.
    """
    try:
        if Path(path).is_dir():
            raise StorageError(message("database_is_directory", path=quoted(path)))
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise StorageError(
            message("unusable_database", path=quoted(path), reason=reason(error))
        ) from error
    with storage_errors(path):
        try:
            return _checked_or_closed(_open(path), path)
        except sqlite3.OperationalError as error:
            # a log wants room for its index; what none adds to is answered from without
            if error.sqlite_errorname not in _NO_ROOM:
                raise
            return _checked_or_closed(_open_to_read(path, WithoutRoom), path)


def _checked_or_closed(connection: sqlite3.Connection, path: str) -> sqlite3.Connection:
    try:
        return _checked(connection, path)
    except BaseException:
        connection.close()
        raise


def _has_log(path: str) -> bool:
    log = Path(f"{path}-wal")
    return log.exists() and log.stat().st_size > 0


def _open(path: str) -> sqlite3.Connection:
    file = Path(path)
    # SQLite writes beside the file too: its log and its index
    is_writable = os.access(path, os.W_OK) and os.access(file.parent, os.W_OK)
    if not file.exists() or is_writable:
        return sqlite3.connect(path, isolation_level=None, timeout=BUSY_SECONDS)
    return _open_to_read(path, sqlite3.Connection)


def _open_to_read(path: str, factory: type[sqlite3.Connection]) -> sqlite3.Connection:
    # a log has to be read, which no file that is promised not to change has
    mode = "mode=ro" if _has_log(path) else "mode=ro&immutable=1"
    uri = f"{Path(path).absolute().as_uri()}?{mode}"
    return sqlite3.connect(
        uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS, factory=factory
    )


def _configured(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    connection.create_function("sort_key", 1, sort_key, deterministic=True)
    connection.create_function("written", 1, float.__repr__, deterministic=True)
    return connection


def _checked(connection: sqlite3.Connection, path: str) -> sqlite3.Connection:
    connection.execute("BEGIN")  # of one moment, while another process may make it
    schema = version(connection)
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    is_empty = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    connection.execute("COMMIT")
    if owner != APPLICATION_ID and not (is_empty and not owner and not schema):
        raise StorageError(message("database_not_ours", path=quoted(path)))
    latest = max(scripts(SCRIPTS))
    if schema > latest:
        raise StorageError(
            message("database_newer", path=quoted(path), schema=schema, latest=latest)
        )
    _configured(connection)
    # a copy may have another: there, who reads would lock out who records
    with suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA journal_mode = WAL")
    if schema < latest or are_outdated(connection):
        try:
            migrate(connection, path)
        except sqlite3.OperationalError as error:
            # what may only be read answers with the views it has
            if schema < latest or error.sqlite_errorname not in {_READ_ONLY, "SQLITE_FULL"}:
                raise
    return connection
