"""Read a file's rows as updates, or say what is wrong with them."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from qhtrack.domain.errors import Problem
from qhtrack.domain.messages import Message, message
from qhtrack.domain.text import shown
from qhtrack.domain.updates import UpdateInput
from qhtrack.sheets import csv, json
from qhtrack.sheets.columns import COLUMNS, FIGURES, FLAGS, LISTS, REQUIRED, unknown_column
from qhtrack.sheets.records import Record, UnreadableError

_READERS = {".csv": csv.read, ".json": json.read, ".jsonl": json.read, ".ndjson": json.read}


class Row(NamedTuple):
    """One row of a file, from this line on, and the update that it is."""

    path: str
    line: int
    update_input: UpdateInput


def read(text: str, path: str) -> Iterator[Row | Problem]:
    """Yield each row of a file's text, or what is wrong with it.

    The format is seen from the name, else from the first character.
    """
    named = [reader for suffix, reader in _READERS.items() if path.lower().endswith(suffix)]
    looks_like_json = text[json.after_space(text, 0) :][:1] in {"[", "{"}
    reader = named[0] if named else json.read if looks_like_json else csv.read
    try:
        for record in reader(text):
            yield from _rows(path, record)
    except UnreadableError as error:
        yield Problem(path, error.line, "", error.message)


def _rows(path: str, record: Record) -> Iterator[Row | Problem]:
    """Yield the row of a record, or all its problems."""
    values = record.values
    if not isinstance(values, dict):
        yield Problem(path, record.line, "", message("not_an_object", value=shown(values)))
        return
    problems = list(_problems(values))
    if not problems:
        row = UpdateInput._make(map(values.get, UpdateInput._fields))
        yield Row(path, record.line, row)
    project = values.get("project")
    where = project if isinstance(project, str) and project.isprintable() else ""
    for problem in problems:
        yield Problem(path, record.line, where, problem)


def _problems(values: Mapping[str, object]) -> Iterator[Message]:
    for column, value in values.items():
        if not column:
            yield message("cell_without_column", value=shown(value))
        elif column not in COLUMNS:
            yield unknown_column(column)
        elif not _fits(column, value):
            yield message(_expected(column), column=column, value=shown(value))
    for column in REQUIRED:
        if values.get(column) is None:
            yield message("missing_value", column=column)


def _expected(column: str) -> str:
    """Return the key of the message of what a column holds."""
    if column in FIGURES:
        return "not_number_in_column"
    if column in FLAGS:
        return "not_flag_in_column"
    return "not_list_in_column" if column in LISTS else "not_text_in_column"


def _fits(column: str, value: object) -> bool:
    if value is None or isinstance(value, str):
        return True
    if isinstance(value, bool):
        return column in FLAGS
    if isinstance(value, list):
        return column in LISTS and all(isinstance(item, str) for item in value)
    return isinstance(value, int | float) and column in FIGURES
