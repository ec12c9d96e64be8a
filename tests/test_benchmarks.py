"""What the benchmark measures is the same work on the same records."""

import sqlite3
from contextlib import closing
from pathlib import Path

import floors
import generate
from conftest import Run

TABLES = (
    *("category", "region", "source", "project", "project_region"),
    *("promise", "promise_also", "event", "recording", "statement", "file_version"),
)


def test_a_generated_registry_is_canonical(run: Run, tmp_path: Path) -> None:
    """And the same each time."""
    text = "".join(generate.registry(50))
    assert text == "".join(generate.registry(50))
    for key in ("part", "also", "reached", "by", "in_service_mw", "spent_bn"):
        assert f"\n{key} = " in text
    path = tmp_path / "r.toml"
    path.write_text(text, encoding="utf-8")
    assert run("load", str(path)).stdout == f"{path}: added 50, changed 0, removed 0, kept 0\n"
    assert run("export").stdout == text


def test_the_floors_do_what_the_program_does(run: Run, tmp_path: Path) -> None:
    """As many rows in each table, of a load and of updates."""
    path, rows, floor = tmp_path / "r.toml", tmp_path / "u.csv", tmp_path / "floor.db"
    path.write_text("".join(generate.registry(50)), encoding="utf-8")
    rows.write_text("".join(generate.updates(50, 20)), encoding="utf-8")
    run("load", str(path))
    assert run("apply", str(rows)).stdout.endswith("20 recorded\n")
    floors.load(str(path), str(floor))
    floors.apply(str(rows), str(floor))
    with (
        closing(sqlite3.connect(tmp_path / "test.db")) as ours,
        closing(sqlite3.connect(floor)) as least,
    ):
        for table in TABLES:
            count = f"SELECT count(*) FROM {table}"
            assert ours.execute(count).fetchone() == least.execute(count).fetchone(), table
