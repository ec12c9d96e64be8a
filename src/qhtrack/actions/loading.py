"""Bring a registry's file into the database."""

import sqlite3
from datetime import date
from pathlib import Path
from typing import NamedTuple

from qhtrack import files
from qhtrack.database import contents, questions, store, transactions
from qhtrack.domain.changes import Changes, compare
from qhtrack.domain.consistency import faults
from qhtrack.domain.dates import END_OF_TIME
from qhtrack.domain.model import Registry
from qhtrack.registry import toml


class Loaded(NamedTuple):
    """What a load did, and the faults that local events now have."""

    unchanged: bool
    changes: Changes
    faults: list[str]


class RegistryFile:
    """A registry's file (`-`: standard input): read at once, parsed once it is asked for."""

    def __init__(self, path: str) -> None:
        """Read the file; raise `StorageError` if it cannot be."""
        self.path = path
        whole = str(Path(path).resolve()) if Path(path).is_file() else None
        stamp = files.stamp(path)
        self._data = files.read(path)
        self.file = store.File(whole, stamp, files.fingerprint(self._data))
        self._parsed: tuple[Registry, str] | None = None

    def parsed(self, today: date) -> tuple[Registry, str]:
        """Return the registry and the comment that heads it; raise every problem of it."""
        if self._parsed is None:
            text = files.decode(self._data, self.path)
            self._data = b""  # a large file need not be there twice
            self._parsed = toml.parse(text, self.path, today), toml.heading(text)
        return self._parsed


def load(
    connection: sqlite3.Connection,
    source: RegistryFile,
    today: date,
    now: str,
    *,
    prune: bool = False,
    dry_run: bool = False,
    with_progress: store.Progress = iter,
) -> Loaded:
    """Bring the database to the state of a registry.

    All is one transaction, which a dry run takes back; what is loaded already is not parsed.
    """
    unchanged = Loaded(True, Changes([], [], []), [])
    with transactions.transaction(connection, keep=not dry_run):
        if not prune and store.is_loaded(connection, source.file, now):
            return unchanged
    registry, heading = source.parsed(today)
    with transactions.transaction(connection, keep=not dry_run):
        changes = compare(contents.registry(connection, local=False), registry)
        store.save(
            connection,
            registry,
            source.file,
            heading,
            now,
            prune=prune,
            with_progress=with_progress,
        )
        found = broken(connection)
    return Loaded(False, changes, found)


def broken(connection: sqlite3.Connection) -> list[str]:
    """Return what contradicts itself in the registry with the local events, a line each."""
    if not questions.count(connection)["local"]:
        return []
    whole = contents.registry(connection, local=True)
    return [
        f"{whole.projects[int(path[1])].id}: {message}"
        for path, message in faults(whole, END_OF_TIME)
        if path[0] == "project"
    ]
