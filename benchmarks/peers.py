"""Measure what a user would pick instead, on the same records, where it is installed."""

import json
import shutil
import tomllib
import uuid
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from measure import Command, Pair, in_turn, once
from stage import BESIDE, Stage, remove

RUNS = 3


class Peer(NamedTuple):
    """What was done, with what, how large, and how long both took."""

    what: str
    peer: str
    size: int
    pair: Pair


def peers(stage: Stage, sizes: tuple[int, ...]) -> Iterator[Peer]:
    """Yield the measurements of each peer that is there."""
    for size in sizes:
        if shutil.which("task"):
            yield from _taskwarrior(stage, size)
        yield from _sqlite_utils(stage, size)


def _projects(stage: Stage, size: int) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads(stage.registry(size).read_text())["project"]
    return rows


def _taskwarrior(stage: Stage, size: int) -> Iterator[Peer]:
    home = stage.folder / f"task-{size}"
    home.mkdir()
    (home / "rc").write_text("confirmation=off\nverbose=nothing\n")
    environment = {"TASKRC": str(home / "rc"), "TASKDATA": str(home)}
    tasks = [_task(project) for project in _projects(stage, size)]
    (home / "tasks.json").write_text(json.dumps(tasks))
    once(Command(("task", "import", str(home / "tasks.json")), environment))
    asked: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
        "count": (("stats", "--json"), ("count",)),
        "filtered list": (
            ("list", "category:road", "status:construction", "-f", "table", "-n", "0"),
            ("project:road", "+construction", "list"),
        ),
        "export": (("list", "--json"), ("export",)),
    }
    for what, (ours, theirs) in asked.items():
        command = Command(("task", "rc.gc=off", *theirs), environment)
        ours_ = stage.program(*ours, database=stage.database(size))
        yield Peer(what, "Taskwarrior", size, in_turn(ours_, command, RUNS))


def _task(project: dict[str, Any]) -> dict[str, Any]:
    return {
        "uuid": str(uuid.uuid5(uuid.NAMESPACE_OID, project["id"])),
        "description": project["name"],
        "status": "pending",
        "entry": "20200101T000000Z",
        "project": project["category"],
        "tags": [project["event"][-1]["status"]],
    }


def _sqlite_utils(stage: Stage, size: int) -> Iterator[Peer]:
    tool = str(BESIDE / "sqlite-utils")
    database = stage.database(size)
    sql = "SELECT * FROM project WHERE category = 'road' AND capacity_mw > 2000"
    ours = stage.program(
        *("list", "--json", "category:road", "capacity_mw>2000"), database=database
    )
    pair = in_turn(ours, Command((tool, "query", str(database), sql)), RUNS)
    yield Peer("query", "sqlite-utils", size, pair)
    new, rows = stage.folder / "peer.db", stage.folder / "rows.json"
    rows.write_text(json.dumps(_projects(stage, size)))
    insert = Command((tool, "insert", str(new), "project", str(rows)))._replace(
        before=partial(remove, Path(new))
    )
    yield Peer("insert of all", "sqlite-utils", size, in_turn(stage.load(size), insert, RUNS))
