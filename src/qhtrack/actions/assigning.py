"""Add projects, sources, categories and regions, and change their fields: add, set."""

import sqlite3
from collections.abc import Sequence

from qhtrack.actions import statement_recording
from qhtrack.actions.assignments import KINDS, assigned, read
from qhtrack.actions.context import Answer, Context
from qhtrack.actions.opening import open_for_recording
from qhtrack.actions.typed_fields import World, check_row
from qhtrack.database import finding, naming, questions, statements, transactions
from qhtrack.database.rows import row_of
from qhtrack.domain.conflicts import Data
from qhtrack.domain.errors import UsageError
from qhtrack.domain.messages import message
from qhtrack.domain.proposals import ProposedChange, propose, propose_correction
from qhtrack.domain.statements import Fact
from qhtrack.domain.suggestions import nearest_or_all
from qhtrack.domain.text import shown
from qhtrack.output.formats import PageFormat


def add(
    context: Context,
    table: str,
    name: str,
    texts: Sequence[str],
    kind: PageFormat | None,
    *,
    dry_run: bool,
) -> Answer:
    """Add a row to a table, or what a known one lacks.

    Raises:
        StateError: a field is known to be another, or the registry would contradict itself.
        UsageError: the kind, a field or a value is none, or one is missing.
    """
    assignments = read(_table(table), texts)
    for assignment in assignments:
        if assignment.operator == "-=":
            raise UsageError(message("nothing_to_take_from", field=assignment.field.key))
    with (
        open_for_recording(context) as connection,
        transactions.transaction(connection, keep=not dry_run),
    ):
        fact = Fact(table, name)
        row = row_of(connection, fact)
        currency = naming.currency(connection)
        said = {
            key: value
            for key, value in assigned({}, assignments, currency).items()
            if value is not None
        }
        given = {"id": name} | said
        check_row(table, (row or {}) | given, given, _world(context, connection))
        told = propose(fact, row, said, statements.age_of_sources(connection))
        statement_recording.record(context, connection, told, "add")
        return statement_recording.answer(context, connection, told, kind, dry_run=dry_run)


def set_fields(
    context: Context, words: Sequence[str], kind: PageFormat | None, *, dry_run: bool
) -> Answer:
    """Change fields of a row, or clear them; `words` are `[KIND] ID FIELD=VALUE...`.

    Raises:
        ProjectError: no project is meant, or several.
        StateError: the registry would contradict itself.
        UsageError: the kind, an id, a field or a value is none.
    """
    table, name, texts = _parts(words)
    assignments = read(table, texts)
    with (
        open_for_recording(context) as connection,
        transactions.transaction(connection, keep=not dry_run),
    ):
        fact, row = _known(connection, table, name)
        said = assigned(row, assignments, naming.currency(connection))
        told = _corrected(fact, row, said, _world(context, connection))
        statement_recording.record(context, connection, told, "set")
        return statement_recording.answer(context, connection, told, kind, dry_run=dry_run)


def _table(kind: str) -> str:
    if kind not in KINDS:
        near = nearest_or_all(kind, KINDS)
        raise UsageError(message("not_a_kind", value=shown(kind), suggestion=near))
    return kind


def _parts(words: Sequence[str]) -> tuple[str, str, Sequence[str]]:
    """Return the kind, the id and the assignments; a project's kind may be left out."""
    first, *rest = words
    if rest and "=" not in rest[0]:
        kind, name, texts = _table(first), rest[0], rest[1:]
    else:
        kind, name, texts = "project", first, rest
    if not texts:
        raise UsageError(message("nothing_to_set"))
    return kind, name, texts


def _known(connection: sqlite3.Connection, table: str, name: str) -> tuple[Fact, Data]:
    """Return the row that is meant."""
    owner = finding.find_to_record(connection, name) if table == "project" else name
    fact = Fact(table, owner)
    row = row_of(connection, fact)
    if row is None:
        near = nearest_or_all(name, questions.ids(connection, table))
        reason = message(f"no_such_{table}", value=shown(name), suggestion=near)
        raise UsageError(message("add_it_first", message=reason, kind=table))
    return fact, row


def _corrected(fact: Fact, row: Data, said: Data, world: World) -> ProposedChange:
    after = {key: value for key, value in (row | said).items() if value is not None}
    check_row(fact.kind, after, said, world)
    return propose_correction(fact, row, said)


def _world(context: Context, connection: sqlite3.Connection) -> World:
    kinds = ("category", "region", "source")
    ids = {kind: questions.ids(connection, kind) for kind in kinds}
    return World(context.clock.today.isoformat(), ids)
