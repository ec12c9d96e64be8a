"""Record events by hand, and undo what was recorded."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from qhtrack.database.inserts import (
    EVENT_COLUMNS,
    PLACE_COLUMNS,
    TRACE_COLUMNS,
    event_row,
    insert_into,
    place,
)
from qhtrack.domain.errors import StateError
from qhtrack.domain.figures import Sizes
from qhtrack.domain.history import StatusEvent, TimelineEntry, index_of, order_events
from qhtrack.domain.messages import message
from qhtrack.domain.status import Status
from qhtrack.domain.updates import Update, UpdateResult, apply_update

Progress = Callable[[Sequence[Update]], Iterable[Update]]

_EVENTS = """
SELECT project, id, date, status, note, by, in_service_mw, open_km, spent_bn, day, since,
    since_by, held_mw, held_km, held_bn
FROM event WHERE project IN (SELECT value FROM json_each(?)) ORDER BY project, position
"""
_INSERT = insert_into("event", (*EVENT_COLUMNS, "origin", *TRACE_COLUMNS))
_MOVE = f"UPDATE event SET {', '.join(f'{column} = ?' for column in PLACE_COLUMNS)} WHERE id = ?"
_ALSO = """
INSERT INTO event_also (event, position, source)
SELECT id, ?, ? FROM event WHERE project = ? AND date = ? AND status = ?
"""
_SIZES = """
SELECT id, capacity_mw, length_km FROM project WHERE id IN (SELECT value FROM json_each(?))
"""
_NEWEST = "SELECT max(recording) FROM event WHERE recording IS NOT NULL"
_LOCAL = "SELECT id, project, date, status FROM event WHERE origin = 'local'"
_OF_LAST_RECORDING = f"{_LOCAL} AND recording = ({_NEWEST} AND origin = 'local') ORDER BY id"
# a load gives events new ids: the newest is told by its recording
_LAST_OF_PROJECT = f"""{_LOCAL} AND id = (
    SELECT id FROM event WHERE origin = 'local' AND project = ?
    ORDER BY recording DESC, id DESC LIMIT 1
) ORDER BY id"""


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


class _Stored(NamedTuple):
    """A project's stored events in order, and their ids by number."""

    ids: list[int]
    timeline: list[TimelineEntry]


class _New(NamedTuple):
    """An update that is recorded, and the number of its event in the project's timeline."""

    update: Update
    number: int


_Timelines = Mapping[str, Sequence[TimelineEntry]]


def record(
    connection: sqlite3.Connection,
    updates: Sequence[Update],
    recorder: Recorder,
    with_progress: Progress = iter,
) -> list[UpdateResult | StateError]:
    """Add what is new as one recording, inside the caller's transaction.

    An update that may not be recorded gives its error in its place.
    """
    projects = {update.project for update in updates}
    stored, sizes = _stored(connection, projects), _sizes(connection, projects)
    timelines: dict[str, Sequence[TimelineEntry]] = {
        project: events.timeline for project, events in stored.items()
    }
    results: list[UpdateResult | StateError] = []
    new: list[_New] = []
    for update in with_progress(updates):
        before = timelines[update.project]
        try:
            result, timelines[update.project] = apply_update(update, before, sizes[update.project])
        except StateError as error:
            results.append(error)
            continue
        if result.recorded:
            new.append(_New(update, len(before)))
        results.append(result)
    _move(connection, stored, timelines)
    _insert(connection, new, timelines, recorder)
    return results


def _move(
    connection: sqlite3.Connection, stored: Mapping[str, _Stored], timelines: _Timelines
) -> None:
    """Bring stored events to the place that they have among all."""
    connection.executemany(
        _MOVE,
        (
            (*place(position, entry), event_id)
            for project, events in stored.items()
            for event_id, position, entry in _moved(events, timelines[project])
        ),
    )


