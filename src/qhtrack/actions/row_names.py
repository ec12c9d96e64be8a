"""Resolve the names of categories, regions and sources in typed values to ids."""

import re
import sqlite3
from collections.abc import Iterable, Sequence

from qhtrack.actions.assignments import Assignment
from qhtrack.database import row_names
from qhtrack.domain.errors import UsageError
from qhtrack.domain.fields import FieldType
from qhtrack.domain.messages import FieldName, message

# the fields that name rows of the registry, and which
_TABLES = {"category": "category", "regions": "region", "sources": "source"}
_BETWEEN = re.compile("[,，、]")


def with_ids(connection: sqlite3.Connection, assignments: Iterable[Assignment]) -> list[Assignment]:
    """Return assignments with ids in place of the names of rows: `airport` for 机场.

    Raises:
        UsageError: a name may mean several rows, or one in Chinese none.
    """
    return [_with_ids(connection, assignment) for assignment in assignments]


def _with_ids(connection: sqlite3.Connection, assignment: Assignment) -> Assignment:
    table = _TABLES.get(assignment.field.key)
    if table is None or not assignment.value:
        return assignment
    try:
        ids = [
            row_names.row_id(connection, table, text)
            for text in _texts(connection, table, assignment)
        ]
    except UsageError as error:
        place = FieldName(assignment.field.key)
        raise UsageError(message("located", place=place, message=error.message)) from None
    return assignment._replace(value=",".join(ids))


def _texts(connection: sqlite3.Connection, table: str, assignment: Assignment) -> Sequence[str]:
    """Return the names in a value: the whole of it, or of a list its parts."""
    value = assignment.value
    if assignment.field.type is not FieldType.LIST or row_names.is_name(connection, table, value):
        return [value]
    return [part.strip() for part in _BETWEEN.split(value) if part.strip()]
