"""Databases of every version there has been open in this one, with nothing lost."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from conftest import SAMPLE, Run
from qhtrack.database import migrations, sqlite

VERSIONS = sorted((Path(__file__).parent / "schemas").glob("*.sql"))


@pytest.fixture
def old(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Return a database of the version, with the sample and one event recorded."""
    path = tmp_path / "test.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(request.param.read_text(encoding="utf-8"))
    return path


def shape(connection: sqlite3.Connection) -> list[tuple[str, ...]]:
    """Return what there is, by type, name and SQL, however that is set out in lines."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")
    return [(kind, name, "".join((sql or "").split())) for kind, name, sql in rows]


def test_every_version_before_this_one_is_kept() -> None:
    """As SQL."""
    latest = max(migrations.scripts(migrations.SCRIPTS))
    assert [int(path.stem) for path in VERSIONS] == list(range(1, latest))


@pytest.mark.parametrize("old", VERSIONS, ids=lambda path: path.stem, indirect=True)
def test_nothing_is_lost_on_the_way_to_this_version(run: Run, old: Path) -> None:
    """It has the shape of a new database, and the copy from before opens."""
    (event,) = json.loads(run("history", "--local", "--json").stdout)
    assert (event["project"], event["date"], event["note"]) == ("dam", "2025", "all units")
    assert json.loads(run("info", "--json").stdout)["unexported"] == 1
    assert run("export").stdout.startswith(SAMPLE.partition("[[project]]")[0])
    assert len(json.loads(run("scorecard", "--json").stdout)) == 5
    with closing(sqlite3.connect(old)) as connection, closing(sqlite.create_in_memory()) as new:
        assert shape(connection) == shape(new)
    (copy,) = old.parent.glob("*.bak")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        recorded = connection.execute("SELECT count(recording) FROM event").fetchone()[0]
        assert connection.execute("SELECT count(*) FROM event").fetchone()[0] == 3 + recorded


@pytest.mark.parametrize("old", VERSIONS, ids=lambda path: path.stem, indirect=True)
def test_what_was_local_stays_local_and_may_be_undone(run: Run, old: Path) -> None:
    """After a load as well; what was undone comes back whole."""
    (sample := old.parent / "sample.toml").write_text(SAMPLE, encoding="utf-8")
    known = run("show", "dam", "--json").stdout
    assert run("load", str(sample)).exit_code == 0
    assert run("show", "dam", "--json").stdout == known
    assert json.loads(run("log", "--json").stdout)[-1]["number"] == 1
    (said,) = json.loads(run("undo", "1", "--json").stdout)["statements"]
    assert (said["project"], said["after"]["date"]) == ("dam", "2025")
    assert run("history", "--local", "-f", "ids").stdout == ""
    assert run("redo").exit_code == 0
    assert run("show", "dam", "--json").stdout == known


@pytest.mark.parametrize("old", VERSIONS[2:3], indirect=True)
def test_all_that_an_event_said_is_kept(run: Run, old: Path) -> None:
    """Its further sources, both notes and figures; one that was loaded since is the registry's."""
    del old
    recorded, loaded = json.loads(run("log", "--json").stdout)[::-1]
    assert recorded == {
        "number": 1,
        "at": "2026-11-23T12:00:00+00:00",
        "by": "tester",
        "command": "update",
        "reason": None,
        "stands": True,
        "filed": False,
        "overruled": False,
        "statements": [
            {
                "kind": "event",
                "project": "dam",
                "id": None,
                "action": "recorded",
                "before": None,
                "after": {
                    "date": "2025",
                    "by": True,
                    "status": "operating",
                    "in_service_mw": 2320,
                    "spent_bn": 18.5,
                    "source": "paper",
                    "also": ["https://example.org/a", "https://example.org/b"],
                    "note": "all units",
                    "note_zh": "全部机组",
                },
            }
        ],
    }
    assert (loaded["filed"], loaded["stands"]) == (True, True)
    (event,) = json.loads(run("history", "road-a", "--json").stdout)
    assert (event["origin"], event["recorded_by"]) == ("registry", "tester")


@pytest.mark.parametrize("old", VERSIONS, ids=lambda path: path.stem, indirect=True)
def test_two_processes_that_migrate_at_once_both_end_well(old: Path) -> None:
    """Many, even."""
    program = [sys.executable, "-m", "qhtrack", "history", "--local", "-f", "ids"]
    started = [
        subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(8)
    ]
    assert [process.communicate() for process in started] == [("dam\n", "")] * 8
    assert not list(old.parent.glob("*.tmp"))


@pytest.mark.parametrize("old", VERSIONS, ids=lambda path: path.stem, indirect=True)
def test_a_copy_that_was_cut_off_is_made_anew(run: Run, old: Path) -> None:
    """It never passes for a backup."""
    with closing(sqlite3.connect(old)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    unfinished = Path(f"{old}.v{version}.bak.tmp")
    unfinished.write_bytes(b"half")
    assert run("list").exit_code == 0
    assert not unfinished.exists()
