"""Record events by hand, and withdraw them."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from qhtrack.domain.dates import last_day
from qhtrack.domain.errors import StateError
from qhtrack.domain.status import UNKNOWN, Placed, Sighting, Status, may_follow, place

_EVENTS = """
SELECT id, date, status, note, capacity_mw FROM event WHERE project = ? ORDER BY position
"""


class Statement(NamedTuple):
    """What somebody says of a project."""

    project: str
    status: Status
    date: str
    source: str | None = None
    note: str | None = None
    capacity_mw: float | None = None
    expect: str | None = None
    force: bool = False


class Recorder(NamedTuple):
    """Who records, and when (UTC, ISO 8601)."""

    by: str | None
    at: str


class Recorded(NamedTuple):
    """What became of a statement: the status before it in its place, and whether it is new.

    `followed_by` is the later event's status and date if this is a back-fill.
    """

    project: str
    before: Status | None
    after: Status
    date: str
    recorded: bool
    followed_by: Sighting | None = None


class Withdrawn(NamedTuple):
    """An event taken back, and the status that is left."""

    project: str
    status: Status
    date: str
    now: Status | None


def next_recording(connection: sqlite3.Connection) -> int:
    """Return the number that the next recording gets."""
    newest = connection.execute("SELECT max(recording) FROM event").fetchone()[0]
    return int(newest or 0) + 1


def record(
    connection: sqlite3.Connection, statement: Statement, recorder: Recorder, recording: int
) -> Recorded:
    """Add one event, inside the caller's transaction, unless it is known already.

    Raise `StateError` if `expect` does not hold or the ladder forbids it.
    """
    ids, known = _history(connection, statement.project)
    sighting = Sighting(statement.date, statement.status, statement.note, statement.capacity_mw)
    before = place(known)
    placed = place([*known, sighting])
    position = next(i for i, one in enumerate(placed) if one.number == len(known))
    previous = placed[position - 1].sighting.status if position else None
    if _says_nothing_new(statement, before):
        in_force = _in_force(before, last_day(statement.date))
        return Recorded(statement.project, in_force, statement.status, statement.date, False)
    _expected(statement, before)
    _may_stand(statement, before, placed)
    connection.execute(
        "INSERT INTO event (project, date, status, capacity_mw, source, note, position, day,"
        " since, origin, recording, recorded_at, recorded_by)"
        " VALUES (?, ?, ?, ?, ?, ?, -1, '', '', 'local', ?, ?, ?)",
        (
            *(statement.project, statement.date, statement.status, statement.capacity_mw),
            *(statement.source, statement.note, recording, recorder.at, recorder.by),
        ),
    )
    ids.append(connection.execute("SELECT last_insert_rowid()").fetchone()[0])
    _renumber(connection, ids, placed)
    later = placed[position + 1].sighting if position + 1 < len(placed) else None
    return Recorded(statement.project, previous, statement.status, statement.date, True, later)


def withdraw(connection: sqlite3.Connection, project: str | None) -> list[Withdrawn]:
    """Take back the last recording, or a project's last local event, in a transaction.

    Raise `StateError` if there is none.
    """
    if project is None:
        chosen = "recording = (SELECT max(recording) FROM event WHERE origin = 'local')"
        values: tuple[str, ...] = ()
    else:
        chosen = "id = (SELECT max(id) FROM event WHERE origin = 'local' AND project = ?)"
        values = (project,)
    rows = connection.execute(
        f"SELECT id, project, date, status FROM event WHERE origin = 'local' AND {chosen}"
        " ORDER BY id",
        values,
    ).fetchall()
    if not rows:
        whose = "" if project is None else f" of {project}"
        raise StateError(f"nothing to undo: no event{whose} was recorded here that is local still")
    connection.executemany("DELETE FROM event WHERE id = ?", [(row["id"],) for row in rows])
    left = {row["project"]: _replaced(connection, row["project"]) for row in rows}
    return [
        Withdrawn(row["project"], Status(row["status"]), row["date"], left[row["project"]])
        for row in rows
    ]


def _history(connection: sqlite3.Connection, project: str) -> tuple[list[int], list[Sighting]]:
    rows = connection.execute(_EVENTS, (project,)).fetchall()
    return [row["id"] for row in rows], [
        Sighting(row["date"], Status(row["status"]), row["note"], row["capacity_mw"])
        for row in rows
    ]


def _replaced(connection: sqlite3.Connection, project: str) -> Status | None:
    ids, known = _history(connection, project)
    placed = place(known)
    _renumber(connection, ids, placed)
    return placed[-1].sighting.status if placed else None


def _renumber(connection: sqlite3.Connection, ids: Sequence[int], placed: Sequence[Placed]) -> None:
    connection.executemany(
        "UPDATE event SET position = ?, day = ?, since = ?, in_service_mw = ? WHERE id = ?",
        [
            (position, one.day, one.since, one.in_service_mw, ids[one.number])
            for position, one in enumerate(placed)
        ],
    )


def _says_nothing_new(statement: Statement, before: Sequence[Placed]) -> bool:
    same = (statement.date, statement.status)
    if any((one.sighting.date, one.sighting.status) == same for one in before):
        return True
    confirmed_by: tuple[Any, ...] = (statement.source, statement.note, statement.capacity_mw)
    in_force = _in_force(before, last_day(statement.date))
    return in_force is statement.status and confirmed_by == (None, None, None)


def _in_force(placed: Sequence[Placed], day: str) -> Status | None:
    by_then = [one.sighting.status for one in placed if one.day <= day]
    return by_then[-1] if by_then else None


def _expected(statement: Statement, before: Sequence[Placed]) -> None:
    latest = before[-1].sighting.status if before else UNKNOWN
    if statement.expect is not None and statement.expect != latest:
        raise StateError(
            f"{statement.project} is {latest}, not {statement.expect} as expected; "
            "nothing was recorded"
        )


def _may_stand(statement: Statement, before: Sequence[Placed], placed: Sequence[Placed]) -> None:
    """Raise `StateError` for a step that the ladder forbids and that is not an old one.

    `--force --note` explains the new event's own step, and a later event's if that
    has a note of its own, which the registry asks for.
    """
    old = {one.number for _, one in _forbidden(before)}
    for previous, one in _forbidden(placed):
        is_later = one.number < len(before)
        explained = statement.force and statement.note and not (is_later and one.broken)
        if one.number not in old and not explained:
            first, then = previous.sighting, one.sighting
            remedy = "if it is so, say why with --force --note"
            if is_later and one.broken:
                remedy = "that event has no note to explain it; give another --date"
            raise StateError(
                f"{statement.project}: {then.status} ({then.date}) may not follow "
                f"{first.status} ({first.date}); {remedy}"
            )


def _forbidden(placed: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    for one, following in pairwise(placed):
        if not may_follow(one.sighting.status, following.sighting.status):
            yield one, following
