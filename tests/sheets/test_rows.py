"""Reading files."""

import csv
import io
import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from qhtrack import files
from qhtrack.domain.errors import Problem
from qhtrack.domain.fields import EVENT_KEYS
from qhtrack.domain.text import to_spreadsheet
from qhtrack.sheets.records import Row
from qhtrack.sheets.rows import ReadingOptions, read_text, read_workbook
from qhtrack.sheets.table import UNSEEN
from qhtrack.words.catalogue import sentence
from qhtrack.words.heads import COLUMN_KEYS, is_section, says_nothing
from qhtrack.words.language import Language

# either format with a character changed here and there
mutated = st.tuples(
    st.sampled_from(["project,status\na,b\nc,d\n", '[{"project": "a", "status": "b"}]']),
    st.integers(0, 30),
    st.text(max_size=2),
).map(lambda drawn: drawn[0][: drawn[1]] + drawn[2] + drawn[0][drawn[1] :])


def rows(text: str, path: str = "-", ignored: tuple[str, ...] = ()) -> list[tuple[int, object]]:
    """Return the good rows with their lines; there must be no others."""
    found = read_text(text, path, ReadingOptions(ignored=ignored)).rows
    assert all(isinstance(row, Row) for row in found), found
    return [(row.line, row.values) for row in found if isinstance(row, Row)]


def test_a_text_is_read_as_csv() -> None:
    """Its rows from the line on which each begins; what is passed over is told."""
    text = 'project,status,note\ndam,operating,"all\nunits"\n,,\nroad-a,在建,\n'
    assert rows(text) == [
        (2, {"project": "dam", "status": "operating", "note": "all\nunits"}),
        (5, {"project": "road-a", "status": "在建"}),
    ]
    (said,) = read_text(text, "a.csv", ReadingOptions()).notices
    assert sentence(said, Language.EN) == "a.csv: passed over: rows of totals 0, empty rows 1"
    assert read_text("project\na\n", "a.csv", ReadingOptions()).notices == []


@pytest.mark.parametrize(
    "text",
    [
        '[{"project": "a", "status": "x"},\n {"project": "b", "status": null}]\n',
        '{"project": "a", "status": "x"}\n{"project": "b"}',
        '{"project": "a",\n"status": "x"} {"project": "b"}',
    ],
)
def test_json_is_read_as_an_array_or_as_lines(text: str) -> None:
    """Whatever the name says of the two; null says nothing."""
    for path in ("-", "a.json", "A.JSONL"):
        (_, first), (line, second) = rows(text, path)
        assert (first, second) == ({"project": "a", "status": "x"}, {"project": "b"})
        assert line == 2


def test_what_history_writes_may_be_applied() -> None:
    """Who recorded it, and when, is of another database."""
    head = ",".join(EVENT_KEYS)
    text = f"{head}\na,2024,false,partial,5,,,,,,,true,local,x,y\n"
    row = {"project": "a", "status": "partial", "date": "2024", "in_service_mw": "5", "by": "false"}
    row["force"] = "true"
    assert rows(text) == [(2, row)]
    assert rows('{"project": "a", "status": "partial", "origin": "local"}')[0][1] == {
        "project": "a",
        "status": "partial",
    }


def test_no_rows_are_no_problem() -> None:
    """A header alone, an empty array."""
    assert rows("project,status\n") == []
    assert rows(" [ ] ") == []
    assert rows("", "a.jsonl") == []


def test_a_column_that_is_not_wanted_is_left_out_of_json_too() -> None:
    """By its name, or as an unknown one."""
    text = '{"project": "a", "Boss": 1}'
    for ignored in ("boss", "*"):
        assert rows(text, ignored=(ignored,)) == [(1, {"project": "a"})]


@pytest.mark.parametrize(
    ("path", "text", "line", "message"),
    [
        ("a.csv", "", 1, "there is no row with heads"),
        ("a.csv", "project,statsu\n", 1, "'statsu' (B1); did you mean 'status'?"),
        ("a.csv", "project,status\na,b,c\n", 2, "'c' is in a column without a head"),
        ("a.csv", 'project,status\na,b\n"a,b\n', 3, "unexpected end of data"),
        ("a.json", "[1,\n2]", 1, "1 is not an object"),
        ("a.json", "[{}\n{}]", 2, "',' or ']' is missing"),
        ("a.json", "[" * 100_000, 1, "nested too deeply"),
        ("-", '{"project": "a", "Date": "c"}', 1, "'Date' is not a column; did you mean 'date'?"),
    ],
)
def test_a_bad_row_is_located(path: str, text: str, line: int, message: str) -> None:
    """By its line; the rest is read on where it can be."""
    problems = [
        row for row in read_text(text, path, ReadingOptions()).rows if isinstance(row, Problem)
    ]
    texts = [(row.line, sentence(row.message, Language.EN)) for row in problems]
    assert [where for where, said in texts if message in said] == [line]
    assert {row.path for row in problems} == {path}


