"""Record statements of any kind in a database's file."""

from contextlib import closing
from pathlib import Path

from qhtrack.database import sqlite, statement_recording, transactions
from qhtrack.database.rows import row_of
from qhtrack.database.statements import Recorder
from qhtrack.domain import statements
from qhtrack.domain.statements import Fact, Statement
from qhtrack.domain.toml_tables import TomlTable

BY = Recorder("tester", "2026-11-23T12:00:00+00:00", "set")


def record(path: Path, *said: Statement, by: Recorder = BY) -> None:
    """Record statements as one recording."""
    with closing(sqlite.connect(str(path))) as connection, transactions.transaction(connection):
        statement_recording.record(connection, said, by)


def added(kind: str, owner: str, **values: object) -> Statement:
    """Return the statement that there is such a row."""
    said = values if kind in {"event", "promise"} else {"id": owner, **values}
    return statements.addition(statements.fact_of(kind, owner, said), None, said)


def changed(path: Path, fact: Fact, **values: object) -> Statement:
    """Return the statement that fields of a row are otherwise; None is none."""
    return statements.correction(fact, row(path, fact), values)


def dropped(path: Path, fact: Fact) -> Statement:
    """Return the statement that there is no such row."""
    return statements.removal(fact, row(path, fact))


def row(path: Path, fact: Fact) -> TomlTable:
    """Return a row that is there."""
    with closing(sqlite.connect(str(path))) as connection:
        found = row_of(connection, fact)
    assert found is not None
    return found
