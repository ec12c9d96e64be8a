"""Name the projects whose promises are in given words."""

import sqlite3

from qhtrack.database.project_lookup import named_candidates
from qhtrack.database.searching import spaced
from qhtrack.domain.messages import Message, message
from qhtrack.domain.text_folding import folded

_FEW = 4
_WORDINGS = """
    SELECT project.id, wording, wording_en, promise.wording_zh
    FROM promise JOIN project ON project.id = promise.project ORDER BY project.position
"""


def promised_in(connection: sqlite3.Connection, text: str) -> list[str]:
    """Return the projects that have a promise with these words in it, in any language."""
    words = spaced(folded(text))
    projects = (
        project
        for project, *wordings in connection.execute(_WORDINGS)
        if any(words in spaced(folded(wording)) for wording in wordings if wording)
    )
    return list(dict.fromkeys(projects))


def hint(connection: sqlite3.Connection, text: str) -> Message | str:
    """Return what says whose promises are in these words, an empty text where none are."""
    ids = promised_in(connection, text)
    if not ids:
        return ""
    return message("worded_so", projects=named_candidates(connection, ids, _FEW))
