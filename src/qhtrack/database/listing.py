"""List projects as SQLite itself puts them together."""

import sqlite3
from collections.abc import Iterator
from typing import Any

from qhtrack.database.lists import LIST_TABLES, array_of
from qhtrack.database.numbers import NUMBERS, json_number
from qhtrack.database.questions import (
    FLAGS,
    AsOf,
    Filter,
    condition_of,
    read_terms,
    select_projects,
)
from qhtrack.database.terms import Clause, bind, both, where_projects, without_goals
from qhtrack.words.terms import NONE


def json_objects(
    connection: sqlite3.Connection, project_filter: Filter, as_of: AsOf
) -> Iterator[str]:
    """Yield each project that the filter leaves as an object with its keys.

    Raise `UsageError` if a term has no meaning.
    """
    pairs = ", ".join(f"'{key}', {_value(key)}" for key in project_filter.keys)
    return (
        text for (text,) in select_for(connection, project_filter, as_of, f"json_object({pairs})")
    )


def _value(key: str) -> str:
    if ("project", key) in LIST_TABLES:
        return array_of("project", key, "asked")
    if key in FLAGS:
        return f"json(iif({key}, 'true', 'false'))"
    return json_number(key) if key in NUMBERS else key


def count(connection: sqlite3.Connection, project_filter: Filter, as_of: AsOf) -> int:
    """Count the projects that the filter leaves, its limit aside."""
    unlimited = project_filter._replace(sort=(), limit=-1)
    return int(next(select_for(connection, unlimited, as_of, "1", "SELECT count(*) FROM ({})"))[0])


def count_without_owner(connection: sqlite3.Connection, project_filter: Filter, as_of: AsOf) -> int:
    """Count the projects without an owner that else fit a filter that names one; 0 if none does."""
    terms = read_terms(connection, project_filter.terms, as_of)
    rest = [term for term in terms if term.field != "owner"]
    owners = [term for term in terms if term.field == "owner"]
    if not owners or any(term.operator == "!=" or NONE in term.values for term in owners):
        return 0
    condition = both(where_projects(rest), without_goals(rest))
    sql, values = bind(both(condition, Clause("coalesce(owner, owner_zh) IS NULL")))
    question = f"SELECT count(*) FROM ({select_projects('1', sql, Filter())})"
    row = connection.execute(question, {**values, **as_of._asdict(), "limit": -1}).fetchone()
    return int(row[0])


def select_for(
    connection: sqlite3.Connection,
    project_filter: Filter,
    as_of: AsOf,
    columns: str,
    around: str = "{}",
) -> Iterator[tuple[Any, ...]]:
    """Ask for columns of projects, or what a statement around makes of them.

    The limit that stands within, though it be none, keeps SQLite from folding both into one,
    which would work out for each project what nobody asks for.
    """
    sql, values = bind(condition_of(connection, project_filter, as_of))
    cursor = connection.cursor()
    cursor.row_factory = None
    question = around.format(select_projects(columns, sql, project_filter))
    return cursor.execute(question, {**values, **as_of._asdict(), "limit": project_filter.limit})
