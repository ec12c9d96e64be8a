"""Record events by hand, and withdraw them."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from qhtrack.domain.errors import StateError
from qhtrack.domain.statement import Recorded, Statement, sighting, weigh
from qhtrack.domain.status import Placed, Sighting, Status, place

Watch = Callable[[Sequence[Statement]], Iterable[Statement]]

_EVENTS = """
SELECT id, project, date, status, note, capacity_mw, position, day, since, in_service_mw
FROM event WHERE project IN (SELECT value FROM json_each(?)) ORDER BY project, position
"""
_INSERT = """
INSERT INTO event (
    project, date, status, capacity_mw, source, note, position, day, since, in_service_mw,
    origin, recording, recorded_at, recorded_by
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'local', ?, ?, ?)
"""
_MOVE = "UPDATE event SET position = ?, day = ?, since = ?, in_service_mw = ? WHERE id = ?"


class Recorder(NamedTuple):
    """Who records, and when (UTC, ISO 8601)."""

    by: str | None
    at: str


class Withdrawn(NamedTuple):
    """An event taken back, and the status that is left."""

    project: str
    status: Status
    date: str
    now: Status | None


class _Known(NamedTuple):
    """A project's events: the stored ones' ids and derived values, and what was seen."""

    stored: list[tuple[int, tuple[object, ...]]]
    sightings: list[Sighting]


def record(
    connection: sqlite3.Connection,
    statements: Sequence[Statement],
    recorder: Recorder,
    watch: Watch = iter,
) -> list[Recorded | StateError]:
    """Add what is new as one recording, inside the caller's transaction.

    A statement that may not be recorded gives its error in its place.
    """
    known = _known(connection, {one.project for one in statements})
    done: list[Recorded | StateError] = []
    new: list[tuple[Statement, int]] = []
    for statement in watch(statements):
        sightings = known[statement.project].sightings
        try:
            result = weigh(statement, sightings)
        except StateError as error:
            done.append(error)
            continue
        if result.recorded:
            new.append((statement, len(sightings)))
            sightings.append(sighting(statement))
        done.append(result)
    touched = {statement.project for statement, _ in new}
    placed = {project: _moved(connection, known[project]) for project in touched}
    trace = (_next_recording(connection), recorder.at, recorder.by)
    connection.executemany(
        _INSERT,
        (
            (
                *(one.project, one.date, one.status, one.capacity_mw, one.source, one.note),
                *placed[one.project][number],
                *trace,
            )
            for one, number in new
        ),
    )
    return done


def withdraw(connection: sqlite3.Connection, project: str | None) -> list[Withdrawn]:
    """Take back the last recording, or a project's last local event, in a transaction.

    Raise `StateError` if there is none.
    """
    if project is None:
        newest = "SELECT max(recording) FROM event WHERE recording IS NOT NULL AND origin = 'local'"
        chosen = f"recording = ({newest})"
        values: tuple[str, ...] = ()
    else:
        chosen = (
            "id = (SELECT id FROM event WHERE origin = 'local' AND project = ?"
            " ORDER BY recording DESC, id DESC LIMIT 1)"
        )
        values = (project,)
    rows = connection.execute(
        f"SELECT id, project, date, status FROM event WHERE origin = 'local' AND {chosen}"
        " ORDER BY id",
        values,
    ).fetchall()
    if not rows:
        whose = "" if project is None else f" of {project}"
        raise StateError(f"nothing to undo: no event{whose} was recorded here that is local still")
    connection.executemany("DELETE FROM event WHERE id = ?", [(row["id"],) for row in rows])
    left = _known(connection, {row["project"] for row in rows})
    for known in left.values():
        _moved(connection, known)
    now = {name: _latest(known.sightings) for name, known in left.items()}
    return [
        Withdrawn(row["project"], Status(row["status"]), row["date"], now[row["project"]])
        for row in rows
    ]


def _latest(sightings: Sequence[Sighting]) -> Status | None:
    placed = place(sightings)
    return placed[-1].sighting.status if placed else None


def _next_recording(connection: sqlite3.Connection) -> int:
    sql = "SELECT max(recording) FROM event WHERE recording IS NOT NULL"
    return int(connection.execute(sql).fetchone()[0] or 0) + 1


def _known(connection: sqlite3.Connection, projects: Iterable[str]) -> dict[str, _Known]:
    known = {project: _Known([], []) for project in projects}
    for row in connection.execute(_EVENTS, (json.dumps(list(known)),)):
        number, project, date, status, note, capacity_mw, *derived = row
        known[project].stored.append((number, tuple(derived)))
        known[project].sightings.append(Sighting(date, Status(status), note, capacity_mw))
    return known


def _moved(connection: sqlite3.Connection, known: _Known) -> dict[int, tuple[object, ...]]:
    """Bring stored events to their place; return the derived values of all by number."""
    derived = {
        one.number: _derived(position, one) for position, one in enumerate(place(known.sightings))
    }
    connection.executemany(
        _MOVE,
        (
            (*derived[number], event)
            for number, (event, before) in enumerate(known.stored)
            if derived[number] != before
        ),
    )
    return derived


def _derived(position: int, one: Placed) -> tuple[object, ...]:
    return (position, one.day, one.since, one.in_service_mw)
