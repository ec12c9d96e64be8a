"""Take back an event or a promise: drop."""

import sqlite3
from typing import NamedTuple

from qhtrack.actions import statement_recording
from qhtrack.actions.context import Answer, Context
from qhtrack.actions.opening import open_for_recording
from qhtrack.actions.promising import (
    PromiseLookup,
    check_promise,
    milestone_of,
    resolve_promise,
)
from qhtrack.actions.update_validation import check_note, check_status, read_option_date
from qhtrack.database import project_lookup, transactions
from qhtrack.database import statement_recording as database
from qhtrack.database.own_words import resolve_status
from qhtrack.database.rows import row_of
from qhtrack.domain import proposals as domain
from qhtrack.domain.change_results import Action
from qhtrack.domain.errors import FactError, UsageError
from qhtrack.domain.messages import English, Message, ProjectId, joined, message
from qhtrack.domain.promise_names import PromiseName, exact_match, matching_promises
from qhtrack.domain.proposals import ProposedChange
from qhtrack.domain.statements import Fact, fact_of
from qhtrack.domain.status import Status
from qhtrack.domain.toml_tables import TomlTable
from qhtrack.output.formats import PageFormat
from qhtrack.words.typed import value_of


class DropInput(NamedTuple):
    """What is to be dropped as somebody typed it: an event, or a promise by its wording."""

    project: str
    date: str | None = None
    status: str | None = None
    wording: str | None = None
    milestone: str | None = None
    part: str | None = None
    due: str | None = None
    note: str | None = None


def drop(
    context: Context, drop_input: DropInput, page_format: PageFormat | None, *, dry_run: bool
) -> Answer:
    """Take back an event or a promise, the registry's or one that was recorded here.

    Raises:
        FactError: there is none, and none was dropped here, or there are several.
        StateError: the registry would contradict itself without it.
        UsageError: an argument means nothing.
    """
    today = context.clock.today.isoformat()
    with (
        open_for_recording(context) as connection,
        transactions.transaction(connection, keep=not dry_run),
    ):
        status = drop_input.status and resolve_status(connection, drop_input.status)
        date = read_option_date(English("DATE"), drop_input.date, today)
        drop_input = drop_input._replace(status=status, date=date)
        milestone = milestone_of(connection, drop_input.milestone)
        name = PromiseName(
            milestone,
            drop_input.part,
            read_option_date("--due", drop_input.due, today),
            drop_input.wording,
        )
        _check(drop_input, name)
        if drop_input.wording is not None:
            check_promise(context, connection, name, {})
        project = project_lookup.find_to_record(connection, drop_input.project)
        if drop_input.date is not None and drop_input.status is not None:
            key = (drop_input.date, value_of("status", drop_input.status))
            change = _event(connection, Fact("event", project, key))
        else:
            change = _promise(connection, project, name)
        statement_recording.record(context, connection, change, "drop", drop_input.note)
        return statement_recording.answer(context, connection, change, page_format, dry_run=dry_run)


def _check(drop_input: DropInput, name: PromiseName) -> None:
    """Check that either an event or a promise is named.

    Raises:
        UsageError: neither is, or both, or by what means nothing.
    """
    is_promise = any(part is not None for part in name)
    if is_promise and drop_input.date is not None:
        raise UsageError(message("event_beside_promise"))
    if drop_input.wording is None and (is_promise or drop_input.status is None):
        raise UsageError(message("nothing_to_drop"))
    problems: tuple[tuple[str, Message | None], ...] = (
        (English("STATUS"), check_status(drop_input.status, tuple(Status))),
        ("--note", check_note(drop_input.note)),
    )
    for place, problem in problems:
        if problem is not None:
            raise UsageError(message("located", place=place, message=problem))


def _event(connection: sqlite3.Connection, fact: Fact) -> ProposedChange:
    row = row_of(connection, fact)
    if row is not None:
        return domain.propose_removal(fact, row)
    for dropped_row in database.dropped_rows(connection, "event", fact.owner):
        if fact_of("event", fact.owner, dropped_row) == fact:
            return _dropped_already(fact, dropped_row)
    rows = database.of_project(connection, "event", fact.owner)
    candidates = [
        message("named_event", status=English(event["status"]), date=event["date"])
        for event in rows
    ]
    key = "no_such_event" if rows else "no_events"
    date, status = fact.key
    values = {
        "status": English(status),
        "date": date,
        "candidates": joined(candidates, "candidates"),
    }
    raise FactError(message(key, project=ProjectId(fact.owner), **values), candidates)


def _promise(connection: sqlite3.Connection, project: str, name: PromiseName) -> ProposedChange:
    """Drop the promise that is meant; what was dropped under just this name goes before others."""
    rows = database.of_project(connection, "promise", project)
    dropped_rows = database.dropped_rows(connection, "promise", project)
    row = exact_match(name, rows)
    dropped_row = exact_match(name, dropped_rows)
    if row is None and dropped_row is None:
        dropped_matches = matching_promises(name, dropped_rows)
        dropped_row = (
            dropped_matches[0] if dropped_matches and not matching_promises(name, rows) else None
        )
    if row is None and dropped_row is not None:
        return _dropped_already(fact_of("promise", project, dropped_row), dropped_row)
    row = resolve_promise(PromiseLookup(project, name, rows))
    return domain.propose_removal(fact_of("promise", project, row), row)


def _dropped_already(fact: Fact, row: TomlTable) -> ProposedChange:
    return domain.propose_removal(fact, row)._replace(action=Action.UNCHANGED)
