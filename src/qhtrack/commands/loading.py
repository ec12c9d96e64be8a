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


def read(path: str, today: date) -> tuple[Registry, store.File]:
    """Return the registry in a file (`-`: standard input), and what identifies the file."""
    stamp = files.stamp(path)
    data = files.read(path)
    text = files.decode(data, path)
    registry = toml.parse(text, path, today)
    whole = None if path == "-" else str(Path(path).resolve())
    return registry, store.File(whole, stamp, files.fingerprint(data), toml.heading(text))


def load(
    connection: sqlite3.Connection,
    registry: Registry,
    file: store.File,
    now: str,
    *,
    prune: bool = False,
    dry_run: bool = False,
    watch: store.Watch = iter,
) -> Loaded:
    """Bring the database to the registry's state in one transaction; a dry run takes it back."""
    with schema.transaction(connection, keep=not dry_run):
        before = questions.last_load(connection)
        if before.get("sha256") == file.sha256 and not prune:
            if before["path"] != file.path:
                store.log(connection, "load", file, registry, now)
            return Loaded(True, Changes([], [], []), [])
        changes = compare(contents.registry(connection, local=False), registry)
        store.save(connection, registry, file, now, prune=prune, watch=watch)
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
