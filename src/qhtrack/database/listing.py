"""Ask for projects as SQLite itself puts them together: as JSON, counted, summed."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from qhtrack.database.lists import LIST_TABLES, array_of
from qhtrack.database.numbers import NUMBERS, exact, pointless
from qhtrack.database.questions import FLAGS, AsOf, Filter, condition_of, select_projects
from qhtrack.database.terms import bind
from qhtrack.domain.groups import SEVERAL, SUMS, Group, Sum

_GROUPS = {
    "category": "category",
    "status": "status",
    "year": "substr(since, 1, 4)",
    "region": f"(SELECT iif(count(*) > 1, '{SEVERAL}', region)"
    " FROM project_region WHERE project = asked.id)",
}
_SUMMED = ", ".join(f"{pointless(f'sum({key})')}, count({key})" for key in SUMS)


def json_objects(connection: sqlite3.Connection, asked: Filter, as_of: AsOf) -> Iterator[str]:
    """Yield each project that the filter leaves as an object with its keys.

    Raise `UsageError` if a term has no meaning.
    """
    pairs = ", ".join(f"'{key}', {_value(key)}" for key in asked.keys)
    return (text for (text,) in _asked(connection, asked, as_of, f"json_object({pairs})"))


def _value(key: str) -> str:
    if ("project", key) in LIST_TABLES:
        return array_of("project", key, "asked")
    if key in FLAGS:
        return f"json(iif({key}, 'true', 'false'))"
    return exact(key) if key in NUMBERS else key


def count(connection: sqlite3.Connection, asked: Filter, as_of: AsOf) -> int:
    """Count the projects that the filter leaves, its limit aside."""
    everything = asked._replace(sort=(), limit=-1)
    return int(next(_asked(connection, everything, as_of, "1", "SELECT count(*) FROM ({})"))[0])


def groups(
    connection: sqlite3.Connection, terms: Sequence[str], as_of: AsOf, by: str
) -> list[Group]:
    """Count and sum the projects that the terms leave, by a grouping and by status.

    Raise `UsageError` if a term has no meaning.
    """
    columns = f"{_GROUPS[by]} AS part, status, {', '.join(SUMS)}"
    summed = f"SELECT part, status, count(*), {_SUMMED} FROM ({{}}) GROUP BY 1, 2"
    rows = _asked(connection, Filter(terms), as_of, columns, summed)
    return [_group(*row) for row in rows]


def _group(key: str | None, status: str | None, size: int, *sums: float) -> Group:
    pairs = zip(sums[::2], sums[1::2], strict=True)
    return Group(
        key, size, {status: size}, *(Sum(value, int(known), size) for value, known in pairs)
    )


def _asked(
    connection: sqlite3.Connection, asked: Filter, as_of: AsOf, columns: str, around: str = "{}"
) -> Iterator[tuple[Any, ...]]:
    """Ask for columns of projects, or what a statement around makes of them.

    The limit that stands within, though it be none, keeps SQLite from folding both into one,
    which would work out for each project what nobody asks for.
    """
    sql, values = bind(condition_of(connection, asked))
    cursor = connection.cursor()
    cursor.row_factory = None
    question = around.format(select_projects(columns, sql, asked.sort))
    return cursor.execute(question, {**values, **as_of._asdict(), "limit": asked.limit})
