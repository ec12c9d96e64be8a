"""Keep the statements, and the registry file's version of each fact."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from qhtrack.database.inserts import insert_into
from qhtrack.database.rows import WHERE_FACT
from qhtrack.domain.change_results import Verdict
from qhtrack.domain.citations import SourceOrder, by_publication
from qhtrack.domain.statements import Fact, Statement, changed_keys
from qhtrack.domain.toml_tables import TomlTable

_INSERT = insert_into(
    "statement",
    ("id", "recording", "kind", "owner", "key", "before", "after", "seen", "written"),
)
_REWRITE = """
UPDATE statement SET owner = ?, before = ?, after = ?, seen = ?, written = ? WHERE id = ?
"""
_FACT = "owner = ? AND kind = ? AND key = ?"
_KEEP = "INSERT OR IGNORE INTO file_version (owner, kind, key, row) VALUES (?, ?, ?, ?)"
_KEEP_POSITION = f"""
UPDATE file_version SET position = (SELECT id FROM promise WHERE {WHERE_FACT["promise"]})
WHERE position IS NULL AND {_FACT}
"""
_STATEMENTS = """
SELECT
    statement.id, recording, kind, owner, key, before, after, seen, written,
    struck IS NULL AS stands
FROM statement JOIN recording ON recording.id = recording
WHERE {where} ORDER BY statement.id
"""
_TOLD_BEFORE = """
SELECT DISTINCT kind, owner, key FROM statement AS said WHERE recording = ? AND EXISTS (
    SELECT 1 FROM statement AS earlier
    WHERE earlier.owner = said.owner AND earlier.kind = said.kind AND earlier.key = said.key
        AND earlier.recording < said.recording
)
"""
_UNFILED = """
SELECT count(*) FROM statement JOIN recording ON recording.id = recording
WHERE seen <> ? AND written <> (struck IS NULL)
"""


# made once: `json.dumps` makes one for each value
_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Recorder(NamedTuple):
    """Who records, when (UTC, ISO 8601), with which command, why; a recording to go on with."""

    by: str | None
    at: str
    command: str = "update"
    reason: str | None = None
    recording: int | None = None


def begin(connection: sqlite3.Connection, recorder: Recorder) -> int:
    """Begin a recording, or go on with one; return its number.

    What was undone before can no longer be redone.
    """
    if recorder.recording is not None:
        return recorder.recording
    connection.execute("UPDATE recording SET struck = 0 WHERE struck > 0")
    cursor = connection.execute(
        insert_into("recording", ("at", "by", "command", "reason")),
        (recorder.at, recorder.by, recorder.command, recorder.reason),
    )
    return int(cursor.lastrowid or 0)


def add(connection: sqlite3.Connection, recording: int, statements: Iterable[Statement]) -> None:
    """Add statements to a recording."""
    connection.executemany(
        _INSERT, (_row(statement._replace(recording=recording)) for statement in statements)
    )


def _row(statement: Statement) -> tuple[object, ...]:
    return (
        statement.number or None,
        statement.recording,
        statement.fact.kind,
        statement.fact.owner,
        _key_as_json(statement.fact.key),
        None if statement.before is None else _as_json(statement.before),
        None if statement.after is None else _as_json(statement.after),
        statement.verdict,
        statement.written,
    )


def _values(fact: Fact) -> tuple[str, str, str]:
    return fact.owner, fact.kind, _key_as_json(fact.key)


@lru_cache(1_000)
def _key_as_json(key: tuple[str | None, ...]) -> str:
    """Return what a fact is known by: of the rows of a sheet many have the same date and status."""
    return _as_json(key)


def keep_file_versions(
    connection: sqlite3.Connection, rows: Iterable[tuple[Fact, TomlTable | None]]
) -> None:
    """Keep what the file says of facts before they are said otherwise for the first time."""
    kept = list(rows)
    connection.executemany(
        _KEEP, ((*_values(fact), None if row is None else _as_json(row)) for fact, row in kept)
    )
    connection.executemany(
        _KEEP_POSITION,
        (
            (fact.owner, *fact.key, *_values(fact))
            for fact, row in kept
            if fact.kind == "promise" and row is not None
        ),
    )


def file_version(connection: sqlite3.Connection, fact: Fact) -> TomlTable | None:
    """Return what the file says of a fact of which something was said."""
    row = connection.execute(
        f"SELECT row FROM file_version WHERE {_FACT}", _values(fact)
    ).fetchone()
    return None if row is None or row["row"] is None else json.loads(row["row"])


def position_in_file(connection: sqlite3.Connection, fact: Fact) -> int | None:
    """Return the number under which the file's version of a promise was kept."""
    row = connection.execute(
        f"SELECT position FROM file_version WHERE {_FACT}", _values(fact)
    ).fetchone()
    return None if row is None else row["position"]


def of_recording(connection: sqlite3.Connection, recording: int) -> list[Statement]:
    """Return the statements of a recording."""
    return list(_read(connection, "recording = ?", (recording,)))


