"""Bring a registry's file into the database."""

import sqlite3
from datetime import date
from pathlib import Path
from typing import NamedTuple

from qhtrack.database import contents, questions, schema, store
from qhtrack.domain.changes import Changes, compare
from qhtrack.domain.consistency import faults
from qhtrack.domain.dates import END_OF_TIME
from qhtrack.domain.model import Registry
from qhtrack.registry import files, toml


class Loaded(NamedTuple):
    """What a load did, and the faults that local events now have."""

    unchanged: bool
    changes: Changes
    faults: list[str]


def read(path: str, today: date) -> Registry:
    """Return the registry in a file (`-`: standard input)."""
    return toml.parse(files.decode(files.read(path), path), path, today)


def load(
    connection: sqlite3.Connection,
    path: str,
    today: date,
    now: str,
    *,
    prune: bool = False,
    dry_run: bool = False,
    watch: store.Watch = iter,
) -> Loaded:
    """Bring the database to the state of the registry in a file (`-`: standard input).

    All is one transaction, which a dry run takes back; what is loaded already is not parsed.
    """
    whole = str(Path(path).resolve()) if Path(path).is_file() else None
    stamp = files.stamp(path)
    data = files.read(path)
    file = store.File(whole, stamp, files.fingerprint(data))
    unchanged = Loaded(True, Changes([], [], []), [])
    with schema.transaction(connection, keep=not dry_run):
        if not prune and store.is_loaded(connection, file, now):
            return unchanged
    text = files.decode(data, path)
    del data  # a large file need not be there twice
    registry = toml.parse(text, path, today)
    with schema.transaction(connection, keep=not dry_run):
        changes = compare(contents.registry(connection, local=False), registry)
        store.save(connection, registry, file, toml.heading(text), now, prune=prune, watch=watch)
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
