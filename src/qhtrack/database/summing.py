"""Count and sum projects in groups."""

import sqlite3
from collections.abc import Sequence

from qhtrack.database.listing import select_for
from qhtrack.database.numbers import without_point
from qhtrack.database.questions import AsOf, Filter
from qhtrack.domain.groups import SEVERAL, SUMS, Group, Sum

_GROUPS = {
    "category": "category",
    "status": "status",
    "year": "substr(since, 1, 4)",
    "region": f"(SELECT iif(count(*) > 1, '{SEVERAL}', region)"
    " FROM project_region WHERE project = asked.id)",
}
_SUMMED = ", ".join(f"{without_point(f'sum({key})')}, count({key})" for key in SUMS)


def groups(
    connection: sqlite3.Connection, terms: Sequence[str], as_of: AsOf, by: str
) -> list[Group]:
    """Count and sum the projects that the terms leave, by a grouping and by status.

    Raise `UsageError` if a term has no meaning.
    """
    columns = f"{_GROUPS[by]} AS part, status, {', '.join(SUMS)}"
    summed = f"SELECT part, status, count(*), {_SUMMED} FROM ({{}}) GROUP BY 1, 2"
    rows = select_for(connection, Filter(terms), as_of, columns, summed)
    return [_group(*row) for row in rows]


def _group(key: str | None, status: str | None, size: int, *sums: float) -> Group:
    pairs = zip(sums[::2], sums[1::2], strict=True)
    return Group(
        key, size, {status: size}, *(Sum(value, int(known), size) for value, known in pairs)
    )
