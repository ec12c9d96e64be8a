"""Read a project's lists as JSON."""

# where a project's lists are kept: the column and the table of each
LISTS = {
    "aliases": ("alias", "alias"),
    "regions": ("region", "project_region"),
    "sources": ("source", "project_source"),
}


def list_of(key: str, row: str) -> str:
    """Return the column of one of `LISTS` as JSON, NULL if it is empty; `row` is the project's."""
    column, table = LISTS[key]
    return (
        f"(SELECT nullif(json_group_array({column}), '[]') FROM (SELECT {column} FROM {table}"
        f" WHERE project = {row}.id ORDER BY position)) AS {key}"
    )
