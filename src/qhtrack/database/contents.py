"""Read the whole registry out of the database."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from qhtrack.database.lists import list_of
from qhtrack.domain.fields import COMMITMENT, EVENT, PROJECT, SOURCE, TERM, Field, Kind, keys
from qhtrack.domain.model import Registry

Data = dict[str, Any]

_TABLES = {"category": TERM, "region": TERM, "source": SOURCE}
_LOAD = "SELECT title, title_zh FROM load WHERE kind = 'load' ORDER BY id DESC LIMIT 1"


def _column(field: Field) -> str:
    """Return the SQL of a field of a project, NULL where the file leaves it out."""
    if field.kind is Kind.LIST:
        return list_of(field.key, "project")
    if field.kind is Kind.FLAG:
        return f"nullif({field.key}, 0) AS {field.key}"
    return field.key


_PROJECTS = f"SELECT {', '.join(map(_column, PROJECT))} FROM project ORDER BY position"
_COMMITMENTS = f"SELECT project, {', '.join(map(_column, COMMITMENT))} FROM commitment ORDER BY id"
_EVENTS = f"""
SELECT project, {", ".join(map(_column, EVENT))}
FROM event WHERE ? OR origin = 'registry' ORDER BY project, position
"""


def registry(connection: sqlite3.Connection, *, local: bool) -> Registry:
    """Return what was last loaded, with the local events or without."""
    return msgspec.convert(data(connection, local=local), Registry)


def data(connection: sqlite3.Connection, *, local: bool) -> Data:
    """Return the same as plain values in the canonical order."""
    tables: Data = {"schema": 1}
    for titles in _rows(connection, _LOAD):
        tables |= titles
    for kind, fields in _TABLES.items():
        sql = f"SELECT {', '.join(keys(fields))} FROM {kind} ORDER BY position"
        tables[kind] = list(_rows(connection, sql))
    projects = {project["id"]: project for project in _rows(connection, _PROJECTS)}
    for commitment in _rows(connection, _COMMITMENTS):
        projects[commitment.pop("project")].setdefault("commitment", []).append(commitment)
    for event in _rows(connection, _EVENTS, (local,)):
        projects[event.pop("project")].setdefault("event", []).append(event)
    tables["project"] = list(projects.values())
    return tables


def _rows(
    connection: sqlite3.Connection, sql: str, parameters: Sequence[bool] = ()
) -> Iterator[Data]:
    """Yield rows without what is unknown: lists as lists, whole numbers without a point."""
    cursor = connection.cursor()
    cursor.row_factory = None
    cursor.execute(sql, parameters)
    columns = [column[0] for column in cursor.description]
    converted = [(key, _CONVERTERS[key]) for key in columns if key in _CONVERTERS]
    for values in cursor:
        row = {key: value for key, value in zip(columns, values, strict=True) if value is not None}
        for key, convert in converted:
            if key in row:
                row[key] = convert(row[key])
        yield row


def _whole(number: float) -> float:
    return int(number) if number == int(number) else number


_OF_KIND: dict[Kind, Callable[[Any], object]] = {
    Kind.SIZE: _whole,
    Kind.FIGURE: _whole,
    Kind.DEGREE: _whole,
    Kind.LIST: json.loads,
    Kind.FLAG: bool,
}
_CONVERTERS = {
    field.key: _OF_KIND[field.kind]
    for field in (*PROJECT, *COMMITMENT, *EVENT)
    if field.kind in _OF_KIND
}
