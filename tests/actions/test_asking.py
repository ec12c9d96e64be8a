"""Answers about many projects."""

from pathlib import Path

from conftest import Run
from qhtrack.actions.asking import TABLE_COLUMNS
from qhtrack.domain.fields import PROJECT_KEYS


def test_a_tables_columns_are_fields() -> None:
    """All of them."""
    assert set(TABLE_COLUMNS) <= set(PROJECT_KEYS)


def test_a_limit_that_is_met_hides_nothing(run: Run, sample: Path) -> None:
    """One less hides one row, and the totals of a scorecard count it."""
    del sample
    for command, count in (("list", 3), ("scorecard", 5), ("history", 3)):
        whole = run(command, "-f", "table", "-n", str(count))
        assert whole.stderr == "", command
        assert whole.stdout == run(command, "-f", "table").stdout
        short = run(command, "-f", "table", "-n", str(count - 1))
        assert short.stderr == "qhtrack: 1 more; -n 0 shows all\n", command
        assert "of 5 promises" in short.stdout or command != "scorecard"


def test_limited_rows_for_a_script_are_the_first_ones(run: Run, sample: Path) -> None:
    """Nothing is said of the others."""
    del sample
    for command in ("list", "scorecard", "history"):
        lines = run(command, "-f", "jsonl").stdout.splitlines()
        for count in (1, 2, 99):
            said = run(command, "-f", "jsonl", "-n", str(count))
            assert said.stdout.splitlines() == lines[:count], command
            assert said.stderr == ""


def test_a_timeline_shows_what_fits(run: Run, sample: Path) -> None:
    """And what had happened by a day."""
    del sample
    assert "Dam" not in run("timeline", "category:road").stdout
    assert run("timeline", "--as-of", "2020").stdout != run("timeline").stdout
