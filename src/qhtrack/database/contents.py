"""Read the whole registry out of the database."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from qhtrack.database.lists import LISTS, list_of
from qhtrack.domain.fields import PROJECT, SIZES, keys
from qhtrack.domain.model import Registry

Data = dict[str, Any]

_TERMS = {
    "category": "id, name, name_zh",
    "region": "id, name, name_zh",
    "source": "id, title, publisher, date, url",
}
_LOAD = "SELECT title, title_zh FROM load WHERE kind = 'load' ORDER BY id DESC LIMIT 1"
_COLUMNS = (list_of(key, "project") if key in LISTS else key for key in keys(PROJECT))
_PROJECTS = f"SELECT {', '.join(_COLUMNS)} FROM project ORDER BY position"
_COMMITMENTS = """
SELECT project, milestone, due, made, nullif(stretch, 0) AS stretch, wording, wording_en, source,
    note
FROM commitment ORDER BY id
"""
_EVENTS = """
SELECT project, date, status, capacity_mw, source, note
FROM event WHERE ? OR origin = 'registry' ORDER BY project, position
"""


def registry(connection: sqlite3.Connection, *, local: bool) -> Registry:
    """Return what was last loaded, with the local events or without."""
    return msgspec.convert(data(connection, local=local), Registry)


def data(connection: sqlite3.Connection, *, local: bool) -> Data:
    """Return the same as plain values in the canonical order."""
    found: Data = {"schema": 1}
    for row in _rows(connection, _LOAD):
        found |= row
    for kind, fields in _TERMS.items():
        found[kind] = list(_rows(connection, f"SELECT {fields} FROM {kind} ORDER BY position"))
    projects = {row["id"]: row for row in _rows(connection, _PROJECTS)}
    for row in _rows(connection, _COMMITMENTS):
        projects[row.pop("project")].setdefault("commitment", []).append(row)
    for row in _rows(connection, _EVENTS, (local,)):
        projects[row.pop("project")].setdefault("event", []).append(row)
    found["project"] = list(projects.values())
    return found


def _rows(connection: sqlite3.Connection, sql: str, values: Sequence[Any] = ()) -> Iterator[Data]:
    """Yield rows without what is unknown: lists as lists, whole numbers without a point."""
    cursor = connection.cursor()
    cursor.row_factory = None
    cursor.execute(sql, values)
    keys = [column[0] for column in cursor.description]
    read = [(key, _READ[key]) for key in keys if key in _READ]
    for row in cursor:
        told = {key: value for key, value in zip(keys, row, strict=True) if value is not None}
        for key, reading in read:
            if key in told:
                told[key] = reading(told[key])
        yield told


def _whole(number: float) -> float:
    return int(number) if number == int(number) else number


_READ: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys((*SIZES, "latitude", "longitude"), _whole),
    **dict.fromkeys(LISTS, json.loads),
    "stretch": bool,
}
