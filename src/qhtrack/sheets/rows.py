"""Read a file's rows, or name their problems."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from qhtrack.domain.errors import Problem
from qhtrack.domain.messages import Message, message
from qhtrack.domain.suggestions import nearest
from qhtrack.domain.text import shown
from qhtrack.sheets import csv, json, table, workbook
from qhtrack.sheets.records import Record, Row, UnreadableError
from qhtrack.words.heads import COLUMN_KEYS, is_skipped_column

_JSON = (".json", ".jsonl", ".ndjson")


class ReadingOptions(NamedTuple):
    """How a file is to be read: which sheet of a workbook, and which columns to leave out."""

    sheet: str | None = None
    ignored: Collection[str] = ()


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
    skipped: table.SkippedRows = defaultdict(list)
    rows = list(table.read(path, sheet.lines, options.ignored, skipped))
    notices = _notices(path, skipped)
    if sheet.others:
        other_sheets = message(
            "other_sheets", sheet=shown(sheet.name), others=tuple(map(shown, sheet.others))
        )
        notices.append(message("located", place=path, message=other_sheets))
    return Contents(rows, notices)


def read_text(text: str, path: str, options: ReadingOptions) -> Contents:
    """Read the text of a file; the format is seen from the name, else from the first character."""
    skipped: table.SkippedRows = defaultdict(list)
    looks_like_json = text[json.after_space(text, 0) :][:1] in {"[", "{"}
    is_named_csv = path.lower().endswith((".csv", ".tsv"))
    is_json = path.lower().endswith(_JSON) or (looks_like_json and not is_named_csv)
    rows: list[Row | Problem] = []
    try:
        if is_json:
            for record in json.read(text):
                rows += _rows(path, record, options.ignored)
        else:
            rows += table.read(path, csv.read(text), options.ignored, skipped)
    except UnreadableError as error:
        rows.append(Problem(path, error.line, "", error.message))
    return Contents(rows, _notices(path, skipped))


def _notices(path: str, skipped: table.SkippedRows) -> list[Message]:
    notices = []
    if skipped["totals"] or skipped["empty"]:
        totals, empty = len(skipped["totals"]), len(skipped["empty"])
        notices.append(message("passed_over", totals=totals, empty=empty))
    if skipped["headings"]:
        rows = tuple(map(str, skipped["headings"]))
        notices.append(message("passed_over_headings", rows=rows))
    if skipped["dates"]:
        notices.append(message("no_date_above", rows=tuple(map(str, skipped["dates"]))))
    return [message("located", place=path, message=notice) for notice in notices]


def _rows(path: str, record: Record, ignored: Collection[str]) -> Iterator[Row | Problem]:
    """Yield the row of an object, or all its problems."""
    values = record.values
    if not isinstance(values, dict):
        yield Problem(path, record.line, "", message("not_an_object", value=shown(values)))
        return
    problems = list(_problems(values, ignored))
    if not problems:
        present = {key: value for key, value in values.items() if value is not None}
        yield Row(path, record.line, {key: present[key] for key in present if key in COLUMN_KEYS})
    for problem in problems:
        yield Problem(path, record.line, project_named(values), problem)


def project_named(values: Mapping[str, object]) -> str:
    """Return what a row calls its project, where that can be shown."""
    project = values.get("project")
    return project if isinstance(project, str) and project.isprintable() else ""


def _problems(values: Mapping[str, object], ignored: Collection[str]) -> Iterator[Message]:
    for key in values:
        if (
            key not in COLUMN_KEYS
            and not is_skipped_column(key)
            and not table.is_ignored(key, ignored)
        ):
            yield message("unknown_column", value=shown(key), suggestion=nearest(key, COLUMN_KEYS))
