"""Insert rows by the names of their columns."""

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from qhtrack.domain.dates import last_day
from qhtrack.domain.fields import EVENT, PROMISE, FieldType
from qhtrack.domain.history import TimelineEntry
from qhtrack.domain.toml_tables import TomlTable

if TYPE_CHECKING:
    # costs a start that records ten milliseconds
    from qhtrack.domain.model import Promise

# what the timeline of its project says of an event: its position, its days, the figures that hold
TIMELINE_COLUMNS = ("position", "day", "since", "since_by", "held_mw", "held_km", "held_bn")
EVENT_VALUES = tuple(field.key for field in EVENT if field.type is not FieldType.LIST)
# what is there where nothing was told
_DEFAULTS = {"by": False}
EVENT_COLUMNS = ("project", *EVENT_VALUES, *TIMELINE_COLUMNS)
ORIGIN_COLUMNS = ("origin", "recording")

_PROMISE_VALUES = tuple(field.key for field in PROMISE if field.type is not FieldType.LIST)
# of which the last day is kept beside the date
_PROMISE_DAYS = ("due", "reached", "missed")
_DAY_COLUMNS = tuple(f"{key}_day" for key in _PROMISE_DAYS)
PROMISE_COLUMNS = ("project", *_PROMISE_VALUES, *_DAY_COLUMNS, "made_day")
_values_of_promise = attrgetter(*_PROMISE_VALUES)


def insert_into(table: str, columns: Sequence[str]) -> str:
    """Return the statement that inserts a row of these columns."""
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"


def event_values(event: TomlTable) -> tuple[object, ...]:
    """Return the values of `EVENT_VALUES` of an event as a registry has it."""
    return tuple(map((_DEFAULTS | event).get, EVENT_VALUES))


def event_row(
    project: str, values: Sequence[object], position: int, entry: TimelineEntry
) -> tuple[object, ...]:
    """Return the values of `EVENT_COLUMNS`; `values` are those of `EVENT_VALUES`."""
    return (project, *values, *timeline_values(position, entry))


def promise_row(
    project: str, promise: "Promise", published: Mapping[str, str | None]
) -> tuple[object, ...]:
    """Return the values of `PROMISE_COLUMNS`; `published` has the dates of sources by id."""
    return (
        project,
        *_values_of_promise(promise),
        *(_last_day(getattr(promise, key)) for key in _PROMISE_DAYS),
        _made_day(promise, published),
    )


def _last_day(date: str | None) -> str | None:
    return last_day(date) if date else None


def _made_day(promise: "Promise", published: Mapping[str, str | None]) -> str | None:
    """Return the day from which a promise exists: at the latest that on which it is due."""
    made = promise.made or published.get(promise.source or "")
    if made is None:
        return None
    day = last_day(made)
    return min(day, _last_day(promise.due) or day)


def timeline_values(position: int, entry: TimelineEntry) -> tuple[object, ...]:
    """Return the values of `TIMELINE_COLUMNS`."""
    return (
        position,
        entry.day,
        entry.since,
        entry.since_by,
        entry.held_mw,
        entry.held_km,
        entry.held_bn,
    )