def test_any_text_gives_rows_or_problems() -> None:
    """Never an exception."""
    kinds: Counter[type] = Counter()

    @given(text=st.text() | mutated, path=st.sampled_from(["-", "a.csv", "a.json"]))
    def check(text: str, path: str) -> None:
        for row in read_text(text, path, ReadingOptions()).rows:
            assert row.path == path
            kinds[type(row)] += 1

    check()
    assert min(kinds[Row], kinds[Problem]) >= 20


cells = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), min_size=1).filter(
    lambda text: not (says_nothing(text) or is_section(text)) and text == text.strip(UNSEEN)
)
named = st.fixed_dictionaries(
    {"project": cells},
    optional=dict.fromkeys(set(COLUMN_KEYS) - {"project", "note", "progress"}, cells),
)


def test_csv_and_json_hold_the_same_rows() -> None:
    """Whatever the cells hold."""
    counts: Counter[int] = Counter()

    @given(drawn=st.lists(named))
    def check(drawn: list[dict[str, str]]) -> None:
        table = io.StringIO(newline="")
        writer = csv.DictWriter(table, COLUMN_KEYS)
        writer.writeheader()
        writer.writerows({key: to_spreadsheet(cell) for key, cell in row.items()} for row in drawn)
        found = [values for _, values in rows(table.getvalue(), "a.csv")]
        assert found == drawn
        text = "\n".join(map(json.dumps, drawn))
        assert [values for _, values in rows(text, "a.jsonl")] == drawn
        counts[min(len(drawn), 2)] += 1

    check()
    assert min(counts[1], counts[2]) >= 5


@pytest.mark.parametrize("project", ['"a"', '"\\u001b"', "1", "null"])
def test_a_problem_names_its_project(project: str) -> None:
    """Where that is text that can be shown."""
    (first,) = read_text('{"project": ' + project + ', "x": 1}', "-", ReadingOptions()).rows
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
        ("[a].tsv", "project\tstatus\na\tb\n"),
    ],
)
def test_the_name_tells_the_format_else_the_text(path: str, text: str) -> None:
    """A bracket or a brace begins JSON."""
    assert [values for _, values in rows(text, path)] == [{"project": "a", "status": "b"}]
    (problem,) = read_text("project,status\n", "a.json", ReadingOptions()).rows
    assert isinstance(problem, Problem)
    (other,) = read_text("[]", "a.tsv", ReadingOptions()).rows
    assert isinstance(other, Problem)


def test_a_workbook_is_known_by_its_bytes() -> None:
    """Whatever it is called; what cannot be read of it has no line."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for row in (["project", "status"], ["a", "b"], [], ["c", "d"], ["total"]):
        sheet.append(row)
    workbook.create_sheet("more")
    data = io.BytesIO()
    workbook.save(data)
    assert files.is_workbook(data.getvalue())
    assert not files.is_workbook(b"project,status\n")
    contents = read_workbook(data.getvalue(), "x", ReadingOptions())
    assert [row.values for row in contents.rows if isinstance(row, Row)] == [
        {"project": "a", "status": "b"},
        {"project": "c", "status": "d"},
    ]
    assert [sentence(said, Language.EN) for said in contents.notices] == [
        "x: passed over: rows of totals 1, empty rows 1",
        "x: sheet 'Sheet' was read, others were not: 'more'; read one with --sheet",
    ]
    (problem,) = read_workbook(b"PK\x03\x04", "x", ReadingOptions()).rows
    assert isinstance(problem, Problem)
    assert problem.line is None
    assert read_workbook(data.getvalue(), "x", ReadingOptions("Sheet")).notices[1:] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("project,status\n一,\ndam,open\n", "passed over as a heading or remark: row 2"),
        ("project,status\n一,\n二,\ndam,open\n", "passed over as headings or remarks: rows 2, 3"),
    ],
)
def test_one_row_is_told_of_as_one(text: str, said: str) -> None:
    """And several as several."""
    (notice,) = read_text(text, "a.csv", ReadingOptions()).notices
    assert sentence(notice, Language.EN).startswith(f"a.csv: {said}")


@pytest.mark.parametrize(
    ("above", "line", "said"),
    [
        ("May 2026,\n", 1, "row 1 above the head does not say clearly"),
        (",\nMay 2026,\n3 May 2026,\n", 2, "rows 2, 3 above the head do not say clearly"),
    ],
)
def test_rows_whose_day_nobody_can_tell_are_refused(above: str, line: int, said: str) -> None:
    """Not those that have dates of their own, nor where the call has one."""
    text = f"{above}project,status,date\ndam,open,2026\nroad,open,\n"
    problem, *rows = read_text(text, "a.csv", ReadingOptions()).rows
    assert isinstance(problem, Problem)
    assert (problem.line, len(rows)) == (line, 2)
    assert sentence(problem.message, Language.EN).startswith(said)
    for answered, options in (
        (text.replace("road,open,", "road,open,2026"), ReadingOptions()),
        (text, ReadingOptions(date="2026")),
    ):
        contents = read_text(answered, "a.csv", options)
        assert [type(row) for row in contents.rows] == [Row, Row]
        assert contents.notices == []
