"""Rows in every format."""

import csv
import html
import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qhtrack.domain.text import from_spreadsheet
from qhtrack.output.escaping import line
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


cells = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(-(10**9), 10**9),
    st.text(st.characters(codec="utf-8", exclude_characters="\r\0")),
    st.lists(st.sampled_from(["golog", "haixi"]), unique=True),
)
found = st.lists(st.fixed_dictionaries({"id": st.just("a"), "x": cells, "y": cells}), max_size=3)


@given(found)
def test_every_format_gives_its_cells_back(drawn: list[dict[str, Any]]) -> None:
    """JSON as they are; the others as text, Markdown and TSV on one line."""
    columns = ("id", "x", "y")
    told = {kind: "".join(rows(kind, drawn, columns)) for kind in Format if kind != "table"}
    assert json.loads(told[Format.JSON]) == drawn
    assert [json.loads(one) for one in told[Format.JSONL].split("\n")[:-1]] == drawn
    plain = [[cell(row[column]) for column in columns] for row in drawn]
    read = list(csv.reader(io.StringIO(told[Format.CSV], newline="")))[1:]
    numbers = [[isinstance(row[key], int | float) for key in columns] for row in drawn]
    assert [
        [text if number else from_spreadsheet(text) for text, number in zip(*both, strict=True)]
        for both in zip(read, numbers, strict=True)
    ] == plain
    lines = [[line(text) for text in row] for row in plain]
    assert [row.split("\t") for row in told[Format.TSV].split("\n")[1:-1]] == lines
    table = [
        re.split(r" (?<!\\)\| ?", f" {row}") for row in told[Format.MARKDOWN].split("\n")[2:-1]
    ]
    shown = [[html.unescape(re.sub(r"\\(.)", r"\1", text)) for text in row] for row in table]
    assert [row[1:-1] for row in shown] == lines
    assert told[Format.IDS] == "a\n" * bool(drawn)


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
