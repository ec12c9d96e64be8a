"""Loads say what they changed."""

import io
import json
from pathlib import Path

import pytest

from conftest import SAMPLE, Run
from qhtrack.domain.changes import Changes

CHANGED = SAMPLE.replace("Five units.", "Six units.")


def test_load_says_what_it_changed(run: Run, sample: Path) -> None:
    """And nothing the second time."""
    assert run("load").stdout == f"{sample}: unchanged\n"
    sample.write_text(CHANGED)
    dry = run("load", "--dry-run", "--json")
    assert json.loads(dry.stdout)["changed"] == ["dam"]
    assert run("load", str(sample)).stdout == f"{sample}: added 0, changed 1, removed 0\n"
    assert json.loads(run("load", "-f", "json").stdout) == {
        "registry": str(sample),
        "unchanged": True,
        "added": [],
        "changed": [],
        "removed": [],
    }


def test_the_same_contents_elsewhere_are_the_registry_from_then_on(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    """Nothing else changes."""
    del sample
    other = tmp_path / "other.toml"
    other.write_text(SAMPLE)
    assert run("load", str(other)).stdout == f"{other}: unchanged\n"
    other.write_text(CHANGED)
    assert run("load").stdout == f"{other}: added 0, changed 1, removed 0\n"


def test_a_dry_run_of_an_unchanged_registry_is_unchanged(run: Run, sample: Path) -> None:
    """And the database is what it was."""
    sample.write_text(CHANGED)
    run("load", "--dry-run")
    assert "Five units." in run("show", "dam", "--json").stdout


def test_a_load_from_standard_input_cannot_be_repeated_without_it(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shipped registry is not loaded in its place."""
    stream = io.TextIOWrapper(io.BytesIO(sample.read_bytes() + b"# \n"))
    monkeypatch.setattr("sys.stdin", stream)
    assert run("load", "-").exit_code == 0
    said = run("load")
    assert (said.exit_code, said.stdout) == (2, "")
    assert "the last registry came from standard input; name a file" in said.stderr


@pytest.mark.parametrize(
    ("line", "code"), [("load none.toml", 5), ("load bad.toml", 3), ("load good.toml --dry-run", 0)]
)
def test_what_loads_nothing_makes_no_database(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, code: int
) -> None:
    """Which the next command would fill with another registry."""
    monkeypatch.chdir(tmp_path)
    Path("bad.toml").write_text("schema = 2\n")
    Path("good.toml").write_text(SAMPLE)
    said = run(*line.split())
    assert said.exit_code == code
    assert not said.stdout or said.stdout.startswith("would load: good.toml: added 3")
    assert not Path("test.db").exists()


def test_the_changes_are_those_of_a_comparison(run: Run, sample: Path) -> None:
    """In its order, each with its count."""
    sample.write_text(CHANGED.replace('id = "road-b"', 'id = "road-c"'))
    assert run("load", "--dry-run").stdout == (
        f"would load: {sample}: added 1, changed 1, removed 1\n"
    )
    row = json.loads(run("load", "--json").stdout)
    assert list(row) == ["registry", "unchanged", *Changes._fields]
    assert (row["added"], row["changed"], row["removed"]) == (["road-c"], ["dam"], ["road-b"])
