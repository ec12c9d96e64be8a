"""Ask the database."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, cast

from qhtrack.database.lists import list_of
from qhtrack.database.outcomes import OUTCOME, STATUS, rank, scorecard_of
from qhtrack.database.terms import (
    DATES,
    EVERY,
    Clause,
    ValuesByName,
    asks_of_promises,
    bind,
    fields_of,
    order_by,
    where_projects,
    where_promises,
)
from qhtrack.domain.dates import END_OF_TIME
from qhtrack.domain.fields import EVENT_KEYS, LISTS, PROJECT_KEYS, SOURCE, keys
from qhtrack.domain.rows import (
    EventRow,
    LoadRow,
    ProjectRow,
    PromiseRow,
    ScorecardRow,
    SourceRow,
)
from qhtrack.domain.status import Status
from qhtrack.words.language import Language
from qhtrack.words.typed import names_of_values
from qhtrack.words.vocabulary import CURRENCY, Vocabulary

# a row as SQLite has it: lists are JSON still, flags are numbers
_Row = dict[str, Any]

_COLUMNS = ", ".join(
    list_of("project", key, "asked") if key in LISTS else key for key in PROJECT_KEYS
)
_EVENT_COLUMNS = ", ".join(
    list_of("event", key, "event") if key == "also" else key for key in EVENT_KEYS
)
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
    LEFT JOIN promise AS next ON next.id = (
        SELECT id FROM outcome
        WHERE project = status.id AND outcome IN ('overdue', 'pending')
        ORDER BY due_day, due LIMIT 1
    )
)
SELECT {_COLUMNS}, updated_day
FROM asked WHERE {{where}} ORDER BY {{order}}, position LIMIT :limit
"""
_SORT_EXPRESSIONS = {**{key: f"{key}_day" for key in DATES}, "status": rank("status", Status)}


class AsOf(NamedTuple):
    """The day a question is asked for, and the last day whose events count."""

    today: str
    until: str = END_OF_TIME


class DateRange(NamedTuple):
    """The first and the last day of what is asked for."""

    since: str = ""
    until: str = END_OF_TIME


class Filter(NamedTuple):
    """Which projects, in which order, how many (-1: all)."""

    terms: Sequence[str] = ()
    sort: str = "id"
    limit: int = -1


# of each field whose values are data: the names of each value, itself the last
_VALUES = {
    "category": "SELECT name_zh, name, id FROM category",
    "region": "SELECT name_zh, name, id FROM region",
    "id": "SELECT id FROM project",
    "owner": "SELECT owner FROM project UNION SELECT owner_zh FROM project",
    "source": "SELECT id FROM source UNION SELECT source FROM event"
    " UNION SELECT source FROM promise",
}


def _values_by_name(connection: sqlite3.Connection, terms: Iterable[str]) -> ValuesByName:
    """Return what the terms' fields may be asked for."""
    values_by_name = dict(names_of_values())
    for field in fields_of(terms) & _VALUES.keys():
        values_by_name[field] = {
            name.casefold(): names[-1]
            for names in connection.execute(_VALUES[field])
            for name in names
            if name
        }
    return values_by_name


def projects(connection: sqlite3.Connection, asked: Filter, as_of: AsOf) -> Iterator[ProjectRow]:
    """Yield the projects that the filter leaves, with their status.

    Raise `UsageError` if a term or column has no meaning.
    """
    condition = where_projects(asked.terms, _values_by_name(connection, asked.terms))
    in_order = (
        "position"
        if asked.sort == "registry"
        else order_by(asked.sort, PROJECT_KEYS, _SORT_EXPRESSIONS)
    )
    return _projects(connection, condition, as_of, in_order, asked.limit)


def project(connection: sqlite3.Connection, name: str, as_of: AsOf) -> ProjectRow:
    """Return the project with this id, with its status."""
    return next(_projects(connection, Clause("id = ?", (name,)), as_of))


def _projects(
    connection: sqlite3.Connection,
    condition: Clause,
    as_of: AsOf,
    in_order: str = "id",
    limit: int = -1,
) -> Iterator[ProjectRow]:
    sql, values = bind(condition)
    parameters = {**values, **as_of._asdict(), "limit": limit}
    for row in _rows(connection, _PROJECTS.format(where=sql, order=in_order), parameters):
        for key in LISTS:
            row[key] = json.loads(row[key]) if row[key] else []
        row["overdue"] = bool(row["overdue"])
        row["since_by"] = bool(row["since_by"])
        yield cast("ProjectRow", row)


def scorecard(
    connection: sqlite3.Connection, terms: Sequence[str], as_of: AsOf
) -> Iterator[ScorecardRow]:
    """Yield the promises that the terms leave: on outcome and due their own, else a project's.

    Raise `UsageError` if a term has no meaning.
    """
    of_promises = [term for term in terms if asks_of_promises(term)]
    of_projects = [term for term in terms if term not in of_promises]
    names = {
        project["id"]: {
            "name": project["name"],
            "name_zh": project["name_zh"],
            "category": project["category"],
            "regions": project["regions"],
        }
        for project in projects(connection, Filter(of_projects), as_of)
    }
    condition = where_promises(of_promises, _values_by_name(connection, of_promises))
    return (
        cast("ScorecardRow", {**row, **names[row["project"]]})
        for row in promises(connection, names, as_of, condition)
    )


