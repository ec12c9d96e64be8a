"""Turn the rows of files into updates, naming every bad one."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from qhtrack import files
from qhtrack.actions.updating import to_update, validate
from qhtrack.database import finding, questions
from qhtrack.domain.errors import (
    Problem,
    ProjectError,
    QhtrackError,
    RefusedError,
    RowsError,
    StateError,
)
from qhtrack.domain.messages import Message, message
from qhtrack.domain.updates import Update, UpdateResult
from qhtrack.sheets import rows as sheets
from qhtrack.sheets.rows import Row


class ResolvedRows(NamedTuple):
    """The valid rows, the update of each, and the problems of the others by their kind."""

    rows: list[Row]
    updates: list[Update]
    problems: list[tuple[Problem, type[QhtrackError]]]


def read_rows(paths: Sequence[str]) -> list[Row | Problem]:
    """Return the rows of the files (`-`: standard input), or what is wrong with them."""
    return [
        row for path in paths for row in sheets.read(files.decode(files.read(path), path), path)
    ]


def resolve_rows(
    connection: sqlite3.Connection, rows: Sequence[Row | Problem], today: str
) -> ResolvedRows:
    """Return what the rows mean to this database."""
    result = ResolvedRows([], [], [])
    sources = questions.sources(connection)
    names = {row.update_input.project for row in rows if isinstance(row, Row)}
    find = finding.finder_to_record(connection, names)
    for row in rows:
        if isinstance(row, Problem):
            result.problems.append((row, RefusedError))
            continue
        invalid = list(validate(row.update_input, today, sources))
        for field, problem in invalid:
            located = message("located", place=field, message=problem)
            result.problems.append((_problem(row, located), RefusedError))
        try:
            project = find(row.update_input.project)
        except ProjectError as error:
            result.problems.append((_problem(row, error.message), ProjectError))
            continue
        if not invalid:
            result.rows.append(row)
            result.updates.append(to_update(row.update_input, project, today))
    return result


def _problem(row: Row, reason: Message | str) -> Problem:
    return Problem(row.path, row.line, "", reason)


def checked_results(
    resolved: ResolvedRows, results: Sequence[UpdateResult | StateError]
) -> list[UpdateResult]:
    """Return the results of the rows.

    Raises:
        RowsError: a row is bad; every one is named.
    """
    problems = list(resolved.problems)
    recorded: list[UpdateResult] = []
    for row, result in zip(resolved.rows, results, strict=True):
        if isinstance(result, StateError):
            problems.append((_problem(row, result.message), StateError))
        else:
            recorded.append(result)
    if problems:
        raise RowsError(problems)
    return recorded
