"""Rows in every format."""

import csv
import html
import io
import json
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qhtrack.domain.text import from_spreadsheet
from qhtrack.output.escaping import cell as escaped
from qhtrack.output.escaping import line
from qhtrack.output.formats import (
    Format,
    PageFormat,
    as_json,
    cell,
    formatted,
    page_table,
    rows_with_own_keys,
)

TEXTS = [kind for kind in Format if kind not in {Format.TABLE, Format.MARKDOWN, Format.XLSX}]
COLUMNS = ("id", "name", "regions", "capacity_mw", "overdue", "note")
HARD: list[dict[str, object]] = [
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


@pytest.mark.parametrize("kind", TEXTS)
def test_hard_values_are_golden_in_every_format(
    kind: Format, golden: Callable[[str, str], None]
) -> None:
    """As bytes."""
    golden(f"formats/{kind}.txt", "".join(formatted(kind, HARD, COLUMNS)))


cells = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(-(10**9), 10**9),
    st.text(st.characters(codec="utf-8", exclude_characters="\r\0")),
    st.lists(st.sampled_from(["golog", "haixi"]), unique=True),
)
tables = st.lists(st.fixed_dictionaries({"id": st.just("a"), "x": cells, "y": cells}), max_size=3)


@given(tables)
def test_every_format_gives_its_cells_back(rows: list[dict[str, object]]) -> None:
    """JSON as they are; the others as text, Markdown on one line."""
    columns = ("id", "x", "y")
    text = {kind: "".join(formatted(kind, rows, columns)) for kind in TEXTS}
    assert json.loads(text[Format.JSON]) == rows
    assert [json.loads(line) for line in text[Format.JSONL].split("\n")[:-1]] == rows
    plain = [[cell(row[column]) for column in columns] for row in rows]
    read = list(csv.reader(io.StringIO(text[Format.CSV], newline="")))[1:]
    numbers = [[isinstance(row[key], int | float) for key in columns] for row in rows]
    lists = [
        [
            "\n".join(value) if isinstance(value := row[key], list) else cell(value)
            for key in columns
        ]
        for row in rows
    ]
    assert [
        [value if number else from_spreadsheet(value) for value, number in zip(*both, strict=True)]
        for both in zip(read, numbers, strict=True)
    ] == lists
    lines = [[line(value) for value in row] for row in plain]
    tsv = csv.reader(io.StringIO(text[Format.TSV], newline=""), delimiter="\t")
    assert list(tsv)[1:] == [[escaped(value) for value in row] for row in plain]
    page = page_table(columns, plain)
    table = [re.split(r" (?<!\\)\| ?", f" {row}") for row in page.split("\n")[2:-1]]
    shown = [[html.unescape(re.sub(r"\\(.)", r"\1", value)) for value in row] for row in table]
    assert [row[1:-1] for row in shown] == lines
    assert text[Format.IDS] == ("a\n" if rows else "")


def test_a_table_on_a_page_shows_text_as_it_is() -> None:
    """Figures are flush right."""
    rows = [["*y* [z] & $", "<b>`x`</b>"], ["a\nb | c", "–"]]
    assert page_table(["capacity_mw", "note"], rows, {0}) == (
        "| capacity\\_mw | note |\n"
        "| ---: | --- |\n"
        "| \\*y\\* \\[z\\] &amp; \\$ | \\<b\\>\\`x\\`\\</b\\> |\n"
        "| a b \\| c | – |\n"
    )


def test_no_rows_are_an_empty_array() -> None:
    """And a header alone."""
    assert "".join(formatted(Format.JSON, [], COLUMNS)) == "[]\n"
    assert "".join(formatted(Format.TSV, [], ("id",))) == "id\n"


def test_events_are_named_by_their_project() -> None:
    """They have no id of their own."""
    assert "".join(formatted(Format.IDS, [{"project": "a"}], ("project",))) == "a\n"


def test_each_project_is_named_once() -> None:
    """Where several of its events or promises are asked for."""
    rows = [{"project": key, "id": 1} for key in "abab"]
    assert "".join(formatted(Format.IDS, rows, ("project",))) == "a\nb\n"
    assert "".join(formatted(Format.IDS, [{"x": 5.0}], ("x",))) == "5\n"


def test_a_negative_number_is_no_formula() -> None:
    """The text of one is."""
    rows: list[dict[str, object]] = [{"x": -5}, {"x": "-5"}]
    assert "".join(formatted(Format.CSV, rows, ("x",))) == "x\n-5\n'-5\n"


def test_one_object_is_indented() -> None:
    """Characters stand as they are."""
    assert as_json({"a": "玛"}) == '{\n  "a": "玛"\n}\n'


def test_a_list_has_commas_where_its_items_are_known_again() -> None:
    """Ids and addresses; of words, or an address with a comma, each has a line."""
    assert cell(["golog", "https://example.org/1"]) == "golog,https://example.org/1"
    assert cell(["site visit, 2024", "paper"]) == "site visit, 2024\npaper"
    assert cell(["https://example.org/1,2", "paper"]) == "https://example.org/1,2\npaper"


def test_rows_with_keys_of_their_own_are_written_whole() -> None:
    """As an array, or a line each."""
    rows: list[dict[str, object]] = [{"a": 1}, {"b": "玛"}]
    assert json.loads("".join(rows_with_own_keys(PageFormat.JSON, rows))) == rows
    assert "".join(rows_with_own_keys(PageFormat.JSON, [])) == "[]\n"
    assert "".join(rows_with_own_keys(PageFormat.JSONL, rows)) == '{"a":1}\n{"b":"玛"}\n'
