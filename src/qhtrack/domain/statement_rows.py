"""Hold recordings, and show them and their statements as rows for scripts."""

from collections.abc import Sequence
from typing import NamedTuple

from qhtrack.domain.change_results import Action, Seen
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
        return not any(said.is_unfiled for said in self.statements)

    @property
    def is_overruled(self) -> bool:
        """Tell whether nothing of it counts any more, though nobody undid it."""
        return all(said.seen is Seen.OVERRULED for said in self.statements)


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
        "statements": [statement_row(said) for said in recording.statements],
    }


def statement_row(said: Statement, action: Action | None = None) -> StatementRow:
    """Return a statement for a script; without an action what follows from it alone."""
    fact = said.fact
    has_project = fact.is_of_project
    return {
        "kind": fact.kind,
        "project": fact.owner if has_project else None,
        "id": None if fact.is_told else fact.owner,
        "action": action or action_of(said),
        "before": said.before,
        "after": said.after,
    }


def action_of(said: Statement) -> Action:
    """Return what a statement did."""
    if said.after is None:
        return Action.DROPPED
    if said.before is None:
        return Action.RECORDED
    return Action.UNCHANGED if said.before == said.after else Action.AMENDED
