"""Find the categories, regions and sources of a registry by their names."""

import sqlite3
from collections.abc import Sequence

from qhtrack.domain.errors import UsageError
from qhtrack.domain.messages import message
from qhtrack.domain.suggestions import nearest_or_all
from qhtrack.domain.text import shown
from qhtrack.words import names
from qhtrack.words.names import NameEntry

_COLUMNS = {
    "category": ("id", "name", "name_zh"),
    "region": ("id", "name", "name_zh"),
    "source": ("id", "title", "title_en", "title_zh"),
}


def is_name(connection: sqlite3.Connection, table: str, text: str) -> bool:
    """Tell whether a text is the whole name of a row of a table."""
    return bool(names.exact_matches(text, _rows(connection, table)))


def row_id(connection: sqlite3.Connection, table: str, text: str) -> str:
    """Return the id of the row that a text names; one in ASCII that names none as it is.

    Raises:
        UsageError: the text may mean several rows, or is in Chinese and means none.
    """
    rows = _rows(connection, table)
    # a title that begins as another does is another
    ids = (names.exact_matches if table == "source" else names.to_record)(text, rows)
    if len(ids) == 1:
        return ids[0]
    if ids:
        ids_meant = tuple(_alike(text, [row for row in rows if row.value in ids]))
        raise UsageError(message("several_values", value=shown(text), candidates=ids_meant))
    # a registry need not define its categories and regions
    if text.isascii() or not rows:
        return text
    suggestion = nearest_or_all(text, names.in_chinese(rows))
    raise UsageError(message(f"no_such_{table}", value=shown(text), suggestion=suggestion))


def _alike(text: str, rows: Sequence[NameEntry]) -> list[str]:
    """Return a name of each row in the script of a text, else its id."""
    script = text.isascii()
    return [
        next((name for name in row.names if name.isascii() is script), row.value) for row in rows
    ]


def _rows(connection: sqlite3.Connection, table: str) -> list[NameEntry]:
    sql = f"SELECT {', '.join(_COLUMNS[table])} FROM {table} ORDER BY position"
    rows = connection.execute(sql)
    return [NameEntry(row[0], tuple(dict.fromkeys(filter(None, row)))) for row in rows]
