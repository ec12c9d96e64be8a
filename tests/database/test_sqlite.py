"""Opening the file and bringing it to the latest shape."""

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from qhtrack.database import migrations, sqlite, transactions
from qhtrack.domain.errors import StorageError

COLUMNS = {
    "project_status": "name name_zh category regions status since updated"
    " capacity_mw in_service_mw note id",
    "scorecard": "name category regions milestone first_due due outcome reached days_late"
    " wording wording_en source url slip_days status updated note project",
    "history": "date name category regions status capacity_mw note"
    " source publisher url origin project",
}


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
                sqlite.connect(path).close()
            return super().execute(sql, *values)

    made: list[str] = []
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Late))
    with closing(sqlite.connect(path)) as connection:
        assert made
        assert migrations.version(connection) > 0


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    """It says which version made it."""
    path = tmp_path / "a.db"
    connection = sqlite.connect(str(path))
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StorageError, match="database_newer"):
        sqlite.connect(str(path))
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
    with pytest.raises(StorageError, match="database_not_ours"):
        sqlite.connect(str(path))
    assert path.read_bytes() == before


def test_a_damaged_database_is_said(tmp_path: Path) -> None:
    """Where it begins as one should."""
    path = tmp_path / "a.db"
    sqlite.connect(str(path)).close()
    path.write_bytes(path.read_bytes()[:4096] + b"x" * 4096 * 20)
    with (
        pytest.raises(StorageError, match="database_damaged"),
        closing(sqlite.connect(str(path))) as connection,
        transactions.storage_errors(str(path)),
    ):
        connection.execute("SELECT * FROM event, project, load, source").fetchall()


def test_a_copy_without_a_log_gets_one(tmp_path: Path) -> None:
    """`VACUUM INTO` makes one; there, who reads would lock out who records."""
    copy = tmp_path / "copy.db"
    with closing(sqlite.connect(str(tmp_path / "a.db"))) as connection:
        connection.execute("VACUUM INTO ?", (str(copy),))
    with closing(sqlite.connect(str(copy))) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_a_file_is_missing_where_there_is_none_or_an_empty_one(tmp_path: Path) -> None:
    """What is no file, or cannot be looked at, is for who opens it."""
    (tmp_path / "empty").touch()
    (tmp_path / "filled").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    names = ("none", "empty", "link", "filled", "filled/below", ".", "/dev/null", "a\0b", "x" * 300)
    missing = [name for name in names if sqlite.is_missing(str(tmp_path / name))]
    assert missing == ["none", "empty", "link"]


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    """Return a database's path that is a link into another folder; a link leads to its own."""
    (tmp_path / "real").mkdir()
    (tmp_path / "own").mkdir()
    (tmp_path / "real" / "a.db").write_bytes(b"x")
    (tmp_path / "real" / "a.db-wal").write_bytes(b"x")
    (tmp_path / "real" / "b.toml").write_bytes(b"x")
    (tmp_path / "own" / "l.db").symlink_to(tmp_path / "real" / "a.db")
    (tmp_path / "own" / "l.db.v1.bak").write_bytes(b"x")
    (tmp_path / "folder").symlink_to("own")
    for number, name in enumerate(("real/a.db", "real/a.db-wal", "own/l.db.v1.bak")):
        (tmp_path / f"hard-{number}").hardlink_to(tmp_path / name)
    return tmp_path / "folder" / "l.db"


@pytest.mark.parametrize(
    ("path", "is_part"),
    [
        *((f"own/l.db{suffix}", True) for suffix in ("", "-wal", "-shm", ".v1.bak", ".v12.bak")),
        *((f"real/a.db{suffix}", True) for suffix in ("", "-wal", "-shm", "-journal", ".bak")),
        *((f"hard-{number}", True) for number in range(3)),
        *(("folder/l.db", True), ("real/../own/./l.db", True), ("folder/../real/a.db-shm", True)),
        *((f"real/a.db{suffix}", False) for suffix in (".toml", "2", "-wal2", ".v.bak", "x.bak")),
        *(("real/b.db", False), ("real/b.db-wal", False), ("a.db", False), ("real", False)),
        *(
            ("real/xa.db", False),
            ("real/.bak", False),
            ("real/-wal", False),
            ("real/b.toml", False),
        ),
        *(("none/a.db", False), ("a\0b", False), ("x" * 300, False)),
    ],
)
def test_what_belongs_to_the_database_is_known_by_any_name(
    linked: Path, tmp_path: Path, path: str, *, is_part: bool
) -> None:
    """Links lead there, hard ones too, and it may itself be one."""
    assert sqlite.is_part_of(str(linked), str(tmp_path / path)) is is_part


def test_a_database_that_is_not_there_has_a_place(tmp_path: Path) -> None:
    """Though its folder is not there either."""
    database = str(tmp_path / "none" / "a.db")
    assert sqlite.is_part_of(database, database)
    assert not sqlite.is_part_of(database, str(tmp_path / "none" / "b.db"))
    assert not sqlite.is_part_of(database, str(tmp_path / "a.db"))


def test_a_path_below_a_file_is_refused(tmp_path: Path) -> None:
    """One sentence."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageError, match="unusable_database"):
        sqlite.connect(str(tmp_path / "file" / "a.db"))


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """Let no file grow beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_without_room_for_a_log_it_is_read_alone(tmp_path: Path) -> None:
    """Unless it is new, or a log holds data; to record in it is to be told that it is full."""
    path = str(tmp_path / "a.db")
    sqlite.connect(path).close()
    with no_file_beyond(8192), closing(sqlite.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM project").fetchone()[0] == 0
        with (
            pytest.raises(StorageError) as error,
            transactions.storage_errors(path),
            transactions.transaction(connection),
        ):
            pass
        assert "database_disk_full" in str(error.value)
    Path(f"{path}-wal").write_bytes(b"data")
    for name in ("a.db", "new.db"):
        with no_file_beyond(8192), pytest.raises(StorageError):
            sqlite.connect(str(tmp_path / name))


def test_an_older_one_that_cannot_be_written_is_not_migrated(tmp_path: Path) -> None:
    """Be it for want of room, or because its format is of a later SQLite; it says which."""
    path = tmp_path / "a.db"
    sqlite.connect(str(path)).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 3")
    with no_file_beyond(8192), pytest.raises(StorageError, match="database_disk_full"):
        sqlite.connect(str(path))
    data = bytearray(path.read_bytes())
    data[18] = 3  # who knows no such format may read it, not write
    path.write_bytes(data)
    with pytest.raises(StorageError, match="database_read_only"):
        sqlite.connect(str(path))


def test_what_cannot_be_written_answers_with_the_views_it_has(tmp_path: Path) -> None:
    """Be they of an older version."""
    path = tmp_path / "a.db"
    sqlite.connect(str(path)).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP VIEW scorecard")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with no_file_beyond(8192), closing(sqlite.connect(str(path))) as connection:
        views = connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall()
    assert {view["name"] for view in views} == {"project_status", "history", "recordings"}
