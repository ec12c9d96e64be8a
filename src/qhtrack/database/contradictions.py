"""Find the contradictions of the registry with statements that its file lacks."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from qhtrack.database import contents, statements
from qhtrack.database.rows import row_of
from qhtrack.domain.consistency import Violation, violations
from qhtrack.domain.dates import END_OF_TIME
from qhtrack.domain.merging import find, referenced_rows
from qhtrack.domain.messages import Message, ProjectId, message
from qhtrack.domain.statements import Fact
from qhtrack.domain.toml_tables import RegistryPath, TomlTable

_REFERRING_PROJECTS = {
    "category": "SELECT id FROM project WHERE category = :id",
    "region": "SELECT project FROM project_region WHERE region = :id",
    "source": """
SELECT project FROM project_source WHERE source = :id
UNION SELECT project FROM event
    WHERE source = :id OR id IN (SELECT event FROM event_also WHERE source = :id)
UNION SELECT project FROM promise
    WHERE :id IN (source, evidence)
        OR id IN (SELECT promise FROM promise_also WHERE source = :id)
""",
}
_NAMES = "SELECT id, id FROM project UNION ALL SELECT project, alias FROM alias"


class Contradictions(NamedTuple):
    """Rows that are named and missing, and the other contradictions."""

    missing: set[RegistryPath]
    others: list[Message]


def contradictions(connection: sqlite3.Connection) -> Contradictions:
    """Return the contradictions that statements bring which the file lacks.

    A file was checked when it was loaded: no more of it is looked at than what was said
    here can contradict.
    """
    facts = [
        fact
        for fact, fact_statements in statements.by_fact(connection).items()
        if any(statement.is_unfiled for statement in fact_statements)
    ]
    if not facts:
        return Contradictions(set(), [])
    data = contents.data(connection, set(_concerned_projects(connection, facts)))
    missing: set[RegistryPath] = set()
    others = []
    has_words = any(fact.kind == "category" for fact in facts)
    for violation in violations(contents.registry_of(data), END_OF_TIME):
        if unknown_rows := {
            row for row in referenced_rows(violation.path, data) if find(data, row) is None
        }:
            missing |= unknown_rows
        if violation.path[0] == "project" or (has_words and violation.path[0] == "category"):
            others.append(located(violation, data))
    return Contradictions(missing, others)


def located(violation: Violation, data: TomlTable) -> Message:
    """Return a violation by the row that it stands in."""
    kind, number = violation.path[:2]
    id_ = data[str(kind)][number]["id"]
    place = ProjectId(id_) if kind == "project" else id_
    return message("located", place=place, message=violation.message)


def _concerned_projects(connection: sqlite3.Connection, facts: Sequence[Fact]) -> Iterator[str]:
    """Yield the projects that facts are of, or that may contradict them."""
    of_projects = [fact for fact in facts if fact.is_of_project]
    yield from (fact.owner for fact in of_projects)
    for fact in facts:
        if fact.kind == "category" or (
            fact.kind in _REFERRING_PROJECTS and row_of(connection, fact) is None
        ):
            for row in connection.execute(_REFERRING_PROJECTS[fact.kind], {"id": fact.owner}):
                yield row[0]
    own_projects = {fact.owner for fact in facts if fact.kind == "project"}
    if own_projects:
        yield from _namesakes(connection, own_projects)


def _namesakes(connection: sqlite3.Connection, projects: Iterable[str]) -> Iterator[str]:
    """Yield the projects that share an id or alias with one of these."""
    names = [(row[0], row[1].casefold()) for row in connection.execute(_NAMES)]
    ours = {name for project, name in names if project in projects}
    yield from (project for project, name in names if name in ours)
