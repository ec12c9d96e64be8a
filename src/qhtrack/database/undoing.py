"""Take a recording back, and make it stand again."""

import sqlite3

from qhtrack.database import statements
from qhtrack.database.folding import refold
from qhtrack.database.rows import row_of
from qhtrack.domain.errors import StateError
from qhtrack.domain.messages import message
from qhtrack.domain.statements import Statement

_LAST = """
SELECT max(recording.id) FROM recording JOIN statement ON recording = recording.id
WHERE struck IS NULL AND (:project IS NULL OR owner = :project)
"""
_STRIKE = """
UPDATE recording SET struck = 1 + (SELECT coalesce(max(struck), 0) FROM recording) WHERE id = ?
"""
_LAST_STRUCK = "SELECT id FROM recording WHERE struck > 0 ORDER BY struck DESC LIMIT 1"
# what stands upon a row: a later recording that tells of it, or names it
_LATER = """
SELECT min(recording) FROM statement JOIN recording ON recording.id = recording
WHERE recording > :recording AND struck IS NULL AND (
    :id IN (owner) OR EXISTS (SELECT 1 FROM json_tree(after) WHERE value = :id)
)
"""


def last_of(connection: sqlite3.Connection, project: str | None) -> int:
    """Return the last recording that stands, of a project or of all.

    Raise `StateError` if there is none.
    """
    found = connection.execute(_LAST, {"project": project}).fetchone()[0]
    if found is None:
        raise StateError(
            message("nothing_to_undo")
            if project is None
            else message("nothing_to_undo_of_project", project=project)
        )
    return int(found)


def last_undone(connection: sqlite3.Connection) -> int:
    """Return the recording that was undone last, if nothing was recorded since.

    Raise `StateError` if there is none.
    """
    found = connection.execute(_LAST_STRUCK).fetchone()
    if found is None:
        raise StateError(message("nothing_to_redo"))
    return int(found["id"])


def undo(connection: sqlite3.Connection, recording: int) -> list[Statement]:
    """Strike a recording whole, inside the caller's transaction; return what it said.

    Raise `StateError` if it does not stand, or a later one stands on it.
    """
    row = connection.execute("SELECT struck FROM recording WHERE id = ?", (recording,)).fetchone()
    if row is None or row["struck"] is not None:
        key = "no_recording" if row is None else "undone_already"
        raise StateError(message(key, recording=recording))
    said = statements.of_recording(connection, recording)
    for one in said:
        _check_nothing_stands_on(connection, one)
    connection.execute(_STRIKE, (recording,))
    _refold(connection, said)
    return said


def redo(connection: sqlite3.Connection, recording: int) -> list[Statement]:
    """Make a recording stand again, inside the caller's transaction; return what it said."""
    connection.execute("UPDATE recording SET struck = NULL WHERE id = ?", (recording,))
    said = statements.of_recording(connection, recording)
    _refold(connection, said)
    return said


def _refold(connection: sqlite3.Connection, said: list[Statement]) -> None:
    facts = list(dict.fromkeys(one.fact for one in said))
    # of what the file has by now, its version is what stands here
    statements.keep_file_versions(connection, ((fact, row_of(connection, fact)) for fact in facts))
    if conflicts := refold(connection, facts):
        raise StateError(message("later_recording_conflicts", conflict=conflicts[0].located()))


def _check_nothing_stands_on(connection: sqlite3.Connection, said: Statement) -> None:
    """Raise `StateError` if a row was added that a later recording tells of, or names."""
    if said.fact.is_told or said.before is not None:
        return
    values = {"recording": said.recording, "id": said.fact.owner}
    later = connection.execute(_LATER, values).fetchone()[0]
    if later is not None:
        raise StateError(message("undo_later_first", recording=later, id=said.fact.owner))
