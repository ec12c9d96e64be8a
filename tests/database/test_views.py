"""The pages that people with other tools read."""

import json
import sqlite3
import tomllib
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from conftest import NOW, Run
from qhtrack.database import sqlite
from qhtrack.domain.statements import Fact
from telling import added, dropped, record

COLUMNS = {
    "project_status": "name name_zh category regions status since since_by updated due overdue"
    " capacity_mw in_service_mw length_km open_km investment_bn spent_bn note id",
    "scorecard": "name name_zh category regions milestone part first_due due made stretch outcome"
    " no_news no_news_since reached by missed days_late wording wording_en source source_title"
    " publisher url evidence evidence_title slip_days status updated note origin project",
    "history": "date by name name_zh category regions status in_service_mw open_km spent_bn note"
    " source source_title publisher url origin recorded_at recorded_by project",
    "recordings": "number at by command reason stands filed overruled kind project id action"
    " date status milestone due wording name title source note before after",
}
# what JSON does not have: of the sources
OF_SOURCES = {"source_title", "publisher", "url", "evidence_title"}
FLAGS = {"since_by", "overdue", "stretch", "no_news", "by"}
MORE = """
[[category]]
id = "target"
name = "Targets"
goal = true

[[project]]
id = "target-growth"
name = "Growth"
category = "target"

[[project.promise]]
due = "2023"
wording = "growth of 5 %"
source = "paper"
missed = "2024-01"
evidence = "paper"

[[project.promise]]
due = "2025"
wording = "growth of 6 %"
reached = "2026"
by = true
evidence = "a talk on growth"
"""


def _pages(path: Path) -> dict[str, list[dict[str, Any]]]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        # the day of the commands, where the views ask for the user's own
        connection.create_function("strftime", 3, lambda *_: NOW.date().isoformat())
        return {
            view: [dict(row) for row in connection.execute(f"SELECT * FROM {view}")]
            for view in COLUMNS
        }


def test_old_views_are_made_anew(tmp_path: Path) -> None:
    """They are code; what may only be read keeps its own."""
    path = tmp_path / "a.db"
    connection = sqlite.connect(str(path))
    whole = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'scorecard'").fetchone()
    connection.execute("DROP VIEW scorecard")
    connection.execute("CREATE VIEW scorecard AS SELECT 1")
    connection.close()
    connection = sqlite.connect(str(path))
    now = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'scorecard'").fetchone()
    assert tuple(now) == tuple(whole)
    connection.close()


def test_a_view_of_the_users_own_stays_and_costs_nothing(tmp_path: Path) -> None:
    """Opening the file writes no shape anew, with it or without."""
    path = str(tmp_path / "a.db")
    sqlite.connect(path).close()
    with closing(sqlite3.connect(path)) as plain:
        for own in ("SELECT 1", "CREATE VIEW mine AS SELECT 1"):
            plain.execute(own)
            before = plain.execute("PRAGMA schema_version").fetchone()
            sqlite.connect(path).close()
            assert plain.execute("PRAGMA schema_version").fetchone() == before
        assert plain.execute("SELECT * FROM mine").fetchone() == (1,)


def test_the_views_answer_in_plain_sqlite(tmp_path: Path) -> None:
    """For people with other tools."""
    path = str(tmp_path / "a.db")
    sqlite.connect(path).close()
    plain = sqlite3.connect(path)
    assert plain.execute("SELECT * FROM project_status").fetchall() == []
    assert plain.execute("SELECT * FROM scorecard").fetchall() == []
    assert plain.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    plain.close()


