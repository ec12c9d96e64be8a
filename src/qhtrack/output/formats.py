"""Write rows as JSON, JSON Lines, CSV, TSV or ids, and cells as Markdown."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from qhtrack.domain.text import to_spreadsheet
from qhtrack.output import escaping

# what may be parted by commas, and known again: ids, and addresses without one
_PLAIN = re.compile(r"[\w-]+|https?://[^\s,]+", re.ASCII)
# a row of any kind, by its columns
Row = Mapping[str, object]


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    TSV = "tsv"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"
    IDS = "ids"
    XLSX = "xlsx"


class ExportFormat(StrEnum):
    """How a whole registry is written."""

    TOML = "toml"
    JSON = "json"


class PageFormat(StrEnum):
    """How one object is written where a page is not wanted."""

    JSON = "json"
    JSONL = "jsonl"


def as_json(value: object, page_format: PageFormat = PageFormat.JSON) -> str:
    """Return one value, indented or on one line, of a list each item on its own."""
    if page_format is PageFormat.JSONL and isinstance(value, list):
        return "".join(as_json(item, page_format) for item in value)
    import json

    indent = 2 if page_format is PageFormat.JSON else None
    return json.dumps(value, ensure_ascii=False, indent=indent) + "\n"


def objects(row_format: Format, rows: Iterable[str]) -> Iterator[str]:
    """Yield the text of rows that are objects of JSON already."""
    return _as_array(rows) if row_format is Format.JSON else (f"{row}\n" for row in rows)


def formatted(row_format: Format, rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    """Yield the text of rows in a format that programs read."""
    return _WRITERS[row_format](rows, columns)


def rows_with_own_keys(page_format: PageFormat, rows: Iterable[Row]) -> Iterator[str]:
    """Yield the text of rows that have keys of their own."""
    return objects(Format(page_format), map(_compact, rows))


def cell(value: object) -> str:
    """Return a value as plain text: absent is empty, a list has commas, or a line an item."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, list):
        return ("," if all(map(_PLAIN.fullmatch, value)) else "\n").join(value)
    return str(value)


def _json(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    return objects(Format.JSON, _chosen(rows, columns))


def _jsonl(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    return objects(Format.JSONL, _chosen(rows, columns))


def _chosen(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    return (_compact({column: row[column] for column in columns}) for row in rows)


def _compact(row: Row) -> str:
    """Return a row as SQLite writes an object, which takes a fourth of the time."""
    import json

    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _as_array(lines: Iterable[str]) -> Iterator[str]:
    before = "[\n  "
    for line in lines:
        yield before + line
        before = ",\n  "
    yield "[]\n" if before.startswith("[") else "\n]\n"


def _tsv(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    yield "\t".join(columns) + "\n"
    for row in rows:
        yield (
            "\t".join(_quoted(escaping.cell(cell(row[column])), "\t") for column in columns) + "\n"
        )


def _csv(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    yield ",".join(columns) + "\n"
    for row in rows:
        yield ",".join(_csv_cell(row[column]) for column in columns) + "\n"


def _csv_cell(value: object) -> str:
    # a number stays one: -5 is no formula
    if isinstance(value, int | float):
        return cell(value)
    # what a spreadsheet shows as a list; in TSV, which is for lines, ids have commas
    text = "\n".join(value) if isinstance(value, list) else cell(value)
    return _quoted(to_spreadsheet(text), ",")


def _quoted(text: str, between: str) -> str:
    """Return a cell, in quotes where it holds what parts cells and rows, or a quote."""
    is_quoted = any(character in text for character in f'{between}"\r\n')
    return '"' + text.replace('"', '""') + '"' if is_quoted else text


def page_table(
    header: Iterable[str], rows: Iterable[Iterable[str]], figures: Container[int] = ()
) -> str:
    """Return a GFM table of plain text; columns whose index is among the figures flush right."""
    cells = ([escaping.markdown(text) for text in row] for row in rows)
    return "".join(markdown_table(header, cells, figures))


def markdown_table(
    header: Iterable[str], cells: Iterable[Iterable[str]], figures: Container[int] = ()
) -> Iterator[str]:
    """Yield a GFM table of a header in plain text and cells in Markdown.

    Columns whose index is among the figures are flush right.
    """
    names = [escaping.markdown(name) for name in header]
    yield f"| {' | '.join(names)} |\n"
    rules = ("---:" if index in figures else "---" for index in range(len(names)))
    yield f"| {' | '.join(rules)} |\n"
    for row in cells:
        yield f"| {' | '.join(row)} |\n"


def _ids(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    seen: set[str] = set()
    for row in rows:
        name = cell(next(row[key] for key in ("project", "id", columns[0]) if key in row))
        if name not in seen:
            seen.add(name)
            yield f"{name}\n"


_WRITERS: dict[Format, Callable[[Iterable[Row], Sequence[str]], Iterator[str]]] = {
    Format.JSON: _json,
    Format.JSONL: _jsonl,
    Format.TSV: _tsv,
    Format.CSV: _csv,
    Format.IDS: _ids,
}
