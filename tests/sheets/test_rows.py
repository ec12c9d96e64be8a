"""Rows of update files."""

import csv
import io
import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qhtrack.domain.errors import Problem
from qhtrack.domain.fields import EVENT_KEYS
from qhtrack.domain.text import to_spreadsheet
from qhtrack.domain.updates import UpdateInput
from qhtrack.sheets.rows import Row, read
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language

# a file with a character changed here and there
mutated = st.tuples(
    st.sampled_from(["project,status\na,b\nc,d\n", '[{"project": "a", "status": "b"}]']),
    st.integers(0, 30),
    st.text(max_size=2),
).map(lambda drawn: drawn[0][: drawn[1]] + drawn[2] + drawn[0][drawn[1] :])
ROW = UpdateInput("dam", "operating", "2024-05-01", None, "all\nunits", "2320", None)


def rows(text: str, path: str = "-") -> list[tuple[int, UpdateInput]]:
    """Return the good rows with their lines; there must be no others."""
    read_rows = list(read(text, path))
    assert all(isinstance(row, Row) for row in read_rows), read_rows
    return [(row.line, row.update_input) for row in read_rows if isinstance(row, Row)]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_spreadsheets_file_is_read(separator: str) -> None:
    """With what Excel makes of it: separators, dates, empty rows and columns, quoted line ends."""
    text = (
        "project,status,date,note,in_service_mw,\n"
        'dam,operating,2024/5/1,"all\nunits",2320,\n'
        ",,,,,\n"
        "road-a, 在建 ,,'=x\n"
    ).replace(",", separator)
    assert rows(text) == [(2, ROW), (5, UpdateInput("road-a", " 在建 ", note="=x"))]


@pytest.mark.parametrize(
    "text",
    [
        '[{"project": "a", "status": "x"},\n {"project": "b", "status": "x"}]\n',
        '{"project": "a", "status": "x"}\n{"project": "b", "status": "x"}',
        '{"project": "a",\n"status": "x"} {"project": "b", "status": "x"}',
    ],
)
def test_json_is_read_as_an_array_or_as_lines(text: str) -> None:
    """Whatever the name says of the two."""
    for path in ("-", "a.json", "A.JSONL"):
        assert [update for _, update in rows(text, path)] == [
            UpdateInput("a", "x"),
            UpdateInput("b", "x"),
        ]
        assert rows(text, path)[1][0] == 2


def test_what_history_writes_may_be_applied() -> None:
    """Who recorded it, and when, is of another database."""
    head = ",".join(EVENT_KEYS)
    text = f"{head}\na,2024,false,partial,5,,,,,,,local,x,y\n"
    row = UpdateInput("a", "partial", "2024", in_service_mw="5", by="false")
    assert rows(text) == [(2, row)]
    assert rows('{"project": "a", "status": "partial", "origin": null}')


def test_no_rows_are_no_problem() -> None:
    """A header alone, an empty array."""
    assert rows("project,status\n") == []
    assert rows(" [ ] ") == []
    assert rows("", "a.jsonl") == []


@pytest.mark.parametrize(
    ("path", "text", "line", "message"),
    [
        ("a.csv", "", 1, "no column is called project"),
        ("a.csv", "project,date\n", 1, "no column is called status"),
        ("a.csv", "project,statsu\n", 1, "'statsu' is not a column; did you mean 'status'?"),
        ("a.csv", "project,status,project\n", 1, "the column project stands twice"),
        ("a.csv", "project,status\na,b,c\n", 2, "'c' stands in no column"),
        ("a.csv", "project,status\na,\n", 2, "status is missing"),
        ("a.csv", "project,status\n\n,b\n", 3, "project is missing"),
        ("a.csv", 'project,status\na,b\n"a,b\n', 3, "unexpected end of data"),
        ("a.csv", 'project,status\na,"b"c\n', 2, "',' expected after '\"'"),
        ("a.csv", "project,status\na," + "b" * 200_000, 2, "field larger than field limit"),
        ("a.json", "[1,\n2]", 1, "1 is not an object"),
        ("a.json", '["a"]', 1, "'a' is not an object"),
        ("a.json", "[{}\n{}]", 2, "',' or ']' is missing"),
        ("a.json", '[{"project": "a"', 1, "Expecting ',' delimiter"),
        ("a.json", "[]\n[]", 2, "text stands after the array"),
        ("a.json", '\n{"project": ', 2, "Expecting value"),
        ("a.json", "[" * 100_000, 1, "nested too deeply"),
        ("a.json", '{"a": 1, "a": 2}', 1, "a key stands twice in one object"),
        ("a.json", '{"in_service_mw": NaN}', 1, "NaN is not a number"),
        ("a.json", '{"in_service_mw": ' + "1" * 5000 + "}", 1, "a number with too many digits"),
        ("-", '{"project": "a", "status": 1}', 1, "status: 1 is not text"),
        ("-", '{"project": "a", "status": "b", "in_service_mw": true}', 1, "true is not a number"),
        ("-", '{"project": "a", "status": "b", "by": 1}', 1, "by: 1 is neither true nor false"),
        ("-", '{"project": "a", "status": "b", "also": [1]}', 1, "also: [1] is not a list of"),
        ("-", '{"project": "a", "status": "b", "also": 1}', 1, "also: 1 is not a list of texts"),
        ("-", '{"project": "a", "status": "b", "note": ["c"]}', 1, "note: ['c'] is not text"),
        ("-", '{"project": "a", "status": true}', 1, "status: true is not text"),
        ("-", '{"project": "a", "status": "b", "Date": "c"}', 1, "did you mean 'date'?"),
        ("-", '{"project": null, "status": "b"}', 1, "project is missing"),
    ],
)
def test_a_bad_row_is_located(path: str, text: str, line: int, message: str) -> None:
    """By its line; the rest is read on where it can be."""
    problems = [row for row in read(text, path) if isinstance(row, Problem)]
    texts = [(row.line, sentence(row.message, Language.EN)) for row in problems]
    assert [where for where, said in texts if message in said] == [line]
    assert {row.path for row in problems} == {path}


