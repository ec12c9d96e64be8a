"""Read the whole registry out of the database."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec

from qhtrack.database.lists import list_of
from qhtrack.domain.citations import order_citations
from qhtrack.domain.fields import (
    CATEGORY,
    EVENT,
    PROJECT,
    PROMISE,
    REGION,
    SOURCE,
    Field,
    Kind,
)
from qhtrack.domain.figures import whole
from qhtrack.domain.model import Registry

Data = dict[str, Any]

_TABLES = {"category": CATEGORY, "region": REGION, "source": SOURCE}
_LOAD = "SELECT title, title_zh, currency FROM load WHERE kind = 'load' ORDER BY id DESC LIMIT 1"


def _column(table: str, field: Field) -> str:
    """Return the SQL of a field of a table, NULL where the file leaves it out."""
    if field.kind is Kind.LIST:
        return list_of(table, field.key, table)
    if field.kind is Kind.FLAG:
        return f"nullif({field.key}, 0) AS {field.key}"
    return field.key


def _columns(table: str, fields: Iterable[Field]) -> str:
    return ", ".join(_column(table, field) for field in fields)


_PROJECTS = f"SELECT {_columns('project', PROJECT)} FROM project ORDER BY position"
_PROMISES = f"SELECT project, {_columns('promise', PROMISE)} FROM promise ORDER BY id"
_EVENTS = f"""
SELECT project, {_columns("event", EVENT)}
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
        sql = f"SELECT {_columns(kind, fields)} FROM {kind} ORDER BY position"
        tables[kind] = list(_rows(connection, sql))
    projects = {project["id"]: project for project in _rows(connection, _PROJECTS)}
    for promise in _rows(connection, _PROMISES):
        projects[promise.pop("project")].setdefault("promise", []).append(promise)
    for event in _rows(connection, _EVENTS, (local,)):
        projects[event.pop("project")].setdefault("event", []).append(event)
    tables["project"] = list(projects.values())
    order_citations(tables)
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


_OF_KIND: dict[Kind, Callable[[Any], object]] = {
    Kind.SIZE: whole,
    Kind.FIGURE: whole,
    Kind.DEGREE: whole,
    Kind.LIST: json.loads,
    Kind.WORDS: json.loads,
    Kind.FLAG: bool,
}
_CONVERTERS = {
    field.key: _OF_KIND[field.kind]
    for field in (*CATEGORY, *PROJECT, *PROMISE, *EVENT)
    if field.kind in _OF_KIND
}
