"""Loads say what they changed."""

import json
from pathlib import Path

from conftest import SAMPLE, Run

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
