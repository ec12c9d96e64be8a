"""Read the lists of projects, promises and events as JSON."""

from collections.abc import Iterable
from typing import NamedTuple


class ListTable(NamedTuple):
    """Where a list is kept: its table, the column of its owner, and of what it lists."""

    table: str
    owner: str
    column: str


# by the table of its owner and the key there
LIST_TABLES = {
    ("project", "aliases"): ListTable("alias", "project", "alias"),
    ("project", "regions"): ListTable("project_region", "project", "region"),
    ("project", "sources"): ListTable("project_source", "project", "source"),
    ("promise", "also"): ListTable("promise_also", "promise", "source"),
    ("event", "also"): ListTable("event_also", "event", "source"),
}


def list_of(owner: str, key: str, row: str) -> str:
    """Return the column of a list as JSON, NULL if it is empty; `row` is its owner's alias."""
    return _list_subquery(owner, key, row, "nullif(json_group_array({}), '[]')") + f" AS {key}"


def array_of(owner: str, key: str, row: str) -> str:
    """Return what a list is in an object of JSON."""
    return f"json({_list_subquery(owner, key, row, 'json_group_array({})')})"


def read_list(text: str | None) -> list[str]:
    """Return a list that SQLite wrote as JSON: `["a","b"]`, without blanks; NULL if it is empty."""
    if not text:
        return []
    # without escapes a quote ends a string; what reads any JSON takes a millisecond to load
    if "\\" not in text:
        return text[2:-2].split('","')
    import json

    values: list[str] = json.loads(text)
    return values


def written(values: Iterable[str]) -> str:
    """Return a list as JSON, one parameter for any number of values: SQLite allows but so many."""
    import json

    return json.dumps(list(values))


def _list_subquery(owner: str, key: str, row: str, array: str) -> str:
    table = LIST_TABLES[owner, key]
    return (
        f"(SELECT {array.format(table.column)} FROM (SELECT {table.column} FROM {table.table}"
        f" WHERE {table.owner} = {row}.id ORDER BY position))"
    )
