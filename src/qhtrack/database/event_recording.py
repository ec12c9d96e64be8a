"""Record events from updates and sheets."""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from operator import attrgetter

from qhtrack.database import statements, timelines
from qhtrack.database.inserts import (
    EVENT_COLUMNS,
    EVENT_VALUES,
    ORIGIN_COLUMNS,
    event_row,
    event_values,
    insert_into,
)
from qhtrack.database.rows import WHERE_FACT, row_of
from qhtrack.database.statements import Recorder
from qhtrack.database.timelines import Timelines
from qhtrack.domain.errors import StateError
from qhtrack.domain.history import TimelineEntry, index_of
from qhtrack.domain.messages import ProjectId, message
from qhtrack.domain.statements import Fact, Statement
from qhtrack.domain.toml_tables import TomlTable
from qhtrack.domain.updates import KnownProject, Update, UpdateResult, apply_update

Progress = Callable[[Sequence[Update]], Iterable[Update]]

_INSERT = insert_into("event", (*EVENT_COLUMNS, *ORIGIN_COLUMNS))
_AMEND = (
    f"UPDATE event SET {', '.join(f'{column} = ?' for column in (*EVENT_VALUES, 'recording'))},"
    f" origin = iif(origin = 'local', 'local', 'amended') WHERE {WHERE_FACT['event']}"
)
_DELETE_FURTHER_SOURCES = (
    f"DELETE FROM event_also WHERE event = (SELECT id FROM event WHERE {WHERE_FACT['event']})"
)
_INSERT_FURTHER_SOURCES = f"""
INSERT INTO event_also (event, position, source)
SELECT id, ?, ? FROM event WHERE {WHERE_FACT["event"]}
"""


class _Events:
    """The events that updates tell of, in full: as they were, and as they are."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.before: dict[Fact, TomlTable | None] = {}
        self.after: dict[Fact, TomlTable] = {}
        self.statements: list[Statement] = []
        # of the new ones, their numbers in the timelines of their projects
        self.numbers: dict[Fact, int] = {}

    def row_of(self, fact: Fact) -> TomlTable | None:
        """Return an event with what was told of it so far."""
        return self.after.get(fact) or row_of(self.connection, fact)

    def add(self, row: TomlTable, statement: Statement, number: int) -> None:
        """Keep what was said of an event, what it is now, and its number if it is new."""
        fact = statement.fact
        if statement.before is None:
            self.before[fact] = None
            self.numbers[fact] = number
        elif fact not in self.before:
            self.before[fact] = row_of(self.connection, fact)
        self.after[fact] = row
        self.statements.append(statement)


def record(
    connection: sqlite3.Connection,
    updates: Sequence[Update],
    recorder: Recorder,
    with_progress: Progress = iter,
) -> list[UpdateResult | StateError]:
    """Record what is new in updates as one recording, inside the caller's transaction.

    An update that may not be recorded gives its error in its place.
    """
    projects = {update.project for update in updates}
    stored_events = timelines.stored_timelines(connection, projects)
    totals = timelines.totals(connection, projects)
    goals = timelines.goals(connection)
    now: dict[str, Sequence[TimelineEntry]] = {
        project: events.timeline for project, events in stored_events.items()
    }
    events = _Events(connection)
    source_order = statements.source_order(connection)
    results: list[UpdateResult | StateError] = []
    for update in with_progress(updates):
        before = now[update.project]
        known_project = KnownProject(before, events.row_of, source_order, totals[update.project])
        try:
            _refuse_goal(update, goals)
            applied = apply_update(update, known_project)
        except StateError as error:
            results.append(error)
            continue
        now[update.project] = applied.timeline
        if applied.statement is not None and applied.row is not None:
            events.add(applied.row, applied.statement, len(before))
        results.append(applied.result)
    if events.statements:
        timelines.move(connection, stored_events, now)
        _save(connection, events, now, statements.begin(connection, recorder))
    return results


def _refuse_goal(update: Update, goals: Collection[str]) -> None:
    if update.project in goals:
        reason = message("none_of_a_goal")
        raise StateError(message("located", place=ProjectId(update.project), message=reason))


def _save(connection: sqlite3.Connection, events: _Events, now: Timelines, recording: int) -> None:
    # an index is written faster in its own order
    facts = sorted(events.after, key=attrgetter("owner"))
    new_facts = [fact for fact in facts if fact in events.numbers]
    known_facts = [fact for fact in facts if fact not in events.numbers]
    connection.executemany(
        _INSERT,
        (
            (*_row(events.after[fact], fact.owner, events.numbers[fact], now), "local", recording)
            for fact in new_facts
        ),
    )
    connection.executemany(
        _AMEND,
        (
            (*event_values(events.after[fact]), recording, fact.owner, *fact.key)
            for fact in known_facts
        ),
    )
    connection.executemany(
        _DELETE_FURTHER_SOURCES, ((fact.owner, *fact.key) for fact in known_facts)
    )
    connection.executemany(
        _INSERT_FURTHER_SOURCES,
        (
            (position, source, fact.owner, *fact.key)
            for fact in facts
            for position, source in enumerate(events.after[fact].get("also", ()))
        ),
    )
    statements.keep_file_versions(connection, events.before.items())
    statements.add(connection, recording, events.statements)
    statements.note_origins_of_known(connection, recording)


def _row(row: TomlTable, project: str, number: int, now: Timelines) -> tuple[object, ...]:
    timeline = now[project]
    position = index_of(number, timeline)
    return event_row(project, event_values(row), position, timeline[position])
