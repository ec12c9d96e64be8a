"""Ask the database."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from qhtrack.database.lists import LISTS, list_of
from qhtrack.database.outcomes import OUTCOME, STATUS, scorecard_of
from qhtrack.database.terms import (
    EVERY,
    Clause,
    Names,
    bind,
    fields_of,
    is_own,
    order,
    where,
    where_own,
)
from qhtrack.domain.dates import END_OF_TIME
from qhtrack.domain.fields import EVENT_KEYS, PROJECT_KEYS
from qhtrack.words.typed import names_of_values

_COLUMNS = ", ".join(list_of(key, "asked") if key in LISTS else key for key in PROJECT_KEYS)
# computed for the projects that are asked for alone: what is overdue is due before today
_PROJECTS = f"""
WITH outcome AS NOT MATERIALIZED ({OUTCOME}),
asked AS (
    SELECT
        status.*,
        next.due,
        next.due_day,
        coalesce(next.due_day < :today, 0) AS overdue,
        (SELECT day FROM event WHERE project = status.id AND date = status.since
            AND status = status.status) AS since_day
    FROM ({STATUS}) AS status
    LEFT JOIN commitment AS next ON next.id = (
        SELECT id FROM outcome
        WHERE project = status.id AND outcome IN ('overdue', 'pending')
        ORDER BY due_day, due LIMIT 1
    )
)
SELECT {_COLUMNS}, updated_day
FROM asked WHERE {{where}} ORDER BY {{order}}, position LIMIT :limit
"""
_DAYS = {"since": "since_day", "updated": "updated_day", "due": "due_day"}
_RANKED = {
    "status": "instr('proposed approved construction partial operating suspended cancelled"
    " retired', status)",
}


class AsOf(NamedTuple):
    """The day a question is asked for, and the last day whose events count."""

    today: str
    until: str = END_OF_TIME


class Span(NamedTuple):
    """The first and the last day of what is asked for."""

    since: str = ""
    until: str = END_OF_TIME


class Filter(NamedTuple):
    """Which projects, in which order, how many (-1: all)."""

    terms: Sequence[str] = ()
    sort: str = "id"
    limit: int = -1


_CALLED = {
    "category": "SELECT name_zh, name, id FROM category",
    "region": "SELECT name_zh, name, id FROM region",
    "id": "SELECT id FROM project",
    "owner": "SELECT owner FROM project UNION SELECT owner_zh FROM project",
    "source": "SELECT id FROM source UNION SELECT source FROM event"
    " UNION SELECT source FROM commitment",
}


def _names(connection: sqlite3.Connection, terms: Iterable[str]) -> Names:
    """Return what the values of the terms' fields may be called."""
    found = dict(names_of_values())
    for field in fields_of(terms) & _CALLED.keys():
        known: dict[str, str] = {}
        for row in connection.execute(_CALLED[field]):
            known |= {name.casefold(): row[-1] for name in row if name}
        found[field] = known
    return found


def projects(
    connection: sqlite3.Connection, asked: Filter, as_of: AsOf
) -> Iterator[dict[str, Any]]:
    """Yield the projects that the filter leaves, with their status (keys: `PROJECT_KEYS`)."""
    condition = where(asked.terms, _names(connection, asked.terms))
    key = "position" if asked.sort == "registry" else None
    by = key or order(asked.sort, PROJECT_KEYS, _sort_expression)
    return _projects(connection, condition, as_of, by, asked.limit)


def project(connection: sqlite3.Connection, name: str, as_of: AsOf) -> dict[str, Any]:
    """Return the project with this id, with its status (keys: `PROJECT_KEYS`)."""
    return next(_projects(connection, Clause("id = ?", (name,)), as_of))


def _projects(
    connection: sqlite3.Connection, condition: Clause, as_of: AsOf, by: str = "id", limit: int = -1
) -> Iterator[dict[str, Any]]:
    sql, values = bind(condition)
    parameters = {**values, **as_of._asdict(), "limit": limit}
    for project in _rows(connection, _PROJECTS.format(where=sql, order=by), parameters):
        for name in LISTS:
            project[name] = json.loads(project[name]) if project[name] else []
        project["overdue"] = bool(project["overdue"])
        yield project


def _sort_expression(name: str) -> str:
    return _DAYS.get(name) or _RANKED.get(name) or name


def scorecard(
    connection: sqlite3.Connection, terms: Sequence[str], as_of: AsOf
) -> Iterator[dict[str, Any]]:
    """Yield the commitments that the terms leave: on outcome and due their own, else a project's.

    The keys are `COMMITMENT_KEYS` and the project's `name` and `name_zh`.
    """
    own = [term for term in terms if is_own(term)]
    others = [term for term in terms if term not in own]
    names = {
        one["id"]: {key: one[key] for key in ("name", "name_zh")}
        for one in projects(connection, Filter(others), as_of)
    }
    condition = where_own(own, _names(connection, own))
    return (row | names[row["project"]] for row in commitments(connection, names, as_of, condition))


