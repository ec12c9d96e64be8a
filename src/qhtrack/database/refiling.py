"""Lay what was said here over a registry that was just saved."""

import sqlite3
from typing import NamedTuple

from qhtrack.database import statements
from qhtrack.database.folding import refold
from qhtrack.database.rows import row_of
from qhtrack.domain.conflicts import Conflict
from qhtrack.domain.statements import Fact, Seen, Statement, folded, loaded


class Refiled(NamedTuple):
    """What a load made of the statements: which the file overruled now, and what conflicts."""

    overruled: list[Statement]
    conflicts: list[Conflict]


def refile(connection: sqlite3.Connection) -> Refiled:
    """Note which statements the saved file has, and lay the others over it."""
    told = statements.by_fact(connection)
    if not told:
        return Refiled([], [])
    age = statements.age_of_sources(connection)
    rows = {fact: row_of(connection, fact) for fact in told}
    overruled: list[Statement] = []
    shown: list[Fact] = []
    for fact, before in told.items():
        shown_before = folded(statements.file_version(connection, fact), before, age).row
        after = loaded(rows[fact], shown_before, before, age)
        statements.refile(connection, after)
        overruled += [
            now
            for now, then in zip(after, before, strict=True)
            if now.seen is Seen.OVERRULED and then.seen is Seen.YES
        ]
        if any(said.is_shown for said in after):
            shown.append(fact)
    statements.forget_file_versions(connection)
    statements.keep_file_versions(connection, ((fact, rows[fact]) for fact in shown))
    conflicts = refold(connection, shown)
    statements.mark(connection, told)
    return Refiled(overruled, conflicts)
