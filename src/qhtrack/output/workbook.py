"""Write rows as a workbook (.xlsx) for people, in their words, units, dates and numbers."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from qhtrack.domain.errors import UsageError
from qhtrack.domain.fields import NUMBER_KEYS
from qhtrack.domain.messages import message
from qhtrack.output import wording
from qhtrack.words.catalogue import has_texts
from qhtrack.words.vocabulary import Vocabulary

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

Row = Mapping[str, object]

_LONGEST = 32_767  # characters that a cell takes; what is beyond it would be lost
_WIDEST = 60
_LINE_HEIGHT, _HIGHEST = 15, 409  # in points; no row may be higher
# so many characters are still to be read on a page across
_PAGE = 300
_A4 = 9
# how exactly a date is shown, by the length of its text
_FORMATS = {len("2026-05"): "yyyy-mm", len("2026-05-03"): "yyyy-mm-dd"}
# the flag that says of a date that something was so by then
_BY = {"since": "since_by", "date": "by", "reached": "by"}
# what stands under another head than in a table, for a sheet is read by its heads
_HEADS = {"sources": "sources_column", "evidence": "evidence_column"}
_DATES = frozenset({"date", "since", "updated", "due", "made", "reached", "missed"})


def workbook(
    rows: Iterable[Row], columns: Sequence[str], vocabulary: Vocabulary, *, chosen: bool
) -> bytes:
    """Return a workbook of rows; columns that nobody chose are left out where they are empty.

    Raises:
        UsageError: a text is longer than a cell may be.
    """
    # a third of a second to import: only who writes a workbook pays it
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    listed = list(rows)
    keys = columns if chosen else _columns_with_values(listed, columns, vocabulary)
    book = Workbook()
    sheet = book.worksheets[0]
    width = 0
    heights = [1] * len(listed)
    for column, key in enumerate(keys, 1):
        head = sheet.cell(1, column, vocabulary.head(_HEADS.get(key, key)))
        head.font = Font(bold=True)
        texts = []
        for number, row in enumerate(listed, 2):
            cell = sheet.cell(number, column)
            texts.append(_fill(cell, key, row, vocabulary))
            # a date keeps clear of the text beside it
            side = "left" if _is_date(key, row) else None
            cell.alignment = Alignment(horizontal=side, vertical="top", wrap_text=True)
        column_width = min(max(map(_width, (str(head.value), *texts))), _WIDEST)
        sheet.column_dimensions[head.column_letter].width = column_width
        width += column_width
        heights = [max(pair) for pair in zip(heights, _heights(texts, column_width), strict=True)]
    # who opens the file does not always make room for the lines of a cell
    for number, lines in enumerate(heights, 2):
        sheet.row_dimensions[number].height = min(lines * _LINE_HEIGHT, _HIGHEST)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    _set_page(sheet, width)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _set_page(sheet: "Worksheet", width: int) -> None:
    """Let a sheet that is printed keep its columns together, under their heads on each page."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = -(-width // _PAGE)
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def _heights(texts: Iterable[str], width: int) -> list[int]:
    """Return how many lines each text takes in a column of this width."""
    return [sum(-(-_cells(line) // width) or 1 for line in text.split("\n")) for text in texts]


def _columns_with_values(
    rows: Sequence[Row], columns: Sequence[str], vocabulary: Vocabulary
) -> list[str]:
    """Return the columns that any row says something in, and that say it to this reader.

    What stands in two languages is shown once, in his.
    """
    twins = {key for key in columns if key[-3:] in {"_zh", "_en"} and key[:-3] in columns}
    return [
        key
        for key in columns
        if key not in twins and any(_has_value(row, key, vocabulary) for row in rows)
    ]


def _has_value(row: Row, key: str, vocabulary: Vocabulary) -> bool:
    value = _text_of(row, key, vocabulary)
    if value is None or value is False or value == []:
        return False
    return _words(key, value, row, vocabulary) != ""


def _text_of(row: Row, key: str, vocabulary: Vocabulary) -> object:
    return vocabulary.text(row, key) if has_texts(key, vocabulary.language) else row[key]


def _fill(cell: "Cell | MergedCell", key: str, row: Row, vocabulary: Vocabulary) -> str:
    """Fill a cell with what a row says; return its text."""
    value = _text_of(row, key, vocabulary)
    if value is None or value == []:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        cell.value = vocabulary.in_unit(key, value) if key in NUMBER_KEYS else value
        cell.number_format = "#,##0" if float(cell.value).is_integer() else "#,##0.######"
        return wording.number(float(cell.value))
    if isinstance(value, str) and _is_date(key, row):
        text = _fill_date(cell, value)
        if not row.get(_BY.get(key, "")):
            return text
        # what is shown before it leaves it a date, which sorts and is read back
        cell.number_format = f'"{vocabulary.word("by_date", date="")}"{cell.number_format}'
        return vocabulary.word("by_date", date=text)
    text = _words(key, value, row, vocabulary)
    if len(text) > _LONGEST:
        raise UsageError(message("too_long_for_a_cell", column=key, count=len(text)))
    cell.value = text
    # text that looks like a formula, or an error, stays text
    cell.data_type = "s"
    return text


def _words(key: str, value: object, row: Row, vocabulary: Vocabulary) -> str:
    """Return a value in words; of a list each item has a line, of a note each of its own."""
    if key == "status" and "category" in row:
        return vocabulary.status_of(row)
    if key == "milestone" and "category" in row:
        return vocabulary.status(str(value), str(row["category"]))
    if isinstance(value, list):
        return "\n".join(wording.cell(key, item, vocabulary) for item in value)
    if isinstance(value, str) and "\n" in value:
        return value
    return wording.cell(key, value, vocabulary)


def _is_date(key: str, row: Row) -> bool:
    # of a group `missed` is a count
    return key in _DATES and isinstance(row[key], str)


def _fill_date(cell: "Cell | MergedCell", text: str) -> str:
    if text.isdecimal():
        cell.value = int(text)
        cell.number_format = "0"
    else:
        year, month, *day = map(int, text.split("-"))
        cell.value = date(year, month, *(day or [1]))
        cell.number_format = _FORMATS[len(text)]
    return text


def _width(text: str) -> int:
    """Return how wide a column of this text is, in characters."""
    return 2 + max(map(_cells, text.split("\n")))


def _cells(line: str) -> int:
    """Return how wide a line is, in characters; Chinese ones take two."""
    return sum(1 + (east_asian_width(character) in "WF") for character in line)
