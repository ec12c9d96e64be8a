"""Write, replace or delete single rows of the registry."""

import json
import sqlite3
from collections.abc import Iterable, Mapping

import msgspec

from qhtrack.database import searching
from qhtrack.database.inserts import (
    EVENT_VALUES,
    PROMISE_COLUMNS,
    event_values,
    insert_into,
    promise_row,
)
from qhtrack.database.lists import LIST_TABLES
from qhtrack.database.rows import WHERE_FACT, row_of, rows_where
from qhtrack.database.statements import position_in_file
from qhtrack.domain.fields import TABLES, FieldType
from qhtrack.domain.model import Project, Promise, Source
from qhtrack.domain.statements import Fact
from qhtrack.domain.toml_tables import TomlTable

_NAMES = "SELECT id, name, name_zh FROM {}"


def write(connection: sqlite3.Connection, fact: Fact, row: TomlTable | None) -> None:
    """Bring a row to what it is now, None if there is none any more.

    Where events came or went, those of the project are to be put in order again.
    """
    if row is None:
        connection.execute(
            f"DELETE FROM {fact.kind} WHERE {WHERE_FACT[fact.kind]}", (fact.owner, *fact.key)
        )
    elif fact.kind == "event":
        _put(connection, fact, _event_values(fact, row))
    elif fact.kind == "promise":
        _put(connection, fact, _promise_values(connection, fact, row))
    else:
        _put(connection, fact, _table_values(connection, fact, row))
    if row is not None:
        _write_lists(connection, fact, row)
        _update_derived(connection, fact)


def _put(connection: sqlite3.Connection, fact: Fact, values: Mapping[str, object]) -> None:
    """Update the row of a fact, or insert it."""
    columns = ", ".join(f"{column} = ?" for column in values)
    changed = connection.execute(
        f"UPDATE {fact.kind} SET {columns} WHERE {WHERE_FACT[fact.kind]}",
        (*values.values(), fact.owner, *fact.key),
    )
    if not changed.rowcount:
        first = _new_values(connection, fact)
        connection.execute(
            insert_into(fact.kind, (*values, *first)), (*values.values(), *first.values())
        )


def _new_values(connection: sqlite3.Connection, fact: Fact) -> dict[str, object]:
    """Return what of a new row follows from its place among the others."""
    if fact.kind == "event":
        date = fact.key[0]
        return {"position": 0, "day": date, "since": date}
    if fact.kind == "promise":
        number = position_in_file(connection, fact)
        is_taken = connection.execute("SELECT 1 FROM promise WHERE id = ?", (number,)).fetchone()
        return {} if number is None or is_taken else {"id": number}
    last = connection.execute(f"SELECT max(position) FROM {fact.kind}").fetchone()[0]
    return {"position": 0 if last is None else last + 1}


def _event_values(fact: Fact, row: TomlTable) -> dict[str, object]:
    values = zip(EVENT_VALUES, event_values(row), strict=True)
    return {"project": fact.owner, **dict(values)}


def _promise_values(
    connection: sqlite3.Connection, fact: Fact, row: TomlTable
) -> dict[str, object]:
    promise = msgspec.convert(row, Promise)
    dates = connection.execute("SELECT id, date FROM source WHERE id = ?", (promise.source,))
    values = promise_row(fact.owner, promise, dict(dates.fetchall()))
    return dict(zip(PROMISE_COLUMNS, values, strict=True))


def _table_values(connection: sqlite3.Connection, fact: Fact, row: TomlTable) -> dict[str, object]:
    values: dict[str, object] = {}
    for field in TABLES[fact.kind]:
        if field.type is FieldType.FLAG:
            values[field.key] = row.get(field.key, False)
        elif field.type is FieldType.WORDS:
            words = row.get(field.key)
            values[field.key] = json.dumps(words, ensure_ascii=False) if words else None
        elif field.type is not FieldType.LIST:
            values[field.key] = row.get(field.key)
    if fact.kind == "project":
        values |= _search_columns(connection, row)
    elif fact.kind == "source":
        values["titles"] = searching.titles(msgspec.convert(row, Source))
    return values


def _search_columns(connection: sqlite3.Connection, row: TomlTable) -> dict[str, str]:
    """Return what a word of a QUERY is looked for in."""
    categories, regions = (
        {
            id_: searching.names_of(name, name_zh)
            for id_, name, name_zh in connection.execute(_NAMES.format(table))
        }
        for table in ("category", "region")
    )
    project = msgspec.convert(row, Project)
    return {
        "names": searching.names(project),
        "search": searching.text(project, categories, regions),
    }


def _write_lists(connection: sqlite3.Connection, fact: Fact, row: TomlTable) -> None:
    for (owner, key), (table, column, item) in LIST_TABLES.items():
        if owner == fact.kind:
            number = connection.execute(
                f"SELECT id FROM {owner} WHERE {WHERE_FACT[owner]}", (fact.owner, *fact.key)
            ).fetchone()["id"]
            connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (number,))
            connection.executemany(
                insert_into(table, (column, "position", item)),
                ((number, position, value) for position, value in enumerate(row.get(key, ()))),
            )


def _update_derived(connection: sqlite3.Connection, fact: Fact) -> None:
    """Bring up to date what is worked out from a row and kept with others."""
    if fact.kind == "source":
        _redate_promises(connection, fact.owner)
    elif fact.kind == "category":
        _search_anew(connection, rows_where(connection, "project", "category = ?", (fact.owner,)))
    elif fact.kind == "region":
        lies_in = "id IN (SELECT project FROM project_region WHERE region = ?)"
        _search_anew(connection, rows_where(connection, "project", lies_in, (fact.owner,)))


def _search_anew(connection: sqlite3.Connection, projects: Iterable[TomlTable]) -> None:
    connection.executemany(
        "UPDATE project SET names = :names, search = :search WHERE id = :id",
        [{**_search_columns(connection, project), "id": project["id"]} for project in projects],
    )


def _redate_promises(connection: sqlite3.Connection, source: str) -> None:
    """Work out anew from which day on the promises of a source exist."""
    for row in list(rows_where(connection, "promise", "source = ?", (source,))):
        key = tuple(row.get(name) for name in ("milestone", "part", "due", "wording"))
        fact = Fact("promise", row.pop("project"), key)
        _put(connection, fact, _promise_values(connection, fact, row))


def read(connection: sqlite3.Connection, facts: Iterable[Fact]) -> dict[Fact, TomlTable | None]:
    """Return the rows of facts."""
    return {fact: row_of(connection, fact) for fact in facts}
