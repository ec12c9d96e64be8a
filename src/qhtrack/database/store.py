"""Bring the database to a registry's state, losing nothing that was recorded here."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from qhtrack.domain.dates import last_day
from qhtrack.domain.errors import StateError
from qhtrack.domain.fields import SIZES
from qhtrack.domain.history import StatusEvent, order_events
from qhtrack.domain.model import Commitment, Project, Registry
from qhtrack.domain.status import Status

Watch = Callable[[Sequence[Project]], Iterable[Project]]
_SIMPLE = (
    *("name", "name_zh", "category", "place", "place_zh", "owner", "owner_zh"),
    *("latitude", "longitude", *SIZES, "note"),
)
_LOCAL = """
SELECT project, date, status, capacity_mw, source, note, origin, recording, recorded_at,
    recorded_by
FROM event WHERE recording IS NOT NULL ORDER BY id
"""
_EVENT = ("date", "status", "capacity_mw", "source", "note")
_told = attrgetter(*_EVENT)
_KEY = ("project", "date", "status")
_TRACE = ("recording", "recorded_at", "recorded_by")
_INSERT_EVENT = """
INSERT INTO event (
    project, date, status, capacity_mw, source, note, position, day, since, in_service_mw, origin
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'registry')
"""
_SET_TRACE = """
UPDATE event SET origin = ?, recording = ?, recorded_at = ?, recorded_by = ?
WHERE project = ? AND date = ? AND status = ?
"""


class File(NamedTuple):
    """What a registry was read from: path (None: standard input), stamp and hash."""

    path: str | None
    stamp: str | None
    sha256: str


def is_loaded(connection: sqlite3.Connection, file: File, now: str) -> bool:
    """Tell whether the last load was of these contents; note where they lie now."""
    last = connection.execute(
        "SELECT path, sha256 FROM load WHERE kind = 'load' ORDER BY id DESC LIMIT 1"
    ).fetchone()
    if last is None or last["sha256"] != file.sha256:
        return False
    if last["path"] != file.path:
        log(connection, "load", file, now)
    return True


def log(connection: sqlite3.Connection, kind: str, file: File, now: str) -> None:
    """Note that this file holds what the database does; an export holds local events too."""
    connection.execute(
        "INSERT INTO load (kind, at, path, stamp, sha256, title, title_zh, heading, projects,"
        " events) SELECT ?, ?, ?, ?, ?, title, title_zh, heading,"
        " (SELECT count(*) FROM project), (SELECT count(*) FROM event"
        " WHERE ? = 'export' OR origin = 'registry')"
        " FROM load WHERE kind = 'load' ORDER BY id DESC LIMIT 1",
        (kind, now, *file, kind),
    )


def save(
    connection: sqlite3.Connection,
    registry: Registry,
    file: File,
    heading: str,
    now: str,
    *,
    prune: bool,
    with_progress: Watch = iter,
) -> None:
    """Replace what the registry owns, inside the caller's transaction; local events stay.

    `heading` is the comment that heads the file.

    Raise `StateError` if a project with local events would go and `prune` is not set.
    """
    kept = _local_by_project(connection)
    there = {project.id for project in registry.projects}
    gone = sorted(
        {row["project"] for rows in kept.values() for row in rows if row["origin"] == "local"}
        - there
    )
    if gone and not prune:
        raise StateError(
            f"the registry no longer has {', '.join(gone)}, for which events were recorded here; "
            "nothing was loaded; undo them, or load --prune to drop them"
        )
    for table in ("project", "source", "region", "category"):
        connection.execute(f"DELETE FROM {table}")
    _save_terms(connection, registry)
    _save_projects(connection, registry)
    _save_commitments(connection, registry)
    connection.executemany(
        _INSERT_EVENT,
        (
            row
            for project in with_progress(registry.projects)
            for row in _event_rows(project, kept.get(project.id, ()))
        ),
    )
    connection.executemany(_SET_TRACE, _traces(registry.projects, kept))
    connection.execute(
        "INSERT INTO load (kind, at, path, stamp, sha256, title, title_zh, heading, projects,"
        " events) VALUES ('load', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(now, *file, registry.title, registry.title_zh, heading, len(registry.projects)),
            sum(len(project.events) for project in registry.projects),
        ),
    )


def _local_by_project(connection: sqlite3.Connection) -> dict[str, list[sqlite3.Row]]:
    found: dict[str, list[sqlite3.Row]] = {}
    for row in connection.execute(_LOCAL):
        found.setdefault(row["project"], []).append(row)
    return found


def _save_terms(connection: sqlite3.Connection, registry: Registry) -> None:
    import sqlite_utils

    database = sqlite_utils.Database(connection, recursive_triggers=False)
    for name, rows in (
        ("category", registry.categories),
        ("region", registry.regions),
        ("source", registry.sources),
    ):
        fields = tuple(rows[0].__struct_fields__) if rows else ()
        values = (
            {"position": number, **{field: getattr(row, field) for field in fields}}
            for number, row in enumerate(rows)
        )
        database.table(name).insert_all(values)


def _save_projects(connection: sqlite3.Connection, registry: Registry) -> None:
    names = {term.id: f"{term.name}\n{term.name_zh or ''}" for term in registry.categories}
    regions = {term.id: f"{term.name}\n{term.name_zh or ''}" for term in registry.regions}
    # to bind NULL costs as much as to bind text: columns that no project has are left out
    used = [
        key
        for key in _SIMPLE
        if any(getattr(project, key) is not None for project in registry.projects)
    ]
    simple = attrgetter("id", *used)
    columns = ", ".join(["id", *used, "position", "search"])
    marks = ", ".join("?" * (len(used) + 3))
    connection.executemany(
        f"INSERT INTO project ({columns}) VALUES ({marks})",
        (
            (*simple(project), number, _search(project, names, regions))
            for number, project in enumerate(registry.projects)
        ),
    )
    for table, key in (
        ("project_region", "regions"),
        ("project_source", "sources"),
        ("alias", "aliases"),
    ):
        connection.executemany(
            f"INSERT INTO {table} VALUES (?, ?, ?)",
            (
                (project.id, number, value)
                for project in registry.projects
                for number, value in enumerate(getattr(project, key))
            ),
        )


def _save_commitments(connection: sqlite3.Connection, registry: Registry) -> None:
    dates = {source.id: source.date for source in registry.sources}
    connection.executemany(
        "INSERT INTO commitment (project, milestone, due, due_day, made, made_day, stretch,"
        " wording, wording_en, source, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            _commitment_row(project.id, one, dates)
            for project in registry.projects
            for one in project.commitments
        ),
    )


def _search(project: Project, categories: dict[str, str], regions: dict[str, str]) -> str:
    parts = [
        *(project.id, project.name, project.name_zh, *project.aliases),
        *(project.place, project.place_zh, project.owner, project.owner_zh, project.note),
        categories.get(project.category, project.category),
        *(regions.get(region, region) for region in project.regions),
    ]
    return "\n".join(part for part in parts if part).casefold()


def _commitment_row(project: str, one: Commitment, dates: dict[str, str | None]) -> Sequence[Any]:
    due = last_day(one.due) if one.due else None
    made = one.made or dates.get(one.source or "")
    made_day = min(last_day(made), due or last_day(made)) if made else None
    return (
        *(project, one.milestone, one.due, due, one.made, made_day, one.stretch),
        *(one.wording, one.wording_en, one.source, one.note),
    )


def _event_rows(project: Project, kept: Sequence[sqlite3.Row]) -> Iterator[Sequence[Any]]:
    """Yield the rows of a project's events, those recorded here that the registry has not last."""
    rows = [_told(event) for event in project.events]
    if kept:
        known = {row[:2] for row in rows}
        told = (tuple(row[key] for key in _EVENT) for row in kept)
        rows += [(row[0], Status(row[1]), *row[2:]) for row in told if row[:2] not in known]
    placed = order_events([StatusEvent(row[0], row[1], row[4], row[2]) for row in rows])
    for position, one in enumerate(placed):
        yield (project.id, *rows[one.number], position, one.day, one.since, one.in_service_mw)


def _traces(
    projects: Sequence[Project], kept: dict[str, list[sqlite3.Row]]
) -> Iterator[Sequence[Any]]:
    """Yield who recorded an event and when, local where the registry has not got it."""
    for project in projects:
        if rows := kept.get(project.id):
            known = {(event.date, event.status) for event in project.events}
            for row in rows:
                origin = "registry" if (row["date"], row["status"]) in known else "local"
                yield (origin, *(row[key] for key in (*_TRACE, *_KEY)))
