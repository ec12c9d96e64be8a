"""Projects as SQLite puts them together are what they are row by row."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from conftest import Run
from qhtrack.database import listing, questions, sqlite
from qhtrack.database.questions import AsOf, Filter
from qhtrack.domain.fields import PROJECT_KEYS
from qhtrack.domain.model import Event
from qhtrack.domain.status import Status
from saving import project, saved

DAY = AsOf("2026-11-23")
# what JSON escapes, and what it leaves
NOTE = 'a "quoted" \\ line\nand\tanother \x7f \u2028 玛尔挡 \N{BUILDING CONSTRUCTION}'


@pytest.fixture
def connection(sample: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Yield the database of the sample."""
    del sample
    with closing(sqlite.connect(str(tmp_path / "test.db"))) as opened:
        yield opened


def test_an_object_is_its_row(connection: sqlite3.Connection) -> None:
    """Lists, flags, what is unknown, and any text."""
    connection.execute("UPDATE project SET note = ? WHERE id = 'dam'", (NOTE,))
    asked = Filter(sort=("-name",), goals=True, keys=PROJECT_KEYS)
    objects = [json.loads(text) for text in listing.json_objects(connection, asked, DAY)]
    assert objects == list(questions.projects(connection, asked, DAY))
    assert {row["overdue"] for row in objects} == {True, False}


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.1 + 0.2, "0.30000000000000004"),  # 17 digits, of which SQLite writes 15
        (1 / 3, "0.3333333333333333"),
        (2.5, "2.5"),
        (1e-7, "1e-07"),
        (0, "0"),
        (2320, "2320"),
        (10**15, "1000000000000000"),
        (None, "null"),
    ],
)
def test_a_number_in_an_object_is_the_one_that_is_kept(
    connection: sqlite3.Connection, number: float | None, text: str
) -> None:
    """To the last digit, a whole one without a point."""
    connection.execute("UPDATE project SET length_km = ? WHERE id = 'dam'", (number,))
    asked = Filter(["id:dam"], keys=("length_km",))
    assert list(listing.json_objects(connection, asked, DAY)) == [f'{{"length_km":{text}}}']


def test_the_limit_is_no_limit_of_the_count(connection: sqlite3.Connection) -> None:
    """Nor does the order matter."""
    asked = Filter(["category:road"], sort=("name",), limit=1)
    assert len(list(questions.projects(connection, asked, DAY))) == 1
    assert listing.count(connection, asked, DAY) == 2


def test_a_table_says_how_many_more_there_are(run: Run, sample: Path) -> None:
    """None where the last one fits."""
    del sample
    assert run("list", "-f", "table", "-n", "2").stderr == "qhtrack: 1 more; -n 0 shows all\n"
    assert run("list", "-f", "table", "-n", "3").stderr == ""


OWNED = (
    replace(project("a"), owner="Grid of State"),
    replace(project("b"), owner_zh="省电网"),
    replace(project("c"), events=(Event(date="2025", status=Status.PARTIAL),)),
    project("d"),
    replace(project("goal"), category="target"),
)


@pytest.mark.parametrize(
    ("terms", "count"),
    [
        (["owner:grid"], 2),
        (["owner:grid", "status:partial"], 1),
        (["owner:grid", "category:target"], 1),
        (["owner:grid", "id:b"], 0),
        (["status:partial"], 0),
        ([], 0),
        # these ask for them, or leave them out
        (["owner!=grid"], 0),
        (["owner:grid,none"], 0),
    ],
)
def test_projects_without_an_owner_are_counted_where_one_is_asked_for(
    terms: list[str], count: int
) -> None:
    """Those that fit else; goals where they are named."""
    with saved(*OWNED) as connection:
        assert listing.count_without_owner(connection, Filter(terms), DAY) == count
        before = AsOf("2024-12-31", "2024-12-31")
        if "status:partial" in terms:
            assert listing.count_without_owner(connection, Filter(terms), before) == 0
