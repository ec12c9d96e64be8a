"""Ask for projects, promises, events and sources, those alone that fit a QUERY."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, cast

from qhtrack.database.forbidden_events import FORCE_COLUMN
from qhtrack.database.lists import LIST_TABLES, list_of, read_list, written
from qhtrack.database.numbers import NUMBERS, number_of
from qhtrack.database.outcomes import WITH_ASKED, rank, scorecard_of
from qhtrack.database.terms import (
    DATES,
    EVERY,
    Clause,
    asks_of_promises,
    bind,
    both,
    order_by,
    where_projects,
    where_promises,
    without_goals,
)
from qhtrack.domain.dates import END_OF_TIME
from qhtrack.domain.fields import EVENT_KEYS, LISTS, PROJECT, PROJECT_KEYS, SOURCE, FieldType, keys
from qhtrack.domain.rows import (
    EventRow,
    NamedEventRow,
    ProjectRow,
    PromiseRow,
    ScorecardRow,
    SourceRow,
)
from qhtrack.domain.status import Status
from qhtrack.words.catalogue import has_texts, text_fields
from qhtrack.words.language import Language
from qhtrack.words.terms import Term

# a row as SQLite has it: lists are JSON still, flags are numbers
_Row = dict[str, Any]
_RECORDED = "(SELECT {} FROM recording WHERE recording.id = event.recording) AS {}"
_OF_RECORDINGS = {
    key: _RECORDED.format(key.removeprefix("recorded_"), key)
    for key in ("recorded_at", "recorded_by")
}


def _column(owner: str, key: str, row: str) -> str:
    if (owner, key) in LIST_TABLES:
        return list_of(owner, key, row)
    return number_of(key, row) if key in NUMBERS else _OF_RECORDINGS.get(key, key)


FLAGS = ("since_by", "overdue")
_EVENT_COLUMNS = ", ".join(_column("event", key, "event") for key in EVENT_KEYS if key != "force")
_NAMES = f"name, name_zh, category, {list_of('project', 'regions', 'asked')}"
_TEXTS = [field.key for field in PROJECT if field.type is FieldType.TEXT]
_SORT_EXPRESSIONS = {
    **{key: f"sort_key({key})" for key in _TEXTS},
    **{key: f"{key}_day" for key in DATES},
    "status": rank("status", Status),
}


class AsOf(NamedTuple):
    """The day a question is asked for, and the last day whose events count."""

    today: str
    until: str = END_OF_TIME


class DateRange(NamedTuple):
    """The first and the last day of what is asked for."""

    since: str = ""
    until: str = END_OF_TIME


class Filter(NamedTuple):
    """Which projects, in which order, how many (-1: all), and what of them is worked out.

    `sort` are keys of fields, `-since` backwards; none is the registry's order. Texts go as a
    reader of `language` sees them, else as they stand under their key. `goals`: these are among
    them, whatever the terms are.
    """

    terms: Sequence[str] = ()
    sort: Sequence[str] = ()
    limit: int = -1
    goals: bool = False
    keys: Sequence[str] = (*PROJECT_KEYS, "updated_day", "due_part")
    language: Language | None = None


_BY_ID = Filter(sort=("id",))


def projects(
    connection: sqlite3.Connection, project_filter: Filter, as_of: AsOf
) -> Iterator[ProjectRow]:
    """Yield the projects that the filter leaves, with their status; goals where it names them.

    Raise `UsageError` if a term has no meaning.
    """
    return projects_where(
        connection, condition_of(connection, project_filter, as_of), as_of, project_filter
    )


def condition_of(connection: sqlite3.Connection, project_filter: Filter, as_of: AsOf) -> Clause:
    """Return the condition that a filter stands for.

    Raise `UsageError` if a term has no meaning.
    """
    terms = read_terms(connection, project_filter.terms, as_of)
    return both(where_projects(terms), EVERY if project_filter.goals else without_goals(terms))


def read_terms(connection: sqlite3.Connection, texts: Sequence[str], as_of: AsOf) -> list[Term]:
    """Return the terms of a QUERY, with the values that they ask for.

    Raise `UsageError` if one has no meaning.
    """
    if not texts:
        return []
    # a question without words does without all that understands them
    from qhtrack.database import values

    return values.read(connection, texts, as_of.today)


def project_ids(connection: sqlite3.Connection, terms: Iterable[Term], as_of: AsOf) -> list[str]:
    """Return the ids of the projects and goals that terms leave."""
    return list(_names(connection, where_projects(terms), as_of))


def project(connection: sqlite3.Connection, name: str, as_of: AsOf) -> ProjectRow:
    """Return the project with this id, with its status."""
    return next(projects_where(connection, Clause("id = ?", (name,)), as_of))


def projects_where(
    connection: sqlite3.Connection, condition: Clause, as_of: AsOf, project_filter: Filter = _BY_ID
) -> Iterator[ProjectRow]:
    """Yield the projects and goals that fit, with their status."""
    sql, values = bind(condition)
    columns = ", ".join(_column("project", key, "asked") for key in project_filter.keys)
    lists, flags = (
        tuple(filter(keys.__contains__, project_filter.keys)) for keys in (LISTS, FLAGS)
    )
    parameters = {**values, **as_of._asdict(), "limit": project_filter.limit}
    for row in _rows(connection, select_projects(columns, sql, project_filter), parameters):
        for key in lists:
            row[key] = read_list(row[key])
        for key in flags:
            row[key] = bool(row[key])
        yield cast("ProjectRow", row)


def select_projects(columns: str, condition: str, project_filter: Filter) -> str:
    """Return the statement that asks for columns of so many projects (`:limit`), in order."""
    order = order_by(project_filter.sort, _sort_expressions(project_filter.language))
    in_order = ", ".join(filter(None, (order, "position")))
    rest = f"WHERE {condition} ORDER BY {in_order} LIMIT :limit"
    return f"{WITH_ASKED} SELECT {columns} FROM asked {rest}"


def _sort_expressions(language: Language | None) -> dict[str, str]:
    if language is None:
        return _SORT_EXPRESSIONS
    shown = {
        key: f"sort_key(coalesce({', '.join(text_fields(key, language))}))"
        for key in _TEXTS
        if has_texts(key, language)
    }
    return {**_SORT_EXPRESSIONS, **shown}


def scorecard(
    connection: sqlite3.Connection, terms: Sequence[str], as_of: AsOf
) -> Iterator[ScorecardRow]:
    """Yield the promises that the terms leave, those of goals too.

    A term on what a promise says or became is asked of the promise, another of its project.

    Raise `UsageError` if a term has no meaning.
    """
    query_terms = read_terms(connection, terms, as_of)
    of_promises = where_promises(term for term in query_terms if asks_of_promises(term))
    of_projects = where_projects(term for term in query_terms if not asks_of_promises(term))
    return named_promises(connection, of_projects, of_promises, as_of)


def named_promises(
    connection: sqlite3.Connection, of_projects: Clause, of_promises: Clause, as_of: AsOf
) -> Iterator[ScorecardRow]:
    """Yield the promises that fit, of the projects that fit."""
    projects = _names(connection, of_projects, as_of)
    return (
        cast("ScorecardRow", {**row, **projects[row["project"]]})
        for row in promises(connection, projects, as_of, of_promises)
    )


def named_events(
    connection: sqlite3.Connection, condition: Clause, as_of: AsOf
) -> Iterator[NamedEventRow]:
    """Yield the events that fit by the day asked for, newest first."""
    projects = _names(connection, EVERY, as_of)
    between = DateRange(until=as_of.until)
    return (
        cast("NamedEventRow", {**row, **projects[row["project"]]})
        for row in _events(connection, condition, between)
    )


def _names(connection: sqlite3.Connection, condition: Clause, as_of: AsOf) -> dict[str, _Row]:
    """Return what a row of a promise or an event says of its project, by the project's id."""
    sql, values = bind(condition)
    sql = f"{WITH_ASKED} SELECT id, {_NAMES} FROM asked WHERE {sql}"
    rows = _rows(connection, sql, {**values, **as_of._asdict()})
    return {row.pop("id"): {**row, "regions": read_list(row["regions"])} for row in rows}


