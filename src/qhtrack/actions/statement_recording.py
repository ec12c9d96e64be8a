"""Record one statement, and answer with its result."""

import sqlite3

from qhtrack.actions import contradictions
from qhtrack.actions.context import Answer, Context
from qhtrack.actions.recorder import recorder
from qhtrack.actions.results import readers_vocabulary
from qhtrack.database import statement_recording as database
from qhtrack.domain.change_results import Action
from qhtrack.domain.proposals import ProposedChange
from qhtrack.domain.statement_rows import statement_row
from qhtrack.output import statements
from qhtrack.output.formats import PageFormat, as_json
from qhtrack.words.vocabulary import Vocabulary


def record(
    context: Context,
    connection: sqlite3.Connection,
    change: ProposedChange,
    command: str,
    reason: str | None = None,
) -> None:
    """Record what is new, inside the caller's transaction.

    Raises:
        StateError: with it the registry would contradict itself where it did not before.
    """
    if change.action is Action.UNCHANGED:
        return
    with contradictions.refuse_new_contradictions(
        connection, database.affected_projects(connection, change.statement)
    ):
        database.record(connection, [change.statement], recorder(context, command, reason))


def answer(
    context: Context,
    connection: sqlite3.Connection,
    change: ProposedChange,
    page_format: PageFormat | None,
    *,
    dry_run: bool,
) -> Answer:
    """Answer with what became of a statement."""
    if page_format is not None:
        return Answer([as_json(statement_row(change.effect, change.action), page_format)])
    vocabulary = readers_vocabulary(context, connection, [change.statement.fact.owner])
    return Answer([line(change, vocabulary, dry_run=dry_run)])


def line(change: ProposedChange, vocabulary: Vocabulary, *, dry_run: bool) -> str:
    """Return what became of a statement, as a line."""
    would = dry_run and change.action is not Action.UNCHANGED
    before = vocabulary.word("would") if would else ""
    return (
        f"{before}{statements.line(statement_row(change.statement, change.action), vocabulary)}\n"
    )
