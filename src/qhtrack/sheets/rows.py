"""Read a file's rows, or name their problems."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from qhtrack.domain.errors import Problem
from qhtrack.domain.messages import Message, message
from qhtrack.domain.suggestions import nearest
from qhtrack.domain.text import shown
from qhtrack.sheets import csv, json, table, workbook
from qhtrack.sheets.records import Record, Row, UnreadableError
from qhtrack.words.heads import (
    COLUMN_KEYS,
    DERIVED_KEYS,
    is_derived_beside,
    is_skipped_column,
)

_JSON = (".json", ".jsonl", ".ndjson")


class ReadingOptions(NamedTuple):
    """How a file is to be read: which sheet of a workbook, which columns to leave out.

    `date` is that of rows without one, where it was told beside the file.
    """

    sheet: str | None = None
    ignored: Collection[str] = ()
    date: str | None = None


class Contents(NamedTuple):
    """What a file holds: its rows, or what is wrong with them, and what is to be said of it."""

    rows: list[Row | Problem]
    notices: list[Message]


def read_workbook(data: bytes, path: str, options: ReadingOptions) -> Contents:
    """Read a workbook."""
    try:
        sheet = workbook.read(data, options.sheet)
    except UnreadableError as error:
        return Contents([Problem(path, None, "", error.message)], [])
    passed_over = table.PassedOver([], [], [], [], [])
    rows = list(table.read(path, sheet.lines, options.ignored, passed_over))
    contents = _contents(path, rows, passed_over, options)
    if sheet.others:
        other_sheets = message(
            "other_sheets", sheet=shown(sheet.name), others=tuple(map(shown, sheet.others))
        )
        contents.notices.append(message("located", place=path, message=other_sheets))
    return contents


def read_text(text: str, path: str, options: ReadingOptions) -> Contents:
    """Read the text of a file; the format is seen from the name, else from the first character."""
    passed_over = table.PassedOver([], [], [], [], [])
    looks_like_json = text[json.after_space(text, 0) :][:1] in {"[", "{"}
    is_named_csv = path.lower().endswith((".csv", ".tsv"))
    is_json = path.lower().endswith(_JSON) or (looks_like_json and not is_named_csv)
    rows: list[Row | Problem] = []
    try:
        if is_json:
            for record in json.read(text):
                rows += _rows(path, record, options.ignored)
                derived = _derived_keys(record)
                passed_over.derived.extend(key for key in derived if key not in passed_over.derived)
        else:
            rows += table.read(path, csv.read(text), options.ignored, passed_over)
    except UnreadableError as error:
        rows.append(Problem(path, error.line, "", error.message))
    return _contents(path, rows, passed_over, options)


def _contents(
    path: str, rows: list[Row | Problem], passed_over: table.PassedOver, options: ReadingOptions
) -> Contents:
    """Return rows with what is to be said of them; those whose day nobody can tell are refused."""
    unclear = passed_over.dates if options.date is None else []
    if unclear and any(isinstance(row, Row) and "date" not in row.values for row in rows):
        key = "no_dates_above" if len(unclear) > 1 else "no_date_above"
        reason = message(key, rows=tuple(map(str, unclear)))
        rows = [Problem(path, unclear[0], "", reason), *rows]
    return Contents(rows, _notices(path, passed_over))


def _notices(path: str, passed_over: table.PassedOver) -> list[Message]:
    notices = []
    if passed_over.totals or passed_over.empty:
        totals, empty = len(passed_over.totals), len(passed_over.empty)
        notices.append(message("passed_over", totals=totals, empty=empty))
    if passed_over.headings:
        rows = tuple(map(str, passed_over.headings))
        key = "passed_over_headings" if len(rows) > 1 else "passed_over_heading"
        notices.append(message(key, rows=rows))
    if passed_over.derived:
        notices.append(message("passed_over_derived", columns=tuple(passed_over.derived)))
    return [message("located", place=path, message=notice) for notice in notices]


def _rows(path: str, record: Record, ignored: Collection[str]) -> Iterator[Row | Problem]:
    """Yield the row of an object, or all its problems."""
    values = record.values
    if not isinstance(values, dict):
        yield Problem(path, record.line, "", message("not_an_object", value=shown(values)))
        return
    problems = list(_problems(values, ignored))
    if not problems:
        row = {
            key: value
            for key, value in values.items()
            if value is not None
            and value != []
            and key in COLUMN_KEYS
            and not is_derived_beside(key, values)
        }
        yield Row(path, record.line, row)
    for problem in problems:
        yield Problem(path, record.line, project_named(values), problem)


def _derived_keys(record: Record) -> list[str]:
    """Return the keys of an object that have what is worked out."""
    keys = record.values if isinstance(record.values, dict) else {}
    return [shown(key) for key in keys if key in DERIVED_KEYS or is_derived_beside(key, keys)]


def project_named(values: Mapping[str, object]) -> str:
    """Return what a row calls its project, where that can be shown."""
    project = values.get("project")
    return project if isinstance(project, str) and project.isprintable() else ""


def _problems(values: Mapping[str, object], ignored: Collection[str]) -> Iterator[Message]:
    for key in values:
        if (
            key not in COLUMN_KEYS
            and key not in DERIVED_KEYS
            and not is_skipped_column(key)
            and not table.is_ignored(key, ignored)
        ):
            yield message("unknown_column", value=shown(key), suggestion=nearest(key, COLUMN_KEYS))