def promises(
    connection: sqlite3.Connection,
    projects: Iterable[str] | None,
    as_of: AsOf,
    condition: Clause = EVERY,
) -> Iterator[PromiseRow]:
    """Yield promises with their outcomes, in the registry's order; of some projects or all."""
    chosen, ids = _in_projects(projects)
    sql, values = bind(condition)
    sql = (
        f"SELECT * FROM ({scorecard_of(f' WHERE {chosen}')}) AS scorecard WHERE {sql} ORDER BY"
        " (SELECT position FROM project WHERE id = scorecard.project), id"
    )
    for row in _rows(connection, sql, {**ids, **values, **as_of._asdict()}):
        row["also"] = read_list(row["also"])
        for key in ("stretch", "by", "no_news"):
            row[key] = bool(row[key])
        for key in ("days_late", "slip_days"):
            row[key] = None if row[key] is None else int(row[key])
        yield cast("PromiseRow", row)


def events(  # noqa: PLR0913, all but two by name
    connection: sqlite3.Connection,
    projects: Iterable[str] | None,
    between: DateRange,
    *,
    limit: int = -1,
    condition: Clause = EVERY,
    force_column: str = "",
) -> Iterator[EventRow]:
    """Yield events that fit, newest first, of some or all projects, with a column more if given."""
    chosen = EVERY
    if projects is not None:
        chosen = Clause(_IN_PROJECTS.format("?"), (written(projects),))
    return _events(connection, both(chosen, condition), between, limit, force_column)