def _moved(
    stored: _Stored, timeline: Sequence[TimelineEntry]
) -> Iterator[tuple[int, int, TimelineEntry]]:
    """Yield the id, new position and new entry of each stored event whose place is another."""
    ids, before = stored
    # most are followed by the new ones and stay where they are
    if timeline[: len(ids)] == before:
        return
    for position, entry in enumerate(timeline):
        is_stored = entry.number < len(ids)
        stays = position < len(before) and before[position] is entry
        if is_stored and not stays:
            yield ids[entry.number], position, entry


def _insert(
    connection: sqlite3.Connection, new: list[_New], timelines: _Timelines, recorder: Recorder
) -> None:
    recording = _next_recording(connection)
    # an index is written faster in its own order
    new.sort(key=attrgetter("update.project"))
    connection.executemany(
        _INSERT,
        (
            (*_row(update, number, timelines), "local", recording, recorder.at, recorder.by)
            for update, number in new
        ),
    )
    connection.executemany(
        _ALSO,
        (
            (position, source, update.project, update.date, update.status)
            for update, _ in new
            for position, source in enumerate(update.also)
        ),
    )


def _row(update: Update, number: int, timelines: _Timelines) -> tuple[object, ...]:
    timeline = timelines[update.project]
    position = index_of(number, timeline)
    return event_row(update.project, update, position, timeline[position])


def undo_recording(connection: sqlite3.Connection, project: str | None) -> list[Undone]:
    """Take back the last recording, or a project's last local event, in a transaction.

    Raise `StateError` if there is none.
    """
    if project is None:
        rows = connection.execute(_OF_LAST_RECORDING).fetchall()
    else:
        rows = connection.execute(_LAST_OF_PROJECT, (project,)).fetchall()
    if not rows:
        raise StateError(
            message("nothing_to_undo")
            if project is None
            else message("nothing_to_undo_of_project", project=project)
        )
    connection.executemany("DELETE FROM event WHERE id = ?", [(row["id"],) for row in rows])
    left = _reorder(connection, {row["project"] for row in rows})
    return [
        Undone(row["project"], Status(row["status"]), row["date"], _latest(left[row["project"]]))
        for row in rows
    ]


def _reorder(connection: sqlite3.Connection, projects: Iterable[str]) -> _Timelines:
    """Put the events in order that are left of some projects; return them."""
    stored = _stored(connection, projects)
    left = {
        project: order_events([entry.event for entry in events.timeline])
        for project, events in stored.items()
    }
    # what is gone has left gaps: nothing is where it was
    _move(connection, {project: _Stored(ids, []) for project, (ids, _) in stored.items()}, left)
    return left


def _latest(timeline: Sequence[TimelineEntry]) -> Status | None:
    return timeline[-1].event.status if timeline else None


def _next_recording(connection: sqlite3.Connection) -> int:
    return int(connection.execute(_NEWEST).fetchone()[0] or 0) + 1


def _sizes(connection: sqlite3.Connection, projects: Iterable[str]) -> dict[str, Sizes]:
    rows = connection.execute(_SIZES, (json.dumps(list(projects)),))
    return {row["id"]: Sizes(row["capacity_mw"], row["length_km"]) for row in rows}


def _stored(connection: sqlite3.Connection, projects: Iterable[str]) -> dict[str, _Stored]:
    stored = {project: _Stored([], []) for project in projects}
    cursor = connection.cursor()
    cursor.row_factory = None
    for row in cursor.execute(_EVENTS, (json.dumps(list(stored)),)):
        project, event_id, date, status, note, by, mw, km, bn, *place_in_time = row
        ids, timeline = stored[project]
        event = StatusEvent(date, Status(status), note, bool(by), mw, km, bn)
        day, since, since_by, held_mw, held_km, held_bn = place_in_time
        timeline.append(
            TimelineEntry(
                len(ids), event, day, since, bool(since_by), held_mw, held_km, held_bn, False
            )
        )
        ids.append(event_id)
    return stored
