"""Heads and rows of grids."""

from collections import Counter

import pytest

from qhtrack.domain.errors import Problem
from qhtrack.sheets.records import Line, Row
from qhtrack.sheets.table import letters_of, read
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language

Cells = list[str | float]


def read_all(
    *rows: Cells, ignored: tuple[str, ...] = ()
) -> tuple[list[Row], list[tuple[str, str]], Counter[str]]:
    """Return the rows of a grid, the places and sentences of problems, what was passed over."""
    passed: Counter[str] = Counter()
    lines = [Line(number, number, row) for number, row in enumerate(rows, 1)]
    found = list(read("x", lines, ignored, passed))
    problems = [
        (one.where, sentence(one.message, Language.EN)) for one in found if isinstance(one, Problem)
    ]
    return [one for one in found if isinstance(one, Row)], problems, passed


def test_columns_are_lettered_as_sheets_do() -> None:
    """After Z comes AA, after ZZ AAA."""
    assert [letters_of(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_what_stands_above_the_head_is_no_row() -> None:
    """But a unit in it is that of the numbers below, where it fits and nothing else is said."""
    (row,), problems, passed = read_all(
        ["进展情况表", "", ""],
        ["填报单位：某委", "", "单位：万元"],
        [],
        ["项目名称", "总投资", "装机"],
        ["大坝", 3, 4],
    )
    assert problems == []
    assert row.values == {"project": "大坝", "investment_bn": 3, "capacity_mw": 4}
    assert row.columns["investment_bn"].unit == "万元"
    assert row.columns["capacity_mw"].unit == "?"
    assert (row.line, row.place("investment_bn"), row.place("date")) == (5, "B5", "")
    assert not passed.total()


def test_totals_and_empty_rows_are_passed_over_and_counted() -> None:
    """Empty ones at the end are no rows of the sheet; a project may be called as a total begins."""
    rows, problems, passed = read_all(
        ["project", "status"],
        ["小　计", "3"],
        [],
        ["dam", "partial"],
        ["", "Total:"],
        ["合计馆", "partial"],
        ["", " "],
    )
    assert [row.values["project"] for row in rows] == ["dam", "合计馆"]
    assert passed == {"totals": 2, "empty": 1}
    assert problems == []


def test_notes_join_in_the_order_of_columns() -> None:
    """Whatever they are called; what was seen of progress is marked."""
    (row,), _, _ = read_all(["project", "备 注", "形象进度", "进展情况"], ["dam", "b", "", "c"])
    assert row.values == {"project": "dam", "note": "b\nc", "progress": "c"}
    assert (row.place("note"), row.place("progress")) == ("B2", "B2")


def test_columns_that_say_nothing_are_left_out() -> None:
    """Running numbers, who recorded a row, a column that is asked to be, all that are unknown."""
    head: Cells = ["序号", "project", "recorded_at", "Boss", "date", "x"]
    row: Cells = [1, "dam", "2024", "Li", "2025", "y"]
    for ignored in (("boss", "X"), ("*",)):
        (read_row,), problems, _ = read_all(head, row, ignored=ignored)
        assert read_row.values == {"project": "dam", "date": "2025"}
        assert problems == []
    (read_row,), _, _ = read_all(head, row, ignored=("*", "date"))
    assert read_row.values == {"project": "dam"}


@pytest.mark.parametrize(
    ("rows", "where", "said"),
    [
        ([], "", "no row heads its columns"),
        ([["status", "date"], ["partial", "2024"]], "", "no row heads its columns"),
        ([["project", "statsu", "包联领导"]], "", "'statsu' (B1); did you mean 'status'?"),
        ([["project", "statsu", "包联领导"]], "", "'包联领导' (C1); leave them out"),
        ([["project", "statsu", "包联\n领导"]], "", "--ignore 'statsu,包联 领导'"),
        ([["project", "状态", "status"]], "C1", "the field status has two columns"),
        ([["project", "status"], ["dam", "partial", "x"]], "C2", "'x' stands in no column"),
    ],
)
def test_what_is_wrong_is_named(rows: list[Cells], where: str, said: str) -> None:
    """Unknown columns all at once; the rest where it stands."""
    _, problems, _ = read_all(*rows)
    assert len(problems) == 1
    assert problems[0][0] == where
    assert said in problems[0][1]
