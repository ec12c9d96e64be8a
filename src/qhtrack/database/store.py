"""Bring the database to a registry's state, losing nothing that was recorded here."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from qhtrack.database import searching
from qhtrack.database.inserts import (
    EVENT_COLUMNS,
    EVENT_VALUES,
    TRACE_COLUMNS,
    event_row,
    insert_into,
)
from qhtrack.database.lists import LIST_TABLES, list_of
from qhtrack.database.questions import last_load
from qhtrack.domain.dates import last_day
from qhtrack.domain.errors import StateError
from qhtrack.domain.fields import CATEGORY, PROJECT, PROMISE, REGION, SOURCE, Field, Kind
from qhtrack.domain.history import order_events
from qhtrack.domain.messages import message
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

_RECORDED = f"""
SELECT project, {", ".join(EVENT_VALUES)}, {list_of("event", "also", "event")}, origin,
    {", ".join(TRACE_COLUMNS)}
FROM event WHERE recording IS NOT NULL ORDER BY id
"""
_SET_TRACE = f"""
UPDATE event SET origin = :origin, {", ".join(f"{column} = :{column}" for column in TRACE_COLUMNS)}
WHERE project = :project AND date = :date AND status = :status
"""
_INSERT_ALSO = """
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
    (SELECT count(*) FROM event WHERE :kind = 'export' OR origin = 'registry')
)
"""


class File(NamedTuple):
    """What a registry was read from: path (None: standard input), stamp and hash."""

    path: str | None
    stamp: str | None
    sha256: str


def is_loaded(connection: sqlite3.Connection, file: File, now: str) -> bool:
    """Tell whether the last load was of these contents; note where they lie now."""
    last = last_load(connection)
    if last.get("sha256") != file.sha256:
        return False
    if last["path"] != file.path:
        log(connection, "load", file, now)
    return True


def log(connection: sqlite3.Connection, kind: str, file: File, now: str) -> None:
    """Note that this file holds what the database does; an export holds local events too."""
    _insert_load(connection, kind, file, now, last_load(connection))


def _insert_load(
    connection: sqlite3.Connection, kind: str, file: File, now: str, contents: LoadRow
) -> None:
    connection.execute(_INSERT_LOAD, {**contents, **file._asdict(), "kind": kind, "at": now})


def save(
    connection: sqlite3.Connection,
    registry: Registry,
    file: File,
    heading: str,
    now: str,
    *,
    prune: bool,
    with_progress: Progress = iter,
) -> None:
    """Replace what the registry owns, inside the caller's transaction; local events stay.

    `heading` is the comment that heads the file.

    Raise `StateError` if a project with local events would go and `prune` is not set.
    """
    recorded = _recorded_by_project(connection)
    if not prune:
        _keep_local_events(recorded, registry)
    for table in ("project", "source", "region", "category"):
        connection.execute(f"DELETE FROM {table}")
    _save_tables(connection, registry)
    _save_projects(connection, registry)
    _save_lists(connection, registry)
    _save_promises(connection, registry)
    connection.executemany(
        insert_into("event", (*EVENT_COLUMNS, "origin")),
        (
            row
            for project in with_progress(registry.projects)
            for row in _event_rows(project, recorded.get(project.id, ()))
        ),
    )
    connection.executemany(_INSERT_ALSO, _also_rows(registry.projects, recorded))
    connection.executemany(_SET_TRACE, _traces(registry.projects, recorded))
    titles: LoadRow = {
        "title": registry.title,
        "title_zh": registry.title_zh,
        "currency": registry.currency,
        "heading": heading,
    }
    _insert_load(connection, "load", file, now, titles)


def _recorded_by_project(connection: sqlite3.Connection) -> dict[str, list[sqlite3.Row]]:
    recorded: dict[str, list[sqlite3.Row]] = {}
    for row in connection.execute(_RECORDED):
        recorded.setdefault(row["project"], []).append(row)
    return recorded


def _keep_local_events(recorded: Mapping[str, Sequence[sqlite3.Row]], registry: Registry) -> None:
    """Raise `StateError` if a project that the registry no longer has has local events."""
    local = {
        row["project"] for rows in recorded.values() for row in rows if row["origin"] == "local"
    }
    gone = local - {project.id for project in registry.projects}
    if gone:
        raise StateError(message("projects_with_local_events", projects=", ".join(sorted(gone))))


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
            {"position": position, **{field.key: _value(struct, field) for field in fields}}
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
    # to bind NULL costs as much as to bind text: columns that no project has are left out
    columns = [
        field.key
        for field in PROJECT
        if field.kind is not Kind.LIST
        and any(getattr(project, field.key) is not None for project in registry.projects)
    ]
    values = attrgetter(*columns)
    names = {
        kind: {term.id: f"{term.name}\n{term.name_zh or ''}" for term in terms}
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


_PROMISE_VALUES = tuple(field.key for field in PROMISE if field.kind is not Kind.LIST)
# of which the last day is kept beside the date
_PROMISE_DAYS = ("due", "reached", "missed")


def _save_promises(connection: sqlite3.Connection, registry: Registry) -> None:
    values = attrgetter(*_PROMISE_VALUES)
    published = {source.id: source.date for source in registry.sources}
    promises = [
        (number, project.id, promise)
        for number, (project, promise) in enumerate(_promises_of(registry), 1)
    ]
    days = tuple(f"{key}_day" for key in _PROMISE_DAYS)
    connection.executemany(
        insert_into("promise", ("id", "project", *_PROMISE_VALUES, *days, "made_day")),
        (
            (
                number,
                project,
                *values(promise),
                *(_last_day(getattr(promise, key)) for key in _PROMISE_DAYS),
                _made_day(promise, published),
            )
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


def _last_day(date: str | None) -> str | None:
    return last_day(date) if date else None


def _made_day(promise: Promise, published: Mapping[str, str | None]) -> str | None:
    """Return the day from which a promise exists: at the latest that on which it is due."""
    made = promise.made or published.get(promise.source or "")
    if made is None:
        return None
    day = last_day(made)
    return min(day, _last_day(promise.due) or day)


def _event_rows(project: Project, recorded: Sequence[sqlite3.Row]) -> Iterator[tuple[object, ...]]:
    """Yield the rows of a project's events and of those recorded here that the registry lacks."""
    events = [*project.events, *_only_recorded(project, recorded)]
    for position, entry in enumerate(order_events(status_events(events))):
        yield (*event_row(project.id, events[entry.number], position, entry), "registry")


