"""Insert rows by the names of their columns."""

from collections.abc import Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from qhtrack.domain.fields import EVENT, Kind
from qhtrack.domain.history import TimelineEntry

if TYPE_CHECKING:
    # costs a start that records ten milliseconds
    from qhtrack.domain.model import Event
    from qhtrack.domain.updates import Update

# what of an event follows from its place among the others of its project
PLACE_COLUMNS = ("position", "day", "since", "since_by", "held_mw", "held_km", "held_bn")
EVENT_VALUES = tuple(field.key for field in EVENT if field.kind is not Kind.LIST)
EVENT_COLUMNS = ("project", *EVENT_VALUES, *PLACE_COLUMNS)
TRACE_COLUMNS = ("recording", "recorded_at", "recorded_by")
_values = attrgetter(*EVENT_VALUES)


def insert_into(table: str, columns: Sequence[str]) -> str:
    """Return the statement that inserts a row of these columns."""
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"


def event_row(
    project: str, event: "Event | Update", position: int, entry: TimelineEntry
) -> tuple[object, ...]:
    """Return the values of `EVENT_COLUMNS`."""
    return (project, *_values(event), *place(position, entry))


def place(position: int, entry: TimelineEntry) -> tuple[object, ...]:
    """Return the values of `PLACE_COLUMNS`."""
    return (
        position,
        entry.day,
        entry.since,
        entry.since_by,
        entry.held_mw,
        entry.held_km,
        entry.held_bn,
    )
