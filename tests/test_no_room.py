"""A disk on which nothing can be written any more."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from conftest import SAMPLE, unmeasured

FULL = "the disk is full; nothing was changed\n"


def said(*arguments: str, blocks: int = 8) -> tuple[int, str, str]:
    """Return what a command says where no file may grow beyond so many KiB."""
    limited = f'ulimit -f {blocks}; exec "{sys.executable}" -m qhtrack "$@"'
    done = subprocess.run(
        ["bash", "-c", limited, "qhtrack", *arguments],
        env=unmeasured(),
        capture_output=True,
        check=False,
        text=True,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("command", ["list -f ids", "show dam", "scorecard", "history", "report"])
def test_a_question_is_answered_without_room_for_a_log(sample: Path, command: str) -> None:
    """As it is where there is room; nothing is left beside the database."""
    path = sample.with_name("test.db")
    before = path.read_bytes()
    whole = said(*command.split(), blocks=10**6)
    assert said(*command.split()) == whole
    assert whole[0] == 0
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", ["update dam operating --date 2025", "undo"])
def test_what_records_without_room_says_that_there_is_none(sample: Path, command: str) -> None:
    """Exit 5; the database is as it was."""
    path = sample.with_name("test.db")
    before = path.read_bytes()
    code, out, told = said(*command.split())
    assert (code, out) == (5, "")
    assert told == f"qhtrack: cannot use the database '{path}': {FULL}"
    assert path.read_bytes() == before


def test_a_log_that_holds_data_is_not_passed_over(sample: Path, tmp_path: Path) -> None:
    """An answer without what was recorded last would be wrong."""
    path, copy = sample.with_name("test.db"), tmp_path / "copy.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("UPDATE project SET name = 'X' WHERE id = 'dam'")
        copy.write_bytes(path.read_bytes())
        log = Path(f"{path}-wal").read_bytes()
    Path(f"{copy}-wal").write_bytes(log)
    code, out, told = said("--db", str(copy), "list", "-f", "ids")
    assert (code, out, told) == (5, "", f"qhtrack: cannot use the database '{copy}': {FULL}")
    code, out, _ = said("--db", str(copy), "list", "--json", blocks=10**6)
    assert (code, '"name":"X"' in out) == (0, True)


def test_a_new_database_is_not_taken_for_a_full_disk(tmp_path: Path) -> None:
    """It cannot be made; nobody reads from what is empty."""
    registry = tmp_path / "r.toml"
    registry.write_text(SAMPLE)
    empty = tmp_path / "empty.db"
    empty.touch()
    for path in (empty, tmp_path / "new.db"):
        code, out, told = said("--db", str(path), "load", str(registry))
        assert (code, out) == (5, "")
        assert told == f"qhtrack: cannot use the database '{path}': {FULL}"
        assert said("--db", str(path), "load", str(registry), blocks=10**6)[0] == 0
