"""Bring the tables of a registry to what its file says."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from qhtrack.database import searching
from qhtrack.database.inserts import (
    EVENT_VALUES,
    PROMISE_COLUMNS,
    TIMELINE_COLUMNS,
    insert_into,
    promise_row,
    timeline_values,
)
from qhtrack.database.lists import LIST_TABLES
from qhtrack.database.loads import last_load, last_seen
from qhtrack.database.transactions import without_checks
from qhtrack.domain.fields import CATEGORY, PROJECT, REGION, SOURCE, Field, FieldType
from qhtrack.domain.history import order_events
from qhtrack.domain.model import (
    Category,
    Event,
    Project,
    Promise,
    Region,
    Registry,
    Source,
    Words,
    status_events,
)
from qhtrack.domain.rows import LoadRow
from qhtrack.domain.status import Status

Progress = Callable[[Sequence[Project]], Iterable[Project]]

_INSERT_FURTHER_SOURCES = """
INSERT INTO event_also (event, position, source)
SELECT id, :position, :source FROM event
WHERE project = :project AND date = :date AND status = :status
"""
_INSERT_LOAD = """
INSERT INTO load (
    kind, at, path, stamp, sha256, title, title_zh, currency, heading, projects, events
) VALUES (
    :kind, :at, :path, :stamp, :sha256, :title, :title_zh, :currency, :heading,
    (SELECT count(*) FROM project),
    (SELECT count(*) FROM event)
)
"""


class File(NamedTuple):
    """What a registry was read from: path (None: standard input), stamp and hash."""

    path: str | None
    stamp: str | None
    sha256: str


def is_loaded(connection: sqlite3.Connection, file: File, now: str) -> bool:
    """Tell whether the last load was of these contents; note where and how they lie now."""
    last_loaded = last_load(connection)
    # what an export has filed is to be seen in the file, or is not there any more
    has_exported = (
        last_loaded and last_seen(connection, last_loaded["path"]).get("kind") == "export"
    )
    if last_loaded.get("sha256") != file.sha256 or has_exported:
        return False
    if (last_loaded["path"], last_loaded["stamp"]) != (file.path, file.stamp):
        note_file(connection, "load", file, now)
    return True


def note_file(connection: sqlite3.Connection, operation: str, file: File, now: str) -> None:
    """Note that this file holds what the database does; an export holds local events too."""
    _insert_load(connection, operation, file, now, last_load(connection))


def _insert_load(
    connection: sqlite3.Connection, operation: str, file: File, now: str, contents: LoadRow
) -> None:
    connection.execute(_INSERT_LOAD, {**contents, **file._asdict(), "kind": operation, "at": now})


def save(
    connection: sqlite3.Connection,
    registry: Registry,
    file: File,
    heading: str,
    now: str,
    *,
    with_progress: Progress = iter,
) -> None:
    """Replace all that the database has of a registry, inside the caller's transaction.

    `heading` is the comment that heads the file.
    """
    for table in ("project", "source", "region", "category"):
        connection.execute(f"DELETE FROM {table}")
    with without_checks(connection):
        _save_tables(connection, registry)
        _save_projects(connection, registry)
        _save_lists(connection, registry)
        _save_promises(connection, registry)
        _save_events(connection, registry, with_progress)
    titles: LoadRow = {
        "title": registry.title,
        "title_zh": registry.title_zh,
        "currency": registry.currency,
        "heading": heading,
    }
    _insert_load(connection, "load", file, now, titles)


def _save_tables(connection: sqlite3.Connection, registry: Registry) -> None:
    import sqlite_utils

    database = sqlite_utils.Database(connection, recursive_triggers=False)
    tables: tuple[tuple[str, Sequence[Category | Region | Source], tuple[Field, ...]], ...] = (
        ("category", registry.categories, CATEGORY),
        ("region", registry.regions, REGION),
        ("source", registry.sources, SOURCE),
    )
    for table, structs, fields in tables:
        database.table(table).insert_all(
            {
                "position": position,
                **{field.key: _value(struct, field) for field in fields},
                **({"titles": searching.titles(struct)} if isinstance(struct, Source) else {}),
            }
            for position, struct in enumerate(structs)
        )


def _value(struct: Category | Region | Source, field: Field) -> object:
    """Return a field's value; a category's words as JSON, in the ladder's order."""
    value = getattr(struct, field.key)
    if not isinstance(value, Words):
        return value
    words = {status: word for status in Status if (word := getattr(value, status)) is not None}
    return json.dumps(words, ensure_ascii=False) if words else None


