"""Rows by the names of their columns."""

from contextlib import closing

from qhtrack.database import sqlite
from qhtrack.database.inserts import EVENT_COLUMNS, event_row, insert_into
from qhtrack.domain.history import StatusEvent, TimelineEntry
from qhtrack.domain.model import Event
from qhtrack.domain.status import Status


def test_a_statement_names_its_columns() -> None:
    """One mark each."""
    assert insert_into("alias", ("project", "alias")) == (
        "INSERT INTO alias (project, alias) VALUES (?, ?)"
    )


def test_an_events_values_stand_in_their_own_columns() -> None:
    """Each is another, so that two that change places are seen."""
    event = Event("2024", Status.PARTIAL, 550, "paper", "seen")
    seen = StatusEvent(event.date, event.status, event.note, event.capacity_mw)
    entry = TimelineEntry(3, seen, "2024-12-31", "2023-02", 600, False)
    with closing(sqlite.create_in_memory()) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        row = (*event_row("dam", event, 7, entry), "local")
        connection.execute(insert_into("event", (*EVENT_COLUMNS, "origin")), row)
        stored = dict(connection.execute("SELECT * FROM event").fetchone())
    assert stored == {
        "id": 1,
        "project": "dam",
        "date": "2024",
        "status": "partial",
        "capacity_mw": 550,
        "source": "paper",
        "note": "seen",
        "position": 7,
        "day": "2024-12-31",
        "since": "2023-02",
        "in_service_mw": 600,
        "origin": "local",
        "recording": None,
        "recorded_at": None,
        "recorded_by": None,
    }
