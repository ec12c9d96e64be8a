"""Read records from CSV, as spreadsheets write it."""

import csv
import io
from collections.abc import Iterator
from itertools import zip_longest

from qhtrack.domain.messages import message
from qhtrack.domain.text import from_spreadsheet
from qhtrack.sheets.columns import COLUMNS, REQUIRED, unknown_column
from qhtrack.sheets.records import Record, UnreadableError


def read(text: str) -> Iterator[Record]:
    """Yield each record with its first line; Excel's semicolons and tabs separate, too.

    Raises:
        UnreadableError: the header names other columns, or a record is malformed.
    """
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        header = [name.strip() for name in next(reader, [])]
        _check_header([name for name in header if name])
        line = reader.line_num + 1
        for record in reader:
            if any(map(str.strip, record)):
                yield Record(line, _values(header, record))
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableError(line, str(error)) from error


def _check_header(names: list[str]) -> None:
    for number, name in enumerate(names):
        if name not in COLUMNS:
            raise UnreadableError(1, unknown_column(name))
        if name in names[:number]:
            raise UnreadableError(1, message("repeated_column", column=name))
    for name in REQUIRED:
        if name not in names:
            raise UnreadableError(1, message("missing_column", column=name))


def _values(header: list[str], record: list[str]) -> dict[str, str | None]:
    """Return a record by column; a cell beyond the header stands under an empty name."""
    return {
        name: from_spreadsheet(cell) if cell.strip() else None
        for name, cell in zip_longest(header, record, fillvalue="")
        if name or cell.strip()
    }
