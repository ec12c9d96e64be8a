"""Opening the file and bringing it to the latest shape."""

import json
import shutil
import sqlite3
import threading
import tomllib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from conftest import NOW, Run
from qhtrack.database import schema
from qhtrack.domain.errors import StorageError

COLUMNS = {
    "project_status": "name name_zh category regions status since updated"
    " capacity_mw in_service_mw note id",
    "scorecard": "name category regions milestone first_due due outcome reached days_late"
    " wording wording_en source url slip_days status updated note project",
    "history": "date name category regions status capacity_mw note"
    " source publisher url origin project",
}


def write_scripts(folder: Path) -> None:
    """Write another version beside those there are."""
    shutil.copytree(schema.SCRIPTS, folder)
    (folder / "0099_more.sql").write_text("CREATE TABLE more (id INTEGER);\n")


def test_the_whole_shape_is_golden(golden: Callable[[str, str], None]) -> None:
    """Tables, indexes and views, as the scripts make them."""
    connection = schema.create_in_memory()
    rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
    golden("schema.sql", "".join(f"{row[0]};\n" for row in rows))


def test_an_older_database_is_migrated_after_a_backup(tmp_path: Path) -> None:
    """Nothing is lost, and the backup opens."""
    path = str(tmp_path / "a.db")
    connection = schema.connect(path)
    connection.execute("INSERT INTO region VALUES ('haixi', 0, 'Haixi', NULL)")
    write_scripts(tmp_path / "sql")
    schema.migrate(connection, path, tmp_path / "sql")
    assert connection.execute("PRAGMA user_version").fetchone()[0] == 99
    assert connection.execute("SELECT count(*) FROM region").fetchone()[0] == 1
    assert connection.execute("SELECT count(*) FROM more").fetchone()[0] == 0
    connection.close()
    (backup,) = tmp_path.glob("a.db.v*.bak")
    copy = schema.connect(str(backup))
    assert copy.execute("SELECT id FROM region").fetchone()[0] == "haixi"
    copy.close()


def test_who_waits_for_a_migration_finds_it_done(tmp_path: Path) -> None:
    """It looks at the version when its turn has come, and runs no script again."""
    path = str(tmp_path / "a.db")
    write_scripts(tmp_path / "sql")
    waits = threading.Event()

    def migrate() -> None:
        with closing(schema.connect(path)) as second:
            second.set_trace_callback(lambda sql: waits.set() if sql.startswith("BEGIN") else None)
            schema.migrate(second, path, tmp_path / "sql")

    with closing(schema.connect(path)) as first, ThreadPoolExecutor() as pool:
        with schema.transaction(first):
            done = pool.submit(migrate)
            assert waits.wait(20)
            first.execute("CREATE TABLE more (id INTEGER)")
            first.execute("PRAGMA user_version = 99")
        done.result()
    assert not list(tmp_path.glob("*.bak"))


def test_who_looks_while_another_makes_it_sees_one_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half empty and half made it would be somebody else's."""
    path = str(tmp_path / "a.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")

    class Late(sqlite3.Connection):
        """Lets another one make the database while it looks."""

        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:  # noqa: ANN401
            if "sqlite_master" in sql and not made:
                made.append(sql)
                schema.connect(path).close()
            return super().execute(sql, *values)

    made: list[str] = []
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Late))
    with closing(schema.connect(path)) as connection:
        assert made
        assert schema.version(connection) > 0


def test_old_views_are_made_anew(tmp_path: Path) -> None:
    """They are code; what may only be read keeps its own."""
    path = tmp_path / "a.db"
    connection = schema.connect(str(path))
    whole = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'scorecard'").fetchone()
    connection.execute("DROP VIEW scorecard")
    connection.execute("CREATE VIEW scorecard AS SELECT 1")
    connection.close()
    connection = schema.connect(str(path))
    now = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'scorecard'").fetchone()
    assert tuple(now) == tuple(whole)
    connection.close()


