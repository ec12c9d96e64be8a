"""Replay the statements of facts over their rows of the registry file."""

import sqlite3
from collections.abc import Iterable

from qhtrack.database import facts, statements, timelines
from qhtrack.database.rows import row_of
from qhtrack.domain.conflicts import Conflict
from qhtrack.domain.messages import message
from qhtrack.domain.statements import Fact, replay_statements

# a project stands before what is told of it, and goes after it
_ORDER_OF_KINDS = ("category", "region", "source", "project", "promise", "event")


def replay(connection: sqlite3.Connection, affected: Iterable[Fact]) -> list[Conflict]:
    """Replay the statements of facts over the file's versions and store the rows; return conflicts.

    A row in conflict is left as it is.
    """
    facts_in_order = sorted(affected, key=lambda fact: _ORDER_OF_KINDS.index(fact.kind))
    source_order = statements.source_order(connection)
    conflicts: list[Conflict] = []
    for fact in facts_in_order:
        fact_statements = statements.of_fact(connection, fact)
        file_version = statements.file_version(connection, fact)
        row, new_conflicts = replay_statements(file_version, fact_statements, source_order)
        if row is not None and _has_lost_its_project(connection, fact):
            new_conflicts = [Conflict(fact.path, None, row, message("gone_since"))]
        conflicts += new_conflicts
        if not new_conflicts and row != row_of(connection, fact):
            facts.write(connection, fact, row)
        if fact.is_event_or_promise:
            statements.note_origin(connection, fact, fact_statements, file_version)
    timelines.reorder(connection, {fact.owner for fact in facts_in_order if fact.kind == "event"})
    return conflicts


def _has_lost_its_project(connection: sqlite3.Connection, fact: Fact) -> bool:
    return fact.is_event_or_promise and row_of(connection, Fact("project", fact.owner)) is None
