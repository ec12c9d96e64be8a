"""Ask what is known on a day: projects, promises and events together."""

import sqlite3
from collections.abc import Sequence

from qhtrack.database import questions
from qhtrack.database.questions import AsOf
from qhtrack.domain.differences import State


def asked(connection: sqlite3.Connection, terms: Sequence[str], day: AsOf) -> State:
    """Return what is known of the projects that the terms leave."""
    projects = list(questions.projects(connection, questions.Filter(terms, "registry"), day))
    ids = [project["id"] for project in projects]
    return known(connection, ids, day)._replace(projects=projects)


def known(connection: sqlite3.Connection, ids: Sequence[str], day: AsOf) -> State:
    """Return what is known of some projects, but for what they are."""
    promises = list(questions.promises(connection, ids, day))
    events = list(questions.events(connection, ids, questions.DateRange(until=day.until)))
    return State([], promises, events)
