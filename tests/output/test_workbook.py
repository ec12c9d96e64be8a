"""Workbooks for people."""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from qhtrack.domain.errors import UsageError
from qhtrack.output.workbook import workbook
from qhtrack.sheets.workbook import read as read_back
from qhtrack.words.language import Language
from qhtrack.words.vocabulary import Vocabulary

NAMES = {"region": {"golog": "果洛州", "haixi": "海西州"}, "category": {"hydropower": "水电"}}
ZH = Vocabulary(Language.ZH, NAMES, {"hydropower": {"partial": "部分投产"}})
EN = Vocabulary(Language.EN)


def sheet(
    rows: Sequence[Mapping[str, object]], *columns: str, vocabulary: Vocabulary = ZH, chosen: bool
) -> Worksheet:
    """Return the sheet of a workbook of rows."""
    data = workbook(rows, columns, vocabulary, chosen=chosen)
    read = load_workbook(io.BytesIO(data)).worksheets[0]
    assert isinstance(read, Worksheet)
    return read


DAM: dict[str, object] = {
    "id": "dam",
    "name": "The Dam",
    "name_zh": "大坝",
    "category": "hydropower",
    "regions": ["golog", "haixi"],
    "status": "partial",
    "capacity_mw": 2320,
    "investment_bn": 18.65,
    "since": "2024-04-01",
    "updated": "2024-04",
    "due": "2026",
    "overdue": True,
    "owner": None,
    "note": "=1+1",
}


def test_cells_are_in_the_readers_words_and_units() -> None:
    """Numbers and dates are such; what is in two languages stands once; what is empty is out."""
    read = sheet([DAM], *DAM, chosen=False)
    head, row = ([cell.value for cell in cells] for cells in read.iter_rows())
    assert dict(zip(head, row, strict=True)) == {
        "编号": "dam",
        "名称": "大坝",
        "类别": "水电",
        "地区": "果洛州\n海西州",
        "状态": "部分投产",
        "装机（万千瓦）": 232,
        "总投资（亿元）": 186.5,
        "现状态起始时间": datetime(2024, 4, 1),  # noqa: DTZ001
        "最新进展时间": datetime(2024, 4, 1),  # noqa: DTZ001
        "计划完成时限": 2026,
        "已逾期": "是",
        "备注": "=1+1",
    }
    formats = [cell.number_format for cell in read[2]][5:10]
    assert formats == ["#,##0", "#,##0.######", "yyyy-mm-dd", "yyyy-mm", "0"]


def test_columns_that_are_asked_for_stay() -> None:
    """Empty ones, and those of the other language."""
    read = sheet([DAM], "name_zh", "owner", chosen=True)
    assert [[cell.value for cell in row] for row in read.iter_rows()] == [
        ["名称（中文）", "项目单位"],
        ["大坝", None],
    ]


def test_a_milestone_is_in_its_categorys_own_words() -> None:
    """As a status is, and as a terminal shows both."""
    promise = {"milestone": "partial", "status": "partial", "category": "hydropower"}
    read = sheet([promise, promise | {"category": "road"}], "milestone", "status", chosen=True)
    rows = [[cell.value for cell in row] for row in read.iter_rows(min_row=2)]
    assert rows == [["部分投产", "部分投产"], ["部分投运", "部分投运"]]


def test_text_stays_text() -> None:
    """What begins as a formula does, or reads as an error, and lines of a note."""
    rows: list[dict[str, object]] = [{"note": text} for text in ("=1", "#N/A", "a\nb", "@x")]
    cells = [row[0] for row in sheet(rows, "note", vocabulary=EN, chosen=True).iter_rows(min_row=2)]
    assert [(cell.value, cell.data_type) for cell in cells] == [
        (text, "s") for text in ("=1", "#N/A", "a\nb", "@x")
    ]


