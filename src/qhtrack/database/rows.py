"""Read rows of the registry's tables as its file has them."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from qhtrack.database.lists import list_of
from qhtrack.domain.fields import TABLES, Field, FieldType
from qhtrack.domain.figures import without_point
from qhtrack.domain.statements import Fact
from qhtrack.domain.toml_tables import TomlTable


def _column(table: str, field: Field) -> str:
    """Return the SQL of a field of a table, NULL where the file leaves it out."""
    if field.type is FieldType.LIST:
        return list_of(table, field.key, table)
    if field.type is FieldType.FLAG:
        return f"nullif({field.key}, 0) AS {field.key}"
    return field.key


def _columns(table: str, fields: Iterable[Field]) -> str:
    return ", ".join(_column(table, field) for field in fields)


# whose rows are told of a project
_OF_PROJECTS = {"promise", "event"}
_OWNER = Field("project")
_COLUMNS = {
    kind: _columns(kind, (_OWNER, *fields) if kind in _OF_PROJECTS else fields)
    for kind, fields in TABLES.items()
}
# what a single row is found by: its owner, then its key
WHERE_FACT = {
    "event": "project = ? AND date = ? AND status = ?",
    "promise": "project = ? AND milestone IS ? AND part IS ? AND due IS ? AND wording = ?",
    **dict.fromkeys(("category", "region", "source", "project"), "id = ?"),
}


def row_of(connection: sqlite3.Connection, fact: Fact) -> TomlTable | None:
    """Return a single row, None if there is none."""
    rows = rows_where(connection, fact.kind, WHERE_FACT[fact.kind], (fact.owner, *fact.key))
    row = next(rows, None)
    if row is not None:
        row.pop("project", None)
    return row


def rows_where(
    connection: sqlite3.Connection, kind: str, where: str, values: Sequence[str | None]
) -> Iterator[TomlTable]:
    """Yield the rows of a table that fit; those of promises and events with their `project`."""
    return values_of(connection, f"SELECT {_COLUMNS[kind]} FROM {kind} WHERE {where}", values)


def values_of(
    connection: sqlite3.Connection, sql: str, parameters: Sequence[str | None] = ()
) -> Iterator[TomlTable]:
    """Yield rows without what is unknown: lists as lists, whole numbers without a point."""
    cursor = connection.cursor()
    cursor.row_factory = None
    cursor.execute(sql, parameters)
    columns = [column[0] for column in cursor.description]
    converters = [(key, _CONVERTERS[key]) for key in columns if key in _CONVERTERS]
    for values in cursor:
        row = {key: value for key, value in zip(columns, values, strict=True) if value is not None}
        for key, convert in converters:
            if key in row:
                row[key] = convert(row[key])
        yield row


_CONVERTER_OF_TYPE: dict[FieldType, Callable[[Any], object]] = {
    FieldType.SIZE: without_point,
    FieldType.FIGURE: without_point,
    FieldType.DEGREE: without_point,
    FieldType.LIST: json.loads,
    FieldType.WORDS: json.loads,
    FieldType.FLAG: bool,
}
_CONVERTERS = {
    field.key: _CONVERTER_OF_TYPE[field.type]
    for fields in TABLES.values()
    for field in fields
    if field.type in _CONVERTER_OF_TYPE
}
