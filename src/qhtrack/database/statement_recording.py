"""Record statements about promises, rows and their fields, one at a time."""

import sqlite3
from collections.abc import Collection, Sequence

from qhtrack.database import finding, questions, statements
from qhtrack.database.folding import refold
from qhtrack.database.rows import row_of, rows_where
from qhtrack.database.statements import Recorder
from qhtrack.domain.conflicts import Data
from qhtrack.domain.errors import StateError
from qhtrack.domain.messages import message
from qhtrack.domain.statements import Fact, Statement, changed_keys


def record(connection: sqlite3.Connection, said: Sequence[Statement], recorder: Recorder) -> int:
    """Add statements as one recording, inside the caller's transaction; return its number.

    Raise `StateError` if one contradicts what is known.
    """
    facts = list(dict.fromkeys(one.fact for one in said))
    statements.keep_file_versions(connection, [(fact, row_of(connection, fact)) for fact in facts])
    recording = statements.begin(connection, recorder)
    statements.add(connection, recording, said)
    if conflicts := refold(connection, facts):
        raise StateError(message("known_differently", conflict=conflicts[0].located()))
    return recording


def of_project(connection: sqlite3.Connection, kind: str, project: str) -> list[Data]:
    """Return the promises or the events of a project, in the registry's order."""
    order = {"promise": "id", "event": "position"}[kind]
    rows = list(rows_where(connection, kind, f"project = ? ORDER BY {order}", (project,)))
    for row in rows:
        del row["project"]
    return rows


def dropped(connection: sqlite3.Connection, kind: str, project: str) -> list[Data]:
    """Return the promises or events of a project that were dropped here and not told since."""
    last: dict[Fact, Statement] = {}
    for said in statements.of_owner(connection, kind, project):
        if said.stands:
            last[said.fact] = said
    return [
        said.before
        for said in last.values()
        if said.after is None and said.before is not None and row_of(connection, said.fact) is None
    ]


def touched(connection: sqlite3.Connection, said: Statement) -> Collection[str] | None:
    """Return the projects that a statement may make contradict others; None: all.

    The first category or region makes any that is not there unknown; a name may be another
    project's.
    """
    kind, owner = said.fact.kind, said.fact.owner
    if said.fact.is_told:
        return [owner]
    if kind in {"category", "region"} and not questions.ids(connection, kind):
        return None
    if kind == "category":
        return [row["id"] for row in rows_where(connection, "project", "category = ?", (owner,))]
    if kind == "project" and said.before is not None and "aliases" not in changed_keys(said):
        return [owner]
    if kind == "project":
        names = [owner, *(said.after or {}).get("aliases", [])]
        return [owner, *finding.called(connection, names)]
    return []
