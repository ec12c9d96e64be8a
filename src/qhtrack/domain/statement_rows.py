"""Hold recordings, and show them and their statements as rows for scripts."""

from collections.abc import Sequence
from typing import NamedTuple

from qhtrack.domain.change_results import Action, Verdict
from qhtrack.domain.rows import RecordingRow, StatementRow
from qhtrack.domain.statements import Statement


class Recording(NamedTuple):
    """What one command recorded: its number, when, who, with which command, why, and what.

    `stands` tells whether it was not undone.
    """

    number: int
    at: str
    by: str | None
    command: str
    reason: str | None
    stands: bool
    statements: Sequence[Statement]

    @property
    def is_filed(self) -> bool:
        """Tell whether nothing of it waits for an export."""
        return not any(statement.is_unfiled for statement in self.statements)

    @property
    def is_overruled(self) -> bool:
        """Tell whether nothing of it counts any more, though nobody undid it."""
        return all(statement.verdict is Verdict.OVERRULED for statement in self.statements)


def recording_row(recording: Recording) -> RecordingRow:
    """Return a recording for a script."""
    return {
        "number": recording.number,
        "at": recording.at,
        "by": recording.by,
        "command": recording.command,
        "reason": recording.reason,
        "stands": recording.stands,
        "filed": recording.is_filed,
        "overruled": recording.is_overruled,
        "statements": [statement_row(statement) for statement in recording.statements],
    }


def statement_row(statement: Statement, action: Action | None = None) -> StatementRow:
    """Return a statement for a script; without an action what follows from it alone."""
    fact = statement.fact
    has_project = fact.is_of_project
    return {
        "kind": fact.kind,
        "project": fact.owner if has_project else None,
        "id": None if fact.is_event_or_promise else fact.owner,
        "action": action or action_of(statement),
        "before": statement.before,
        "after": statement.after,
    }


def action_of(statement: Statement) -> Action:
    """Return what a statement did."""
    if statement.after is None:
        return Action.DROPPED
    if statement.before is None:
        return Action.RECORDED
    return Action.UNCHANGED if statement.before == statement.after else Action.AMENDED