def _save_projects(connection: sqlite3.Connection, registry: Registry) -> None:
    if not registry.projects:
        return
    keys = (field.key for field in PROJECT if field.type is not FieldType.LIST)
    columns = _filled_keys(keys, registry.projects)
    values = attrgetter(*columns)
    names = {
        kind: {term.id: searching.names_of(term.name, term.name_zh) for term in terms}
        for kind, terms in (("category", registry.categories), ("region", registry.regions))
    }
    connection.executemany(
        insert_into("project", (*columns, "position", "names", "search")),
        (
            (
                *values(project),
                position,
                searching.names(project),
                searching.text(project, names["category"], names["region"]),
            )
            for position, project in enumerate(registry.projects)
        ),
    )


def _save_lists(connection: sqlite3.Connection, registry: Registry) -> None:
    for (owner, key), (table, _, column) in LIST_TABLES.items():
        if owner == "project":
            connection.executemany(
                insert_into(table, (owner, "position", column)),
                (
                    (project.id, position, name)
                    for project in registry.projects
                    for position, name in enumerate(getattr(project, key))
                ),
            )


def _save_promises(connection: sqlite3.Connection, registry: Registry) -> None:
    published = {source.id: source.date for source in registry.sources}
    promises = [
        (number, project.id, promise)
        for number, (project, promise) in enumerate(_promises_of(registry), 1)
    ]
    connection.executemany(
        insert_into("promise", ("id", *PROMISE_COLUMNS)),
        (
            (number, *promise_row(project, promise, published))
            for number, project, promise in promises
        ),
    )
    connection.executemany(
        insert_into("promise_also", ("promise", "position", "source")),
        (
            (number, position, source)
            for number, _, promise in promises
            for position, source in enumerate(promise.also)
        ),
    )


def _promises_of(registry: Registry) -> Iterator[tuple[Project, Promise]]:
    for project in registry.projects:
        for promise in project.promises:
            yield project, promise


def _save_events(
    connection: sqlite3.Connection, registry: Registry, with_progress: Progress
) -> None:
    columns = _filled_keys(
        EVENT_VALUES, [event for owner in registry.projects for event in owner.events]
    )
    if not columns:
        return
    values = attrgetter(*columns)
    connection.executemany(
        insert_into("event", ("project", *columns, *TIMELINE_COLUMNS)),
        (
            (project.id, *values(project.events[entry.number]), *timeline_values(position, entry))
            for project in with_progress(registry.projects)
            for position, entry in enumerate(order_events(status_events(project.events)))
        ),
    )
    connection.executemany(_INSERT_FURTHER_SOURCES, _also_rows(registry.projects))


def _filled_keys(keys: Iterable[str], rows: Sequence[Project | Event]) -> list[str]:
    """Return the keys that any of the rows fills: to bind NULL costs as much as to bind text."""
    return [key for key in keys if any(getattr(row, key) is not None for row in rows)]


def _also_rows(projects: Sequence[Project]) -> Iterator[dict[str, object]]:
    """Yield each further source of an event."""
    for project in projects:
        for event in project.events:
            for position, source in enumerate(event.also):
                yield {
                    "project": project.id,
                    "date": event.date,
                    "status": event.status,
                    "position": position,
                    "source": source,
                }
