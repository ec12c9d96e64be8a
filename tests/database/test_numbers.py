"""Numbers are kept as reals and read as they were written."""

import sqlite3
from contextlib import closing

import pytest

from qhtrack.database import sqlite
from qhtrack.database.numbers import NUMBERS, number_of


@pytest.mark.parametrize(
    ("kept", "read"),
    [("2320.0", "2320"), ("0", "0"), ("-0.5", "-0.5"), ("1e15", str(10**15)), ("NULL", "None")],
)
def test_a_whole_number_has_no_point(kept: str, read: str) -> None:
    """What is unknown stays so."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE a (n REAL) STRICT")
        connection.execute(f"INSERT INTO a VALUES ({kept})")
        (found,) = connection.execute(f"SELECT {number_of('n', 'a')} FROM a").fetchone()
    assert repr(found) == read


def test_every_number_is_kept_as_a_real() -> None:
    """And no column holds anything, which other tools cannot read."""
    with closing(sqlite.create_in_memory()) as connection:
        columns = [
            tuple(row)
            for table in ("project", "event", "promise")
            for row in connection.execute(f"SELECT name, type FROM pragma_table_info('{table}')")
        ]
    assert {name for name, kind in columns if kind == "REAL"} >= NUMBERS
    assert {kind for _, kind in columns} == {"REAL", "TEXT", "INTEGER"}
