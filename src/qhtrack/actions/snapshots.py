"""Read snapshots: the projects, promises and events known on a day."""

import sqlite3
from collections.abc import Collection, Sequence

from qhtrack.database import questions
from qhtrack.database.questions import AsOf
from qhtrack.domain.differences import Snapshot


def of_query(connection: sqlite3.Connection, terms: Sequence[str], day: AsOf) -> Snapshot:
    """Return what is known of the projects and goals that the terms leave."""
    projects = list(questions.projects(connection, questions.Filter(terms, goals=True), day))
    ids = [project["id"] for project in projects]
    return promises_and_events(connection, ids, day)._replace(projects=projects)


def of_projects(connection: sqlite3.Connection, ids: Collection[str], day: AsOf) -> Snapshot:
    """Return what is known of the projects with these ids, as far as there are any."""
    everything = questions.projects(connection, questions.Filter(goals=True), day)
    projects = [project for project in everything if project["id"] in ids]
    return promises_and_events(connection, ids, day)._replace(projects=projects)


def promises_and_events(
    connection: sqlite3.Connection, ids: Collection[str], day: AsOf
) -> Snapshot:
    """Return what is known of some projects beside what they are."""
    promises = list(questions.promises(connection, ids, day))
    events = list(questions.events(connection, ids, questions.DateRange(until=day.until)))
    return Snapshot([], promises, events)
