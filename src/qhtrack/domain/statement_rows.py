"""Show a statement as a row: of what it was said, what it did, before and after."""

from qhtrack.domain.rows import StatementRow
from qhtrack.domain.statements import Statement
from qhtrack.domain.updates import Action


def statement_row(said: Statement, action: Action | None = None) -> StatementRow:
    """Return a statement for a script; without an action what follows from it alone."""
    fact = said.fact
    has_project = fact.is_told or fact.kind == "project"
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
