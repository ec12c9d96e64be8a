"""Read what is to be recorded from CSV, JSON or JSON Lines."""

import csv
import io
import json
import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any, NamedTuple

from qhtrack.domain.errors import Problem
from qhtrack.domain.suggestions import nearest
from qhtrack.domain.text import from_spreadsheet, from_spreadsheet_date, shown
from qhtrack.domain.updates import UpdateInput

# what `history` writes beside may be given back to `apply`
_COLUMNS = frozenset((*UpdateInput._fields, "origin", "recorded_at", "recorded_by"))
_NEEDED = ("project", "status")
_NUMBER = "capacity_mw"
_SPACE = re.compile(r"\s*")
_KINDS = {".csv": "csv", ".json": "json", ".jsonl": "json", ".ndjson": "json"}
_READ = {"date": from_spreadsheet_date}


class Row(NamedTuple):
    """One row of a file, on this line: what it says."""

    path: str
    line: int
    said: UpdateInput


def read(text: str, path: str) -> Iterator[Row | Problem]:
    """Yield each row of a file's text, or what is wrong with it.

    The format is seen from the name, else from the first character.
    """
    known = [kind for suffix, kind in _KINDS.items() if path.lower().endswith(suffix)]
    first = text[_after_space(text, 0) :][:1]
    is_json = "json" in known if known else first in {"[", "{"}
    try:
        for line, row in _json(text) if is_json else _csv(text):
            yield from _row(path, line, row)
    except _UnreadableError as error:
        yield Problem(path, error.line, "", str(error))


class _UnreadableError(Exception):
    def __init__(self, line: int, message: str) -> None:
        self.line = line
        super().__init__(message)


def _csv(text: str) -> Iterator[tuple[int, object]]:
    """Yield each record with its first line; Excel's semicolons and tabs separate, too."""
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header: list[str] = []
    line = 1
    try:
        header = [name.strip() for name in next(records, [])]
        _check_header(header)
        line = records.line_num + 1
        for record in records:
            if any(map(str.strip, record)):
                yield line, _cells(header, record)
            line = records.line_num + 1
    except csv.Error as error:
        raise _UnreadableError(line, str(error)) from error


def _check_header(header: list[str]) -> None:
    named = [name for name in header if name]
    for number, name in enumerate(named):
        if name not in _COLUMNS:
            raise _UnreadableError(
                1, f"{shown(name)} is not a column{nearest(name, UpdateInput._fields)}"
            )
        if name in named[:number]:
            raise _UnreadableError(1, f"the column {name} stands twice")
    for name in _NEEDED:
        if name not in named:
            raise _UnreadableError(1, f"no column is called {name}")


def _cells(header: list[str], record: list[str]) -> dict[str, str | None]:
    pairs = zip_longest(header, record, fillvalue="")
    return {
        name: _READ.get(name, from_spreadsheet)(cell) if cell.strip() else None
        for name, cell in pairs
        if name or cell.strip()
    }


def _json(text: str) -> Iterator[tuple[int, object]]:
    """Yield each object with its line: of an array, or one after the other."""
    decoder = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_number)
    at = _after_space(text, 0)
    is_array = text.startswith("[", at)
    at = _after_space(text, at + is_array)
    line, counted = 1, 0
    while at < len(text) and not (is_array and text[at] == "]"):
        line, counted = line + text.count("\n", counted, at), at
        try:
            row, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            raise _UnreadableError(error.lineno, error.msg) from error
        except ValueError as error:
            raise _UnreadableError(line, str(error)) from error
        except RecursionError as error:
            raise _UnreadableError(line, "nested too deeply") from error
        yield line, row
        at = _after_space(text, at)
        if is_array and at < len(text) and text[at] == ",":
            at = _after_space(text, at + 1)
        elif is_array and not text.startswith("]", at):
            raise _UnreadableError(line + text.count("\n", counted, at), "',' or ']' is missing")
    end = _after_space(text, at + is_array)
    if end < len(text):
        raise _UnreadableError(line + text.count("\n", counted, end), "text stands after the array")


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(pairs)
    if len(row) < len(pairs):
        raise ValueError("a key stands twice in one object")
    return row


def _no_number(text: str) -> None:
    raise ValueError(f"{text} is not a number")


def _row(path: str, line: int, row: object) -> Iterator[Row | Problem]:
    if not isinstance(row, dict):
        yield Problem(path, line, "", f"{shown(row)} is not an object")
        return
    found = list(_faults(row))
    if not found:
        yield Row(path, line, UpdateInput._make(map(row.get, UpdateInput._fields)))
    name = row.get("project")
    where = name if isinstance(name, str) and name.isprintable() else ""
    for message in found:
        yield Problem(path, line, where, message)


def _faults(row: dict[str, Any]) -> Iterator[str]:
    for key, value in row.items():
        if not key:
            yield f"{shown(value)} stands in no column"
        elif key not in _COLUMNS:
            yield f"{shown(key)} is not a column{nearest(key, UpdateInput._fields)}"
        elif not (value is None or isinstance(value, str) or _fits(key, value)):
            yield f"{key}: {shown(value)} is not {'a number' if key == _NUMBER else 'text'}"
    for key in _NEEDED:
        if row.get(key) is None:
            yield f"{key} is missing"


def _fits(key: str, value: object) -> bool:
    return key == _NUMBER and isinstance(value, int | float) and not isinstance(value, bool)
