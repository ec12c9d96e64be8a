"""Statements that are recorded one at a time."""

import json
import sqlite3
from pathlib import Path

import pytest

from conftest import Result, Run

PROMISE = ("--wording", "2025年建成", "--due", "2025")


def recordings(path: Path) -> list[tuple[str, str, str | None, str, str]]:
    """Return what the database keeps: who, with which command, why, of what, when."""
    with sqlite3.connect(path) as connection:
        return connection.execute(
            "SELECT by, command, reason, kind, at FROM recording"
            " JOIN statement ON recording.id = recording ORDER BY statement.id"
        ).fetchall()


@pytest.mark.usefixtures("sample")
def test_each_command_makes_one_recording_of_what_is_new(run: Run, tmp_path: Path) -> None:
    """With who, when and why; of what is known, would be or is refused it makes none."""
    known = (
        ("promise", "dam", *PROMISE),
        ("add", "region", "yushu", "name=Yushu"),
        ("set", "dam", "owner=X"),
        ("drop", "dam", "2021-05", "construction", "--note", "a mistake"),
    )
    for arguments in known:
        for more in (("--dry-run",), (), (), ("--dry-run",)):
            assert run(*arguments, *more).exit_code == 0
    assert run("set", "dam", "aliases+=road-a").exit_code == 6
    at = "2026-11-23T12:00:00+00:00"
    assert recordings(tmp_path / "test.db") == [
        ("tester", "promise", None, "promise", at),
        ("tester", "add", None, "region", at),
        ("tester", "set", None, "project", at),
        ("tester", "drop", "a mistake", "event", at),
    ]


def test_contradictions_alike_are_counted(run: Run, sample: Path) -> None:
    """Two that are there, since a load, do not hide a third, nor make one."""
    text = sample.read_text(encoding="utf-8")
    pit = '[[category]]\nid = "pit"\nname = "Pits"\n'
    sample.write_text(text.replace("[[region]]", f"{pit}\n[[region]]", 1), encoding="utf-8")
    assert run("load").exit_code == 0
    assert run("add", "project", "new", "name=New", "category=pit").exit_code == 0
    for milestone in ("partial", "operating"):
        assert run("promise", "new", *PROMISE, "--milestone", milestone).exit_code == 0
    text = sample.read_text(encoding="utf-8")
    sample.write_text(text.replace(pit, f"{pit}goal = true\n"), encoding="utf-8")
    assert run("load").exit_code == 0
    assert run("set", "new", "place=Here").exit_code == 0
    refused = run("promise", "new", *PROMISE, "--milestone", "approved")
    assert (refused.exit_code, refused.stderr) == (
        6,
        "qhtrack: new (New): a goal has no event, size or milestone\nnothing was changed\n",
    )


@pytest.mark.usefixtures("sample")
def test_a_registry_that_is_named_cannot_be_recorded_in(run: Run, sample: Path) -> None:
    """It is asked alone."""
    for arguments in (
        ("promise", "dam", *PROMISE),
        ("add", "region", "x", "name=X"),
        ("set", "dam", "owner=X"),
        ("drop", "dam", "2021-05", "construction"),
    ):
        said = run("--registry", str(sample), *arguments)
        assert (said.exit_code, "load the file to record" in said.stderr) == (2, True)


@pytest.mark.usefixtures("sample")
def test_json_lines_are_one_line(run: Run) -> None:
    """For a script."""
    said = run("set", "dam", "owner=X", "-f", "jsonl")
    assert said.stdout.count("\n") == 1
    assert json.loads(said.stdout)["action"] == "amended"


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("name", ["am", "road", "gon"])
def test_a_part_of_a_name_is_not_enough(run: Run, name: str) -> None:
    """Where others have it, or it is no beginning."""
    assert run("promise", name, *PROMISE).exit_code == 4
    assert run("drop", name, "2021-05", "construction").exit_code == 4
    assert run("set", name, "owner=X").exit_code == 4


def test_a_registry_without_categories_takes_any(run: Run, tmp_path: Path) -> None:
    """Until it has one: then all must be there; so of regions, but not of sources."""
    path = tmp_path / "bare.toml"
    path.write_text('schema = 1\n[[project]]\nid = "a"\nname = "A"\ncategory = "mine"\n')
    assert run("--db", str(tmp_path / "bare.db"), "load", str(path)).exit_code == 0

    def call(*arguments: str) -> Result:
        return run("--db", str(tmp_path / "bare.db"), *arguments)

    assert call("set", "a", "category=pit", "regions=north").exit_code == 0
    assert call("set", "a", "sources=paper").exit_code == 2
    refused = call("add", "category", "road", "name=Roads")
    assert refused.exit_code == 6
    assert "a (A): 'pit' is not a category of this registry" in refused.stderr
    assert call("add", "category", "pit", "name=Pits").exit_code == 0
    assert call("add", "region", "south", "name=South").exit_code == 6
    assert call("set", "a", "category=mine").exit_code == 2


def test_a_script_is_told_what_stood_before_an_amendment(run: Run, sample: Path) -> None:
    """And what is there by it, of a row of a sheet too."""
    promise = ("promise", "dam", "--wording", "w", "--due", "2025", "--note")
    run(*promise, "one")
    named = {"due": "2025", "wording": "w"}
    for row in (
        json.loads(run(*promise, "two", "--dry-run", "--json").stdout),
        json.loads(run(*promise, "two", "--json").stdout),
    ):
        assert (row["before"], row["after"]) == (
            named | {"note": "one"},
            named | {"note": "one\ntwo"},
        )
    sheet = sample.with_name("more.csv")
    sheet.write_text("project,wording,due,note\ndam,w,2025,three\n")
    (row,) = json.loads(run("apply", str(sheet), "--json").stdout)
    assert (row["before"]["note"], row["after"]["note"]) == ("one\ntwo", "one\ntwo\nthree")
