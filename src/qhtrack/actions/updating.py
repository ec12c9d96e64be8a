"""Record one event, as `update` does."""

import sqlite3

from qhtrack.actions.context import Answer, Context
from qhtrack.actions.exact_dates import notice_exact_date
from qhtrack.actions.opening import open_for_recording
from qhtrack.actions.recorder import recorder
from qhtrack.actions.results import readers_vocabulary, result_line, result_row, with_figures
from qhtrack.actions.retold_events import notice_retold_event
from qhtrack.actions.update_validation import read_option_date, to_update, validate
from qhtrack.database import (
    event_recording,
    naming,
    project_lookup,
    questions,
    source_titles,
    transactions,
)
from qhtrack.database.own_words import resolve_status
from qhtrack.database.questions import DateRange
from qhtrack.domain.change_results import Action
from qhtrack.domain.dates import days_between
from qhtrack.domain.errors import StateError, UsageError
from qhtrack.domain.messages import English, ProjectId, message
from qhtrack.domain.updates import Update, UpdateInput, UpdateResult
from qhtrack.output.formats import PageFormat, as_json

# what makes an event that was not there
_NEW = frozenset({Action.RECORDED, Action.CONFIRMED})


def update(
    context: Context,
    update_input: UpdateInput,
    page_format: PageFormat | None,
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
        sources, currency = questions.sources(connection), naming.currency(connection)
        status = resolve_status(connection, update_input.status)
        expect = update_input.expect and resolve_status(connection, update_input.expect)
        source = update_input.source and source_titles.finder(connection)(update_input.source)
        date = read_option_date("--date", update_input.date, today)
        update_input = update_input._replace(status=status, expect=expect, source=source, date=date)
        invalid = next(validate(update_input, today, sources, currency), None)
        if invalid is not None:
            place = _argument(invalid.field)
            raise UsageError(message("located", place=place, message=invalid.message))
        project = project_lookup.find_to_record(connection, update_input.project)
        new = to_update(update_input, project, today, currency)
        with transactions.transaction(connection, keep=not dry_run):
            (result,) = event_recording.record(connection, [new], recorder(context, "update"))
            if isinstance(result, StateError):
                raise result
            notice_exact_date(context, connection, new)
            if result.action in _NEW:
                notice = _notice_other_events if new.replace else notice_retold_event
                notice(context, connection, result)
        vocabulary = readers_vocabulary(context, connection, [project])
    if result.action is Action.UNCHANGED and not new.is_dated:
        context.notices.append(message("date_records_it"))
    if _lacks_source(new, result) and sources and context.screen.is_terminal:
        context.notices.append(message("no_source"))
    if page_format is not None:
        return Answer([as_json(result_row(result), page_format)])
    return Answer([result_line(with_figures(result, new), vocabulary, dry_run=dry_run)])


def _lacks_source(update: Update, result: UpdateResult) -> bool:
    """Tell whether no source says how a new event is known; a note says what was seen."""
    return update.source is None and result.action in _NEW


def _notice_other_events(
    context: Context, connection: sqlite3.Connection, result: UpdateResult
) -> None:
    """Say that the nearest event of this status stays on its date, and how it is taken out."""
    events = questions.events(connection, [result.project], DateRange())
    dates = [event["date"] for event in events if event["status"] == result.status]
    others = [date for date in dates if date != result.date]
    if others:
        # of two that hold its date the more exact one
        date = min(others, key=lambda date: (days_between(date, result.date), -len(date)))
        context.notices.append(
            message(
                "other_event_stays",
                project=ProjectId(result.project),
                status=result.status,
                date=date,
                event=f"{result.project} {date} {result.status.value}",
            )
        )


def _argument(field: str) -> str:
    """Return what `update` calls a field."""
    return English("STATUS") if field == "status" else f"--{field.replace('_', '-')}"
