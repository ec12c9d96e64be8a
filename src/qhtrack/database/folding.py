"""Store each fact as its file version with all statements that stand."""

import sqlite3
from collections.abc import Iterable

from qhtrack.database import facts, statements, timelines
from qhtrack.database.rows import row_of
from qhtrack.domain.conflicts import Conflict
from qhtrack.domain.statements import Fact, fold_statements

# a project stands before what is told of it, and goes after it
_ORDER = ("category", "region", "source", "project", "promise", "event")


def refold(connection: sqlite3.Connection, touched: Iterable[Fact]) -> list[Conflict]:
    """Lay the statements about facts over the file's version anew; return what conflicts."""
    ordered = sorted(touched, key=lambda fact: _ORDER.index(fact.kind))
    age = statements.age_of_sources(connection)
    conflicts: list[Conflict] = []
    for fact in ordered:
        said = statements.of_fact(connection, fact)
        filed = statements.file_version(connection, fact)
        row, disputed = fold_statements(filed, said, age)
        conflicts += disputed
        if row != row_of(connection, fact):
            facts.write(connection, fact, row)
        if fact.is_told:
            statements.trace(connection, fact, said, filed)
    timelines.reorder(connection, {fact.owner for fact in ordered if fact.kind == "event"})
    return conflicts
