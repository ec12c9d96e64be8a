"""Turn the rows of files into what is to be recorded, naming every bad one."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from qhtrack import files
from qhtrack.actions.updating import faults, understand
from qhtrack.database import finding, questions
from qhtrack.domain.errors import (
    Problem,
    ProjectError,
    QhtrackError,
    RefusedError,
    RowsError,
    StateError,
)
from qhtrack.domain.messages import Message
from qhtrack.domain.updates import Update, UpdateResult
from qhtrack.sheets import rows


class Rows(NamedTuple):
    """The rows that can be understood, the statement of each, and what is bad."""

    rows: list[rows.Row]
    statements: list[Update]
    bad: list[tuple[Problem, type[QhtrackError]]]


def read(paths: Sequence[str]) -> list[rows.Row | Problem]:
    """Return the rows of the files (`-`: standard input), or what is wrong with them."""
    return [row for path in paths for row in rows.read(files.decode(files.read(path), path), path)]


def understand_all(
    connection: sqlite3.Connection, found: Sequence[rows.Row | Problem], today: str
) -> Rows:
    """Return what the rows mean to this database."""
    result = Rows([], [], [])
    sources = questions.sources(connection)
    names = {row.said.project for row in found if not isinstance(row, Problem)}
    find = finding.finder(connection, names)
    for row in found:
        if isinstance(row, Problem):
            result.bad.append((row, RefusedError))
            continue
        wrong = [f"{field}: {message}" for field, message in faults(row.said, today, sources)]
        result.bad.extend([(_problem(row, message), RefusedError) for message in wrong])
        try:
            project = find(row.said.project)
        except ProjectError as error:
            result.bad.append((_problem(row, error.message), ProjectError))
            continue
        if not wrong:
            result.rows.append(row)
            result.statements.append(understand(row.said, project, today))
    return result


def _problem(row: rows.Row, message: Message | str) -> Problem:
    return Problem(row.path, row.line, "", message)


def checked(given: Rows, done: Sequence[UpdateResult | StateError]) -> list[UpdateResult]:
    """Return what was recorded; raise `RowsError` with every bad row if there is one."""
    bad = list(given.bad)
    recorded: list[UpdateResult] = []
    for row, one in zip(given.rows, done, strict=True):
        if isinstance(one, StateError):
            bad.append((_problem(row, one.message), StateError))
        else:
            recorded.append(one)
    if bad:
        raise RowsError(bad)
    return recorded
