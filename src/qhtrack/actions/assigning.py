"""Add projects, sources, categories and regions, and change their fields: add, set."""

import sqlite3
from collections.abc import Sequence

from qhtrack.actions import statement_recording
from qhtrack.actions.assignments import assigned_values, read
from qhtrack.actions.context import Answer, Context
from qhtrack.actions.opening import open_for_recording
from qhtrack.actions.row_names import with_ids
from qhtrack.actions.typed_fields import CheckContext, check_row
from qhtrack.database import naming, project_lookup, row_names, statements, transactions
from qhtrack.database.rows import row_of
from qhtrack.domain.errors import UsageError
from qhtrack.domain.fields import PROJECT, keys
from qhtrack.domain.messages import FieldName, message
from qhtrack.domain.proposals import ProposedChange, propose, propose_correction
from qhtrack.domain.statements import Fact
from qhtrack.domain.suggestions import nearest_or_all
from qhtrack.domain.text import shown
from qhtrack.domain.toml_tables import TomlTable
from qhtrack.output.formats import PageFormat
from qhtrack.words.kinds import kind_of, not_a_kind
from qhtrack.words.typed import field_of


def add(
    context: Context,
    kind: str,
    name: str,
    texts: Sequence[str],
    page_format: PageFormat | None,
    *,
    dry_run: bool,
) -> Answer:
    """Add a row to a table, or what a known one lacks.

    Raises:
        StateError: a field is known to be another, or the registry would contradict itself.
        UsageError: the kind, a field or a value is none, or one is missing.
    """
    kind = _checked_kind(kind)
    assignments = read(kind, texts, context.clock.today.isoformat())
    for assignment in assignments:
        if assignment.operator == "-=":
            raise UsageError(message("nothing_to_take_from", field=FieldName(assignment.field.key)))
    with (
        open_for_recording(context) as connection,
        transactions.transaction(connection, keep=not dry_run),
    ):
        fact = Fact(kind, name)
        row = row_of(connection, fact)
        typed = assigned_values({}, with_ids(connection, assignments), naming.currency(connection))
        values = {key: value for key, value in typed.items() if value is not None}
        row_values = {"id": name} | values
        check_row(kind, (row or {}) | row_values, row_values, _check_context(context, connection))
        change = propose(fact, row, values, statements.source_order(connection))
        statement_recording.record(context, connection, change, "add")
        return statement_recording.answer(context, connection, change, page_format, dry_run=dry_run)


def set_fields(
    context: Context, words: Sequence[str], page_format: PageFormat | None, *, dry_run: bool
) -> Answer:
    """Change fields of a row, or clear them; `words` are `[KIND] ID FIELD=VALUE...`.

    Raises:
        ProjectError: no project is meant, or several.
        StateError: the registry would contradict itself.
        UsageError: the kind, an id, a field or a value is none.
    """
    kind, name, texts = _split_words(words)
    assignments = read(kind, texts, context.clock.today.isoformat())
    with (
        open_for_recording(context) as connection,
        transactions.transaction(connection, keep=not dry_run),
    ):
        fact, row = _fact_and_row(connection, kind, name)
        named = with_ids(connection, assignments)
        values = assigned_values(row, named, naming.currency(connection))
        change = _correction(fact, row, values, _check_context(context, connection))
        statement_recording.record(context, connection, change, "set")
        return statement_recording.answer(context, connection, change, page_format, dry_run=dry_run)


def _checked_kind(text: str) -> str:
    kind = kind_of(text)
    if kind is None:
        raise UsageError(not_a_kind(text))
    return kind


def _split_words(words: Sequence[str]) -> tuple[str, str, Sequence[str]]:
    """Return the kind, the id and the assignments; a project's kind may be left out."""
    first, *rest = words
    if rest and "=" not in rest[0]:
        kind, name, texts = _kind_before(first, rest[0]), rest[0], rest[1:]
    else:
        kind, name, texts = "project", first, rest
    if not texts:
        raise UsageError(message("nothing_to_set"))
    return kind, name, texts


def _kind_before(text: str, following: str) -> str:
    """Return the kind that stands before an id.

    Raises:
        UsageError: it is none; a field follows without its sign, or a name has several words.
    """
    kind = kind_of(text)
    if kind is not None:
        return kind
    if field_of(following, keys(PROJECT)):
        raise UsageError(message("sign_missing", field=following))
    hint = message("words_of_a_name")
    raise UsageError(message("both", first=not_a_kind(text), second=hint))


def _fact_and_row(connection: sqlite3.Connection, kind: str, name: str) -> tuple[Fact, TomlTable]:
    """Return the row that is meant."""
    is_project = kind == "project"
    owner = (
        project_lookup.find_to_record(connection, name)
        if is_project
        else _id(connection, kind, name)
    )
    fact = Fact(kind, owner)
    row = row_of(connection, fact)
    if row is None:
        suggestion = nearest_or_all(name, naming.known_ids(connection)[kind])
        reason = message(f"no_such_{kind}", value=shown(name), suggestion=suggestion)
        raise UsageError(message("add_it_first", message=reason, kind=kind))
    return fact, row


def _id(connection: sqlite3.Connection, kind: str, name: str) -> str:
    """Return the id of a category, region or source.

    Raises:
        UsageError: there is none of this name, or several.
    """
    try:
        return row_names.row_id(connection, kind, name)
    except UsageError as error:
        raise UsageError(message("add_it_first", message=error.message, kind=kind)) from None


def _correction(
    fact: Fact, row: TomlTable, values: TomlTable, world: CheckContext
) -> ProposedChange:
    after = {key: value for key, value in (row | values).items() if value is not None}
    check_row(fact.kind, after, values, world)
    return propose_correction(fact, row, values)


def _check_context(context: Context, connection: sqlite3.Connection) -> CheckContext:
    return CheckContext(context.clock.today.isoformat(), naming.known_ids(connection))
