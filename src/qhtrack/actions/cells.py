"""Read the cells of a row as values of their fields."""

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from qhtrack.actions.update_validation import check_flag, flag_of, split_sources
from qhtrack.database import naming, source_titles, values
from qhtrack.database.own_words import own_words
from qhtrack.domain.dates_in_words import depends_on_today
from qhtrack.domain.errors import Problem
from qhtrack.domain.fields import TABLES, FieldType
from qhtrack.domain.figures import without_point
from qhtrack.domain.messages import FieldName, Message, message
from qhtrack.domain.suggestions import nearest_or_all
from qhtrack.domain.text import shown
from qhtrack.domain.text_folding import folded, slug
from qhtrack.domain.typed_dates import read_date, read_due
from qhtrack.sheets.records import Row
from qhtrack.words import names
from qhtrack.words.heads import NOTES, is_without_unit
from qhtrack.words.names import NameEntry
from qhtrack.words.terms import FieldContext
from qhtrack.words.typed import value_of
from qhtrack.words.units import read_number, read_size

_FIELD_TYPES = {field.key: field.type for table in TABLES.values() for field in table} | {
    "expect": FieldType.CHOICE,
    "force": FieldType.FLAG,
    "replace": FieldType.FLAG,
}
_NUMBERS = frozenset({FieldType.FIGURE, FieldType.SIZE, FieldType.DEGREE})
_STATUSES = frozenset({"status", "expect", "milestone"})
_CITING = frozenset({"source", "evidence"})
# the fields that name rows of the registry, and which
_REFERENCES = {"category": "category", "regions": "region"}
_LINE_ENDS = re.compile(r"[^\S\n]*\n\s*")
_WIDE_LINE_ENDS = re.compile(r"(?<=[\u2e80-\u9fff])[^\S\n]*\n\s*|[^\S\n]*\n\s*(?=[\u2e80-\u9fff])")
_PARTS = re.compile("[,，、;；/\n]")
_FIRST_DAY = date(1899, 12, 30)  # of serial numbers, as every spreadsheet counts
_SERIALS = range(20_000, 80_000)  # 1954 to 2119: no years
_ONE_OR_TEN = re.compile(r"(\d{4})\.1", re.ASCII)


class CellContext(NamedTuple):
    """What cells are read against: money, names, own statuses and titles.

    `names` are those of categories and regions.
    """

    currency: str
    names: Mapping[str, Sequence[NameEntry]]
    words: Mapping[str, str]
    source_of: Callable[[str], str]
    number_of: Callable[[str, FieldContext, str], float | Message] = read_size


class ParsedRow(NamedTuple):
    """A row whose cells mean something: its number among all rows, and its values by field."""

    number: int
    row: Row
    values: Mapping[str, object]

    def text(self, key: str) -> str | None:
        """Return the text of a field; None if the row has none."""
        value = self.values.get(key)
        return value if isinstance(value, str) else None

    def problem(self, key: str, reason: Message | str) -> Problem:
        """Return what is wrong with a field of the row, where it stands."""
        return problem(self.row, key, reason)


def problem(row: Row, key: str, reason: Message | str) -> Problem:
    """Return what is wrong with a field of a row, where it stands."""
    if key:
        reason = message("of_cell", field=FieldName(key), message=reason)
    return Problem(row.path, row.line, row.cell_name(key), reason)


def cell_context(connection: sqlite3.Connection) -> CellContext:
    """Return what cells are read against in this database."""
    entries_by_field = {
        key: values.names_of_field(connection, table) for key, table in _REFERENCES.items()
    }
    source_of = source_titles.finder(connection)
    return CellContext(
        naming.currency(connection), entries_by_field, own_words(connection), source_of
    )


def read(row: Row, cell_context: CellContext) -> Iterator[tuple[str, object | Message]]:
    """Yield each field of a row with what it means, or why it means nothing.

    Where the row is forced, a number may be as great as it is told to be.
    """
    if "force" in row.values and _flag(row.values["force"]) is True:
        cell_context = cell_context._replace(number_of=read_number)
    for key, value in row.values.items():
        yield key, _read(key, value, row.columns.get(key, FieldContext(key)), cell_context)


