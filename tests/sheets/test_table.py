"""Heads and rows of grids."""

import pytest

from qhtrack.domain.errors import Problem
from qhtrack.sheets.records import Line, Row, letters_of
from qhtrack.sheets.table import PassedOver, read
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language

Cells = list[str | float]


def read_all(
    *rows: Cells, ignored: tuple[str, ...] = ()
) -> tuple[list[Row], list[tuple[str, str]], PassedOver]:
    """Return the rows of a grid, the places and sentences of problems, what was passed over."""
    passed = PassedOver([], [], [], [], [])
    lines = [Line(number, number, row) for number, row in enumerate(rows, 1)]
    found = list(read("x", lines, ignored, passed))
    problems = [
        (sentence(one.where, Language.EN), sentence(one.message, Language.EN))
        for one in found
        if isinstance(one, Problem)
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
    assert (row.line, row.cell_name("investment_bn"), row.cell_name("date")) == (5, "B5", "")
    assert passed == PassedOver([], [], [], [], [])


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
    assert (passed.totals, passed.empty) == ([2, 5], [3])
    assert problems == []


def test_a_row_of_figures_is_a_total_where_words_say_so() -> None:
    """What else is called so is a project: it has a status, or is told of without figures."""
    rows, problems, passed = read_all(
        ["project", "region", "status", "length (km)"],
        ["Sub-total roads", "", "", 12],
        ["公路小计", "公路小计", "–", "12 km"],
        ["Subtotal Road", "", "operating", 12],
        ["Subtotal Bridge", "north", "", 12],
        ["Subtotal Dam", "", "", ""],
        ["Total Energies Road", "", "", 12],
    )
    names = [row.values["project"] for row in rows]
    assert names == ["Subtotal Road", "Subtotal Bridge", "Subtotal Dam", "Total Energies Road"]
    assert (passed.totals, problems) == ([2, 3], [])


def test_notes_join_in_the_order_of_columns() -> None:
    """Whatever they are called; what was seen of progress is marked."""
    (row,), _, _ = read_all(["project", "备 注", "形象进度", "进展情况"], ["dam", "b", "", "c"])
    assert row.values == {"project": "dam", "note": "b\nc", "progress": "c"}
    assert (row.cell_name("note"), row.cell_name("progress")) == ("B2", "B2")


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
    ("head", "read_keys", "derived"),
    [
        ("name,status,since,due", "name,status", "since,due"),
        ("名称,状态,现状态起始时间,计划完成时限", "name,status", "现状态起始时间,计划完成时限"),
        ("project,milestone,due", "project,milestone,due", ""),
        ("name,wording,due", "name,wording,due", ""),
        ("name,wording,due,outcome,status", "name,wording,due", "outcome,status"),
        ("project,wording,状态,完成情况", "project,wording", "状态,完成情况"),
        ("name,status,结果,更新", None, None),
    ],
)
def test_what_tables_work_out_is_passed_over(
    head: str, read_keys: str | None, derived: str | None
) -> None:
    """By its key or label; a status beside outcomes, a due date where projects are listed."""
    heads = head.split(",")
    rows, problems, passed = read_all([*heads], ["x"] * len(heads))
    if read_keys is None or derived is None:
        assert "unknown columns: '结果' (C1), " in problems[0][1]
        assert "'更新' (D1)" in problems[0][1]
        return
    assert not problems
    assert list(rows[0].values) == read_keys.split(",")
    said = [sentence(column, Language.EN) for column in passed.derived]
    assert said == [
        f"'{key}' ({letters_of(heads.index(key))}1)" for key in derived.split(",") if key
    ]


@pytest.mark.parametrize(
    ("rows", "where", "said"),
    [
        ([], "", "there is no row with heads"),
        ([["status", "date"], ["partial", "2024"]], "", "there is no row with heads"),
        ([["project", "statsu", "包联领导"]], "", "'statsu' (B1); did you mean 'status'?"),
        ([["project", "statsu", "包联领导"]], "", "'包联领导' (C1); leave them out"),
        ([["project", "statsu", "包联\n领导"]], "", "--ignore 'statsu,包联 领导'"),
        (
            [["project", "status", "计划竣工\n时间"], ["dam", "x", "y"], ["dam", "x", "y"]],
            "C1",
            "'promised', and 'milestone' for the status by then, or leave this one out: --ignore '",
        ),
        ([["project", "状态", "status"]], "C1", "leave this one out: --ignore 'status'"),
        ([["project", "来源", "依\n据"]], "C1", "the field source has two columns; leave this one"),
        ([["project", "来源", "依\n据"]], "C1", "--ignore '依 据'"),
        (
            [["project", "status"], ["dam", "partial", "x"]],
            "C2",
            "'x' is in a column without a head",
        ),
    ],
)
def test_what_is_wrong_is_named(rows: list[Cells], where: str, said: str) -> None:
    """Unknown columns all at once; the rest where it stands."""
    _, problems, _ = read_all(*rows)
    assert len(problems) == 1
    assert problems[0][0] == where
    assert said in problems[0][1]


TWO_ROWS: tuple[Cells, ...] = (
    ["序号", "项目名称", "投资完成情况（万元）", "", "备注"],
    ["序号", "", "总投资", "累计完成投资", ""],
)