def promises(
    connection: sqlite3.Connection,
    projects: Iterable[str] | None,
    as_of: AsOf,
    condition: Clause = EVERY,
) -> Iterator[PromiseRow]:
    """Yield promises with their outcomes, in the registry's order; of some projects or all."""
    chosen, ids = _among(projects)
    sql, values = bind(condition)
    sql = (
        f"SELECT * FROM ({scorecard_of(f' WHERE {chosen}')}) AS scorecard WHERE {sql} ORDER BY"
        " (SELECT position FROM project WHERE id = scorecard.project), id"
    )
    for row in _rows(connection, sql, {**ids, **values, **as_of._asdict()}):
        row["also"] = json.loads(row["also"]) if row["also"] else []
        for key in ("stretch", "by", "no_news"):
            row[key] = bool(row[key])
        for key in ("days_late", "slip_days"):
            row[key] = None if row[key] is None else int(row[key])
        yield cast("PromiseRow", row)


def events(
    connection: sqlite3.Connection,
    projects: Iterable[str] | None,
    between: DateRange,
    *,
    limit: int = -1,
    origin: str | None = None,
) -> Iterator[EventRow]:
    """Yield events, newest first; of some projects or all, of one origin or any."""
    chosen, ids = _among(projects)
    sql = (
        f"SELECT {_EVENT_COLUMNS}, day FROM event"
        f" WHERE {chosen} AND day BETWEEN :since AND :until"
        " AND (:origin IS NULL OR origin = :origin)"
        " ORDER BY day DESC, project, position DESC LIMIT :limit"
    )
    parameters = {**ids, **between._asdict(), "limit": limit, "origin": origin}
    for row in _rows(connection, sql, parameters):
        row["by"] = bool(row["by"])
        row["also"] = json.loads(row["also"]) if row["also"] else []
        yield cast("EventRow", row)


def _rows(
    connection: sqlite3.Connection, sql: str, parameters: dict[str, object]
) -> Iterator[_Row]:
    """Yield rows as dicts, in half the time that `sqlite3.Row` takes to make one."""
    cursor = connection.cursor()
    cursor.row_factory = None
    cursor.execute(sql, parameters)
    columns = [column[0] for column in cursor.description]
    return (dict(zip(columns, row, strict=True)) for row in cursor)


def _among(projects: Iterable[str] | None) -> tuple[str, dict[str, str]]:
    """Return the condition that a row is of these projects, and its parameters."""
    if projects is None:
        return EVERY.sql, {}
    # one parameter for any number of ids: SQLite allows but so many
    return "project IN (SELECT value FROM json_each(:ids))", {"ids": json.dumps(list(projects))}


# a name in a language, where there is one
_NAME = {Language.EN: "name", Language.ZH: "coalesce(name_zh, name)"}


def names_by_id(connection: sqlite3.Connection, language: Language) -> dict[str, dict[str, str]]:
    """Return the names of categories and regions by id, in the registry's order, by kind."""
    return {
        kind: _names(connection, f"SELECT id, {_NAME[language]} FROM {kind} ORDER BY position")
        for kind in ("category", "region")
    }


def vocabulary(connection: sqlite3.Connection, language: Language) -> Vocabulary:
    """Return how this registry is put into words."""
    words = {Language.EN: "words", Language.ZH: "words_zh"}[language]
    categories = connection.execute(f"SELECT id, goal, {words} FROM category").fetchall()
    return Vocabulary(
        language,
        names_by_id(connection, language),
        {category: json.loads(own) for category, _, own in categories if own},
        last_load(connection).get("currency") or CURRENCY,
        frozenset(category for category, goal, _ in categories if goal),
    )


def project_names(connection: sqlite3.Connection, language: Language) -> dict[str, str]:
    """Return the names of projects by id."""
    return _names(connection, f"SELECT id, {_NAME[language]} FROM project")


def _names(connection: sqlite3.Connection, sql: str) -> dict[str, str]:
    return dict(connection.execute(sql).fetchall())


def sources(connection: sqlite3.Connection) -> dict[str, SourceRow]:
    """Return the sources by id."""
    rows = _rows(connection, f"SELECT {', '.join(keys(SOURCE))} FROM source", {})
    return {row["id"]: cast("SourceRow", row) for row in rows}


def ids(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return the ids of a table in the registry's order."""
    return [row["id"] for row in connection.execute(f"SELECT id FROM {table} ORDER BY position")]


def count(connection: sqlite3.Connection) -> dict[str, int]:
    """Count what the database holds."""
    tables = ("project", "event", "promise", "source")
    counts = {table: _count(connection, table) for table in tables}
    # the first condition is the index's own
    counts["local"] = _count(connection, "event WHERE recording IS NOT NULL AND origin = 'local'")
    return counts


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def last_load(connection: sqlite3.Connection, kind: str = "load") -> LoadRow:
    """Return the newest row of `load` of one kind (`load`, `export`), empty if there is none."""
    return _load_row(connection, "SELECT * FROM load WHERE kind = ? ORDER BY id DESC LIMIT 1", kind)


def last_seen(connection: sqlite3.Connection, path: str | None) -> LoadRow:
    """Return how a file was when it was last loaded or exported, empty if it never was."""
    return _load_row(connection, "SELECT * FROM load WHERE path = ? ORDER BY id DESC LIMIT 1", path)


def _load_row(connection: sqlite3.Connection, sql: str, value: str | None) -> LoadRow:
    row = connection.execute(sql, (value,)).fetchone()
    return cast("LoadRow", dict(row)) if row else {}
