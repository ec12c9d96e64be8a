"""Follow projects whose ids have become aliases of others in a file that was loaded."""

import sqlite3
from collections.abc import Mapping, Sequence

from qhtrack.database.rows import row_of
from qhtrack.domain.statements import Fact, Statement
from qhtrack.domain.toml_tables import TomlTable

_ALIASES = "SELECT project, alias FROM alias"


def new_names(connection: sqlite3.Connection, projects: set[str]) -> dict[str, str]:
    """Return under which id each project is known now that the saved file has as an alias."""
    missing = {name for name in projects if row_of(connection, Fact("project", name)) is None}
    aliases = connection.execute(_ALIASES) if missing else ()
    names = {alias.casefold(): project for project, alias in map(tuple, aliases)}
    return {name: names[name] for name in missing & names.keys()}


def renamed(
    statements_by_fact: Mapping[Fact, Sequence[Statement]], names: Mapping[str, str]
) -> dict[Fact, list[Statement]]:
    """Return statements under new ids of their projects, by fact, in their order."""
    renamed_by_fact: dict[Fact, list[Statement]] = {}
    for statements in statements_by_fact.values():
        for statement in statements:
            fact = _fact(statement.fact, names)
            before, after = (_row(fact, row) for row in (statement.before, statement.after))
            renamed_by_fact.setdefault(fact, []).append(
                statement._replace(fact=fact, before=before, after=after)
            )
    return {
        fact: sorted(own_statements, key=lambda statement: statement.number)
        for fact, own_statements in renamed_by_fact.items()
    }


def rows_renamed(
    rows: Mapping[Fact, TomlTable | None], names: Mapping[str, str]
) -> dict[Fact, TomlTable | None]:
    """Return rows under new ids of their projects."""
    now = {fact: _fact(fact, names) for fact in rows}
    return {now[fact]: _row(now[fact], row) for fact, row in rows.items()}


def _fact(fact: Fact, names: Mapping[str, str]) -> Fact:
    is_of_project = fact.is_of_project
    return fact._replace(owner=names.get(fact.owner, fact.owner)) if is_of_project else fact


def _row(fact: Fact, row: TomlTable | None) -> TomlTable | None:
    return row if row is None or fact.is_event_or_promise else row | fact.identity
