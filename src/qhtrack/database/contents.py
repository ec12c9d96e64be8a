"""Read the whole registry out of the database."""

import sqlite3
from typing import Any

import msgspec

from qhtrack.domain.model import Registry

_FIELDS = {
    "category": "id, name, name_zh",
    "region": "id, name, name_zh",
    "source": "id, title, publisher, date, url",
}
_LISTS = {
    "aliases": ("alias", "alias"),
    "regions": ("region", "project_region"),
    "sources": ("source", "project_source"),
}
_COMMITMENTS = """
SELECT project, milestone, due, made, stretch, wording, wording_en, source, note
FROM commitment ORDER BY id
"""
_EVENTS = """
SELECT project, date, status, capacity_mw, source, note
FROM event WHERE :local OR origin = 'registry' ORDER BY project, position
"""
_HIDDEN = ("position", "search", "project")


def registry(connection: sqlite3.Connection, *, local: bool) -> Registry:
    """Return what was last loaded, with the local events or without."""
    load = connection.execute(
        "SELECT title, title_zh FROM load WHERE kind = 'load' ORDER BY id DESC LIMIT 1"
    ).fetchone()
    data: dict[str, Any] = {"schema": 1, **(_present(load) if load else {})}
    for kind, fields in _FIELDS.items():
        rows = connection.execute(f"SELECT {fields} FROM {kind} ORDER BY position")
        data[kind] = [_present(row) for row in rows]
    projects = {
        row["id"]: _present(row)
        for row in connection.execute("SELECT * FROM project ORDER BY position")
    }
    for key, (column, table) in _LISTS.items():
        rows = connection.execute(
            f"SELECT project, {column} FROM {table} ORDER BY project, position"
        )
        for project, value in rows:
            projects[project].setdefault(key, []).append(value)
    for row in connection.execute(_COMMITMENTS):
        commitment = _present(row) | {"stretch": bool(row["stretch"])}
        projects[row["project"]].setdefault("commitment", []).append(commitment)
    for row in connection.execute(_EVENTS, {"local": local}):
        projects[row["project"]].setdefault("event", []).append(_present(row))
    data["project"] = list(projects.values())
    return msgspec.convert(data, Registry)


def _present(row: sqlite3.Row) -> dict[str, Any]:
    pairs = zip(row.keys(), row, strict=True)
    return {key: value for key, value in pairs if value is not None and key not in _HIDDEN}
