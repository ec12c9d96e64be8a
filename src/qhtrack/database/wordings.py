"""Name the projects whose promises are in given words, or of which these are told."""

import sqlite3
from collections.abc import Sequence

from qhtrack.database.project_lookup import named_candidates
from qhtrack.database.searching import holding
from qhtrack.database.terms import Clause
from qhtrack.domain.messages import Message, message
from qhtrack.domain.text_folding import folded
from qhtrack.words.terms import in_quotes

_FEW = 4
_NOTES = ("event.note", "event.note_zh")
_WORDINGS = ("promise.wording", "promise.wording_en", "promise.wording_zh")


def promised_in(connection: sqlite3.Connection, text: str) -> list[str]:
    """Return the projects that have a promise with these words in it, in any language."""
    return _projects(connection, "promise", _having(connection, _WORDINGS, text))


def told_of(connection: sqlite3.Connection, text: str) -> list[str]:
    """Return the projects of whose events these words are told, in any language."""
    return _projects(connection, "event", told(connection, text))


def told(connection: sqlite3.Connection, text: str) -> Clause:
    """Return the condition that an event tells of these words, in any language."""
    return _having(connection, _NOTES, text)


def _having(connection: sqlite3.Connection, columns: Sequence[str], text: str) -> Clause:
    connection.create_function("folded", 1, folded, deterministic=True)
    # many rows have none, and each call takes its time
    parts = [(column, *holding(f"folded({column})", folded(text))) for column in columns]
    sql = " OR ".join(f"{column} IS NOT NULL AND {has_words}" for column, has_words, _ in parts)
    return Clause(sql, tuple(words for _, _, words in parts))


def _projects(connection: sqlite3.Connection, table: str, condition: Clause) -> list[str]:
    found = f"SELECT project FROM {table} WHERE {condition.sql}"
    rows = connection.execute(
        f"SELECT id FROM project WHERE id IN ({found}) ORDER BY position", condition.values
    )
    return [row["id"] for row in rows]


def promised_hint(connection: sqlite3.Connection, text: str) -> Message | str:
    """Return what says whose promises are in these words, an empty text where none are."""
    ids = promised_in(connection, text)
    if not ids:
        return ""
    return message("worded_so", projects=named_candidates(connection, ids, _FEW))


def told_hint(connection: sqlite3.Connection, text: str) -> Message | str:
    """Return what says whose events tell of these words, an empty text where none do."""
    ids = told_of(connection, text)
    if not ids:
        return ""
    candidates = named_candidates(connection, ids, _FEW)
    return message("told_of", projects=candidates, word=in_quotes(text))
