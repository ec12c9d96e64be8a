"""Projects counted and summed by SQLite come to what their rows do."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from qhtrack.database import questions, sqlite, summing
from qhtrack.database.questions import AsOf, Filter
from qhtrack.domain import groups

DAY = AsOf("2026-11-23")


@pytest.fixture
def connection(sample: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Yield the database of the sample."""
    del sample
    with closing(sqlite.connect(str(tmp_path / "test.db"))) as opened:
        yield opened


@pytest.mark.parametrize("by", groups.GROUPINGS)
@pytest.mark.parametrize("terms", [(), ("region:haixi",), ("status:construction",), ("none",)])
def test_groups_are_counted_and_summed_as_rows_are(
    connection: sqlite3.Connection, by: str, terms: tuple[str, ...]
) -> None:
    """Of each grouping, in its order, with all together."""
    names = {"category": {"road": "Roads", "hydropower": "Hydropower"}, "region": {"golog": "G"}}
    connection.execute("UPDATE project SET capacity_mw = 0.1, length_km = 5 WHERE id = 'road-a'")
    connection.execute("UPDATE project SET capacity_mw = 0.2 WHERE id = 'road-b'")
    rows = list(questions.projects(connection, Filter(terms), DAY))
    expected = groups.Statistics(by, groups.groups(rows, by, names), groups.group(None, rows))
    parts = summing.groups(connection, terms, DAY, by)
    assert groups.statistics(parts, by, names) == expected
