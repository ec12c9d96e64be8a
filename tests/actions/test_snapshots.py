"""What is known on a day, together."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import NOW, SAMPLE
from qhtrack.actions import snapshots
from qhtrack.actions.context import Clock, Context
from qhtrack.actions.opening import open_registry
from qhtrack.database.questions import AsOf
from qhtrack.domain.differences import Snapshot

GOAL = """[[category]]
id = "goal"
name = "Goals"
goal = true

[[region]]"""
PROMISED = """
[[project]]
id = "ordinance"
name = "An ordinance"
category = "goal"

[[project.promise]]
due = "2024"
wording = "出台条例"
"""
TODAY = AsOf("2026-11-23")


def told(snapshot: Snapshot) -> tuple[list[str], list[str], list[str]]:
    """Return the projects, whose promises they are and whose events."""
    return (
        [row["id"] for row in snapshot.projects],
        [row["project"] for row in snapshot.promises],
        [row["project"] for row in snapshot.events],
    )


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Return the sample with a goal beside, in memory."""
    path = tmp_path / "goals.toml"
    path.write_text(SAMPLE.replace("[[region]]", GOAL, 1) + PROMISED, encoding="utf-8")
    with open_registry(Context(Clock(NOW)), str(path)) as opened:
        yield opened


def test_goals_are_known_with_the_projects(connection: sqlite3.Connection) -> None:
    """In the registry's order; events come newest first."""
    assert told(snapshots.of_query(connection, [], TODAY)) == (
        ["dam", "road-a", "road-b", "ordinance"],
        ["dam", "dam", "dam", "road-a", "road-b", "ordinance"],
        ["dam", "road-b", "dam"],
    )


def test_what_is_known_is_of_what_was_asked(connection: sqlite3.Connection) -> None:
    """By terms, or by ids; of ids alone it is not told what they are."""
    road: tuple[list[str], list[str], list[str]] = (["road-a"], ["road-a"], [])
    assert told(snapshots.of_query(connection, ["id:road-a"], TODAY)) == road
    assert told(snapshots.of_projects(connection, {"road-a", "elsewhere"}, TODAY)) == road
    assert told(snapshots.promises_and_events(connection, ["road-a"], TODAY)) == (
        [],
        ["road-a"],
        [],
    )
    assert told(snapshots.of_query(connection, ["zzz"], TODAY)) == ([], [], [])


def test_it_is_known_as_of_the_day(connection: sqlite3.Connection) -> None:
    """Events and promises after it are not."""
    day = AsOf("2023-12-31", "2023-12-31")
    dam = (["dam"], ["dam", "dam"], ["dam"])
    assert told(snapshots.of_query(connection, ["id:dam"], day)) == dam
    assert told(snapshots.of_projects(connection, {"dam"}, day)) == dam
