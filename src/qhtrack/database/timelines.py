"""Keep the events of projects in the order in which they count."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from qhtrack.database.inserts import TIMELINE_COLUMNS, timeline_values
from qhtrack.database.lists import written
from qhtrack.domain.figures import ServiceTotals
from qhtrack.domain.history import StatusEvent, TimelineEntry, order_events
from qhtrack.domain.status import Status

_EVENTS = """
SELECT project, id, date, status, note, by, in_service_mw, open_km, spent_bn, day, since,
    since_by, held_mw, held_km, held_bn
FROM event WHERE project IN (SELECT value FROM json_each(?)) ORDER BY project, position
"""
_MOVE = f"UPDATE event SET {', '.join(f'{column} = ?' for column in TIMELINE_COLUMNS)} WHERE id = ?"
_TOTALS = """
SELECT id, capacity_mw, length_km FROM project WHERE id IN (SELECT value FROM json_each(?))
"""
_GOALS = "SELECT id FROM project WHERE category IN (SELECT id FROM category WHERE goal)"
# a look in a dict takes a fifth of the time of calling the enum
_STATUSES = {status.value: status for status in Status}


class StoredTimeline(NamedTuple):
    """A project's stored events in order, and their ids by number."""

    ids: list[int]
    timeline: list[TimelineEntry]


Timelines = Mapping[str, Sequence[TimelineEntry]]


def totals(connection: sqlite3.Connection, projects: Iterable[str]) -> dict[str, ServiceTotals]:
    """Return what projects have in all, by id."""
    rows = connection.execute(_TOTALS, (written(projects),))
    return {row["id"]: ServiceTotals(row["capacity_mw"], row["length_km"]) for row in rows}


def goals(connection: sqlite3.Connection) -> set[str]:
    """Return the projects that are goals, which have no events."""
    return {row["id"] for row in connection.execute(_GOALS)}


def stored_timelines(
    connection: sqlite3.Connection, projects: Iterable[str]
) -> dict[str, StoredTimeline]:
    """Return the events of projects, by id."""
    events = {project: StoredTimeline([], []) for project in projects}
    cursor = connection.cursor()
    cursor.row_factory = None
    for row in cursor.execute(_EVENTS, (written(events),)):
        project, event_id, date, status, note, by, mw, km, bn, *place_in_time = row
        ids, timeline = events[project]
        event = StatusEvent(date, _STATUSES[status], note, bool(by), mw, km, bn)
        day, since, since_by, held_mw, held_km, held_bn = place_in_time
        timeline.append(
            TimelineEntry(
                len(ids), event, day, since, bool(since_by), held_mw, held_km, held_bn, False
            )
        )
        ids.append(event_id)
    return events


def statuses(connection: sqlite3.Connection, projects: Iterable[str]) -> dict[str, Status | None]:
    """Return the latest status of projects by id, as far as there are any."""
    stored_events = stored_timelines(connection, projects)
    timelines = {
        name: stored_events[name].timeline for name in sorted(totals(connection, stored_events))
    }
    return {
        name: timeline[-1].event.status if timeline else None
        for name, timeline in timelines.items()
    }


def move(
    connection: sqlite3.Connection, events: Mapping[str, StoredTimeline], timelines: Timelines
) -> None:
    """Bring stored events to the place that they have in the timelines."""
    connection.executemany(
        _MOVE,
        (
            (*timeline_values(position, entry), event_id)
            for project, stored_events in events.items()
            for event_id, position, entry in _moves(stored_events, timelines[project])
        ),
    )


def _moves(
    stored_events: StoredTimeline, timeline: Sequence[TimelineEntry]
) -> Iterator[tuple[int, int, TimelineEntry]]:
    """Yield the id, new position and new entry of each stored event whose place is another."""
    ids, before = stored_events
    for position, entry in enumerate(timeline):
        is_stored = entry.number < len(ids)
        stays = position < len(before) and before[position] == entry
        if is_stored and not stays:
            yield ids[entry.number], position, entry


def reorder(connection: sqlite3.Connection, projects: Iterable[str]) -> Timelines:
    """Put the events of projects in order after some came or went; return them."""
    events = stored_timelines(connection, projects)
    timelines = {
        project: order_events([entry.event for entry in stored_events.timeline])
        for project, stored_events in events.items()
    }
    # gaps may be left: nothing is where it was
    move(
        connection, {name: StoredTimeline(ids, []) for name, (ids, _) in events.items()}, timelines
    )
    return timelines