def test_any_text_gives_rows_or_problems() -> None:
    """Never an exception."""
    kinds: Counter[type] = Counter()

    @given(text=st.text() | mutated, path=st.sampled_from(["-", "a.csv", "a.json"]))
    def check(text: str, path: str) -> None:
        for row in read(text, path):
            assert row.path == path
            kinds[type(row)] += 1

    check()
    assert min(kinds[Row], kinds[Problem]) >= 20


cells = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), min_size=1).filter(
    lambda text: bool(text.strip())
)
updates = st.builds(
    UpdateInput, cells, cells, *[st.none() | cells] * (len(UpdateInput._fields) - 2)
)


def test_csv_and_json_hold_the_same_rows() -> None:
    """Whatever the cells hold."""
    counts: Counter[int] = Counter()

    @given(drawn=st.lists(updates))
    def check(drawn: list[UpdateInput]) -> None:
        table = io.StringIO(newline="")
        writer = csv.writer(table)
        writer.writerow(UpdateInput._fields)
        writer.writerows(
            [to_spreadsheet(str(cell)) if cell else None for cell in update] for update in drawn
        )
        assert [update for _, update in rows(table.getvalue(), "a.csv")] == drawn
        text = "\n".join(json.dumps(update._asdict()) for update in drawn)
        assert [update for _, update in rows(text, "a.jsonl")] == drawn
        counts[min(len(drawn), 2)] += 1

    check()
    assert min(counts[1], counts[2]) >= 5


@pytest.mark.parametrize("project", ['"a"', '"\\u001b"', "1", "null"])
def test_a_problem_names_its_project(project: str) -> None:
    """Where that is text that can be shown."""
    (first, *_) = read('{"project": ' + project + ', "status": 1}', "-")
    assert isinstance(first, Problem)
    assert first.where == ("a" if project == '"a"' else "")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.CSV", "project,status\na,b\n"),
        ("a.ndjson", '{"project": "a", "status": "b"}'),
        ("updates", ' [{"project": "a", "status": "b"}]'),
        ("updates", '{"project": "a", "status": "b"}'),
        ("updates.json.txt", "project,status\na,b\n"),
    ],
)
def test_the_name_tells_the_format_else_the_text(path: str, text: str) -> None:
    """A bracket or a brace begins JSON."""
    assert [update for _, update in rows(text, path)] == [UpdateInput("a", "b")]
    assert isinstance(next(read("project,status\n", "a.json")), Problem)


def test_a_number_may_be_a_figure() -> None:
    """0, too, and no other column's."""
    text = '{"project": "a", "status": "b", "in_service_mw": 0}'
    assert rows(text)[0][1].in_service_mw == 0


def test_json_has_flags_and_lists() -> None:
    """As they are; an empty list is one."""
    text = '{"project": "a", "status": "b", "by": true, "force": false, "also": ["x", "y"]}'
    row = UpdateInput("a", "b", by=True, force=False, also=["x", "y"])
    assert rows(text) == [(1, row)]
    assert rows('{"project": "a", "status": "b", "also": []}')[0][1].also == []
