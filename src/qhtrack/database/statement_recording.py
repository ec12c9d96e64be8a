"""Record statements about promises, rows and their fields, one at a time."""

import sqlite3
from collections.abc import Collection, Sequence

from qhtrack.database import project_lookup, questions, statements
from qhtrack.database.replaying import replay
from qhtrack.database.rows import row_of, rows_where
from qhtrack.database.statements import Recorder
from qhtrack.domain.errors import StateError
from qhtrack.domain.messages import message
from qhtrack.domain.statements import Fact, Statement, changed_keys
from qhtrack.domain.toml_tables import TomlTable


def record(
    connection: sqlite3.Connection, new_statements: Sequence[Statement], recorder: Recorder
) -> int:
    """Add statements as one recording, inside the caller's transaction; return its number.

    Raise `StateError` if one contradicts what is known.
    """
    facts = list(dict.fromkeys(statement.fact for statement in new_statements))
    statements.keep_file_versions(connection, [(fact, row_of(connection, fact)) for fact in facts])
    recording = statements.begin(connection, recorder)
    statements.add(connection, recording, new_statements)
    if conflicts := replay(connection, facts):
        raise StateError(message("known_differently", conflict=conflicts[0].located()))
    return recording


def of_project(connection: sqlite3.Connection, kind: str, project: str) -> list[TomlTable]:
    """Return the promises or the events of a project, in the registry's order."""
    order = {"promise": "id", "event": "position"}[kind]
    rows = list(rows_where(connection, kind, f"project = ? ORDER BY {order}", (project,)))
    for row in rows:
        del row["project"]
    return rows


def dropped_rows(connection: sqlite3.Connection, kind: str, project: str) -> list[TomlTable]:
    """Return the promises or events of a project that were dropped here and not told since."""
    last: dict[Fact, Statement] = {}
    for statement in statements.of_owner(connection, kind, project):
        if statement.stands:
            last[statement.fact] = statement
    return [
        statement.before
        for statement in last.values()
        if statement.after is None
        and statement.before is not None
        and row_of(connection, statement.fact) is None
    ]


def affected_projects(
    connection: sqlite3.Connection, statement: Statement
) -> Collection[str] | None:
    """Return the projects that a statement may make contradict others; None: all.

    The first category or region makes any that is not there unknown; a name may be another
    project's.
    """
    kind, owner = statement.fact.kind, statement.fact.owner
    if statement.fact.is_event_or_promise:
        return [owner]
    if kind in {"category", "region"} and not questions.ids(connection, kind):
        return None
    if kind == "category":
        return [row["id"] for row in rows_where(connection, "project", "category = ?", (owner,))]
    if (
        kind == "project"
        and statement.before is not None
        and "aliases" not in changed_keys(statement)
    ):
        return [owner]
    if kind == "project":
        names = [owner, *(statement.after or {}).get("aliases", [])]
        return [owner, *project_lookup.ids_of_names(connection, names)]
    return []
