"""Record events: update, apply."""

from collections.abc import Sequence

from qhtrack.actions.context import Answer, Context, with_progress
from qhtrack.actions.opening import open_for_recording, refuse_registry
from qhtrack.actions.results import (
    RESULT_KEYS,
    readers_vocabulary,
    result_line,
    result_row,
    total_line,
)
from qhtrack.actions.updating import to_update, validate
from qhtrack.database import finding, questions, recordings, transactions
from qhtrack.database.statements import Recorder
from qhtrack.domain.errors import StateError, UsageError
from qhtrack.domain.messages import message
from qhtrack.domain.updates import Action, UpdateInput
from qhtrack.output.formats import Format, PageFormat, as_json, formatted


def update(
    context: Context,
    update_input: UpdateInput,
    kind: PageFormat | None,
    *,
    dry_run: bool,
) -> Answer:
    """Record one event.

    Raises:
        StateError: the present state forbids it.
        UsageError: a field means nothing.
    """
    today = context.clock.today.isoformat()
    with open_for_recording(context) as connection:
        invalid = next(validate(update_input, today, questions.sources(connection)), None)
        if invalid is not None:
            place = _argument(invalid.field)
            raise UsageError(message("located", place=place, message=invalid.message))
        project = finding.find_to_record(connection, update_input.project)
        new = to_update(update_input, project, today)
        with transactions.transaction(connection, keep=not dry_run):
            (result,) = recordings.record(connection, [new], recorder(context, "update"))
            if isinstance(result, StateError):
                raise result
        vocabulary = readers_vocabulary(context, connection)
    if result.action is Action.UNCHANGED and not new.is_dated:
        context.notices.append(message("date_records_it"))
    if kind is not None:
        return Answer([as_json(result_row(result), kind)])
    return Answer([result_line(result, vocabulary, dry_run=dry_run)])


def _argument(field: str) -> str:
    """Return what `update` calls a field."""
    return "STATUS" if field == "status" else f"--{field.replace('_', '-')}"


def apply(
    context: Context, paths: Sequence[str], kind: PageFormat | None, *, dry_run: bool
) -> Answer:
    """Record the rows of files, all or none.

    Raises:
        RowsError: rows are bad; every one is named.
    """
    from qhtrack.actions import applying

    refuse_registry(context)
    read = applying.read_rows(paths)
    with (
        open_for_recording(context) as connection,
        transactions.transaction(connection, keep=not dry_run),
    ):
        resolved = applying.resolve_rows(connection, read, context.clock.today.isoformat())
        done = recordings.record(
            connection, resolved.updates, recorder(context, "apply"), with_progress
        )
        results = applying.checked_results(resolved, done)
        vocabulary = readers_vocabulary(context, connection)
    if kind is not None:
        return Answer(formatted(Format(kind), map(result_row, results), RESULT_KEYS))
    lines = [result_line(result, vocabulary, dry_run=dry_run) for result in results]
    return Answer([*lines, total_line(results, vocabulary, dry_run=dry_run)])


def recorder(context: Context, command: str, reason: str | None = None) -> Recorder:
    """Return who records now, with which command and why."""
    return Recorder(_user(), context.clock.timestamp, command, reason)


def _user() -> str | None:
    """Return who is at the terminal, where the system knows."""
    from getpass import getuser

    try:
        return getuser()
    except (KeyError, OSError):
        return None
