"""Grids of workbooks."""

import io
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from qhtrack.sheets.records import UnreadableError
from qhtrack.sheets.workbook import read
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language


def saved(workbook: Workbook) -> bytes:
    """Return the bytes of a workbook."""
    data = io.BytesIO()
    workbook.save(data)
    return data.getvalue()


def first(workbook: Workbook) -> Worksheet:
    """Return the sheet that a new workbook has."""
    sheet = workbook.worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def test_cells_are_read_as_they_are_shown() -> None:
    """Dates as exactly as their format, numbers as such, formulas as themselves if unreckoned."""
    workbook = Workbook()
    sheet = first(workbook)
    shown = {
        "yyyy-mm-dd": "2026-10-01",
        'yyyy"年"m"月"': "2026-10",
        'yyyy"年"m"月"d"日"': "2026-10-01",
        "mmm-yy": "2026-10",
        "m/d/yyyy": "2026-10-01",
        "yyyy": "2026",
        "[$-804]yyyy\\dm h:mm;@": "2026-10",
    }
    for row, number_format in enumerate(shown, 1):
        cell = sheet.cell(row, 1, datetime(2026, 10, 1, 8, 30))  # noqa: DTZ001
        cell.number_format = number_format
    values: list[date | time | float] = [date(2026, 10, 1), True, False, 3, 2.5, time(8, 30)]
    for column, value in enumerate(values, 2):
        sheet.cell(1, column, value)
    sheet.cell(1, 8, "=1+1")
    lines = list(read(saved(workbook)).lines)
    assert [line.cells[0] for line in lines] == list(shown.values())
    assert list(lines[0].cells[1:]) == ["2026-10-01", "true", "false", 3, 2.5, "08:30:00", "=1+1"]
    assert [(line.line, line.number) for line in lines] == [(n, n) for n in range(1, 8)]


def test_a_share_is_read_as_it_is_shown() -> None:
    """In hundredths; a sign that is said, not shown, makes none."""
    workbook = Workbook()
    sheet = first(workbook)
    for row, share in enumerate((0.85, 1, 0, 0.005), 1):
        sheet.cell(row, 1, share).number_format = "0.0%"
    sheet.cell(5, 1, 0.85).number_format = '0.00" of 100%"'
    cells = [line.cells[0] for line in read(saved(workbook)).lines]
    assert cells == ["85%", "100%", "0%", "0.5%", 0.85]


def test_a_merged_cell_fills_its_rows() -> None:
    """In its first column; a row that has nothing of its own stays empty."""
    workbook = Workbook()
    sheet = first(workbook)
    sheet["A1"], sheet["B1"], sheet["B2"], sheet["B4"] = "paper", "a", "b", "c"
    sheet["C1"] = "both"
    sheet.merge_cells("A1:A5")
    sheet.merge_cells("C1:D2")
    cells = [list(line.cells) for line in read(saved(workbook)).lines]
    assert cells == [
        ["paper", "a", "both", ""],
        ["paper", "b", "both", ""],
        ["", "", "", ""],
        ["paper", "c", "", ""],
        ["", "", "", ""],
    ]


def test_the_first_visible_sheet_is_read_or_the_one_that_is_named() -> None:
    """A hidden one too, if it is named; what was not read is told."""
    workbook = Workbook()
    first(workbook).title = "hidden"
    first(workbook).sheet_state = "hidden"
    for name in ("a", "b"):
        workbook.create_sheet(name)["A1"] = name
    data = saved(workbook)
    seen = read(data)
    assert (seen.name, seen.others, next(seen.lines).cells) == ("a", ["b"], ["a"])
    assert (read(data, "b").name, read(data, "b").others) == ("b", [])
    assert read(data, "hidden").name == "hidden"


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"PK\x03\x04x", None, "this is not an .xlsx workbook"),
        (b"\xd0\xcf\x11\xe0", None, "this is not an .xlsx workbook"),
        (saved(Workbook()), "Shet", "no sheet called 'Shet'; did you mean 'Sheet'?"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, name: str | None, said: str) -> None:
    """Of old Excel, or cut off; a sheet that is not there."""
    with pytest.raises(UnreadableError) as error:
        read(data, name)
    assert said in sentence(error.value.message, Language.EN)
