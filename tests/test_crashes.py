"""A process is killed at any moment: the old state or the new, and nothing between."""

import hashlib
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from conftest import unmeasured

PROJECTS = 400
OLD = Path(__file__).parent / "schemas" / "0001.sql"


class Deed(NamedTuple):
    """What is done and killed: its command, and the file whose state tells.

    `again` is what it exits with where it is done already.
    """

    command: tuple[str, ...]
    file: str
    transaction: bool = True
    again: int = 0


DEEDS = {
    "load": Deed(("load", "new.toml"), "a.db"),
    "apply": Deed(("apply", "rows.csv"), "a.db"),
    "update": Deed(("update", "p-1", "construction", "--date", "2021"), "a.db"),
    "promise": Deed(
        ("promise", "p-1", "--wording", "w", "--due", "2030", "--source", "a b"), "a.db"
    ),
    "add": Deed(("add", "project", "new", "name=New", "category=x"), "a.db"),
    # of a category every project is searched anew
    "set": Deed(("set", "category", "x", "name=Y", "words.operating=open"), "a.db"),
    "drop": Deed(("drop", "p-1", "2020", "approved", "--note", "why"), "a.db"),
    "undo": Deed(("undo", "1"), "recorded.db", again=6),
    "redo": Deed(("redo",), "undone.db", again=6),
    "migrate": Deed(("history", "-n", "1"), "old.db"),
    "export": Deed(("export", "-o", "out.toml", "--force"), "out.toml"),
    "report": Deed(("report", "-o", "out.md"), "out.md", transaction=False),
}


# all but the time
RECORDED = {
    "recording": "id, by, command, struck",
    "statement": "*",
    "file_version": "*",
    "promise": "project, wording, due",
    "category": "id, name",
}


def registry(note: str) -> str:
    """Return a registry of many projects."""
    return 'schema = 1\n\n[[category]]\nid = "x"\nname = "X"\n' + "".join(
        f'\n[[project]]\nid = "p-{number}"\nname = "P"\ncategory = "x"\nnote = "{note}"\n'
        f'\n[[project.event]]\ndate = "2020"\nstatus = "approved"\n'
        for number in range(PROJECTS)
    )


def database_of(deed: Deed, folder: Path) -> Path:
    """Return the database that the deed is done in."""
    return folder / (deed.file if deed.file.endswith(".db") else "a.db")


