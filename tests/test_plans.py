"""How SQLite finds what is asked: a lost index shows here, at any size."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from conftest import Run

COMMANDS = (
    "list --json",
    "list status:construction category:road capacity_mw>=100 --json",
    "list --as-of 2022 region:golog dam --json",
    "list --overdue --sort -since --json",
    "show dam --json",
    "history dam --json",
    "history --since 2024 --json",
    "scorecard --outcome overdue --json",
    "scorecard dam --json",
    "stats --json",
    "timeline",
    "report",
    "update dam operating --dry-run",
    "apply rows.csv --dry-run",
    "undo --dry-run",
    "undo road-b --dry-run",
    "redo --dry-run",
    "log -n 5 --json",
    "history --local --json",
    "export",
)
GOLDEN_FOR = (3, 40)

Plans = Callable[[str], list[str]]


@pytest.fixture
def plans(run: Run, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plans:
    """Return what lists the steps of every question that a command asks."""
    statements: list[str] = []
    connect = sqlite3.connect

    def connect_traced(*arguments: Any, **options: Any) -> sqlite3.Connection:  # noqa: ANN401
        connection: sqlite3.Connection = connect(*arguments, **options)
        connection.set_trace_callback(statements.append)
        return connection

    def steps_of(command: str) -> list[str]:
        statements.clear()
        assert run(*command.split()).exit_code == 0, command
        queries = [sql for sql in statements if sql.lstrip().startswith(("SELECT", "WITH"))]
        with closing(connect(tmp_path / "test.db")) as connection:
            connection.create_function("written", 1, str)  # the program's own, as it may be
            steps = [
                detail
                for sql in dict.fromkeys(queries)
                for _, _, _, detail in connection.execute(f"EXPLAIN QUERY PLAN {sql}")
            ]
        return [step for step in steps if "sqlite_master" not in step]

    del sample
    monkeypatch.chdir(tmp_path)
    Path("rows.csv").write_text("project,status,date\ndam,operating,2025\n")
    run("update", "road-b", "cancelled", "--date", "2023", "--note", "still")
    run("update", "dam", "partial", "--date", "2025")
    run("undo")
    monkeypatch.setattr(sqlite3, "connect", connect_traced)
    return steps_of


@pytest.mark.skipif(
    sqlite3.sqlite_version_info[:2] != GOLDEN_FOR, reason="plans differ from version to version"
)
def test_every_question_is_asked_as_ever(plans: Plans, golden: Callable[[str, str], None]) -> None:
    """Each step of each command, as EXPLAIN QUERY PLAN tells it."""
    sections = [
        f"$ qhtrack {command}\n" + "".join(f"{step}\n" for step in plans(command))
        for command in COMMANDS
    ]
    golden("plans.txt", "\n".join(sections))


@pytest.mark.parametrize(
    "command", ["show dam --json", "history dam --json", "update dam operating --dry-run"]
)
def test_one_project_is_found_without_reading_the_others(plans: Plans, command: str) -> None:
    """Whatever the version."""
    steps = plans(command)
    assert any("USING INDEX event_order" in step or "INTEGER PRIMARY KEY" in step for step in steps)
    assert not [
        step for step in steps if step.split()[:2] in (["SCAN", "event"], ["SCAN", "promise"])
    ]


def test_the_status_of_all_comes_from_one_covering_index(plans: Plans) -> None:
    """As of any date."""
    assert "SEARCH event USING COVERING INDEX event_order (project=?)" in plans(
        "list --as-of 2022 --json"
    )
