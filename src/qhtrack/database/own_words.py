"""Resolve the words of their own that categories have for statuses."""

import json
import sqlite3

from qhtrack.domain.text_folding import folded
from qhtrack.words.typed import value_of

_WORDS = "SELECT words FROM category UNION ALL SELECT words_zh FROM category"


def own_words(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the status of each word of a category, folded, as `{"通车": "operating"}`."""
    words_by_status = (json.loads(row[0]) for row in connection.execute(_WORDS) if row[0])
    return {folded(word): status for table in words_by_status for status, word in table.items()}


def resolve_status(connection: sqlite3.Connection, text: str) -> str:
    """Return the status that a word of some category means; any other text as it is."""
    if value_of("status", text):
        return text
    return own_words(connection).get(folded(text), text)