def start(deed: Deed, folder: Path, stderr: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    """Start the deed in the folder."""
    return subprocess.Popen(
        [sys.executable, "-m", "qhtrack", *deed.command],
        cwd=folder,
        env=unmeasured(QHTRACK_DB=str(database_of(deed, folder))),
        stdout=subprocess.DEVNULL,
        stderr=stderr,
        # a shell that put the tests in the background had them ignore interrupts
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in the state before every deed."""
    folder = tmp_path_factory.mktemp("before")
    (folder / "old.toml").write_text(registry("old"))
    (folder / "new.toml").write_text(registry("new"))
    rows = "".join(f"p-{number},construction,2021\n" for number in range(PROJECTS))
    (folder / "rows.csv").write_text("project,status,date\n" + rows)
    assert start(Deed(("load", "old.toml"), "a.db"), folder).wait() == 0
    for name, commands in {
        "recorded.db": (("load", "old.toml"), ("apply", "rows.csv")),
        "undone.db": (("load", "old.toml"), ("apply", "rows.csv"), ("undo",)),
    }.items():
        for command in commands:
            assert start(Deed(command, name), folder).wait() == 0
    (folder / "out.toml").write_text(registry("before"))
    (folder / "out.md").write_text("<!-- made by qhtrack report, as of 2020-01-01 -->\n")
    with closing(sqlite3.connect(folder / "old.db")) as connection:
        connection.executescript(OLD.read_text(encoding="utf-8"))
        connection.execute("PRAGMA journal_mode = WAL")
    return folder


def state(folder: Path, deed: Deed) -> str:
    """Return what tells one state of the deed's file from another; a database must be sound."""
    path = folder / deed.file
    if not deed.file.endswith(".db"):
        return hashlib.sha256(path.read_bytes()).hexdigest()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master")]
        rows = [
            connection.execute("PRAGMA user_version").fetchall(),
            connection.execute("SELECT sql FROM sqlite_master ORDER BY name").fetchall(),
            connection.execute("SELECT id, note, search FROM project ORDER BY id").fetchall(),
            connection.execute(
                "SELECT project, date, status, day FROM event ORDER BY 1, 2, 3"
            ).fetchall(),
            *(
                connection.execute(f"SELECT {columns} FROM {table}").fetchall()
                for table, columns in RECORDED.items()
                if table in tables
            ),
        ]
    return repr(rows)


def is_inside(path: Path) -> bool:
    """Tell whether somebody is inside a transaction that writes."""
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            return error.sqlite_errorname.startswith("SQLITE_BUSY")
        connection.execute("ROLLBACK")
    return False


def wait_until_inside(process: subprocess.Popen[bytes], path: Path) -> bool:
    """Wait until the process writes; tell whether it was seen to."""
    while process.poll() is None:
        if is_inside(path):
            return True
    return False


@pytest.mark.parametrize("name", DEEDS)
def test_a_killed_process_leaves_the_old_state_or_the_new(
    name: str, before: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Killed all over its course, and in its transaction; the next run clears up."""
    deed = DEEDS[name]
    kills = 60 if request.config.getoption("--long") else 8

    def fresh(turn: int) -> Path:
        return shutil.copytree(before, tmp_path / str(turn))

    whole = fresh(-1)
    begun = time.monotonic()
    old = state(whole, deed)
    assert start(deed, whole).wait() == 0
    lasted = time.monotonic() - begun
    new = state(whole, deed)
    assert old != new
    inside = 0
    for turn in range(kills):
        folder = fresh(turn)
        process = start(deed, folder)
        seen = False
        if deed.transaction and turn % 2:
            seen = wait_until_inside(process, database_of(deed, folder))
        else:
            try_waiting(process, lasted * turn / kills)
        process.send_signal(signal.SIGKILL)
        process.wait()
        after = state(folder, deed)
        assert after in {old, new}
        inside += seen and after == old
        assert start(deed, folder).wait() == (deed.again if after == new else 0)
        assert state(folder, deed) == new
        assert not [path.name for path in folder.iterdir() if path.name.endswith(".tmp")]
        shutil.rmtree(folder)
    assert not deed.transaction or inside >= kills // 6


def try_waiting(process: subprocess.Popen[bytes], seconds: float) -> None:
    """Wait so long, or until the process ends."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return


@pytest.mark.parametrize("name", ["load", "apply", "undo", "redo", "migrate", "export"])
def test_an_interrupt_is_quiet_and_rolls_back(name: str, before: Path, tmp_path: Path) -> None:
    """In the middle of a transaction."""
    deed = DEEDS[name]
    for turn in range(20):
        folder = shutil.copytree(before, tmp_path / str(turn))
        old = state(folder, deed)
        process = start(deed, folder, stderr=subprocess.PIPE)
        seen = wait_until_inside(process, database_of(deed, folder))
        process.send_signal(signal.SIGINT)
        complained = process.communicate(timeout=60)[1]
        if seen and process.returncode != 0:
            assert (process.returncode, complained) == (130, b"")
            assert state(folder, deed) == old
            return
    pytest.fail("no interrupt came in time")


@pytest.mark.parametrize("blocks", [1, 8, 40, 60])
@pytest.mark.parametrize("name", DEEDS)
def test_a_full_disk_loses_nothing(name: str, blocks: int, before: Path, tmp_path: Path) -> None:
    """No file may grow beyond so many KiB: one sentence, exit 5, the old state."""
    deed = DEEDS[name]
    folder = shutil.copytree(before, tmp_path / "full")
    old = state(folder, deed)
    limited = f'ulimit -f {blocks}; exec "{sys.executable}" -m qhtrack "$@"'
    done = subprocess.run(
        ["bash", "-c", limited, "qhtrack", *deed.command],
        cwd=folder,
        env=unmeasured(QHTRACK_DB=str(database_of(deed, folder))),
        capture_output=True,
        check=False,
        text=True,
    )
    if done.returncode:
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (5, "", 1)
        assert state(folder, deed) == old
    assert done.returncode or blocks >= 40
    assert start(deed, folder).wait() == (0 if done.returncode else deed.again)
    assert not list(folder.glob("*.tmp"))


def test_a_folder_that_vanished_is_said(before: Path, tmp_path: Path) -> None:
    """Of the file that is written, and of the one to work in."""
    folder = shutil.copytree(before, tmp_path / "here")
    for name in ("report", "export"):
        deed = DEEDS[name]
        away = Deed((*deed.command[:2], "gone/out", *deed.command[3:]), deed.file)
        process = start(away, folder, stderr=subprocess.PIPE)
        said = process.communicate()[1].decode()
        assert (process.returncode, said.count("\n")) == (5, 1)
        assert said == "qhtrack: cannot write 'gone/out': No such file or directory\n"
    inner = folder / "inner"
    program = f'"{sys.executable}" -m qhtrack --db {folder / "a.db"}'
    for command, code in (("list -f ids", 0), ("export -o out", 5), ("report -o out", 5)):
        line = f"mkdir -p {inner}; cd {inner}; rmdir {inner}; {program} {command}"
        done = subprocess.run(["bash", "-c", line], capture_output=True, check=False)
        assert (done.returncode, done.stderr.count(b"Traceback")) == (code, 0), done.stderr
