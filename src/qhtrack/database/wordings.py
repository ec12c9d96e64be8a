"""Name the projects whose promises are in given words, or of which these are told."""

import sqlite3

from qhtrack.database.project_lookup import named_candidates
from qhtrack.database.searching import spaced
from qhtrack.domain.messages import Message, message
from qhtrack.domain.text_folding import folded
from qhtrack.words.terms import in_quotes

_FEW = 4
_NOTES = """
    SELECT project.id, event.note, event.note_zh
    FROM event JOIN project ON project.id = event.project ORDER BY project.position
"""
_WORDINGS = """
    SELECT project.id, wording, wording_en, promise.wording_zh
    FROM promise JOIN project ON project.id = promise.project ORDER BY project.position
"""


def promised_in(connection: sqlite3.Connection, text: str) -> list[str]:
    """Return the projects that have a promise with these words in it, in any language."""
    return _with_words(connection, _WORDINGS, text)


def _with_words(connection: sqlite3.Connection, question: str, text: str) -> list[str]:
    words = spaced(folded(text))
    projects = (
        project
        for project, *texts in connection.execute(question)
        if any(words in spaced(folded(text)) for text in texts if text)
    )
    return list(dict.fromkeys(projects))


def promised_hint(connection: sqlite3.Connection, text: str) -> Message | str:
    """Return what says whose promises are in these words, an empty text where none are."""
    ids = promised_in(connection, text)
    if not ids:
        return ""
    return message("worded_so", projects=named_candidates(connection, ids, _FEW))


def told_of(connection: sqlite3.Connection, text: str) -> list[str]:
    """Return the projects of whose events these words are told, in any language."""
    return _with_words(connection, _NOTES, text)


def told_hint(connection: sqlite3.Connection, text: str) -> Message | str:
    """Return what says whose events tell of these words, an empty text where none do."""
    ids = told_of(connection, text)
    if not ids:
        return ""
    candidates = named_candidates(connection, ids, _FEW)
    return message("told_of", projects=candidates, word=in_quotes(text))