def test_a_head_may_have_two_rows() -> None:
    """The second is what the first spans, in whose unit it is; a name is empty or said again."""
    for name in ("", "项目名称"):
        second = [*TWO_ROWS[1]]
        second[1] = name
        (row,), problems, _ = read_all(TWO_ROWS[0], second, ["1", "dam", "20", "10", "x"])
        assert not problems
        assert row.values == {
            "project": "dam",
            "investment_bn": "20",
            "spent_bn": "10",
            "note": "x",
        }
        assert [row.columns[key].unit for key in ("investment_bn", "spent_bn")] == ["万元"] * 2
        assert [row.cell_name(key) for key in ("project", "spent_bn")] == ["B3", "D3"]


def test_a_second_row_may_name_what_names_a_project() -> None:
    """Where two more heads stand in it: a project may be called like one."""
    first: Cells = ["序号", "项目", "", "投资（万元）", ""]
    (row,), problems, _ = read_all(
        first, ["", "名称", "地点", "总投资", ""], [1, "dam", "x", 2, ""]
    )
    assert not problems
    assert row.values == {"project": "dam", "place": "x", "investment_bn": 2}
    assert [row.cell_name(key) for key in ("project", "place")] == ["B3", "C3"]
    for second in (["Road", "status", "x"], ["Road", "x", "y"], ["dam", "status", "owner"]):
        rows, problems, _ = read_all(["project", "note", "place"], [*second])
        assert ([row.values["project"] for row in rows], problems) == ([second[0]], [])


def test_a_row_below_the_head_that_names_a_project_is_no_head() -> None:
    """Nor one in which no head stands, nor nothing at all."""
    (row,), _, _ = read_all(["project", "note"], ["dam", "status"])
    assert row.values == {"project": "dam", "note": "status"}
    rows, problems, _ = read_all(["project", "note"], ["", "seen"], ["dam", "x"])
    assert ([row.number for row in rows], problems) == ([2, 3], [])
    assert read_all(["project", "note"]) == ([], [], PassedOver([], [], [], [], []))


def test_a_head_that_is_said_again_is_passed_over() -> None:
    """As it is at the top of each page; a row with anything else is none."""
    head: Cells = ["No.", "project", "", " status "]
    rows, problems, passed = read_all(
        head,
        [1, "dam", "", "x"],
        [*head],
        ["", " project", "No.", "status"],
        [2, "project", "", "y"],
    )
    assert ([row.number for row in rows], problems) == ([2, 5], [])
    assert passed.headings == [3, 4]


def test_an_unknown_head_is_named_by_its_own_row() -> None:
    """Of a head of two rows."""
    head: Cells = [*TWO_ROWS[0], "联系人"]
    second: Cells = [*TWO_ROWS[1][:3], "本年计划", "", ""]
    _, ((_, said),), _ = read_all(head, second, ["1", "dam"])
    assert "'本年计划' (D2)" in said
    assert "'联系人' (F1)" in said


def test_headings_and_remarks_are_passed_over_by_number() -> None:
    """Where they say nothing of a project; numbers prepared for rows to come are empty rows."""
    rows, problems, passed = read_all(
        ["序号", "项目名称", "状态"],
        ["一", "交通项目（2项）", ""],
        [1.0, "dam", "在建"],
        ["（二）", "水利项目", ""],
        ["", "三、其他", ""],
        ["四", "road", "在建"],
        ["5", "", ""],
        [6.0, "", ""],
        ["7", "一期工程", ""],
        ["注：本表一式两份", "", ""],
    )
    assert ([row.number for row in rows], problems) == ([3, 6, 9], [])
    assert (passed.headings, passed.empty) == ([2, 4, 5, 10], [7, 8])


@pytest.mark.parametrize(
    "cell",
    [
        "TBD",
        " nil ",
        "None",
        "-",
        "—",
        "——",
        "- - -",
        "/",
        "／",
        "N/A",
        " n/a ",
        "Ｎ／Ａ",
        "无",
        "暂无",
        "–",
        "\u200b",
    ],
)
def test_a_dash_says_nothing(cell: str) -> None:
    """As an empty cell does; within a text it stays."""
    (row,), problems, _ = read_all(["project", "length", "note"], ["dam", cell, f"{cell}x"])
    assert not problems
    assert row.values.keys() == {"project", "note"}


def test_what_is_not_to_be_seen_at_the_ends_of_a_cell_is_left_out() -> None:
    """It comes along from a page; within the text it stays."""
    (row,), _, _ = read_all(["project", "date"], ["\u200ba\u200bb\u2060", "\u200e2026"])
    assert row.values == {"project": "a\u200bb", "date": "2026"}


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("填报单位：甲　截至2026年10月28日", "2026-10-28"),
        ("截止到2026年10月", "2026-10"),
        ("STATUS AS AT 30TH SEPTEMBER 2026", "2026-09-30"),
        ("as of: 2026-09-30", "2026-09-30"),
        ("2026年10月进展", None),
        ("截至10月底", None),
    ],
)
def test_the_date_above_the_head_is_that_of_the_rows(line: str, date: str | None) -> None:
    """Where it is said to be so; the title's month is none."""
    (row,), _, _ = read_all([line, ""], ["单位：万元", ""], ["project", "status"], ["dam", "x"])
    assert row.as_of == date
