"""Hold recordings, and show them, their statements and facts as rows for scripts."""

from collections.abc import Sequence
from typing import NamedTuple

from qhtrack.domain.change_results import Action, Verdict
from qhtrack.domain.rows import FactRow, NameRow, RecordingRow, StatementRow
from qhtrack.domain.statements import Fact, Statement


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
    return {
        **_name_row(statement.fact),
        "action": action or action_of(statement),
        "before": statement.before,
        "after": statement.after,
    }


def fact_row(fact: Fact) -> FactRow:
    """Return what a fact is known by for a script."""
    return {**_name_row(fact), "fact": fact.identity if fact.is_event_or_promise else None}


def _name_row(fact: Fact) -> NameRow:
    return {
        "kind": fact.kind,
        "project": fact.owner if fact.is_of_project else None,
        # the registry itself has none
        "id": None if fact.is_event_or_promise else fact.owner or None,
    }


def action_of(statement: Statement) -> Action:
    """Return what a statement did."""
    if statement.after is None:
        return Action.DROPPED
    if statement.before is None:
        return Action.RECORDED
    return Action.UNCHANGED if statement.before == statement.after else Action.AMENDED
