"""Rows by the names of their columns."""

from contextlib import closing

from qhtrack.database import sqlite
from qhtrack.database.inserts import EVENT_COLUMNS, EVENT_VALUES, event_row, insert_into
from qhtrack.domain.history import TimelineEntry
from qhtrack.domain.model import Event, status_events
from qhtrack.domain.status import Status


def test_a_statement_names_its_columns() -> None:
    """One mark each."""
    assert insert_into("alias", ("project", "alias")) == (
        "INSERT INTO alias (project, alias) VALUES (?, ?)"
    )


STORED = {
    "id": 1,
    "project": "dam",
    "date": "2024",
    "by": 1,
    "status": "partial",
    "in_service_mw": 550,
    "open_km": 12,
    "spent_bn": 1.5,
    "source": "paper",
    "note": "seen",
    "note_zh": "所见",
    "position": 7,
    "day": "2024-12-31",
    "since": "2023-02",
    "since_by": 0,
    "held_mw": 600,
    "held_km": 13,
    "held_bn": 2.5,
    "origin": "local",
    "recording": None,
}


def test_an_events_values_stand_in_their_own_columns() -> None:
    """Each is another, so that two that change places are seen."""
    event = Event(
        date="2024",
        by=True,
        status=Status.PARTIAL,
        in_service_mw=550,
        open_km=12,
        spent_bn=1.5,
        source="paper",
        note="seen",
        note_zh="所见",
    )
    (seen,) = status_events([event])
    values = [getattr(event, key) for key in EVENT_VALUES]
    entry = TimelineEntry(3, seen, "2024-12-31", "2023-02", False, 600, 13, 2.5, False)
    with closing(sqlite.create_in_memory()) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        row = (*event_row("dam", values, 7, entry), "local")
        connection.execute(insert_into("event", (*EVENT_COLUMNS, "origin")), row)
        stored = dict(connection.execute("SELECT * FROM event").fetchone())
    assert stored == STORED
