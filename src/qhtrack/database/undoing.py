"""Undo a recording, and redo it."""

import sqlite3
from collections.abc import Sequence

from qhtrack.database import statements
from qhtrack.database.log import recording as recording_of
from qhtrack.database.replaying import replay
from qhtrack.database.rows import row_of, rows_where
from qhtrack.domain.change_results import Verdict
from qhtrack.domain.conflicts import Conflict, path_name
from qhtrack.domain.errors import StateError
from qhtrack.domain.filing import statements_redone
from qhtrack.domain.messages import Message, ProjectId, message
from qhtrack.domain.statement_rows import Recording
from qhtrack.domain.statements import Fact, Statement, changed_keys, depends_on, fact_of

# what was overruled whole is not there to be taken back
_STANDING = f"""
SELECT recording FROM statement JOIN recording ON recording.id = recording
WHERE struck IS NULL AND seen <> {Verdict.OVERRULED:d} {{}} ORDER BY recording DESC
"""
_LAST = _STANDING.format("")
_LAST_OF_PROJECT = _STANDING.format("AND owner = ? AND kind IN ('project', 'promise', 'event')")
_STRIKE = """
UPDATE recording SET struck = 1 + (SELECT coalesce(max(struck), 0) FROM recording) WHERE id = ?
"""
_LAST_STRUCK = f"""
SELECT id FROM recording WHERE struck > 0 AND EXISTS (
    SELECT 1 FROM statement WHERE recording = recording.id AND seen <> {Verdict.OVERRULED:d}
) ORDER BY struck DESC
"""


def last_recording(connection: sqlite3.Connection) -> int:
    """Return the last recording that stands.

    Raise `StateError` if there is none.
    """
    row = connection.execute(_LAST).fetchone()
    if row is None:
        raise StateError(message("nothing_to_undo"))
    return int(row["recording"])


def last_recording_of(connection: sqlite3.Connection, project: str) -> int:
    """Return the last recording that stands and tells of a project.

    Raise `StateError` if there is none.
    """
    row = connection.execute(_LAST_OF_PROJECT, (project,)).fetchone()
    if row is None:
        raise StateError(message("nothing_to_undo_of_project", project=ProjectId(project)))
    return int(row["recording"])


def last_undone_recording(connection: sqlite3.Connection) -> int:
    """Return the recording that was undone last, if nothing was recorded since.

    Raise `StateError` if there is none.
    """
    row = connection.execute(_LAST_STRUCK).fetchone()
    if row is None:
        raise StateError(message("nothing_to_redo"))
    return int(row["id"])


def is_recording(connection: sqlite3.Connection, number: int) -> bool:
    """Tell whether there is a recording of this number, undone or not."""
    row = connection.execute("SELECT 1 FROM recording WHERE id = ?", (number,)).fetchone()
    return row is not None


def undo(connection: sqlite3.Connection, number: int) -> None:
    """Strike a recording whole, inside the caller's transaction.

    Raise `StateError` if it does not stand, was overruled, or others stand on it.
    """
    recording = recording_of(connection, number)
    if not recording.stands:
        raise StateError(message("undone_already", recording=number))
    if recording.is_overruled:
        raise StateError(message("overruled_already", recording=number))
    _check_nothing_stands_on(connection, recording)
    connection.execute(_STRIKE, (number,))
    _replay(connection, recording)


def redo(connection: sqlite3.Connection, number: int) -> None:
    """Make a recording stand again, inside the caller's transaction.

    Raise `StateError` if what it told was told otherwise since.
    """
    connection.execute("UPDATE recording SET struck = NULL WHERE id = ?", (number,))
    source_order = statements.source_order(connection)
    for fact in _facts(recording_of(connection, number)):
        file_row = statements.file_version(connection, fact)
        told = statements.of_fact(connection, fact)
        redone = statements_redone(file_row, told, number, source_order)
        statements.rewrite(connection, redone)
    _replay(connection, recording_of(connection, number))


def _facts(recording: Recording) -> list[Fact]:
    return list(dict.fromkeys(statement.fact for statement in recording.statements))


def _replay(connection: sqlite3.Connection, recording: Recording) -> None:
    facts = _facts(recording)
    # of what the file has by now, its version is what stands here
    statements.keep_file_versions(connection, ((fact, row_of(connection, fact)) for fact in facts))
    if conflicts := replay(connection, facts):
        raise StateError(_conflict_message(connection, recording, conflicts[0]))


def _conflict_message(
    connection: sqlite3.Connection, recording: Recording, conflict: Conflict
) -> Message:
    """Return what stands in the way: a later recording of the same, else the registry file."""
    row = Fact(*conflict.path[:2])
    if row_of(connection, row) is None:
        return message("located", place=path_name(row.path), message=message("gone_since"))
    later = (
        statement
        for statement in statements.standing_after(connection, recording.number)
        if _is_about_conflict(statement, conflict)
    )
    first = next(later, None)
    if first is None:
        return conflict._replace(reason=message("told_otherwise_since")).located()
    return _undo_later_first(first.recording, first.fact)


def _undo_later_first(recording: int, fact: Fact) -> Message:
    owner = ProjectId(fact.owner) if fact.is_of_project else fact.owner
    return message("undo_later_first", recording=recording, id=owner)


def _is_about_conflict(statement: Statement, conflict: Conflict) -> bool:
    """Tell whether a statement is of the path of a conflict: a fact, or a field of one."""
    path = statement.fact.path
    fields = conflict.path[len(path) :]
    return conflict.path[: len(path)] == path and set(fields) <= {*changed_keys(statement)}


def _check_nothing_stands_on(connection: sqlite3.Connection, recording: Recording) -> None:
    """Raise `StateError` if a row was added that a later recording or the file needs."""
    facts = _facts(recording)
    for fact in _added_rows(recording):
        for statement in statements.standing_after(connection, recording.number):
            if depends_on(statement, fact):
                raise StateError(_undo_later_first(statement.recording, fact))
        if fact.kind == "project" and not _events_and_promises_of(connection, fact.owner) <= {
            *facts
        }:
            raise StateError(message("undo_would_drop_facts", project=ProjectId(fact.owner)))


def _added_rows(recording: Recording) -> Sequence[Fact]:
    """Return the rows that a recording added, on which others may stand."""
    return [
        statement.fact
        for statement in recording.statements
        if statement.before is None
        and not statement.fact.is_event_or_promise
        and statement.verdict is not Verdict.OVERRULED
    ]


def _events_and_promises_of(connection: sqlite3.Connection, project: str) -> set[Fact]:
    """Return the promises and events of a project."""
    return {
        fact_of(kind, project, row)
        for kind in ("promise", "event")
        for row in rows_where(connection, kind, "project = ?", (project,))
    }
