"""Measure what a user would pick instead, on the same records, where it is installed."""

import json
import shutil
import subprocess
import tomllib
import uuid
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from measure import Command, Pair, apart, in_turn, once
from stage import BESIDE, Stage, remove

RUNS = 3
# the fields that a task has too, and the count that there is of tasks
SIX = ("list", "--json", "--columns", "id,name,category,status,since,capacity_mw")
COUNT = ("stats", "--by", "status", "--json")
_SETTINGS = """confirmation=off
verbose=nothing
gc=off
uda.slug.type=string
uda.capacity_mw.type=numeric
"""


class Peer(NamedTuple):
    """What was done, with what, how large, and how long both took."""

    what: str
    peer: str
    size: int
    pair: Pair


class Tasks(NamedTuple):
    """A Taskwarrior that holds a registry's projects."""

    name: str
    home: Path

    def command(self, *words: str) -> Command:
        """Return a command of its."""
        environment = {"TASKRC": str(self.home / "rc"), "TASKDATA": str(self.home)}
        return Command(("task", *words), environment)


def peers(stage: Stage, sizes: tuple[int, ...]) -> Iterator[Peer]:
    """Yield the measurements of each peer that is there."""
    for size in sizes:
        yield from _taskwarrior(stage, size)
        yield from _sqlite_utils(stage, size)


def tool(*words: object) -> Command:
    """Return a command of sqlite-utils."""
    return Command((str(BESIDE / "sqlite-utils"), *map(str, words)))


def _version(*command: str) -> str:
    done = subprocess.run([*command, "--version"], check=True, capture_output=True, text=True)
    return done.stdout.split()[-1]


def _write_projects(registry: Path, rows: Path) -> None:
    rows.write_text(json.dumps(_projects(registry)))


def _write_tasks(registry: Path, rows: Path) -> None:
    rows.write_text(json.dumps([_task(project) for project in _projects(registry)]))


def _projects(registry: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads(registry.read_text())["project"]
    return rows


def taskwarrior(stage: Stage, size: int) -> Tasks | None:
    """Return one that holds the projects, filled once; None where it is not installed."""
    if not shutil.which("task"):
        return None
    tasks = Tasks(f"Taskwarrior {_version('task')}", stage.folder / f"task-{size}")
    if not tasks.home.exists():
        tasks.home.mkdir()
        (tasks.home / "rc").write_text(_SETTINGS)
        rows = tasks.home / "tasks.json"
        apart(_write_tasks, stage.registry(size), rows)
        once(tasks.command("import", str(rows)))
    return tasks


def _task(project: dict[str, Any]) -> dict[str, Any]:
    last = project["event"][-1]
    return {
        "uuid": str(uuid.uuid5(uuid.NAMESPACE_OID, project["id"])),
        "slug": project["id"],
        "description": project["name"],
        "project": project["category"],
        "tags": [last["status"]],
        "entry": f"{(last['date'] + '-01-01')[:10].replace('-', '')}T000000Z",
        "capacity_mw": project["capacity_mw"],
        "status": "pending",
    }


def _taskwarrior(stage: Stage, size: int) -> Iterator[Peer]:
    tasks = taskwarrior(stage, size)
    if tasks is None:
        return
    filtered = ("list", "category:road", "status:construction", "-f", "table", "-n", "0")
    asked: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
        "count by status, of all": (COUNT, ("count",)),
        "filtered list": (filtered, ("project:road", "+construction", "list")),
        "export, six fields": (SIX, ("export",)),
    }
    for what, (ours, theirs) in asked.items():
        program = stage.program(*ours, database=stage.database(size))
        yield Peer(what, tasks.name, size, in_turn(program, tasks.command(*theirs), RUNS))


def _sqlite_utils(stage: Stage, size: int) -> Iterator[Peer]:
    name = f"sqlite-utils {_version(str(BESIDE / 'sqlite-utils'))}"
    database = stage.database(size)
    sql = "SELECT * FROM project WHERE category = 'road' AND capacity_mw > 2000"
    ours = stage.program(
        *("list", "--json", "category:road", "capacity_mw>2000"), database=database
    )
    yield Peer("query", name, size, in_turn(ours, tool("query", database, sql), RUNS))
    new, rows = stage.folder / "peer.db", stage.folder / "rows.json"
    apart(_write_projects, stage.registry(size), rows)
    insert = tool("insert", new, "project", rows)._replace(before=partial(remove, new))
    what = f"load: {4 * size:,} checked rows against {size:,} unchecked ones"
    yield Peer(what, name, size, in_turn(stage.load(size), insert, RUNS))
