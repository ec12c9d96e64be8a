"""Read a grid of cells from a workbook (.xlsx): its first visible sheet, or one that is named."""

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple
from zipfile import BadZipFile, ZipFile

from qhtrack.domain.messages import message
from qhtrack.domain.suggestions import nearest_or_all
from qhtrack.domain.text import shown
from qhtrack.sheets.records import Line, UnreadableError

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

# what a number format says in words, or in brackets, and minutes, which are an m too
_NO_PART = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|h+:m+|m+:s+|_.|\*.')
_YEAR, _MONTH, _DAY = len("2026"), len("2026-05"), len("2026-05-03")


class Sheet(NamedTuple):
    """A sheet of a workbook: its name, its rows, and the names of other visible ones."""

    name: str
    lines: Iterator[Line]
    others: list[str]


def read(data: bytes, name: str | None = None) -> Sheet:
    """Return a sheet of a workbook: the one of this name, else the first that is to be seen.

    Raises:
        UnreadableError: the bytes are no workbook, or it has no such sheet.
    """
    # an import that costs a third of a second: only who reads a workbook pays it
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        workbook = load_workbook(io.BytesIO(data), data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, OSError) as error:
        raise UnreadableError(1, message("no_workbook")) from error
    visible = {
        sheet.title: sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"
    }
    sheets = visible if name is None else {sheet.title: sheet for sheet in workbook.worksheets}
    chosen = next(iter(sheets), "") if name is None else name
    if chosen not in sheets:
        suggestion = nearest_or_all(chosen, {title: title for title in sheets})
        raise UnreadableError(
            1, message("no_such_sheet", value=shown(chosen), suggestion=suggestion)
        )
    _show_formulas(data, sheets[chosen])
    others = [] if name else [title for title in visible if title != chosen]
    return Sheet(chosen, _lines(sheets[chosen]), others)


def _show_formulas(data: bytes, sheet: "Worksheet") -> None:
    """Put formulas themselves where no spreadsheet has reckoned their value yet."""
    from openpyxl import load_workbook

    with ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        if not any(b"<f" in archive.read(name) for name in names):
            return
    for row in load_workbook(io.BytesIO(data))[sheet.title].iter_rows():
        for cell in row:
            if cell.data_type == "f" and sheet[cell.coordinate].value is None:
                sheet[cell.coordinate].value = cell.value


def _lines(sheet: "Worksheet") -> Iterator[Line]:
    """Yield the rows; a merged cell fills its rows, but makes no row of an empty one."""
    filled = _filled(sheet)
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = [_value(cell) for cell in row]
        if any(str(cell).strip() for cell in cells):
            for column, value in filled.get(number, {}).items():
                cells[column - 1] = value
        yield Line(number, number, cells)


def _filled(sheet: "Worksheet") -> dict[int, dict[int, str | float]]:
    """Return what merged cells say in the rows below their first, by row and column."""
    filled: dict[int, dict[int, str | float]] = {}
    for merged in sheet.merged_cells.ranges:
        value = _value(sheet.cell(merged.min_row, merged.min_col))
        for row in range(merged.min_row + 1, min(merged.max_row, sheet.max_row) + 1):
            filled.setdefault(row, {})[merged.min_col] = value
    return filled


def _value(cell: "Cell | MergedCell") -> str | float:
    """Return what a cell says: a date as exactly as it is shown, a number, or a text."""
    value: object = cell.value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date):
        return _shown_date(value.isoformat()[:_DAY], str(cell.number_format))
    if isinstance(value, int | float):
        return f"{value:.6%}".rstrip("0%").rstrip(".") + "%" if _is_share(cell) else value
    if isinstance(value, time):
        return value.isoformat()
    return "" if value is None else str(value)


def _is_share(cell: "Cell | MergedCell") -> bool:
    """Tell whether a number is shown in hundredths, 0.85 as 85%."""
    return "%" in _NO_PART.sub("", str(cell.number_format))


def _shown_date(day: str, number_format: str) -> str:
    """Return what of a date its cell shows: of `yyyy"年"m"月"` the year and the month."""
    parts = _NO_PART.sub("", number_format.partition(";")[0].casefold())
    if "d" in parts:
        return day
    return day[:_MONTH] if "m" in parts else day[:_YEAR]
