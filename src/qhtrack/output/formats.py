"""Write rows as JSON, JSON Lines, CSV, TSV, Markdown or ids."""

import json
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any

from qhtrack.domain.text import to_spreadsheet
from qhtrack.output import escaping

Row = dict[str, Any]


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    TSV = "tsv"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"
    IDS = "ids"


class ExportFormat(StrEnum):
    """How a whole registry is written."""

    TOML = "toml"
    JSON = "json"


class PageFormat(StrEnum):
    """How one object is written where a page is not wanted."""

    JSON = "json"
    JSONL = "jsonl"


def as_json(value: Any, kind: PageFormat = PageFormat.JSON) -> str:  # noqa: ANN401
    """Return one value, indented or on one line, characters as they are."""
    indent = 2 if kind is PageFormat.JSON else None
    return json.dumps(value, ensure_ascii=False, indent=indent) + "\n"


def rows(kind: Format, found: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    """Yield the rows' text in any format but `table`."""
    return _WRITERS[kind](found, columns)


def cell(value: Any) -> str:  # noqa: ANN401
    """Return a value as plain text: absent is empty, a list is joined by commas."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return ",".join(value) if isinstance(value, list) else str(value)


def _json(found: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    before = "[\n  "
    for line in _jsonl(found, columns):
        yield before + line.rstrip("\n")
        before = ",\n  "
    yield "[]\n" if before.startswith("[") else "\n]\n"


def _jsonl(found: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    for row in found:
        chosen = {column: row[column] for column in columns}
        yield json.dumps(chosen, ensure_ascii=False) + "\n"


def _tsv(found: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    yield "\t".join(columns) + "\n"
    for row in found:
        yield "\t".join(escaping.line(cell(row[column])) for column in columns) + "\n"


def _csv(found: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    yield ",".join(columns) + "\n"
    for row in found:
        yield ",".join(_csv_cell(row[column]) for column in columns) + "\n"


def _csv_cell(value: Any) -> str:  # noqa: ANN401
    text = cell(value)
    text = text if isinstance(value, int | float) else to_spreadsheet(text)
    quoted = any(character in text for character in ',"\r\n')
    return '"' + text.replace('"', '""') + '"' if quoted else text


def _markdown(found: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    cells = ([escaping.markdown(cell(row[column])) for column in columns] for row in found)
    return markdown_table(columns, cells)


def markdown_table(
    header: Iterable[str], cells: Iterable[Iterable[str]], figures: Container[int] = ()
) -> Iterator[str]:
    """Yield a GFM table of a header in plain text and cells in Markdown, figures flush right."""
    names = [escaping.markdown(name) for name in header]
    yield f"| {' | '.join(names)} |\n"
    rules = ("---:" if place in figures else "---" for place in range(len(names)))
    yield f"| {' | '.join(rules)} |\n"
    for row in cells:
        yield f"| {' | '.join(row)} |\n"


def _ids(found: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    told: set[str] = set()
    for row in found:
        name = cell(next(row[key] for key in ("project", "id", columns[0]) if key in row))
        if name not in told:
            told.add(name)
            yield f"{name}\n"


_WRITERS: dict[Format, Callable[[Iterable[Row], Sequence[str]], Iterator[str]]] = {
    Format.JSON: _json,
    Format.JSONL: _jsonl,
    Format.TSV: _tsv,
    Format.CSV: _csv,
    Format.MARKDOWN: _markdown,
    Format.IDS: _ids,
}