def _events(
    connection: sqlite3.Connection,
    condition: Clause,
    between: DateRange,
    limit: int = -1,
    force_column: str = FORCE_COLUMN,
) -> Iterator[EventRow]:
    where, values = bind(condition)
    sql = (
        f"SELECT {_EVENT_COLUMNS}{force_column}, day FROM event"
        f" WHERE ({where}) AND day BETWEEN :since AND :until"
        " ORDER BY day DESC, project, position DESC LIMIT :limit"
    )
    for row in _rows(connection, sql, {**values, **between._asdict(), "limit": limit}):
        row["by"] = bool(row["by"])
        row["also"] = read_list(row["also"])
        if force_column:
            row["force"] = bool(row["force"])
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


_IN_PROJECTS = "project IN (SELECT value FROM json_each({}))"


def _in_projects(projects: Iterable[str] | None) -> tuple[str, dict[str, str]]:
    """Return the condition that a row is of these projects, and its parameters."""
    if projects is None:
        return EVERY.sql, {}
    return _IN_PROJECTS.format(":ids"), {"ids": written(projects)}


_GOALS = "(SELECT id FROM category WHERE goal)"


def sources(connection: sqlite3.Connection) -> dict[str, SourceRow]:
    """Return the sources by id."""
    rows = _rows(connection, f"SELECT {', '.join(keys(SOURCE))} FROM source", {})
    return {row["id"]: cast("SourceRow", row) for row in rows}


def ids(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return the ids of a table in the registry's order."""
    return [row["id"] for row in connection.execute(f"SELECT id FROM {table} ORDER BY position")]


def notes_of_projects(
    connection: sqlite3.Connection, projects: Iterable[str]
) -> dict[str, frozenset[str]]:
    """Return the lines of the notes of these projects, in whichever language."""
    rows = connection.execute(
        "SELECT id, coalesce(note, '') || char(10) || coalesce(note_zh, '') AS notes FROM project"
        " WHERE coalesce(note, note_zh) IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
        (written(projects),),
    )
    return {row["id"]: frozenset(map(str.strip, row["notes"].splitlines())) for row in rows}


def count(connection: sqlite3.Connection) -> dict[str, int]:
    """Count what the database holds; goals are no projects here."""
    counts = {kind: _count(connection, kind) for kind in ("project", "event", "promise", "source")}
    counts["goal"] = _count(connection, f"project WHERE category IN {_GOALS}")
    counts["project"] -= counts["goal"]
    return counts


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
