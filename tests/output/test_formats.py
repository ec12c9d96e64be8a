"""Rows in every format."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from qhtrack.output.formats import Format, as_json, cell, rows

COLUMNS = ("id", "name", "regions", "capacity_mw", "overdue", "note")
HARD: list[dict[str, Any]] = [
    {
        "id": "a",
        "name": '=玛尔挡, "dam" | x',
        "regions": ["golog", "haixi"],
        "capacity_mw": 2320,
        "overdue": True,
        "note": "one\ntwo\tthree <b>`x`</b> *y* [z] & $",
    },
    {
        "id": "b",
        "name": "@x",
        "regions": [],
        "capacity_mw": -0.5,
        "overdue": False,
        "note": None,
    },
]


@pytest.mark.parametrize("kind", [kind for kind in Format if kind is not Format.TABLE])
def test_hard_values_are_golden_in_every_format(
    kind: Format, golden: Callable[[str, str], None]
) -> None:
    """As bytes."""
    golden(f"formats/{kind}.txt", "".join(rows(kind, HARD, COLUMNS)))


def test_csv_and_json_hold_the_same_cells() -> None:
    """But for the quote before what a spreadsheet would run."""
    table = list(csv.DictReader(io.StringIO("".join(rows(Format.CSV, HARD, COLUMNS)), newline="")))
    objects = json.loads("".join(rows(Format.JSON, HARD, COLUMNS)))
    for line, thing in zip(table, objects, strict=True):
        assert {key: text.removeprefix("'") for key, text in line.items()} == {
            key: cell(value) for key, value in thing.items()
        }


def test_no_rows_are_an_empty_array() -> None:
    """And a header alone."""
    assert "".join(rows(Format.JSON, [], COLUMNS)) == "[]\n"
    assert "".join(rows(Format.TSV, [], ("id",))) == "id\n"


def test_events_are_named_by_their_project() -> None:
    """They have no id of their own."""
    assert "".join(rows(Format.IDS, [{"project": "a"}], ("project",))) == "a\n"


def test_one_object_is_indented() -> None:
    """Characters stand as they are."""
    assert as_json({"a": "玛"}) == '{\n  "a": "玛"\n}\n'