def _read(
    key: str, value: object, field_context: FieldContext, cell_context: CellContext
) -> object | Message:
    field_type = _FIELD_TYPES.get(key, FieldType.TEXT)
    if field_type is FieldType.FLAG:
        return _flag(value)
    if field_type is FieldType.LIST:
        return _list(key, value, cell_context)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return message("not_text", value=shown(value))
    if field_type in _NUMBERS:
        return _number(value, field_context, cell_context)
    if field_type is FieldType.DATE:
        due = read_due(value) if key == "due" and isinstance(value, str) else None
        return due if isinstance(due, str) else _date(value)
    return _text(key, str(value), cell_context)


def _flag(value: object) -> bool | Message:
    if isinstance(value, bool | str) and check_flag(value) is None:
        return flag_of(value)
    return message("not_a_flag", value=shown(value))


def _list(key: str, value: object, cell_context: CellContext) -> object | Message:
    items = value if isinstance(value, list) else [value]
    texts = [item for item in items if isinstance(item, str)]
    if len(texts) < len(items):
        return message("not_list", value=shown(value))
    if key in _REFERENCES:
        parts = [part for text in texts for part in _PARTS.split(text) if part.strip()]
        ids = [_named(key, one_line(part), cell_context) for part in parts]
        return next(
            (id_or_reason for id_or_reason in ids if isinstance(id_or_reason, Message)), ids
        )
    if key == "aliases":
        return [line.strip() for text in texts for line in text.splitlines() if line.strip()]
    return list(
        map(cell_context.source_of, split_sources(texts if isinstance(value, list) else texts[0]))
    )


def _named(key: str, text: str, cell_context: CellContext) -> str | Message:
    """Return the id of the category or region of which a text is a name."""
    entries = cell_context.names[key]
    ids = names.to_record(text, entries)
    if len(ids) == 1:
        return ids[0]
    # a registry need not define them: their names make them, as those of projects do
    if not entries:
        return slug(text) or text
    # one that this sheet adds is not there yet
    if text.isascii():
        return text
    suggestion = nearest_or_all(text, names.in_chinese(entries))
    return message(f"no_such_{_REFERENCES[key]}", value=shown(text), suggestion=suggestion)


def _number(
    value: str | float, field_context: FieldContext, cell_context: CellContext
) -> float | Message:
    if is_without_unit(str(value), field_context):
        return message("no_unit", value=shown(str(value)))
    number = cell_context.number_of(str(value), field_context, cell_context.currency)
    return number if isinstance(number, Message) else without_point(number)


def _date(value: str | float) -> str | Message:
    """Return the date of a cell: of 46310 the day that spreadsheets number so.

    The number 2026.1 may have been typed 2026.10, of which a workbook keeps no more.
    """
    if isinstance(value, str):
        date = read_date(value)
        is_told_from_today = isinstance(date, Message) and depends_on_today(value)
        # nobody knows on which day it was written, and a sheet may be applied again
        return message("date_from_today", value=shown(value)) if is_told_from_today else date
    if abs(value) < _SERIALS.stop and int(value) in _SERIALS:
        return (_FIRST_DAY + timedelta(int(value))).isoformat()
    match = _ONE_OR_TEN.fullmatch(str(value))
    if match:
        first, second = (f"{match[1]}-{month}" for month in ("01", "10"))
        return message("two_months", value=shown(value), one=first, other=second)
    return read_date(str(int(value) if float(value).is_integer() else value))


def _text(key: str, text: str, cell_context: CellContext) -> str | Message:
    if key in _STATUSES:
        return value_of("status", text) or cell_context.words.get(folded(text)) or one_line(text)
    if key in NOTES:
        return text
    if key in _REFERENCES:
        return _named(key, one_line(text), cell_context)
    line = one_line(text)
    return cell_context.source_of(line) if key in _CITING else line


def one_line(text: str) -> str:
    """Return the text of a cell on one line; between Chinese characters nothing parts its lines."""
    return _LINE_ENDS.sub(" ", _WIDE_LINE_ENDS.sub("", text)).strip()
