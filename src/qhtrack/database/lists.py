"""Read a project's lists as JSON."""

from typing import NamedTuple


class ListTable(NamedTuple):
    """Where a list of projects' is kept: its table, and the column of what it lists."""

    table: str
    column: str


LIST_TABLES = {
    "aliases": ListTable("alias", "alias"),
    "regions": ListTable("project_region", "region"),
    "sources": ListTable("project_source", "source"),
}


def list_of(key: str, project: str) -> str:
    """Return the column of a list as JSON, NULL if it is empty; `project` is a table's alias."""
    table, column = LIST_TABLES[key]
    return (
        f"(SELECT nullif(json_group_array({column}), '[]') FROM (SELECT {column} FROM {table}"
        f" WHERE project = {project}.id ORDER BY position)) AS {key}"
    )
