"""Find a source by its title, so that it is cited and not written again."""

import sqlite3
from collections.abc import Callable
from functools import cache, partial

from qhtrack.domain.text import is_address
from qhtrack.domain.text_folding import folded

_TITLES = " UNION ALL ".join(
    f"SELECT id, {column} FROM source WHERE {column} IS NOT NULL"
    for column in ("title", "title_en", "title_zh")
)


def finder(connection: sqlite3.Connection) -> Callable[[str], str]:
    """Return what finds the id of the source that alone has a title; other texts stay.

    Titles are read once, when the first text needs them.
    """
    id_by_title = cache(partial(_id_by_title, connection))
    return lambda text: text if is_address(text) else id_by_title().get(folded(text), text)


def ids_by_title(connection: sqlite3.Connection) -> dict[str, set[str]]:
    """Return the sources that have each title, folded."""
    ids_of_titles: dict[str, set[str]] = {}
    for id_, title in connection.execute(_TITLES):
        ids_of_titles.setdefault(folded(title), set()).add(id_)
    return ids_of_titles


def _id_by_title(connection: sqlite3.Connection) -> dict[str, str]:
    """Return sources by their folded titles; a title is of one source alone, and no id."""
    ids_of_titles = ids_by_title(connection)
    for (id_,) in connection.execute("SELECT id FROM source"):
        ids_of_titles.setdefault(id_, set()).add(id_)
    return {title: ids.pop() for title, ids in ids_of_titles.items() if len(ids) == 1}
