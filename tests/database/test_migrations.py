"""An older file is brought to the latest shape, nothing lost."""

import shutil
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from qhtrack.database import migrations, sqlite, transactions
from qhtrack.domain.fields import LARGEST, SIZES
from qhtrack.domain.model import Event, Promise
from qhtrack.domain.status import LADDER, Status
from saving import project, saved


def write_scripts(folder: Path) -> None:
    """Write another version beside those there are."""
    shutil.copytree(migrations.SCRIPTS, folder)
    (folder / "0099_more.sql").write_text("CREATE TABLE more (id INTEGER);\n")


def test_the_whole_shape_is_golden(golden: Callable[[str, str], None]) -> None:
    """Tables, indexes and views, as the scripts make them."""
    connection = sqlite.create_in_memory()
    rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
    golden("schema.sql", "".join(f"{row[0]};\n" for row in rows))


def accepted(connection: sqlite3.Connection, table: str, column: str, value: object) -> bool:
    """Tell whether a column takes a value."""
    try:
        connection.execute(f"UPDATE {table} SET {column} = ?", (value,))
    except sqlite3.IntegrityError:
        return False
    return True


def test_the_database_takes_the_statuses_and_milestones_there_are() -> None:
    """A CHECK says them once more; here it is held to the ladder."""
    events = (Event(date="2023", status=Status.PARTIAL),)
    promises = (Promise(wording="soon"),)
    with saved(project(events=events, promises=promises)) as connection:
        for status in Status:
            assert accepted(connection, "event", "status", status)
            is_step = status in LADDER
            assert accepted(connection, "promise", "milestone", status) is is_step
        assert accepted(connection, "promise", "milestone", None)
        for other in ("unknown", "Partial", "", None):
            assert not accepted(connection, "event", "status", other)


@pytest.mark.parametrize(
    ("table", "column", "least", "most"),
    [
        *(("project", size, 0, LARGEST) for size in SIZES),
        *(("event", figure, 0, LARGEST) for figure in ("in_service_mw", "open_km", "spent_bn")),
        ("project", "latitude", -90, 90),
        ("project", "longitude", -180, 180),
    ],
)
def test_the_database_takes_what_a_size_may_be(
    table: str, column: str, least: float, most: float
) -> None:
    """And nothing below; nor above, where a place on the earth has its end."""
    with saved(project(events=(Event(date="2023", status=Status.PARTIAL),))) as connection:
        for value in (least, most, None):
            assert accepted(connection, table, column, value)
        assert not accepted(connection, table, column, least - 0.001)
        assert accepted(connection, table, column, most + 0.001) is (most == LARGEST)


def test_an_older_database_is_migrated_after_a_backup(tmp_path: Path) -> None:
    """Nothing is lost, and the backup opens."""
    path = str(tmp_path / "a.db")
    connection = sqlite.connect(path)
    connection.execute("INSERT INTO region VALUES ('haixi', 0, 'Haixi', NULL)")
    write_scripts(tmp_path / "sql")
    migrations.migrate(connection, path, tmp_path / "sql")
    assert connection.execute("PRAGMA user_version").fetchone()[0] == 99
    assert connection.execute("SELECT count(*) FROM region").fetchone()[0] == 1
    assert connection.execute("SELECT count(*) FROM more").fetchone()[0] == 0
    connection.close()
    (backup,) = tmp_path.glob("a.db.v*.bak")
    copy = sqlite.connect(str(backup))
    assert copy.execute("SELECT id FROM region").fetchone()[0] == "haixi"
    copy.close()


def test_who_waits_for_a_migration_finds_it_done(tmp_path: Path) -> None:
    """It looks at the version when its turn has come, and runs no script again."""
    path = str(tmp_path / "a.db")
    write_scripts(tmp_path / "sql")
    waits = threading.Event()

    def migrate() -> None:
        with closing(sqlite.connect(path)) as second:
            second.set_trace_callback(lambda sql: waits.set() if sql.startswith("BEGIN") else None)
            migrations.migrate(second, path, tmp_path / "sql")

    with closing(sqlite.connect(path)) as first, ThreadPoolExecutor() as pool:
        with transactions.transaction(first):
            done = pool.submit(migrate)
            assert waits.wait(20)
            first.execute("CREATE TABLE more (id INTEGER)")
            first.execute("PRAGMA user_version = 99")
        done.result()
    assert not list(tmp_path.glob("*.bak"))
