"""Open the database that a command reads or changes."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qhtrack.actions.context import Context, with_progress
from qhtrack.database import loads, sqlite, transactions
from qhtrack.domain.errors import QhtrackError, StateError, StorageError, UsageError
from qhtrack.domain.messages import Message, message, project_ids
from qhtrack.domain.text import quoted

_PACKAGE = Path(__file__).resolve().parents[1]
# in an installed package, and in a checkout
_SHIPPED = (_PACKAGE / "projects.toml", _PACKAGE.parents[1] / "data" / "projects.toml")


def database_path(context: Context) -> str:
    """Return the database's path: `--db`, `$QHTRACK_DB`, or the platform's place.

    Raises:
        StorageError: nobody knows where this user's files are.
        UsageError: what is given is no path of a file.
    """
    if (path_given := _path_given(context)) is not None:
        return path_given
    from platformdirs import user_data_path

    try:
        return str(user_data_path("qhtrack") / "qhtrack.db")
    except RuntimeError:
        raise StorageError(message("no_home")) from None


def _path_given(context: Context) -> str | None:
    """Return the path that `--db` or `$QHTRACK_DB` names; None if neither does."""
    path = context.options.db
    if path is None:
        path = os.environ.get("QHTRACK_DB") or None
    if path is None:
        return None
    if path in {"", ":memory:"} or path.startswith("file:") or "://" in path:
        raise UsageError(message("database_is_no_file", path=quoted(path)))
    return os.path.expanduser(path)  # noqa: PTH111  that of a path fails where nobody is called so


def shipped_registry() -> str:
    """Return the path of the registry that comes with the program."""
    return str(next(path for path in _SHIPPED if path.exists()))


def last_registry(connection: sqlite3.Connection) -> str:
    """Return the path of the registry of the last load, the shipped one if there was none.

    Raises:
        UsageError: the last one came from standard input.
    """
    load = loads.last_load(connection)
    if not load:
        return shipped_registry()
    if load["path"] is None:
        raise UsageError(message("registry_from_stdin"))
    return str(load["path"])


def refuse_registry(context: Context) -> None:
    """Keep `--registry` from what records.

    Raises:
        UsageError: it was given.
    """
    if context.options.registry is not None:
        raise UsageError(message("registry_only_answers"))


def refuse_database(context: Context, path: str) -> None:
    """Keep the database, and what is kept beside it, from being written over.

    Raises:
        StateError: the path leads there, however it is spelled.
    """
    if sqlite.is_part_of(database_path(context), path):
        raise StateError(message("output_is_database", path=quoted(path)))


@contextmanager
def open_for_reading(context: Context) -> Iterator[sqlite3.Connection]:
    """Open the database to ask it, or the registry named by `--registry` in memory."""
    if context.options.registry is not None:
        with open_registry(context, context.options.registry) as connection:
            yield connection
        return
    with open_for_recording(context) as connection:
        if path := changed_since_load(connection):
            context.notices.append(message("registry_has_changed", path=path))
        yield connection


@contextmanager
def open_registry(context: Context, path: str) -> Iterator[sqlite3.Connection]:
    """Open a registry's file (`-`: standard input) to ask it, in memory."""
    connection = sqlite.create_in_memory()
    try:
        _load(context, connection, path)
        yield connection
    finally:
        connection.close()


@contextmanager
def open_for_recording(context: Context) -> Iterator[sqlite3.Connection]:
    """Open the database to change it; the first use of the platform's own makes that.

    Raises:
        StorageError: the one that is named is not there: a slip of the pen makes none.
    """
    path_given = _path_given(context)
    if path_given is not None and sqlite.is_missing(path_given):
        raise StorageError(_no_database(context, path_given))
    with open_for_loading(context) as connection:
        if not loads.last_load(connection):
            if path_given is not None:
                raise StorageError(_no_database(context, path_given))
            _load(context, connection, shipped_registry())
            context.notices.append(message("made_database", path=database_path(context)))
        yield connection


@contextmanager
def open_for_loading(context: Context, *, dry_run: bool = False) -> Iterator[sqlite3.Connection]:
    """Open the database to bring it to a registry's state; a new one is empty.

    A dry run makes no file.
    """
    refuse_registry(context)
    path = database_path(context)
    in_memory = dry_run and sqlite.is_missing(path)
    connection = sqlite.create_in_memory() if in_memory else sqlite.connect(path)
    try:
        with transactions.storage_errors(path), _learning_names(context, connection):
            yield connection
    finally:
        connection.close()


@contextmanager
def _learning_names(context: Context, connection: sqlite3.Connection) -> Iterator[None]:
    """Learn what the projects are called that an error or a notice names."""
    messages: list[object] = []
    try:
        yield
    except QhtrackError as error:
        messages.append(error.message)
        raise
    finally:
        if ids := {*project_ids([*messages, *context.notices])}:
            from qhtrack.database import project_lookup

            context.projects |= project_lookup.sentence_rows(connection, ids)


def _no_database(context: Context, path: str) -> Message:
    # what is typed has a shell's quotes in any language; a variable needs no option
    option = "" if context.options.db is None else f" --db {quoted(path)}"
    return message("no_database", path=quoted(path), option=option)


def _load(context: Context, connection: sqlite3.Connection, path: str) -> None:
    from qhtrack.actions import registry_file

    source = registry_file.RegistryFile(path)
    registry_file.load(connection, source, context.clock, with_progress=with_progress)


def changed_since_load(connection: sqlite3.Connection) -> str | None:
    """Return the path of the registry if its contents differ from what was loaded from it."""
    path = loads.last_load(connection)["path"]
    loaded = loads.last_seen(connection, path)
    if path is None or not loaded:
        return None
    from qhtrack import files

    stamp = files.stamp(path)
    if stamp is None or stamp == loaded["stamp"]:
        return None
    try:
        sha256 = files.fingerprint(files.read(path))
    except StorageError:
        return None
    return None if sha256 == loaded["sha256"] else path