def test_a_view_of_the_users_own_stays_and_costs_nothing(tmp_path: Path) -> None:
    """Opening the file writes no shape anew."""
    path = str(tmp_path / "a.db")
    schema.connect(path).close()
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("CREATE VIEW mine AS SELECT 1")
        before = plain.execute("PRAGMA schema_version").fetchone()
        schema.connect(path).close()
        assert plain.execute("PRAGMA schema_version").fetchone() == before
        assert plain.execute("SELECT * FROM mine").fetchone() == (1,)


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    """It says which version made it."""
    path = tmp_path / "a.db"
    connection = schema.connect(str(path))
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StorageError, match="newer qhtrack"):
        schema.connect(str(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "script", ["CREATE TABLE x (y)", "PRAGMA application_id = 7", "PRAGMA user_version = 1"]
)
def test_somebody_elses_database_is_refused(tmp_path: Path, script: str) -> None:
    """It is told by the application's number, even where it is empty still."""
    path = tmp_path / "a.db"
    other = sqlite3.connect(path)
    other.execute(script)
    other.close()
    before = path.read_bytes()
    with pytest.raises(StorageError, match="not a qhtrack database"):
        schema.connect(str(path))
    assert path.read_bytes() == before


def test_a_transaction_is_whole_or_not_at_all() -> None:
    """An exception takes it back, and so does a dry run."""
    connection = schema.create_in_memory()
    with pytest.raises(sqlite3.IntegrityError), schema.transaction(connection):
        connection.executemany("INSERT INTO region VALUES ('a', 0, 'A', NULL)", [(), ()])
    with schema.transaction(connection, keep=False):
        connection.execute("INSERT INTO region VALUES ('a', 0, 'A', NULL)")
    assert connection.execute("SELECT count(*) FROM region").fetchone()[0] == 0
    connection.close()


def test_a_bug_in_sql_stays_a_bug() -> None:
    """Only what the file or the system does is the user's to mend."""
    connection = schema.create_in_memory()
    with pytest.raises(sqlite3.OperationalError), schema.failures("x"):
        connection.execute("SELECT nothing FROM nowhere")
    connection.close()


def test_a_damaged_database_is_said(tmp_path: Path) -> None:
    """Where it begins as one should."""
    path = tmp_path / "a.db"
    schema.connect(str(path)).close()
    path.write_bytes(path.read_bytes()[:4096] + b"x" * 4096 * 20)
    with (
        pytest.raises(StorageError, match="it is damaged; restore a copy"),
        closing(schema.connect(str(path))) as connection,
        schema.failures(str(path)),
    ):
        connection.execute("SELECT * FROM event, project, load, source").fetchall()


def test_a_full_disk_is_said(tmp_path: Path) -> None:
    """Here as many pages as there are, and no more."""
    path = str(tmp_path / "a.db")
    with closing(schema.connect(path)) as connection:
        connection.execute("PRAGMA max_page_count = 1")
        with pytest.raises(StorageError, match="the disk is full"), schema.failures(path):
            connection.execute("CREATE TABLE more (id)")


def test_who_waits_too_long_is_told_so(tmp_path: Path) -> None:
    """After the half minute that it waits otherwise."""
    path = str(tmp_path / "a.db")
    with closing(schema.connect(path)) as first, closing(schema.connect(path)) as second:
        assert second.execute("PRAGMA busy_timeout").fetchone()[0] == 30_000
        second.execute("PRAGMA busy_timeout = 0")
        told = pytest.raises(StorageError, match="another process has held it for 30 seconds")
        with schema.transaction(first), told, schema.failures(path), schema.transaction(second):
            pass


def test_a_copy_without_a_log_gets_one(tmp_path: Path) -> None:
    """`VACUUM INTO` makes one; there, who reads would lock out who records."""
    copy = tmp_path / "copy.db"
    with closing(schema.connect(str(tmp_path / "a.db"))) as connection:
        connection.execute("VACUUM INTO ?", (str(copy),))
    with closing(schema.connect(str(copy))) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_a_path_below_a_file_is_refused(tmp_path: Path) -> None:
    """One sentence."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageError, match="cannot use the database"):
        schema.connect(str(tmp_path / "file" / "a.db"))


def test_the_views_answer_in_plain_sqlite(tmp_path: Path) -> None:
    """For people with other tools."""
    path = str(tmp_path / "a.db")
    schema.connect(path).close()
    plain = sqlite3.connect(path)
    assert plain.execute("SELECT * FROM project_status").fetchall() == []
    assert plain.execute("SELECT * FROM scorecard").fetchall() == []
    assert plain.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    plain.close()


def _pages(path: Path) -> dict[str, list[dict[str, Any]]]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        # the day of the commands, where the views ask for the user's own
        connection.create_function("date", 2, lambda *_: NOW.date().isoformat())
        return {
            view: [dict(row) for row in connection.execute(f"SELECT * FROM {view}")]
            for view in COLUMNS
        }


def test_the_views_have_the_columns_that_people_read(sample: Path, tmp_path: Path) -> None:
    """In the order in which they read them."""
    del sample
    pages = _pages(tmp_path / "test.db")
    assert {view: " ".join(rows[0]) for view, rows in pages.items()} == COLUMNS


@pytest.mark.parametrize(
    ("view", "command"),
    [("project_status", "list"), ("scorecard", "scorecard"), ("history", "history")],
)
def test_the_views_say_what_the_commands_say(
    run: Run, sample: Path, tmp_path: Path, view: str, command: str
) -> None:
    """In the same order; unknown is a word, regions are a list, sources have their titles."""
    rows = _pages(tmp_path / "test.db")[view]
    told = json.loads(run(command, "--json").stdout)
    projects = {one["id"]: one for one in json.loads(run("list", "--json").stdout)}
    titles = {one["id"]: one["title"] for one in tomllib.loads(sample.read_text())["source"]}
    for row, other in zip(rows, told, strict=True):
        project = projects[other.get("project", other.get("id"))]
        expected = {key: project[key] for key in ("name", "category", "regions")}
        expected |= {key: value for key, value in other.items() if key in row}
        if view == "project_status":
            expected["status"] = other["status"] or "unknown"
        else:
            expected["source"] = titles.get(other["source"], other["source"])
        found = {**row, "regions": json.loads(row["regions"] or "[]")}
        assert repr({key: found[key] for key in expected}) == repr(expected)
        assert found.keys() - expected.keys() <= {"url", "publisher"}


@pytest.mark.parametrize(
    "asked", ["project_status WHERE id", "scorecard WHERE project", "history WHERE project"]
)
def test_a_view_asked_for_one_project_reads_no_table_whole(asked: str) -> None:
    """The condition reaches the indexes."""
    with closing(schema.create_in_memory()) as connection:
        plan = connection.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {asked} = 'dam'").fetchall()
    steps = [step["detail"] for step in plan]
    whole = ("SCAN project", "SCAN event", "SCAN latest", "SCAN commitment", "SCAN near")
    assert not [step for step in steps if step.startswith(whole)]
    assert any(step.startswith("SEARCH") for step in steps)