def test_a_sheet_is_easy_on_the_eye() -> None:
    """Heads in bold that stay, a filter, columns as wide as their text and no wider than that."""
    rows: list[dict[str, object]] = [{"id": "a", "note": "水" * 10}, {"id": "b", "note": "x" * 100}]
    read = sheet(rows, "id", "note", vocabulary=EN, chosen=True)
    assert (read.freeze_panes, read.auto_filter.ref) == ("A2", "A1:B3")
    assert read["A1"].font.b
    assert [read.column_dimensions[letter].width for letter in "AB"] == [4, 60]
    assert [read.row_dimensions[number].height for number in (2, 3)] == [15, 30]
    assert sheet(rows[:1], "note", chosen=True).column_dimensions["A"].width == 22


def test_each_row_has_room_for_its_lines() -> None:
    """Those that a cell has, and those that its width makes; no more than a row may have."""
    notes = ["x" * 60, "x" * 61, "水" * 31, "a\n\nb", "x\n" * 40]
    read = sheet([{"note": note} for note in notes], "note", vocabulary=EN, chosen=True)
    heights = [read.row_dimensions[number].height for number in range(2, 7)]
    assert heights == [15, 30, 30, 45, 409]


def test_a_sheet_is_printed_with_its_columns_side_by_side() -> None:
    """Under their heads on each page; on as many pages across as it takes to read them."""
    note: dict[str, object] = {str(number): "x" * 60 for number in range(6)}
    for keys, pages in ((list(note)[:5], 1), (list(note), 2)):
        read = sheet([note], *keys, vocabulary=EN, chosen=True)
        assert (read.page_setup.fitToWidth, read.page_setup.fitToHeight) == (pages, 0)
        assert read.sheet_properties.pageSetUpPr is not None
        assert read.sheet_properties.pageSetUpPr.fitToPage
        assert (read.page_setup.orientation, read.print_title_rows) == ("landscape", "$1:$1")


def test_a_date_keeps_clear_of_the_text_beside_it() -> None:
    """It stands left; a number right, as the count of those missed is."""
    read = sheet([{"date": "2026", "missed": 3}], "date", "missed", vocabulary=EN, chosen=True)
    assert [cell.alignment.horizontal for cell in read[2]] == ["left", None]
    assert read["B2"].number_format == "#,##0"


def test_a_column_that_says_nothing_in_words_is_left_out() -> None:
    """As the origin of what the registry file has, or a flag of which there is none."""
    rows: list[dict[str, object]] = [{"id": "a", "origin": "registry"}]
    assert sheet(rows, "id", "origin", vocabulary=EN, chosen=False).max_column == 1
    rows.append({"id": "b", "origin": "local"})
    assert sheet(rows, "id", "origin", vocabulary=EN, chosen=False).max_column == 2
    for by, count in ((False, 1), (True, 2)):
        read = sheet([{"id": "a", "by": by}], "id", "by", vocabulary=EN, chosen=False)
        assert read.max_column == count


def test_a_text_too_long_for_a_cell_is_refused() -> None:
    """At the edge on both sides: no word is lost."""
    assert sheet([{"note": "x" * 32_767}], "note", chosen=True)["A2"].value == "x" * 32_767
    with pytest.raises(UsageError):
        sheet([{"note": "x" * 32_768}], "note", chosen=True)


@pytest.mark.parametrize(
    ("key", "flag", "date", "shown"),
    [
        ("since", "since_by", "2025-01-19", '"by "yyyy-mm-dd'),
        ("date", "by", "2025-01", '"by "yyyy-mm'),
        ("reached", "by", "2025", '"by "0'),
    ],
)
def test_a_date_by_which_it_was_so_says_it(key: str, flag: str, date: str, shown: str) -> None:
    """It stays a date, and is read back as one."""
    rows: list[dict[str, object]] = [{key: date, flag: True}, {key: date, flag: False}]
    read = sheet(rows, key, vocabulary=EN, chosen=True)
    assert [read.cell(number, 1).number_format for number in (2, 3)] == [shown, shown[5:]]
    assert read.cell(2, 1).value == read.cell(3, 1).value
    data = workbook(rows, [key], EN, chosen=True)
    cells = [str(line.cells[0]) for line in read_back(data).lines]
    assert cells[1:] == [date, date]
