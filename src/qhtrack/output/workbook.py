"""Write rows as a workbook (.xlsx) for people, in their words, units, dates and numbers."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from qhtrack.domain.errors import UsageError
from qhtrack.domain.fields import FIGURES
from qhtrack.domain.messages import message
from qhtrack.output import wording
from qhtrack.words.catalogue import has_texts
from qhtrack.words.vocabulary import Vocabulary

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell

Row = Mapping[str, object]

_LONGEST = 32_767  # characters that a cell takes; what is beyond it would be lost
_WIDEST = 60
# how exactly a date is shown, by the length of its text
_FORMATS = {len("2026-05"): "yyyy-mm", len("2026-05-03"): "yyyy-mm-dd"}
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
    keys = columns if chosen else _telling(listed, columns, vocabulary)
    book = Workbook()
    sheet = book.worksheets[0]
    for place, key in enumerate(keys, 1):
        texts = [vocabulary.head(key)]
        head = sheet.cell(1, place, texts[0])
        head.font = Font(bold=True)
        for number, row in enumerate(listed, 2):
            cell = sheet.cell(number, place)
            texts.append(_fill(cell, key, row, vocabulary))
            cell.alignment = Alignment(vertical="top", wrap_text=True)
        sheet.column_dimensions[head.column_letter].width = min(max(map(_width, texts)), _WIDEST)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _telling(rows: Sequence[Row], columns: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """Return the columns that any row says something in, and that say it to this reader.

    What stands in two languages is shown once, in his.
    """
    twins = {key for key in columns if key[-3:] in {"_zh", "_en"} and key[:-3] in columns}
    return [
        key
        for key in columns
        if key not in twins
        and any(_text_of(row, key, vocabulary) not in (None, []) for row in rows)
    ]


def _text_of(row: Row, key: str, vocabulary: Vocabulary) -> object:
    return vocabulary.text(row, key) if has_texts(key, vocabulary.language) else row[key]


def _fill(cell: "Cell | MergedCell", key: str, row: Row, vocabulary: Vocabulary) -> str:
    """Fill a cell with what a row says; return its text."""
    value = _text_of(row, key, vocabulary)
    if value is None or value == []:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        cell.value = vocabulary.in_unit(key, value) if key in FIGURES else value
        cell.number_format = "#,##0" if float(cell.value).is_integer() else "#,##0.######"
        return wording.number(float(cell.value))
    if key in _DATES and isinstance(value, str):
        return _fill_date(cell, value)
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
    if isinstance(value, list):
        return "\n".join(wording.cell(key, item, vocabulary) for item in value)
    if isinstance(value, str) and "\n" in value:
        return value
    return wording.cell(key, value, vocabulary)


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
    """Return how wide the widest line of a text is, in characters; Chinese ones take two."""
    lines = text.split("\n")
    return 2 + max(sum(1 + (east_asian_width(one) in "WF") for one in line) for line in lines)
