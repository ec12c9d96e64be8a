"""Bring the database to a registry's state, losing nothing that was recorded here."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from qhtrack.database.inserts import EVENT_COLUMNS, TRACE_COLUMNS, event_row, insert_into
from qhtrack.database.lists import LIST_TABLES
from qhtrack.database.questions import last_load
from qhtrack.domain.dates import last_day
from qhtrack.domain.errors import StateError
from qhtrack.domain.fields import COMMITMENT, EVENT, PROJECT, SOURCE, TERM, Kind, keys
from qhtrack.domain.history import order_events
from qhtrack.domain.messages import message
from qhtrack.domain.model import Commitment, Event, Project, Registry, Source, Term, status_events
from qhtrack.domain.rows import LoadRow
from qhtrack.domain.status import Status

Progress = Callable[[Sequence[Project]], Iterable[Project]]

_RECORDED = f"""
SELECT project, {", ".join(keys(EVENT))}, origin, {", ".join(TRACE_COLUMNS)}
FROM event WHERE recording IS NOT NULL ORDER BY id
"""
_SET_TRACE = f"""
UPDATE event SET origin = :origin, {", ".join(f"{column} = :{column}" for column in TRACE_COLUMNS)}
WHERE project = :project AND date = :date AND status = :status
"""
_INSERT_LOAD = """
INSERT INTO load (
    kind, at, path, stamp, sha256, title, title_zh, heading, projects, events
) VALUES (
    :kind, :at, :path, :stamp, :sha256, :title, :title_zh, :heading,
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
    _save_commitments(connection, registry)
    connection.executemany(
        insert_into("event", (*EVENT_COLUMNS, "origin")),
        (
            row
            for project in with_progress(registry.projects)
            for row in _event_rows(project, recorded.get(project.id, ()))
        ),
    )
    connection.executemany(_SET_TRACE, _traces(registry.projects, recorded))
    titles: LoadRow = {"title": registry.title, "title_zh": registry.title_zh, "heading": heading}
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
    tables: tuple[tuple[str, Sequence[Term | Source], tuple[str, ...]], ...] = (
        ("category", registry.categories, keys(TERM)),
        ("region", registry.regions, keys(TERM)),
        ("source", registry.sources, keys(SOURCE)),
    )
    for table, structs, columns in tables:
        database.table(table).insert_all(
            {"position": position, **{column: getattr(struct, column) for column in columns}}
            for position, struct in enumerate(structs)
        )


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
        insert_into("project", (*columns, "position", "search")),
        (
            (*values(project), position, _searched(project, names["category"], names["region"]))
            for position, project in enumerate(registry.projects)
        ),
    )


def _searched(project: Project, categories: Mapping[str, str], regions: Mapping[str, str]) -> str:
    """Return the text that a bare word of a QUERY is looked for in, folded."""
    parts = (
        project.id,
        project.name,
        project.name_zh,
        *project.aliases,
        project.place,
        project.place_zh,
        project.owner,
        project.owner_zh,
        project.note,
        categories.get(project.category, project.category),
        *(regions.get(region, region) for region in project.regions),
    )
    return "\n".join(part for part in parts if part).casefold()


def _save_lists(connection: sqlite3.Connection, registry: Registry) -> None:
    for key, (table, column) in LIST_TABLES.items():
        connection.executemany(
            insert_into(table, ("project", "position", column)),
            (
                (project.id, position, name)
                for project in registry.projects
                for position, name in enumerate(getattr(project, key))
            ),
        )


def _save_commitments(connection: sqlite3.Connection, registry: Registry) -> None:
    values = attrgetter(*keys(COMMITMENT))
    published = {source.id: source.date for source in registry.sources}
    connection.executemany(
        insert_into("commitment", ("project", *keys(COMMITMENT), "due_day", "made_day")),
        (
            (
                project.id,
                *values(commitment),
                _due_day(commitment),
                _made_day(commitment, published),
            )
            for project in registry.projects
            for commitment in project.commitments
        ),
    )


def _due_day(commitment: Commitment) -> str | None:
    return last_day(commitment.due) if commitment.due else None


def _made_day(commitment: Commitment, published: Mapping[str, str | None]) -> str | None:
    """Return the day from which a commitment exists: at the latest that on which it is due."""
    made = commitment.made or published.get(commitment.source or "")
    if made is None:
        return None
    day = last_day(made)
    return min(day, _due_day(commitment) or day)


def _event_rows(project: Project, recorded: Sequence[sqlite3.Row]) -> Iterator[tuple[object, ...]]:
    """Yield the rows of a project's events and of those recorded here that the registry lacks."""
    events = [*project.events, *_only_recorded(project, recorded)]
    for position, entry in enumerate(order_events(status_events(events))):
        yield (*event_row(project.id, events[entry.number], position, entry), "registry")


def _only_recorded(project: Project, recorded: Sequence[sqlite3.Row]) -> Iterator[Event]:
    known = _identities(project) if recorded else set()
    for row in recorded:
        if (row["date"], row["status"]) not in known:
            yield Event(
                **{key: row[key] for key in keys(EVENT)} | {"status": Status(row["status"])}
            )


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
