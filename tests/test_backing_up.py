"""What docs/database.md says of copies of the database holds."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from conftest import Run


def newest(run: Run, path: Path) -> str:
    """Return the note of the newest event that a database knows."""
    note: str = json.loads(run("--db", str(path), "history", "dam", "--json").stdout)[0]["note"]
    return note


def test_a_copy_beside_a_reader_lacks_the_last_event(run: Run, sample: Path) -> None:
    """It lies in the log still; SQLite's own backup has it, and so has an export."""
    path = sample.with_name("test.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM event").fetchone()
        assert run("update", "dam", "operating", "--date", "2025", "--note", "last").exit_code == 0
        plain, whole = sample.with_name("cp.db"), sample.with_name("backup.db")
        shutil.copy(path, plain)
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(whole)) as target:
            source.backup(target)
        exported = run("export").stdout
    assert newest(run, plain) == "First unit."
    assert newest(run, whole) == "last"
    assert 'note = "last"' in exported
    assert newest(run, path) == "last"
