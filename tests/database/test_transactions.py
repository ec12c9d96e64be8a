"""All or nothing, and a sentence for what SQLite has against it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from qhtrack.database import sqlite, transactions
from qhtrack.domain.errors import StorageError
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language


def test_a_transaction_is_whole_or_not_at_all() -> None:
    """An exception takes it back, and so does a dry run."""
    connection = sqlite.create_in_memory()
    with pytest.raises(sqlite3.IntegrityError), transactions.transaction(connection):
        connection.executemany("INSERT INTO region VALUES ('a', 0, 'A', NULL)", [(), ()])
    with transactions.transaction(connection, keep=False):
        connection.execute("INSERT INTO region VALUES ('a', 0, 'A', NULL)")
    assert connection.execute("SELECT count(*) FROM region").fetchone()[0] == 0
    connection.close()


def test_a_file_that_may_only_be_read_is_known(tmp_path: Path) -> None:
    """Whatever else is wrong is not that."""
    path = tmp_path / "a.db"
    with closing(sqlite.connect(str(path))) as connection:
        assert transactions.may_write(connection)
    for options in ("mode=ro", "mode=ro&immutable=1"):
        uri = f"{path.as_uri()}?{options}"
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
            assert not transactions.may_write(connection)
    with (
        closing(sqlite3.connect(":memory:")) as connection,
        pytest.raises(sqlite3.OperationalError, match="no such table"),
    ):
        transactions.may_write(connection)
    with closing(sqlite3.connect(path, factory=transactions.WithoutRoom)) as connection:
        assert not transactions.may_write(connection)


def test_a_bug_in_sql_stays_a_bug() -> None:
    """Only what the file or the system does is the user's to mend."""
    connection = sqlite.create_in_memory()
    with pytest.raises(sqlite3.OperationalError), transactions.storage_errors("x"):
        connection.execute("SELECT nothing FROM nowhere")
    connection.close()


def test_a_full_disk_is_said(tmp_path: Path) -> None:
    """Here as many pages as there are, and no more."""
    path = str(tmp_path / "a.db")
    with closing(sqlite.connect(path)) as connection:
        connection.execute("PRAGMA max_page_count = 1")
        with (
            pytest.raises(StorageError, match="database_disk_full"),
            transactions.storage_errors(path),
        ):
            connection.execute("CREATE TABLE more (id)")


def test_who_waits_too_long_is_told_so(tmp_path: Path) -> None:
    """After the half minute that it waits otherwise."""
    path = str(tmp_path / "a.db")
    with closing(sqlite.connect(path)) as first, closing(sqlite.connect(path)) as second:
        assert second.execute("PRAGMA busy_timeout").fetchone()[0] == 30_000
        second.execute("PRAGMA busy_timeout = 0")
        with (
            transactions.transaction(first),
            pytest.raises(StorageError, match="database_busy"),
            transactions.storage_errors(path),
            transactions.transaction(second),
        ):
            pass


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("SQLITE_NOTADB", "it is not an SQLite database; give another --db"),
        ("SQLITE_CORRUPT_INDEX", "it is damaged; restore a copy, or give another --db"),
        ("SQLITE_READONLY_DIRECTORY", "it may only be read; give another --db"),
        ("SQLITE_FULL", "the disk is full; nothing was changed"),
        ("SQLITE_IOERR_WRITE", "the disk failed; nothing was changed"),
        ("SQLITE_CANTOPEN_ISDIR", "it cannot be opened or made there; give another --db"),
        ("SQLITE_BUSY_SNAPSHOT", "another process has held it for 30 seconds; try again"),
    ],
)
def test_each_failure_of_the_file_has_its_sentence(name: str, reason: str) -> None:
    """By the family of SQLite's name for it."""
    failure = sqlite3.OperationalError()
    failure.sqlite_errorname = name
    with pytest.raises(StorageError) as error, transactions.storage_errors("a.db"):
        raise failure
    text = sentence(error.value.message, Language.EN)
    assert text == f"cannot use the database 'a.db': {reason}"


def test_a_failure_without_a_name_of_sqlites_stays_as_it_is() -> None:
    """The module itself raises such."""
    with pytest.raises(sqlite3.ProgrammingError), transactions.storage_errors("a.db"):
        raise sqlite3.ProgrammingError


_WRONG = "INSERT INTO category (id, position, name, goal) VALUES ('{}', 0, 'A', {})"


def test_checks_are_left_aside_and_come_back() -> None:
    """Keys hold meanwhile; SQLite's own check of a file sees what a CHECK would have refused."""
    connection = sqlite.create_in_memory()
    with pytest.raises(sqlite3.IntegrityError), transactions.without_checks(connection):
        connection.executescript(2 * (_WRONG.format("a", 2) + ";"))
    told = [row[0] for row in connection.execute("PRAGMA integrity_check")]
    assert told == ["CHECK constraint failed in category"]
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        connection.execute(_WRONG.format("b", 2))
    connection.close()