def of_fact(connection: sqlite3.Connection, fact: Fact) -> list[Statement]:
    """Return the statements about a fact, in the order in which they were made."""
    return list(_read(connection, _FACT, _values(fact)))


def of_owner(connection: sqlite3.Connection, kind: str, owner: str) -> list[Statement]:
    """Return the statements about facts of a kind, of one owner, in their order."""
    return list(_read(connection, "owner = ? AND kind = ?", (owner, kind)))


def standing_after(connection: sqlite3.Connection, recording: int) -> Iterator[Statement]:
    """Yield the statements of later recordings that stand, and were not overruled."""
    where = "recording > ? AND struck IS NULL AND seen <> ?"
    return _read(connection, where, (recording, Verdict.OVERRULED))


def unfiled_keys(connection: sqlite3.Connection, fact: Fact) -> set[str]:
    """Return the fields of a fact that were set here and wait for an export."""
    waiting = [statement for statement in of_fact(connection, fact) if statement.is_unfiled]
    return {key for statement in waiting for key in changed_keys(statement)}


def by_fact(connection: sqlite3.Connection) -> dict[Fact, list[Statement]]:
    """Return all statements, by fact."""
    statements_by_fact: dict[Fact, list[Statement]] = {}
    for statement in _read(connection, "1", ()):
        statements_by_fact.setdefault(statement.fact, []).append(statement)
    return statements_by_fact


def _read(
    connection: sqlite3.Connection, where: str, values: Sequence[str | int]
) -> Iterator[Statement]:
    for row in connection.execute(_STATEMENTS.format(where=where), values):
        yield Statement(
            Fact(row["kind"], row["owner"], tuple(json.loads(row["key"]))),
            None if row["before"] is None else json.loads(row["before"]),
            None if row["after"] is None else json.loads(row["after"]),
            bool(row["stands"]),
            Verdict(row["seen"]),
            bool(row["written"]),
            row["id"],
            row["recording"],
        )


def rewrite(connection: sqlite3.Connection, changed: Iterable[Statement]) -> None:
    """Note what a load made of statements; one without a number is new in its recording."""
    for statement in changed:
        if statement.number:
            *_, owner, _, before, after, seen, written = _row(statement)
            values = (owner, before, after, seen, written, statement.number)
            connection.execute(_REWRITE, values)
        else:
            add(connection, statement.recording, [statement])


def forget_file_versions(connection: sqlite3.Connection) -> None:
    """Forget what the last file said: another was loaded."""
    connection.execute("DELETE FROM file_version")


def note_export(connection: sqlite3.Connection) -> None:
    """Note that the registry file has what stands, and nothing that was undone."""
    connection.execute(
        "UPDATE statement SET written = (SELECT struck IS NULL FROM recording"
        " WHERE recording.id = recording) WHERE seen <> ?",
        (Verdict.OVERRULED,),
    )
    for kind in ("event", "promise"):
        connection.execute(f"UPDATE {kind} SET origin = 'registry' WHERE origin <> 'registry'")


def count_unfiled(connection: sqlite3.Connection) -> int:
    """Count the statements that the next export brings to the registry file."""
    return int(connection.execute(_UNFILED, (Verdict.OVERRULED,)).fetchone()[0])


def note_origins(connection: sqlite3.Connection, facts: Iterable[Fact]) -> None:
    """Note on events and promises whether the file has them so, and who recorded them last."""
    for fact in facts:
        if fact.is_event_or_promise:
            note_origin(connection, fact, of_fact(connection, fact), file_version(connection, fact))


def note_origins_of_known(connection: sqlite3.Connection, recording: int) -> None:
    """Mark those facts of a recording of which something was said before."""
    rows = connection.execute(_TOLD_BEFORE, (recording,)).fetchall()
    note_origins(
        connection, [Fact(row["kind"], row["owner"], tuple(json.loads(row["key"]))) for row in rows]
    )


def note_origin(
    connection: sqlite3.Connection,
    fact: Fact,
    fact_statements: Sequence[Statement],
    file_row: TomlTable | None,
) -> None:
    """Note the same on one, of which this was said, and the file says this."""
    origin = "registry"
    if any(statement.is_unfiled for statement in fact_statements):
        is_filed = file_row is not None or any(
            statement.written and statement.after is not None for statement in fact_statements
        )
        origin = "amended" if is_filed else "local"
    recording = max(
        (statement.recording for statement in fact_statements if statement.stands), default=None
    )
    connection.execute(
        f"UPDATE {fact.kind} SET origin = ?, recording = ? WHERE {WHERE_FACT[fact.kind]}",
        (origin, recording, fact.owner, *fact.key),
    )


def source_order(connection: sqlite3.Connection) -> SourceOrder:
    """Return the key that sorts sources by their publication, which it looks up one by one."""

    def sort_key(source: str) -> tuple[str, str]:
        row = connection.execute("SELECT date FROM source WHERE id = ?", (source,)).fetchone()
        return by_publication({source: row["date"]} if row else {})(source)

    return sort_key
