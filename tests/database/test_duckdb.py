"""DuckDB reads the database, where it and its sqlite extension are installed.

`pip install duckdb==1.5.5 duckdb-extensions duckdb-extension-sqlite-scanner==1.5.5`, of which
the extension alone takes 34 MB, so it is no dependency of developers.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from qhtrack.database.views import VIEWS

extensions = pytest.importorskip("duckdb_extensions")
duckdb = pytest.importorskip("duckdb")


def text(cell: object) -> str:
    """Return a cell as text: 550 for 550.0."""
    return f"{cell:g}" if isinstance(cell, float) else str(cell)


def test_duckdb_reads_every_table_and_view(sample: Path, tmp_path: Path) -> None:
    """The same rows as SQLite; what a view works out comes as text."""
    del sample
    path = tmp_path / "test.db"
    with closing(sqlite3.connect(path)) as plain:
        tables = plain.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        expected = {
            name: plain.execute(f"SELECT * FROM {name}").fetchall()
            for name in (*(name for (name,) in tables), *VIEWS)
        }
    extensions.import_extension("sqlite_scanner")
    connection = duckdb.connect()
    connection.execute(f"ATTACH '{path}' AS kept (TYPE sqlite, READ_ONLY)")
    listed = connection.execute("SELECT name FROM (SHOW ALL TABLES)").fetchall()
    assert sorted(listed) == sorted(tables)
    for name, rows in expected.items():
        found = connection.execute(f"SELECT * FROM kept.{name}").fetchall()
        assert [[*map(text, row)] for row in found] == [[*map(text, row)] for row in rows], name
    assert sum(map(len, expected.values())) > 20
    connection.close()
