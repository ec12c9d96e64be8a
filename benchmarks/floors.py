"""Do the least that an answer needs, without the program: what its times are held against.

python benchmarks/floors.py NAME ARGUMENT...
"""

import csv
import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import tomli
import tomli_w

SCHEMA = Path(__file__).parents[1] / "src" / "qhtrack" / "database" / "sql" / "schema.sql"
_EVENT = (
    "INSERT INTO event (project, date, by, status, in_service_mw, spent_bn, source, position, day,"
    " since, since_by, held_mw, held_km, held_bn) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)"
)
_PROMISE = (
    "INSERT INTO promise (id, project, milestone, part, due, due_day, made_day, stretch, wording,"
    " source, reached, reached_day, by, evidence) VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, 0, ?)"
)

_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def load(registry: str, database: str) -> None:
    """Read a registry with tomli and insert its rows, unchecked, nothing worked out."""
    data = tomli.loads(Path(registry).read_text(encoding="utf-8"))
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(SCHEMA.read_text(encoding="utf-8"))
        connection.execute("BEGIN IMMEDIATE")
        _insert_terms(connection, data)
        _insert_projects(connection, data["project"])
        connection.execute("COMMIT")


def _insert_terms(connection: sqlite3.Connection, data: dict[str, Any]) -> None:
    for kind in ("category", "region"):
        connection.executemany(
            f"INSERT INTO {kind} (id, position, name, name_zh) VALUES (?, ?, ?, ?)",
            ((row["id"], at, row["name"], row["name_zh"]) for at, row in enumerate(data[kind])),
        )
    connection.executemany(
        "INSERT INTO source (id, position, title, titles, publisher, date)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            (row["id"], at, row["title"], row["title"].lower(), row["publisher"], row["date"])
            for at, row in enumerate(data["source"])
        ),
    )


def _insert_projects(connection: sqlite3.Connection, projects: list[dict[str, Any]]) -> None:
    connection.executemany(
        "INSERT INTO project (id, position, name, name_zh, category, capacity_mw,"
        " investment_bn, names, search) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                *(row["id"], at, row["name"], row["name_zh"], row["category"]),
                *(row["capacity_mw"], row["investment_bn"]),
                f"{row['id']}\n{row['name']}\n{row['name_zh']}",
                f"{row['category']}\n{row['regions'][0]}",
            )
            for at, row in enumerate(projects)
        ),
    )
    connection.executemany(
        "INSERT INTO project_region VALUES (?, ?, ?)",
        ((row["id"], at, region) for row in projects for at, region in enumerate(row["regions"])),
    )
    promises = [(row["id"], promise) for row in projects for promise in row.get("promise", ())]
    connection.executemany(
        _PROMISE,
        ((at, project, *_promise(promise)) for at, (project, promise) in enumerate(promises)),
    )
    connection.executemany(
        "INSERT INTO promise_also (promise, position, source) VALUES (?, ?, ?)",
        (
            (at, place, source)
            for at, (_, promise) in enumerate(promises)
            for place, source in enumerate(promise.get("also", ()))
        ),
    )
    connection.executemany(
        _EVENT,
        (
            (row["id"], *_event(event, at))
            for row in projects
            for at, event in enumerate(row["event"])
        ),
    )


def _promise(row: dict[str, str]) -> tuple[str | None, ...]:
    due, reached = row["due"], row.get("reached")
    return (
        *(row.get("milestone"), row.get("part"), due, due, due, row["wording"], row["source"]),
        *(reached, reached, row.get("evidence")),
    )


def _event(row: dict[str, Any], at: int) -> tuple[object, ...]:
    date, by, power, spent = map(row.get, ("date", "by", "in_service_mw", "spent_bn"))
    return (
        *(date, by or False, row["status"], power, spent, row["source"]),
        *(at, date, date, by or False, power, spent),
    )


def apply(rows: str, database: str) -> None:
    """Insert a CSV file's rows as events that were told here, unchecked, nothing worked out."""
    with (
        Path(rows).open(encoding="utf-8", newline="") as file,
        closing(sqlite3.connect(database, isolation_level=None)) as connection,
    ):
        records = csv.reader(file)
        next(records)
        events = list(records)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO recording (at, command) VALUES ('2026-11-24', 'apply')")
        connection.executemany(
            "INSERT INTO event (project, date, status, note, position, day, since, held_mw,"
            " origin, recording) VALUES (?, ?, ?, ?, 9, ?, ?, 0, 'local', 1)",
            ((name, date, status, note, date, date) for name, status, date, note in events),
        )
        connection.executemany(
            "INSERT INTO file_version (owner, kind, key) VALUES (?, 'event', ?)",
            ((name, _text([date, status])) for name, status, date, _ in events),
        )
        connection.executemany(
            "INSERT INTO statement (recording, kind, owner, key, after)"
            " VALUES (1, 'event', ?, ?, ?)",
            (
                (
                    *(name, _text([date, status])),
                    _text({"date": date, "status": status, "note": note}),
                )
                for name, status, date, note in events
            ),
        )
        connection.execute("COMMIT")


def export(registry: str) -> None:
    """Write a registry's data with tomli-w; print the seconds that took."""
    data = tomli.loads(Path(registry).read_text(encoding="utf-8"))
    begun = perf_counter(), process_time()
    tomli_w.dumps(data)
    _tell_since(*begun)


def report(statements: str, database: str) -> None:
    """Fetch all that some statements ask for, a dict a row; print the seconds that took."""
    begun = perf_counter(), process_time()
    with closing(sqlite3.connect(database)) as connection:
        for statement in Path(statements).read_text(encoding="utf-8").split("\0"):
            cursor = connection.execute(statement)
            keys = [column[0] for column in cursor.description]
            _ = [dict(zip(keys, row, strict=True)) for row in cursor]
    _tell_since(*begun)


def _tell_since(begun: float, work: float) -> None:
    print(perf_counter() - begun, process_time() - work)


if __name__ == "__main__":
    FLOORS: dict[str, Callable[..., None]] = {
        "load": load,
        "apply": apply,
        "export": export,
        "report": report,
    }
    FLOORS[sys.argv[1]](*sys.argv[2:])