def test_the_views_have_the_columns_that_people_read(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    """In the order in which they read them."""
    run("update", "dam", "operating", "--date", "2025")
    del sample
    pages = _pages(tmp_path / "test.db")
    assert {view: " ".join(rows[0]) for view, rows in pages.items()} == COLUMNS


@pytest.mark.parametrize(
    ("view", "command"),
    [("project_status", "list"), ("scorecard", "scorecard"), ("history", "history")],
)
def test_the_views_say_what_the_commands_say(
    run: Run, sample: Path, tmp_path: Path, view: str, command: str
) -> None:
    """In the same order, goals where they are; unknown is a word, regions are a list."""
    sample.write_text(sample.read_text() + MORE)
    run("load")
    for date in ("2025-03", "2025-06", "2026"):
        assert run("update", "dam", "operating", "--date", date).exit_code == 0
    rows = _pages(tmp_path / "test.db")[view]
    told = json.loads(run(command, "--json").stdout)
    listed = json.loads(run("list", "--json").stdout)
    goals = json.loads(run("list", "category:target", "--json").stdout)
    projects = {one["id"]: one for one in (*listed, *goals)}
    sources = {one["id"]: one for one in tomllib.loads(sample.read_text())["source"]}
    assert len(rows) == len(told) > 2
    for row, other in zip(rows, told, strict=True):
        project = projects[other.get("project", other.get("id"))]
        expected = {key: project[key] for key in ("name", "name_zh", "category", "regions")}
        expected |= {key: value for key, value in other.items() if key in row}
        if view == "project_status":
            expected["status"] = other["status"] or "unknown"
        found = {key: bool(value) if key in FLAGS else value for key, value in row.items()}
        found["regions"] = json.loads(row["regions"] or "[]")
        assert repr({key: found[key] for key in expected}) == repr(expected)
        assert found.keys() - expected.keys() <= OF_SOURCES
        for key, source in (("source_title", "source"), ("evidence_title", "evidence")):
            if key in row:
                assert row[key] == sources.get(other[source], {}).get("title")


@pytest.mark.parametrize(
    "asked", ["project_status WHERE id", "scorecard WHERE project", "history WHERE project"]
)
def test_a_view_asked_for_one_project_reads_no_table_whole(asked: str) -> None:
    """The condition reaches the indexes."""
    with closing(sqlite.create_in_memory()) as connection:
        plan = connection.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {asked} = 'dam'").fetchall()
    steps = [step["detail"] for step in plan]
    whole = ("SCAN project", "SCAN event", "SCAN latest", "SCAN promise", "SCAN near")
    assert not [step for step in steps if step.startswith(whole)]
    assert any(step.startswith("SEARCH") for step in steps)


def test_what_was_recorded_is_a_page_too(run: Run, sample: Path, tmp_path: Path) -> None:
    """A row a statement, newest first; columns mean what they mean in JSON."""
    path = tmp_path / "test.db"
    run("update", "dam", "operating", "--date", "2025", "--source", "paper", "--note", "all")
    run("export", "-o", str(sample))
    record(path, added("source", "new", title="New"), added("promise", "dam", wording="soon"))
    record(path, dropped(path, Fact("event", "road-b", ("2022", "cancelled"))))
    run("update", "dam", "partial", "--date", "2024-04-01", "--note", "more")
    run("undo", "3")
    run("undo", "1")
    rows = _pages(path)["recordings"]
    told = [
        (recording, statement)
        for recording in json.loads(run("log", "--json").stdout)
        for statement in reversed(recording["statements"])
    ]
    assert len(rows) == len(told) == 5
    for row, (recording, statement) in zip(rows, told, strict=True):
        said = statement["after"] or statement["before"]
        texts = ("date", "status", "milestone", "due", "wording", "name", "title", "source", "note")
        shown = {key: json.loads(row[key] or "null") for key in ("before", "after")}
        flags = {key: bool(row[key]) for key in ("stands", "filed", "overruled")}
        expected = {key: said.get(key) for key in texts} | recording | statement
        del expected["statements"]
        assert row | shown | flags == expected
    assert [row["action"] for row in rows] == [
        *("amended", "dropped", "recorded", "recorded", "recorded")
    ]
    assert [(row["stands"], row["filed"]) for row in rows] == [
        (1, 0),
        (0, 1),
        (1, 0),
        (1, 0),
        (0, 0),
    ]
