"""Read a grid of cells from CSV, as spreadsheets write it."""

import csv
import io
from collections.abc import Iterator

from qhtrack.domain.text import from_spreadsheet
from qhtrack.sheets.records import Line, UnreadableError


def read(text: str) -> Iterator[Line]:
    """Yield each row of cells with its first line; Excel's semicolons and tabs separate, too.

    Raises:
        UnreadableError: a row is malformed.
    """
    # a note may be as long as the text
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for number, cells in enumerate(reader, 1):
            # a quote before a formula is CSV's alone
            plain = cells if delimiter == "\t" else [from_spreadsheet(cell) for cell in cells]
            yield Line(line, number, plain)
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableError(line, str(error)) from error


def _delimiter(text: str) -> str:
    """Return what separates the cells of the first line that has several."""
    for line in io.StringIO(text):
        delimiter = max(",;\t", key=line.count)
        if delimiter in line:
            return delimiter
    return ","