def _only_recorded(project: Project, recorded: Sequence[sqlite3.Row]) -> Iterator[Event]:
    known = _identities(project) if recorded else set()
    for row in recorded:
        if (row["date"], row["status"]) not in known:
            values = {key: row[key] for key in EVENT_VALUES}
            values |= {"by": bool(row["by"]), "status": Status(row["status"])}
            yield Event(**values, also=tuple(json.loads(row["also"] or "[]")))


def _also_rows(
    projects: Sequence[Project], recorded: Mapping[str, Sequence[sqlite3.Row]]
) -> Iterator[dict[str, object]]:
    """Yield each further source of an event."""
    for project in projects:
        for event in (*project.events, *_only_recorded(project, recorded.get(project.id, ()))):
            for position, source in enumerate(event.also):
                yield {
                    "project": project.id,
                    "date": event.date,
                    "status": event.status,
                    "position": position,
                    "source": source,
                }


def _traces(
    projects: Sequence[Project], recorded: Mapping[str, Sequence[sqlite3.Row]]
) -> Iterator[dict[str, object]]:
    """Yield who recorded an event and when, local where the registry has not got it."""
    for project in projects:
        if rows := recorded.get(project.id):
            known = _identities(project)
            for row in rows:
                in_registry = (row["date"], row["status"]) in known
                yield {**dict(row), "origin": "registry" if in_registry else "local"}


def _identities(project: Project) -> set[tuple[str, str]]:
    """Return what events of one project are told apart by."""
    return {(event.date, event.status) for event in project.events}
