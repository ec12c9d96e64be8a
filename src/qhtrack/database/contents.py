"""Read the whole registry out of the database."""

import sqlite3
from collections.abc import Collection, Iterator

import msgspec

from qhtrack.database.lists import written
from qhtrack.database.rows import rows_where, values_of
from qhtrack.domain.citations import order_citations
from qhtrack.domain.model import Registry
from qhtrack.domain.toml_tables import TomlTable

_TITLES = "SELECT title, title_zh, currency FROM load WHERE kind = 'load' ORDER BY id DESC LIMIT 1"
_ORDERS = {"promise": "id", "event": "project, position"}


def registry(connection: sqlite3.Connection, projects: Collection[str] | None = None) -> Registry:
    """Return the registry as the database has it; of its projects some or all."""
    return registry_of(data(connection, projects))


def registry_of(data: TomlTable) -> Registry:
    """Return the registry that plain values hold."""
    return msgspec.convert(data, Registry)


def refresh(connection: sqlite3.Connection, file: Registry, projects: Collection[str]) -> Registry:
    """Return the registry as the database has it after a file that differs in these projects."""
    now = registry(connection, projects)
    ours = {project.id: project for project in now.projects}
    shown = [
        ours.pop(project.id, project)
        for project in file.projects
        if project.id in ours or project.id not in projects
    ]
    return msgspec.structs.replace(now, projects=(*shown, *ours.values()))


def data(connection: sqlite3.Connection, projects: Collection[str] | None = None) -> TomlTable:
    """Return the same as plain values in the canonical order."""
    chosen = None if projects is None else written(projects)
    tables: TomlTable = {"schema": 1}
    for titles in values_of(connection, _TITLES):
        tables |= titles
    for kind in ("category", "region", "source"):
        tables[kind] = list(_all_of(connection, kind))
    projects_by_id = {project["id"]: project for project in _all_of(connection, "project", chosen)}
    for kind in ("promise", "event"):
        for row in _all_of(connection, kind, chosen):
            projects_by_id[row.pop("project")].setdefault(kind, []).append(row)
    tables["project"] = list(projects_by_id.values())
    order_citations(tables)
    return tables


def _all_of(
    connection: sqlite3.Connection, kind: str, projects: str | None = None
) -> Iterator[TomlTable]:
    """Yield the rows of a table in the registry's order, of some projects (JSON) or all."""
    owner = "project" if kind in _ORDERS else "id"
    among = f"{owner} IN (SELECT value FROM json_each(?))"
    where, values = ("1", ()) if projects is None else (among, (projects,))
    return rows_where(connection, kind, f"{where} ORDER BY {_ORDERS.get(kind, 'position')}", values)
