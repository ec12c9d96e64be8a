"""Find a source by its title, so that it is cited and not written again."""

import sqlite3
from collections.abc import Callable, Sequence
from functools import cache, partial

from qhtrack.domain.text import is_address
from qhtrack.domain.text_folding import folded

_BY_TITLE = """
    SELECT id FROM source
    WHERE instr(char(10) || titles || char(10), char(10) || ? || char(10))
    ORDER BY id
"""


def finder(connection: sqlite3.Connection) -> Callable[[str], str]:
    """Return what finds the id of the source that alone has a title; other texts stay.

    Titles are read once, when the first text needs them.
    """
    id_by_title = cache(partial(_id_by_title, connection))
    return lambda text: text if is_address(text) else id_by_title().get(folded(text), text)


def ids_with_title(connection: sqlite3.Connection, title: str) -> list[str]:
    """Return the sources that have a title, which is folded."""
    return [id_ for (id_,) in connection.execute(_BY_TITLE, (title,))]


def ids_in_words(connection: sqlite3.Connection, text: str) -> list[str]:
    """Return the sources whose titles hold all words of a text, in whatever order."""
    words = [*map(folded, text.split())]
    return ids_with_words(connection, words) if words else []


def ids_holding(connection: sqlite3.Connection, text: str) -> list[str]:
    """Return the sources whose titles hold a text as it stands."""
    return ids_with_words(connection, [folded(text)])


def ids_with_words(connection: sqlite3.Connection, words: Sequence[str]) -> list[str]:
    """Return the sources whose titles hold all words, which are folded."""
    held = " AND ".join(["instr(titles, ?)"] * len(words))
    return [
        id_
        for (id_,) in connection.execute(f"SELECT id FROM source WHERE {held} ORDER BY id", words)
    ]


def _id_by_title(connection: sqlite3.Connection) -> dict[str, str]:
    """Return sources by their folded titles; a title is of one source alone, and no id."""
    ids_by_title: dict[str, set[str]] = {}
    for id_, titles in connection.execute("SELECT id, titles FROM source"):
        for title in (id_, *titles.split("\n")):
            ids_by_title.setdefault(title, set()).add(id_)
    return {title: ids.pop() for title, ids in ids_by_title.items() if len(ids) == 1}
