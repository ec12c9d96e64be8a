"""Open the database that a command reads or changes."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qhtrack.actions.context import Context, with_progress
from qhtrack.database import questions, sqlite, transactions
from qhtrack.domain.errors import StorageError

_PACKAGE = Path(__file__).resolve().parents[1]
# in an installed package, and in a checkout
_SHIPPED = (_PACKAGE / "projects.toml", _PACKAGE.parents[1] / "data" / "projects.toml")


def database_path(context: Context) -> str:
    """Return the database's path: `--db`, `$QHTRACK_DB`, or the platform's place."""
    given = context.db or os.environ.get("QHTRACK_DB")
    if given:
        return given
    from platformdirs import user_data_path

    return str(user_data_path("qhtrack") / "qhtrack.db")


def shipped_registry() -> str:
    """Return the path of the registry that comes with the program."""
    return str(next(path for path in _SHIPPED if path.exists()))


@contextmanager
def open_for_reading(context: Context) -> Iterator[sqlite3.Connection]:
    """Open the database to ask it, or the registry named by `--registry` in memory."""
    if context.registry is not None:
        connection = sqlite.create_in_memory()
        try:
            _load(context, connection, context.registry)
            yield connection
        finally:
            connection.close()
        return
    with open_for_recording(context) as connection:
        if path := changed_since_load(connection):
            context.notices.append(f"{path} has changed since it was loaded; run: qhtrack load")
        yield connection


@contextmanager
def open_for_recording(context: Context) -> Iterator[sqlite3.Connection]:
    """Open the database to change it; the first use fills it from the shipped registry."""
    with open_for_loading(context) as connection:
        if not questions.last_load(connection):
            _load(context, connection, shipped_registry())
            path = database_path(context)
            context.notices.append(f"made the database {path} from the shipped registry")
        yield connection


@contextmanager
def open_for_loading(context: Context, *, dry_run: bool = False) -> Iterator[sqlite3.Connection]:
    """Open the database to bring it to a registry's state; a new one is empty.

    A dry run makes no file.
    """
    context.refuse_registry()
    path = database_path(context)
    in_memory = dry_run and not Path(path).exists()
    connection = sqlite.create_in_memory() if in_memory else sqlite.connect(path)
    try:
        with transactions.failures(path):
            yield connection
    finally:
        connection.close()


def _load(context: Context, connection: sqlite3.Connection, path: str) -> None:
    from qhtrack.actions import loading

    source = loading.RegistryFile(path)
    loading.load(connection, source, context.today, context.at, with_progress=with_progress)


def changed_since_load(connection: sqlite3.Connection) -> str | None:
    """Return the path of the registry if its contents differ from what was loaded from it."""
    path = questions.last_load(connection)["path"]
    seen = questions.last_seen(connection, path)
    if path is None or not seen:
        return None
    from qhtrack import files

    stamp = files.stamp(path)
    if stamp is None or stamp == seen["stamp"]:
        return None
    try:
        sha256 = files.fingerprint(files.read(path))
    except StorageError:
        return None
    return None if sha256 == seen["sha256"] else path
