"""An older file is brought to the latest shape, nothing lost."""

import shutil
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from qhtrack.database import migrations, sqlite, transactions


def write_scripts(folder: Path) -> None:
    """Write another version beside those there are."""
    shutil.copytree(migrations.SCRIPTS, folder)
    (folder / "0099_more.sql").write_text("CREATE TABLE more (id INTEGER);\n")


def test_the_whole_shape_is_golden(golden: Callable[[str, str], None]) -> None:
    """Tables, indexes and views, as the scripts make them."""
    connection = sqlite.create_in_memory()
    rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
    golden("schema.sql", "".join(f"{row[0]};\n" for row in rows))


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