def commitments(
    connection: sqlite3.Connection,
    projects: Iterable[str] | None,
    as_of: AsOf,
    condition: Clause = EVERY,
) -> Iterator[dict[str, Any]]:
    """Yield commitments with their outcomes (keys: `COMMITMENT_KEYS`), in registry order."""
    chosen, values = _among(projects)
    sql, bound = bind(condition)
    sql = (
        f"SELECT * FROM ({scorecard_of(f' WHERE {chosen}')}) AS scorecard WHERE {sql} ORDER BY"
        " (SELECT position FROM project WHERE id = scorecard.project), id"
    )
    for row in _rows(connection, sql, {**values, **bound, **as_of._asdict()}):
        row["stretch"] = bool(row["stretch"])
        for key in ("days_late", "slip_days"):
            row[key] = None if row[key] is None else int(row[key])
        yield row


def events(
    connection: sqlite3.Connection,
    projects: Iterable[str] | None,
    span: Span,
    *,
    limit: int = -1,
    origin: str = "%",
) -> Iterator[dict[str, Any]]:
    """Yield events, newest first (keys: `EVENT_KEYS`)."""
    chosen, values = _among(projects)
    sql = (
        f"SELECT {', '.join(EVENT_KEYS)}, day FROM event"
        f" WHERE {chosen} AND day BETWEEN :since AND :until"
        " AND origin LIKE :origin ORDER BY day DESC, project, position DESC LIMIT :limit"
    )
    bounds = {**span._asdict(), "limit": limit, "origin": origin}
    return _rows(connection, sql, {**values, **bounds})


def _rows(
    connection: sqlite3.Connection, sql: str, values: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    """Yield rows as dicts, in half the time that `sqlite3.Row` takes to make one."""
    cursor = connection.cursor()
    cursor.row_factory = None
    cursor.execute(sql, values)
    keys = [column[0] for column in cursor.description]
    return (dict(zip(keys, row, strict=True)) for row in cursor)


def _among(projects: Iterable[str] | None) -> tuple[str, dict[str, str]]:
    if projects is None:
        return "1", {}
    ids = json.dumps(list(projects))
    return "project IN (SELECT value FROM json_each(:ids))", {"ids": ids}


def terms(connection: sqlite3.Connection) -> dict[str, dict[str, tuple[str, str]]]:
    """Return the names of categories and regions by id, English and Chinese, by their kind."""
    return {
        kind: {
            row[0]: (row[1], row[2])
            for row in connection.execute(
                f"SELECT id, name, coalesce(name_zh, name) FROM {kind} ORDER BY position"
            )
        }
        for kind in ("category", "region")
    }


def called(connection: sqlite3.Connection, *, chinese: bool) -> dict[str, str]:
    """Return each project's name by id, in Chinese where there is one and it is asked for."""
    name = "coalesce(name_zh, name)" if chinese else "name"
    return dict(connection.execute(f"SELECT id, {name} FROM project").fetchall())


def sources(connection: sqlite3.Connection) -> dict[str, dict[str, Any]]:
    """Return the sources by id."""
    rows = connection.execute("SELECT id, title, publisher, date, url FROM source")
    return {row["id"]: dict(row) for row in rows}


def ids(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return the ids of a table in the registry's order."""
    return [row["id"] for row in connection.execute(f"SELECT id FROM {table} ORDER BY position")]


def count(connection: sqlite3.Connection) -> dict[str, int]:
    """Count what the database holds."""
    tables = ("project", "event", "commitment", "source")
    counts = {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables
    }
    counts["local"] = connection.execute(
        "SELECT count(*) FROM event WHERE recording IS NOT NULL AND origin = 'local'"
    ).fetchone()[0]
    return counts


def last_load(connection: sqlite3.Connection, kind: str = "load") -> dict[str, Any]:
    """Return the newest row of `load` of one kind (`load`, `export`), empty if there is none."""
    return _row(connection, "SELECT * FROM load WHERE kind = ? ORDER BY id DESC LIMIT 1", kind)


def last_seen(connection: sqlite3.Connection, path: str | None) -> dict[str, Any]:
    """Return how a file was when it was last loaded or exported, empty if it never was."""
    return _row(connection, "SELECT * FROM load WHERE path = ? ORDER BY id DESC LIMIT 1", path)


def _row(connection: sqlite3.Connection, sql: str, value: str | None) -> dict[str, Any]:
    row = connection.execute(sql, (value,)).fetchone()
    return dict(row) if row else {}
