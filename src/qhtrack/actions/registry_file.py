"""Read a registry's file, and bring it into the database."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from qhtrack import files
from qhtrack.actions.context import Clock
from qhtrack.database import contents, refiling, statements, store, transactions
from qhtrack.domain.changes import Changes, compare
from qhtrack.domain.conflicts import Conflict
from qhtrack.domain.consistency import violations
from qhtrack.domain.dates import END_OF_TIME
from qhtrack.domain.errors import StateError
from qhtrack.domain.messages import Message, message
from qhtrack.domain.model import Registry
from qhtrack.domain.statements import Statement
from qhtrack.registry import toml
from qhtrack.words.typed import names_of_values


class LoadResult(NamedTuple):
    """What a load changed, what of what was said here the file overruled, what contradicts now."""

    unchanged: bool
    changes: Changes
    overruled: list[Statement]
    contradictions: list[Message]


class RegistryFile:
    """A registry's file (`-`: standard input): read at once, parsed once it is asked for."""

    def __init__(self, path: str) -> None:
        """Read the file.

        Raises:
            StorageError: it cannot be read.
        """
        self.path = path
        whole = str(Path(path).resolve()) if Path(path).is_file() else None
        # before it is read: who writes it meanwhile makes it look changed
        stamp = files.stamp(path)
        self._data = files.read(path)
        self.file = store.File(whole, stamp, files.fingerprint(self._data))
        self._parsed: tuple[Registry, str] | None = None

    def parsed(self, today: date) -> tuple[Registry, str]:
        """Return the registry and the comment that heads it.

        Raises:
            RefusedError: it has problems; every one is named.
        """
        if self._parsed is None:
            text = files.decode(self._data, self.path)
            self._data = b""  # a large file need not be there twice
            names = names_of_values()["status"]
            self._parsed = toml.parse(text, self.path, today, names), toml.heading(text)
        return self._parsed


def load(
    connection: sqlite3.Connection,
    source: RegistryFile,
    clock: Clock,
    *,
    dry_run: bool = False,
    with_progress: store.Progress = iter,
) -> LoadResult:
    """Put a registry in the place of the one that was loaded; what was said here stays.

    All is one transaction, which a dry run takes back; what is loaded already is not parsed.

    Raises:
        StateError: the file says otherwise what was said here.
    """
    with transactions.transaction(connection, keep=not dry_run):
        if store.is_loaded(connection, source.file, clock.timestamp):
            return LoadResult(True, Changes([], [], []), [], [])
    # outside of a transaction: others may record while a large file is parsed
    registry, heading = source.parsed(clock.today)
    with transactions.transaction(connection, keep=not dry_run):
        before = contents.registry(connection)
        store.save(
            connection,
            registry,
            source.file,
            heading,
            clock.timestamp,
            with_progress=with_progress,
        )
        refiled = refiling.refile(connection)
        if refiled.conflicts:
            raise StateError(message("load_conflicts", conflicts=_joined(refiled.conflicts)))
        changes = compare(before, contents.registry(connection))
        return LoadResult(False, changes, refiled.overruled, contradictions(connection))


def _joined(conflicts: Sequence[Conflict]) -> Message:
    return message("lines", lines=[conflict.located() for conflict in conflicts])


def contradictions(connection: sqlite3.Connection) -> list[Message]:
    """Return what contradicts itself in the registry with what was said here, by project."""
    if not statements.unfiled(connection):
        return []
    whole = contents.registry(connection)
    return [
        message(
            "located", place=whole.projects[int(violation.path[1])].id, message=violation.message
        )
        for violation in violations(whole, END_OF_TIME)
        if violation.path[0] == "project"
    ]
