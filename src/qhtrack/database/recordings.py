"""Record events by hand, and undo_recording them."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from qhtrack.domain.errors import StateError
from qhtrack.domain.history import StatusEvent, TimelineEntry, index_of, order_events
from qhtrack.domain.status import Status
from qhtrack.domain.updates import Update, UpdateResult, apply_update

Watch = Callable[[Sequence[Update]], Iterable[Update]]

_EVENTS = """
SELECT project, id, date, status, note, capacity_mw, day, since, in_service_mw
FROM event WHERE project IN (SELECT value FROM json_each(?)) ORDER BY project, position
"""
_INSERT = """
INSERT INTO event (
    project, status, date, source, note, capacity_mw, position, day, since, in_service_mw,
    origin, recording, recorded_at, recorded_by
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'local', ?, ?, ?)
"""
_MOVE = "UPDATE event SET position = ?, day = ?, since = ?, in_service_mw = ? WHERE id = ?"


class Recorder(NamedTuple):
    """Who records, and when (UTC, ISO 8601)."""

    by: str | None
    at: str


class Undone(NamedTuple):
    """An event taken back, and the status that is left."""

    project: str
    status: Status
    date: str
    now: Status | None


class _Known(NamedTuple):
    """A project's stored events in order, and their ids."""

    ids: list[int]
    placed: list[TimelineEntry]


def record(
    connection: sqlite3.Connection,
    statements: Sequence[Update],
    recorder: Recorder,
    with_progress: Watch = iter,
) -> list[UpdateResult | StateError]:
    """Add what is new as one recording, inside the caller's transaction.

    A statement that may not be recorded gives its error in its place.
    """
    known = _known(connection, {one.project for one in statements})
    placed: dict[str, Sequence[TimelineEntry]] = {name: one.placed for name, one in known.items()}
    done: list[UpdateResult | StateError] = []
    new: list[tuple[Update, int]] = []
    for statement in with_progress(statements):
        before = placed[statement.project]
        try:
            result, placed[statement.project] = apply_update(statement, before)
        except StateError as error:
            done.append(error)
            continue
        if result.recorded:
            new.append((statement, len(before)))
        done.append(result)
    _move(connection, known, placed)
    _insert(connection, new, placed, (_next_recording(connection), recorder.at, recorder.by))
    return done


def _move(
    connection: sqlite3.Connection,
    known: dict[str, _Known],
    placed: Mapping[str, Sequence[TimelineEntry]],
) -> None:
    """Bring stored events to the place that they have among all."""
    connection.executemany(
        _MOVE,
        (
            (position, *one[2:5], ids[one.number])
            for name, (ids, before) in known.items()
            if placed[name][: len(ids)] != before
            for position, one in enumerate(placed[name])
            if one.number < len(ids) and not (position < len(before) and before[position] is one)
        ),
    )


def _insert(
    connection: sqlite3.Connection,
    new: list[tuple[Update, int]],
    placed: dict[str, Sequence[TimelineEntry]],
    trace: tuple[int, str, str | None],
) -> None:
    # an index is written faster in its own order
    new.sort(key=lambda one: one[0].project)
    connection.executemany(
        _INSERT,
        (
            (*one[:6], position, *placed[one.project][position][2:5], *trace)
            for one, number in new
            for position in [index_of(number, placed[one.project])]
        ),
    )


def undo_recording(connection: sqlite3.Connection, project: str | None) -> list[Undone]:
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
    known = _known(connection, {row["project"] for row in rows})
    left = {name: order_events([one.event for one in found]) for name, (_, found) in known.items()}
    # what is gone has left gaps: nothing is where it was
    _move(connection, {name: _Known(ids, []) for name, (ids, _) in known.items()}, left)
    return [
        Undone(row["project"], Status(row["status"]), row["date"], _latest(left[row["project"]]))
        for row in rows
    ]


def _latest(placed: Sequence[TimelineEntry]) -> Status | None:
    return placed[-1].event.status if placed else None


def _next_recording(connection: sqlite3.Connection) -> int:
    sql = "SELECT max(recording) FROM event WHERE recording IS NOT NULL"
    return int(connection.execute(sql).fetchone()[0] or 0) + 1


def _known(connection: sqlite3.Connection, projects: Iterable[str]) -> dict[str, _Known]:
    known = {name: _Known([], []) for name in projects}
    cursor = connection.cursor()
    cursor.row_factory = None
    for row in cursor.execute(_EVENTS, (json.dumps(list(known)),)):
        project, event_id, date, status, note, capacity_mw, day, since, in_service_mw = row
        ids, placed = known[project]
        event = StatusEvent(date, Status(status), note, capacity_mw)
        placed.append(TimelineEntry(len(ids), event, day, since, in_service_mw, False))
        ids.append(event_id)
    return known
