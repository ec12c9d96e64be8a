"""What shared options mean."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import NOW, Run
from qhtrack.actions.context import Context
from qhtrack.commands.options import most_rows, streamed, terms_of
from qhtrack.database import questions
from qhtrack.output.formats import Format


def test_an_unknown_column_is_refused_with_the_nearest(run: Run, sample: Path) -> None:
    """Exit 2."""
    del sample
    said = run("list", "--columns", "id,ownr")
    assert said == (2, "", "qhtrack: 'ownr' is not a column; did you mean 'owner'?\n")


def test_options_are_sugar_for_terms() -> None:
    """Of the field of their name."""
    assert terms_of(["a"], status=["x", "y,z"], region=None) == ["a", "status:x,y,z"]


def test_a_terminal_gets_at_most_a_hundred_rows() -> None:
    """Unless more are asked for; pipes and other formats get all."""
    terminal, pipe = Context(NOW, is_terminal=True), Context(NOW)
    assert most_rows(terminal, None, Format.TABLE) == 100
    assert most_rows(pipe, None, Format.TABLE) == 0
    assert most_rows(terminal, None, Format.JSON) == most_rows(terminal, 0, Format.TABLE) == 0
    assert most_rows(pipe, 5, Format.CSV) == 5


def test_rows_are_written_as_they_are_found(run: Run, sample: Path) -> None:
    """One by one, of one state of the database; who records meanwhile need not wait."""
    del sample
    asked = []

    def ask(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
        for row in questions.events(connection, ["dam"], questions.DateRange()):
            asked.append(row["date"])
            yield row

    text = iter(streamed(Context(NOW), ask, Format.JSONL, ["date"]).text)
    assert next(text) == '{"date": "2024-04-01"}\n'
    assert asked == ["2024-04-01"]
    assert run("update", "dam", "approved", "--date", "2018").exit_code == 0
    assert list(text) == ['{"date": "2021-05"}\n']


def test_what_fails_at_the_first_row_has_written_no_header(sample: Path) -> None:
    """So that half an answer is rare."""
    del sample

    def ask(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
        yield from connection.execute("SELECT id FROM nothing")

    with pytest.raises(sqlite3.OperationalError):
        next(iter(streamed(Context(NOW), ask, Format.CSV, ["id"]).text))
