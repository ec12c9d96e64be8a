"""Say where an event may correct the date of one that was recorded here before."""

import sqlite3
from itertools import pairwise

from qhtrack.actions.context import Context
from qhtrack.database import log, questions, statements
from qhtrack.domain.messages import ProjectId, message
from qhtrack.domain.rows import EventRow
from qhtrack.domain.statements import Fact
from qhtrack.domain.updates import UpdateResult


def notice_retold_event(
    context: Context, connection: sqlite3.Connection, result: UpdateResult
) -> None:
    """Say which event beside a new one has its status and no place in the file, and what undoes it.

    One that stands in the file was seen by others; what more was said of it, or along with it,
    an undo would take back too. What was recorded on another day is no slip, but a month's report.
    """
    for event in _beside(connection, result):
        recording = _recording_of(connection, event)
        if recording is not None and _is_of_today(context, connection, recording):
            context.notices.append(
                message(
                    "retold_event",
                    project=ProjectId(result.project),
                    status=result.status,
                    date=event["date"],
                    recording=recording,
                )
            )
            return


def _is_of_today(context: Context, connection: sqlite3.Connection, recording: int) -> bool:
    at = context.clock.local(log.recording(connection, recording).at)
    return at.startswith(context.clock.today.isoformat())


def _beside(connection: sqlite3.Connection, result: UpdateResult) -> list[EventRow]:
    """Return the events right before and after an event that tell the same status."""
    events = list(questions.events(connection, [result.project], questions.DateRange()))
    told = (result.date, result.status)
    pairs = [
        pair
        for newer, older in pairwise(events)
        for pair in ((newer, older), (older, newer))
        if (pair[0]["date"], pair[0]["status"]) == told
    ]
    return [other for _, other in reversed(pairs) if other["status"] == result.status]


def _recording_of(connection: sqlite3.Connection, event: EventRow) -> int | None:
    """Return the recording that says of an event all that is known of it, and nothing else."""
    if event["origin"] != "local":
        return None
    fact = Fact("event", event["project"], (event["date"], event["status"]))
    standing = [said for said in statements.of_fact(connection, fact) if said.stands]
    if len(standing) != 1:
        return None
    recording = standing[0].recording
    return recording if len(statements.of_recording(connection, recording)) == 1 else None
